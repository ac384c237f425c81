// What somebody did to write: words from a keyboard, from an input method or from the keyboard on the screen, and the
// keys that move in text. They reach nobody but the field that has the focus, on a screen that may take text
// (ui/typing.h).
#pragma once

#include <cstddef>
#include <string>
#include <variant>

namespace ui {

enum class TextKey {
  left,
  right,
  word_left,
  word_right,
  up,
  down,
  line_start,
  line_end,
  text_start,
  text_end,
  backspace,
  word_backspace,
  remove,
  word_remove,
  enter,
  select_all,
  copy,
  cut,
  paste,
  undo,
  redo
};

struct TypedWords {
  std::string text;  // as it came: the entry makes it fit

  friend bool operator==(const TypedWords&, const TypedWords&) = default;
};

struct ComposedWords {
  std::string text;       // not written yet; without text the composition is over
  std::size_t caret = 0;  // bytes into it

  friend bool operator==(const ComposedWords&, const ComposedWords&) = default;
};

struct TextKeyPress {
  TextKey key = TextKey::left;
  bool selects = false;  // with Shift

  friend bool operator==(const TextKeyPress&, const TextKeyPress&) = default;
};

using TextEvent = std::variant<TypedWords, ComposedWords, TextKeyPress>;

}  // namespace ui
