#include "blocks/sort/sort.h"

#include <algorithm>
#include <utility>

#include "lesson/block_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

std::vector<SortGroup> read_groups(const BlockReader& reader) {
  std::vector<SortGroup> groups;
  UniqueIds ids(reader.report());
  reader.object().each("groups", 2, 4, [&](const JsonValue& value, const std::string& path) {
    const JsonObject object(value, path, reader.report(), {"id", "text", "sign"});
    SortGroup group;
    group.id = object.id("id");
    ids.add(group.id, object.path("id"));
    group.text = object.text("text", reader.key("groups/" + group.id));
    if (object.has("sign")) group.sign = object.one_of<GroupSign>("sign");
    groups.push_back(std::move(group));
  });
  return groups;
}

SortPlace read_place(const JsonValue& value, const std::string& path, const std::string& card_key, Report& report) {
  const JsonObject object(value, path, report, {"group", "good", "feedback", "misconception"});
  SortPlace place;
  place.group = object.id("group");
  place.feedback = object.text("feedback", card_key + "/places/" + place.group);
  Judged judged = read_judged(object, "place");
  place.good = judged.good;
  place.misconception = std::move(judged.misconception);
  return place;
}

// Puts the places into the order of the groups.
void check_places(SortCard& card, const std::vector<SortGroup>& groups, const JsonObject& object) {
  Report& report = object.report();
  const std::string path = object.path("places");
  std::vector<SortPlace> ordered;
  for (const SortGroup& group : groups) {
    const auto is_here = [&](const SortPlace& place) { return place.group == group.id; };
    const auto count = std::count_if(card.places.begin(), card.places.end(), is_here);
    if (count == 1) ordered.push_back(*std::find_if(card.places.begin(), card.places.end(), is_here));
    if (count == 1 || group.id.empty()) continue;
    report.error(path, "place-not-once",
                 "a card must say exactly once what happens in the group " + in_quotes(group.id) + ", not " +
                     std::to_string(count) + " times");
  }
  for (std::size_t i = 0; i < card.places.size(); ++i) {
    const std::string& named = card.places[i].group;
    const bool known =
        std::any_of(groups.begin(), groups.end(), [&](const SortGroup& group) { return group.id == named; });
    if (named.empty() || known) continue;
    report.error(join_path(join_path(path, i), "group"), "broken-reference", "there is no group " + in_quotes(named));
  }
  const bool has_good =
      std::any_of(card.places.begin(), card.places.end(), [](const SortPlace& place) { return place.good; });
  if (!card.places.empty() && !has_good) report.error(path, "no-good-place", "at least one place must be good");
  card.places = std::move(ordered);
}

SortCard read_card(const JsonValue& value, const std::string& path, const BlockReader& reader,
                   const std::vector<SortGroup>& groups) {
  const JsonObject object(value, path, reader.report(), {"id", "text", "picture", "places"});
  SortCard card;
  card.id = object.id("id");
  const std::string key = reader.key("cards/" + card.id);
  card.text = object.text("text", key + "/text");
  card.picture = read_picture_if_present(object, key);
  object.each("places", 2, 4, [&](const JsonValue& place, const std::string& place_path) {
    card.places.push_back(read_place(place, place_path, key, reader.report()));
  });
  check_places(card, groups, object);
  return card;
}

}  // namespace

Sort read(BlockReader& reader, std::type_identity<Sort>) {
  reader.members({"question", "groups", "cards"});
  Sort block;
  block.id = reader.id();
  block.question = reader.text("question");
  block.groups = read_groups(reader);
  UniqueIds ids(reader.report());
  reader.object().each("cards", 2, 12, [&](const JsonValue& value, const std::string& path) {
    block.cards.push_back(read_card(value, path, reader, block.groups));
    ids.add(block.cards.back().id, join_path(path, "id"));
  });
  return block;
}

}  // namespace content
