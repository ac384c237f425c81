// Places to find on a picture. Each has its own feedback; one that is not looked for names the thought that leads
// there.
#pragma once

#include <array>
#include <string_view>
#include <type_traits>

#include "base/enum_names.h"
#include "content/lesson_parts.h"

namespace content {

class BlockReader;

// The two canvases that pictures are drawn on. Areas are shares of the whole picture, so it must be shown whole.
enum class PictureShape { standard, wide };

constexpr double height_of_width(PictureShape shape) {
  return shape == PictureShape::wide ? 400.0 / 960.0 : 516.0 / 560.0;
}

// From the upper left corner of the picture, which is not mirrored where words are read from the right.
struct SpotArea {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct PictureSpot {
  std::string id;
  SpotArea area;
  Text text;  // what is there, for the list
  bool good = false;
  Text feedback;
  std::string misconception;  // short name of the thought behind a place that is not looked for; empty when good
};

struct Hotspot {
  static constexpr std::string_view type = "hotspot";
  BlockId id;
  Text question;
  Picture picture;
  PictureShape shape = PictureShape::standard;
  std::vector<PictureSpot> spots;
};

Hotspot read(BlockReader& reader, std::type_identity<Hotspot>);

template <typename Take>
void parts(const Hotspot& block, Take&& take) {
  take(block.question);
  take(block.picture);
  for (const PictureSpot& spot : block.spots) {
    take(spot.text);
    take(spot.feedback);
  }
}

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<content::PictureShape>{"standard", "wide"};
