#include "field_writer.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace ui {
namespace {

// The stop at or before a place; there is always the one at 0.
std::vector<CaretStop>::const_iterator stop_before(const std::vector<CaretStop>& stops, std::size_t at) {
  const auto behind = std::upper_bound(stops.begin(), stops.end(), at,
                                       [](std::size_t place, const CaretStop& s) { return place < s.at; });
  return behind == stops.begin() ? behind : std::prev(behind);
}

const CaretStop& nearest_in_line(const std::vector<CaretStop>& stops, int line, float x) {
  const CaretStop* best = nullptr;
  for (const CaretStop& stop : stops) {
    if (stop.line != line) continue;
    if (best == nullptr || std::abs(stop.caret.x - x) < std::abs(best->caret.x - x)) best = &stop;
  }
  return best == nullptr ? stops.back() : *best;
}

}  // namespace

const CaretStop& nearest_stop(const std::vector<CaretStop>& stops, Point at) {
  int line = 0;
  for (const CaretStop& stop : stops) {
    if (stop.caret.y <= at.y) line = std::max(line, stop.line);
  }
  return nearest_in_line(stops, line, at.x);
}

struct FieldWriter::Take {
  FieldWriter& writer;
  void operator()(const TypedWords& words) const { writer.replace_selection(words.text); }
  void operator()(const ComposedWords& words) const { writer.apply(base::ComposeText{{words.text, words.caret}}); }
  void operator()(const TextKeyPress& press) const { writer.press(press); }
};

void FieldWriter::take(const TextEvent& event) {
  const auto* press = std::get_if<TextKeyPress>(&event);
  const bool is_upright = press != nullptr && (press->key == TextKey::up || press->key == TextKey::down);
  if (!is_upright) ports_.column->reset();
  std::visit(Take{*this}, event);
}

void FieldWriter::put_caret(Point at, bool selects) {
  ports_.column->reset();
  move(nearest_stop(stops(), at).at, selects);
}

void FieldWriter::choose_word(Point at) {
  const auto& all = stops();
  const auto here = stop_before(all, nearest_stop(all, at).at);
  auto start = here;
  while (start != all.begin() && !start->word_start) --start;
  const auto end = std::find_if(start->word_start ? std::next(start) : here, all.end(),
                                [](const CaretStop& s) { return s.word_end; });
  const bool in_word = start->word_start && end != all.end() && end >= here;
  if (in_word) return select(end->at, start->at);
  const auto next = std::next(here) == all.end() ? here : std::next(here);
  select(next->at, here->at);
}

// What changes nothing is no edit.
void FieldWriter::apply(const base::TextEdit& edit) {
  base::TextEntry changed = update(entry_, edit);
  if (changed == entry_) return;
  entry_ = std::move(changed);
  answer_.edits.push_back(edit);
}

const CaretStop& FieldWriter::stop() const { return *stop_before(stops(), entry_.caret); }

// Where not everything fits, what is left out is whole letters.
void FieldWriter::replace_selection(const std::string& text) {
  std::string fitting = base::clean_text(text, entry_.limits.several_lines);
  const std::size_t kept = base::count_code_points(entry_.text) - base::count_code_points(entry_.selected());
  const std::size_t room = entry_.limits.most_code_points - std::min(kept, entry_.limits.most_code_points);
  if (base::count_code_points(fitting) > room) {
    std::size_t whole = 0;
    for (const CaretStop& letter : ports_.stops(fitting)) {
      if (base::count_code_points(std::string_view(fitting).substr(0, letter.at)) <= room) whole = letter.at;
    }
    fitting.resize(whole);
  }
  if (!fitting.empty()) return apply(base::ReplaceText{entry_.selection_start(), entry_.selection_end(), fitting});
  apply(base::ComposeText{});
}

void FieldWriter::erase(std::size_t from, std::size_t to) {
  if (entry_.caret != entry_.anchor) {
    from = entry_.selection_start();
    to = entry_.selection_end();
  }
  if (from < to) apply(base::ReplaceText{from, to, ""});
}

std::size_t FieldWriter::beside(TextKey key) const {
  switch (key) {
    case TextKey::left:
      return stop().left;
    case TextKey::right:
      return stop().right;
    case TextKey::word_left:
      return word_away(ports_.right_to_left);
    case TextKey::word_right:
      return word_away(!ports_.right_to_left);
    case TextKey::line_start:
      return in_line(false);
    case TextKey::line_end:
      return in_line(true);
    case TextKey::text_start:
      return 0;
    default:
      return entry_.text.size();
  }
}

// Forward to the end of a word and backward to its start, so that a word passed over is a word selected.
std::size_t FieldWriter::word_away(bool forward) const {
  std::size_t found = forward ? entry_.text.size() : 0;
  for (const CaretStop& stop : stops()) {
    if (forward && stop.word_end && stop.at > entry_.caret) return stop.at;
    if (!forward && stop.word_start && stop.at < entry_.caret) found = stop.at;
  }
  return found;
}

std::size_t FieldWriter::line_away(int lines) {
  const auto& all = stops();
  const int line = stop().line + lines;
  if (line < 0) return 0;
  if (line > all.back().line) return entry_.text.size();
  if (!*ports_.column) *ports_.column = stop().caret.x;
  return nearest_in_line(all, line, **ports_.column).at;
}

std::size_t FieldWriter::in_line(bool end) const {
  const int line = stop().line;
  std::size_t found = entry_.caret;
  for (const CaretStop& stop : stops()) {
    if (stop.line != line) continue;
    if (!end) return stop.at;
    found = stop.at;
  }
  return found;
}

// An arrow without Shift takes a selection away and stays at the end it points to.
void FieldWriter::move_or_collapse(const TextKeyPress& press) {
  const bool to_a_side = press.key == TextKey::left || press.key == TextKey::right;
  const bool collapses = to_a_side && !press.selects && entry_.caret != entry_.anchor;
  if (!collapses) return move(beside(press.key), press.selects);
  const bool to_start = (press.key == TextKey::left) != ports_.right_to_left;
  move(to_start ? entry_.selection_start() : entry_.selection_end(), false);
}

void FieldWriter::clipboard(TextKey key) {
  if (ports_.clipboard == nullptr) return;
  if (key == TextKey::paste) return replace_selection(ports_.clipboard->copied());
  if (entry_.caret == entry_.anchor) return;
  ports_.clipboard->copy(entry_.selected());
  if (key == TextKey::cut) erase(0, 0);
}

void FieldWriter::press(const TextKeyPress& press) {
  const auto& all = stops();
  const auto here = stop_before(all, entry_.caret);
  const std::size_t next = std::next(here) == all.end() ? entry_.text.size() : std::next(here)->at;
  switch (press.key) {
    case TextKey::up:
      return move(line_away(-1), press.selects);
    case TextKey::down:
      return move(line_away(1), press.selects);
    case TextKey::backspace:
      return erase(here->backspace, entry_.caret);
    case TextKey::word_backspace:
      return erase(word_away(false), entry_.caret);
    case TextKey::remove:
      return erase(entry_.caret, next);
    case TextKey::word_remove:
      return erase(entry_.caret, word_away(true));
    case TextKey::select_all:
      return choose_all();
    case TextKey::copy:
    case TextKey::cut:
    case TextKey::paste:
      return clipboard(press.key);
    case TextKey::undo:
      return apply(base::UndoText::undo);
    case TextKey::redo:
      return apply(base::UndoText::redo);
    case TextKey::enter:
      answer_.entered = answer_.entered || !entry_.limits.several_lines;
      return entry_.limits.several_lines ? replace_selection("\n") : void();
    default:
      return move_or_collapse(press);
  }
}

}  // namespace ui
