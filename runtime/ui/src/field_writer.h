// What somebody did in a field as edits of its entry: the letters, lines and words are the shaper's, the edits are in
// bytes.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/text_entry.h"
#include "ui/clipboard_port.h"
#include "ui/text_port.h"
#include "ui/typing.h"

namespace ui {

struct WriterPorts {
  std::function<const std::vector<CaretStop>&(const std::string& text)>
      stops;  // of these words where the field has them
  Clipboard* clipboard = nullptr;
  bool right_to_left = false;
  // Where Up and Down want to be, in pixels of the text, while they follow one another.
  std::optional<float>* column = nullptr;
};

class FieldWriter {
 public:
  FieldWriter(base::TextEntry entry, WriterPorts ports) : entry_(std::move(entry)), ports_(std::move(ports)) {}

  void take(const TextEvent& event);
  // The pointer at a place of the text, in its pixels.
  void put_caret(Point at, bool selects);
  void choose_word(Point at);
  void choose_all() { select(entry_.text.size(), 0); }

  const base::TextEntry& entry() const { return entry_; }
  FieldAnswer answer() const { return answer_; }

 private:
  struct Take;

  void apply(const base::TextEdit& edit);
  void select(std::size_t caret, std::size_t anchor) { apply(base::SelectText{caret, anchor}); }
  void move(std::size_t caret, bool selects) { select(caret, selects ? entry_.anchor : caret); }
  void replace_selection(const std::string& text);
  void erase(std::size_t from, std::size_t to);

  void press(const TextKeyPress& press);
  void move_or_collapse(const TextKeyPress& press);
  void clipboard(TextKey key);
  std::size_t beside(TextKey key) const;
  std::size_t word_away(bool forward) const;
  std::size_t line_away(int lines);
  std::size_t in_line(bool end) const;
  const std::vector<CaretStop>& stops() const { return ports_.stops(entry_.text); }
  const CaretStop& stop() const;

  base::TextEntry entry_;
  WriterPorts ports_;
  FieldAnswer answer_;
};

// The stop nearest to a place of the text: in the line the place is in, or the nearest line.
const CaretStop& nearest_stop(const std::vector<CaretStop>& stops, Point at);

}  // namespace ui
