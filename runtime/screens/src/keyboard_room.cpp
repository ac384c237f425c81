#include "keyboard_room.h"

#include <algorithm>

namespace screens {
namespace {

constexpr float low_window = 640;
constexpr float least_above = 78;

ui::KeyRows rows_wanted(const ui::Frame& frame) { return is_low_window(frame) ? ui::KeyRows::few : ui::KeyRows::all; }

}  // namespace

bool is_low_window(const ui::Frame& frame) { return frame.size().h < low_window; }

bool somebody_writes(ui::Frame& frame) {
  const auto typing = frame.typing();
  return typing && typing->somebody_writes();
}

bool folds_bar(ui::Frame& frame) { return is_low_window(frame) && somebody_writes(frame); }

void fold_for_writing(Bars& bars, ui::Frame& frame) {
  bars.folded = folds_bar(frame);
  if (!bars.folded || !ways_out_fill_a_row(frame)) return;
  bars.skip_rest.reset();
  bars.notes.reset();
  bars.note.clear();
  if (bars.primary && !fits_beside_ways_out(bars.primary->label, frame)) bars.primary.reset();
}

KeyboardRoom keyboard_room(const ui::Typing& typing, const std::vector<std::string>& languages, ui::Rect area, float above, const ui::Frame& frame) {
  if (is_low_window(frame)) above = 87 + 56 * std::min(frame.text_factor(), 1.6F);
  const float height = typing.keyboard_height(languages, area.h - above - 8, rows_wanted(frame));
  return {height, area.h - height >= least_above};
}

void draw_keyboard(ui::Typing& typing, const std::vector<std::string>& languages, ui::Rect area, float height, ui::Frame& frame) {
  const float width = std::min(ui::keyboard_size().w, frame.size().w - 2 * side_margin(frame));
  typing.keyboard({(frame.size().w - width) / 2, area.bottom() - height, width, height}, languages, rows_wanted(frame));
}

}  // namespace screens
