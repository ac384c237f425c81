// One thing to be rated on a scale of few words: a card with what it is, and a row of chips beside or, with large text, below.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/widgets.h"

namespace screens {

struct RatingScale {
  std::vector<std::string> labels;  // in order, from 1
  bool faces = false;               // each label stands below a face: there are three
};

// The face of a scale of three, from the least.
const ui::EmbeddedFile* scale_face(std::size_t step);

// Which step was pressed. The chips are `id`/1 and so on.
std::optional<int> draw_rating_row(const std::string& id, const std::string& words, const RatingScale& scale, std::optional<int> chosen, ui::Column& column, ui::Frame& frame);

}  // namespace screens
