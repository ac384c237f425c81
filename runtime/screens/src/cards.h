// Cards one can lay somewhere, turn or tap: a picture with words, or either alone; and the cells they stand in.
#pragma once

#include <cstddef>
#include <string>

#include "content/lesson_parts.h"
#include "ui/widgets.h"

namespace screens {

// Below this width of the screen, or with letters this large, what stood side by side stands one below the other.
bool is_stacked(const ui::Frame& frame);

// Cells of one width, as many in a row as find room, rows of about the same length.
class Cells {
 public:
  Cells(std::size_t count, float width, float least_width, float gap);

  float width() const { return cell_; }
  std::size_t columns() const { return columns_; }
  std::size_t rows() const { return rows_; }
  float height(float row_height) const;  // of all rows
  ui::Rect cell(std::size_t index, float x, float y, float row_height) const;

 private:
  float gap_;
  std::size_t columns_;
  std::size_t rows_;
  float cell_;
};

// What stands on a card. Beside its picture the words have the rest of the width, below it all of it.
struct CardFace {
  const content::Picture* picture = nullptr;
  std::string words;  // may be empty
  bool beside = false;
  float picture_height = 150;
  float least_height = ui::space::touch;  // of a card of words alone
  ui::TextStyle style;
};

struct CardLook {
  ui::Tone tone = ui::Tone::plain;
  std::optional<ui::Icon> mark;  // in the corner: what became of it
  bool lifted = false;           // in a hand, above everything else
};

float card_height(const ui::Frame& frame, const CardFace& face, float width);
// Draws the card; its control is the caller's. The words have the id ID/label, the picture ID/picture.
void draw_card(ui::Frame& frame, const std::string& id, ui::Rect rect, const CardFace& face, const CardLook& look,
               const ui::ControlState& state);
// Where a card lay, or may lie.
void draw_empty_place(ui::Frame& frame, ui::Rect rect, float radius);

}  // namespace screens
