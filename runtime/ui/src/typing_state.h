// What a Stage remembers of writing between frames.
#pragma once

#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/geometry.h"
#include "ui/keyboard.h"
#include "ui/text_event.h"
#include "ui/text_port.h"

namespace ui {

std::string key_of_field(const TextRequest& request);  // all that decides where its carets stand

// Shaping is slow and a text is asked for more than once in a frame.
class StopsCache {
 public:
  const std::vector<CaretStop>& of(TextShaper& shaper, const TextRequest& request);

 private:
  static constexpr std::size_t most = 16;
  std::list<std::pair<std::string, std::vector<CaretStop>>> known_;  // latest first; references outlive what is added
};

struct TypingState {
  // The field that keys of the screen's keyboard write into: the one that has the focus, or had it before the focus
  // ring moved on.
  std::string field;
  std::string next_field;     // the same in the frame being drawn
  std::optional<Rect> caret;  // of the field that has the focus, on the screen
  std::optional<Rect> place;  // the same in the last whole frame
  std::vector<TextEvent> now;
  std::vector<TextEvent> next;  // pressed on the screen's keyboard in this frame

  struct Scrolled {
    Point by;
    std::pair<std::size_t, std::size_t> seen{0, 0};  // the caret that was brought into view, and the length of the text
  };
  std::map<std::string, Scrolled> scrolled;
  struct Looked {
    std::string key;  // of the text and how it is drawn
    std::vector<std::string> undrawn;
  };
  std::map<std::string, Looked> looked;  // by field
  StopsCache stops;
  std::optional<float> column;
  Point pressed_at{-1, -1};
  bool drags = false;

  std::string keyboard_language;
  KeyboardPage keyboard_page = KeyboardPage::letters;
  std::size_t keyboard_part = 0;  // which is shown, where a window is too small for all of it
  bool keyboard_changed = false;  // what its keys write, in this frame
};

// Keys of the screen's keyboard: while one of them is focused it is the field that is written into.
inline bool is_key_of_keyboard(std::string_view id) { return id.rfind("keyboard/", 0) == 0; }

}  // namespace ui
