// A question answered on a scale of named steps. Each step has a thought of its own, and none is wrong.
#pragma once

#include <array>
#include <type_traits>

#include "base/enum_names.h"
#include "content/lesson_parts.h"

namespace content {

class BlockReader;

enum class RatingLook {
  steps,   // cards beside one another
  slider,  // the same below a track with a marker to move
  faces    // three of them, glad to uneasy, for those who read little
};

struct RatingStep {
  std::string id;
  Text label;
  Text thought;
};

struct Rating {
  static constexpr std::string_view type = "rating";
  BlockId id;
  Text question;
  std::optional<Picture> picture;
  RatingLook look = RatingLook::steps;
  std::vector<RatingStep> steps;  // 3 to 7, from one end to the other
};

Rating read(BlockReader& reader, std::type_identity<Rating>);

template <typename Take>
void parts(const Rating& block, Take&& take) {
  take(block.question);
  parts(block.picture, take);
  for (const RatingStep& step : block.steps) {
    take(step.label);
    take(step.thought);
  }
}

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::RatingLook>{"steps", "slider", "faces"};
