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

// What is asked on a page of one question: large, and less so where a few lines of it would fill the view.
ui::TextStyle question_style(const ui::Frame& frame);

// What is asked, and quietly how to answer.
void draw_rating_head(const std::string& question, const std::string& hint, ui::Column& column, ui::Frame& frame);

struct Rated {
  std::size_t row = 0;  // by its place in the item
  int rating = 0;
};

// All rows of an item, in the order in which its state shows them: the ids are KIND/ID.
template <typename Row, typename State>
std::optional<Rated> draw_rating_rows(const std::string& kind, const std::vector<Row>& rows, const State& state, const RatingScale& scale, ui::Column& column, ui::Frame& frame) {
  std::optional<Rated> said;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t at = state.shown(i);
    const auto rated = state.ratings.find(at);
    const std::optional<int> chosen = rated == state.ratings.end() ? std::nullopt : std::optional(rated->second);
    const auto rating = draw_rating_row(kind + "/" + rows[at].id, frame.say(rows[at].text), scale, chosen, column, frame);
    if (rating) said = Rated{at, *rating};
  }
  return said;
}

}  // namespace screens
