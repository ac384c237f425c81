// Text that somebody is writing: the words, the caret, what is selected, what an input method is still composing, and
// what can be undone. Plain data that its owner keeps; update() is all that changes it, and whatever it is given, the
// text stays well- formed UTF-8 without control characters and within its limits. Knows no letters: where a caret may
// stand is decided where the text is drawn (ui/typing.h), which hands over edits in bytes. Students have no free text
// anywhere (R2): only the screens of trainers and the editor can draw a field, so only they ever have edits to apply.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace base {

struct TextLimits {
  std::size_t most_code_points = 200;
  bool several_lines = false;

  friend bool operator==(const TextLimits&, const TextLimits&) = default;
};

// What an input method shows at the caret and has not written yet.
struct Composition {
  std::string text;
  std::size_t caret = 0;  // bytes into it

  friend bool operator==(const Composition&, const Composition&) = default;
};

// One step that can be undone.
struct TextChange {
  std::size_t at = 0;
  std::string removed;
  std::string inserted;
  std::size_t caret = 0;  // as they were before
  std::size_t anchor = 0;

  friend bool operator==(const TextChange&, const TextChange&) = default;
};

struct TextEntry {
  TextLimits limits;
  std::string text;
  std::size_t caret = 0;   // bytes before it
  std::size_t anchor = 0;  // the other end of the selection; the caret's place when nothing is selected
  Composition composition;
  std::vector<TextChange> undo;  // latest last, at most most_undo_steps
  std::vector<TextChange> redo;
  bool joins = false;  // the next letter belongs to the last step

  static constexpr std::size_t most_undo_steps = 100;

  std::size_t selection_start() const { return caret < anchor ? caret : anchor; }
  std::size_t selection_end() const { return caret < anchor ? anchor : caret; }
  std::string selected() const { return text.substr(selection_start(), selection_end() - selection_start()); }

  friend bool operator==(const TextEntry&, const TextEntry&) = default;
};

// An entry that starts with these words, the caret behind them.
TextEntry text_entry(std::string_view text, TextLimits limits = {});

struct SelectText {
  std::size_t caret = 0;
  std::size_t anchor = 0;

  friend bool operator==(const SelectText&, const SelectText&) = default;
};

// Puts the words in place of the bytes from `from` to `to`, and the caret behind them.
struct ReplaceText {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string text;

  friend bool operator==(const ReplaceText&, const ReplaceText&) = default;
};

struct ComposeText {
  Composition composition;  // without text: there is none any more

  friend bool operator==(const ComposeText&, const ComposeText&) = default;
};

enum class UndoText { undo, redo };

using TextEdit = std::variant<SelectText, ReplaceText, ComposeText, UndoText>;

TextEntry update(TextEntry entry, const TextEdit& edit);
TextEntry update(TextEntry entry, const std::vector<TextEdit>& edits);

// The one place where foreign text is made fit: each byte that is not UTF-8 becomes U+FFFD, control characters are
// dropped, and ends of lines are kept as \n or, in one line, become spaces.
std::string clean_text(std::string_view text, bool several_lines);

}  // namespace base
