// How much room the bars have, and which of their parts stand where.
#pragma once

#include <optional>
#include <string>

#include "bars.h"

namespace screens {

inline constexpr float bar_height = 56;
inline constexpr float icon_width = 66;
inline constexpr float text_size_width = 80;
inline constexpr float progress_row = 24;  // of its own, on narrow screens

float gap_of(const ui::Frame& frame);
float bar_top(const ui::Frame& frame);
float bar_factor(const ui::Frame& frame);

struct Leaving {
  std::string exit;
  std::string help;
  ui::ButtonLook exit_look;
  ui::ButtonLook help_look;
  float exit_width = 0;
  float help_width = 0;
};

Leaving leaving_of(const ui::Frame& frame);
// Where grown-ups write in a low window: going on in the same row, with letters as small as that needs, never smaller than small
// words are for a reader of usual letters.
struct OneRow {
  Leaving leaving;
  ui::ButtonLook primary;
};
std::optional<OneRow> in_one_row(const std::string& primary, const ui::Frame& frame);
float leaving_top(const ui::Frame& frame);
ui::ButtonLook primary_look();
float skip_width(const ui::Frame& frame);

// Whether going on stands in a row above leaving; on every page or on none.
bool has_two_rows(const ui::Frame& frame);

// Else they stand in the upper bar, in the place of the title.
bool notes_fit_below(const ui::Frame& frame);
bool skip_fits_below(const Bars& bars, const ui::Frame& frame);

}  // namespace screens
