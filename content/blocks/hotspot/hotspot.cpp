#include "blocks/hotspot/hotspot.h"

#include <algorithm>
#include <utility>

#include "lesson/block_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

// A finger must find it on the smallest screen.
constexpr double least_side = 0.1;
constexpr double rounding = 1e-9;

SpotArea read_area(const JsonObject& spot) {
  const JsonObject object = spot.object("area", {"x", "y", "width", "height"});
  SpotArea area{object.share("x"), object.share("y"), object.share("width"), object.share("height")};
  const bool whole = object.has("x") && object.has("y") && object.has("width") && object.has("height");
  if (!whole) return area;
  Report& report = spot.report();
  if (area.width < least_side || area.height < least_side) {
    report.error(object.path(), "area-too-small", "a place must be at least 0.1 of the picture wide and high");
  }
  if (area.x + area.width > 1 + rounding || area.y + area.height > 1 + rounding) {
    report.error(object.path(), "area-outside", "this place reaches out of the picture");
  }
  return area;
}

PictureSpot read_spot(const JsonValue& value, const std::string& path, const BlockReader& reader) {
  const JsonObject object(value, path, reader.report(), {"id", "area", "text", "good", "feedback", "misconception"});
  PictureSpot spot;
  spot.id = object.id("id");
  spot.area = read_area(object);
  const std::string key = reader.key("spots/" + spot.id);
  spot.text = object.text("text", key + "/text");
  spot.feedback = object.text("feedback", key + "/feedback");
  Judged judged = read_judged(object, "place");
  spot.good = judged.good;
  spot.misconception = std::move(judged.misconception);
  return spot;
}

bool overlap(const SpotArea& one, const SpotArea& other) {
  const double across = std::min(one.x + one.width, other.x + other.width) - std::max(one.x, other.x);
  const double down = std::min(one.y + one.height, other.y + other.height) - std::max(one.y, other.y);
  return across > rounding && down > rounding;
}

void check_spots(const std::vector<PictureSpot>& spots, const JsonObject& object) {
  Report& report = object.report();
  for (std::size_t later = 1; later < spots.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (!overlap(spots[earlier].area, spots[later].area)) continue;
      report.error(
          join_path(object.path("spots"), later), "areas-overlap",
          "the places " + in_quotes(spots[earlier].id) + " and " + in_quotes(spots[later].id) + " lie over each other");
    }
  }
  const bool has_good = std::any_of(spots.begin(), spots.end(), [](const PictureSpot& spot) { return spot.good; });
  if (!spots.empty() && !has_good)
    report.error(object.path("spots"), "no-good-place", "at least one place must be good");
}

}  // namespace

Hotspot read(BlockReader& reader, std::type_identity<Hotspot>) {
  reader.members({"question", "picture", "shape", "spots"});
  Hotspot block;
  block.id = reader.id();
  block.question = reader.text("question");
  if (auto picture = reader.picture_if_present()) {
    block.picture = std::move(*picture);
  } else {
    reader.report().error(reader.object().path(), "missing-member", "\"picture\" is missing");
  }
  block.shape = reader.object().one_of_or<PictureShape>("shape", PictureShape::standard);
  UniqueIds ids(reader.report());
  reader.object().each("spots", 2, 8, [&](const JsonValue& value, const std::string& path) {
    block.spots.push_back(read_spot(value, path, reader));
    ids.add(block.spots.back().id, join_path(path, "id"));
  });
  check_spots(block.spots, reader.object());
  return block;
}

}  // namespace content
