// What the reader did since the last frame, in logical units. Touch arrives as the pointer.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/geometry.h"
#include "ui/text_event.h"

namespace ui {

enum class Key { tab, back_tab, left, right, up, down, enter, escape, page_up, page_down, home, end, erase, f2, f3,
                 digit_0, digit_1, digit_2, digit_3, digit_4, digit_5, digit_6, digit_7, digit_8, digit_9,
                 // Any letter of the keyboard's second, third and fourth row, whatever the layout writes there.
                 upper_letters, middle_letters, lower_letters };

struct Input {
  Point pointer{-1, -1};
  bool pointer_down = false;
  float wheel = 0;  // lines, positive is up
  std::vector<Key> keys;
  float wheel_across = 0;   // lines, positive is to the right
  std::int64_t now_ms = 0;  // of a clock that only goes forward; virtual in walks
  std::vector<TextEvent> text = {};
  bool switch_down = false;  // Enter or Space is held
  int clicks = 1;  // of the press that the pointer is in: 2 for a double click
};

}  // namespace ui
