#include "base/text_entry.h"

#include <algorithm>

#include "base/utf8.h"

namespace base {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// U+0000 to U+001F and U+007F to U+009F.
bool is_control(std::string_view code_point) {
  const auto first = static_cast<unsigned char>(code_point[0]);
  if (code_point.size() == 1) return first < 0x20 || first == 0x7F;
  return first == 0xC2 && static_cast<unsigned char>(code_point[1]) < 0xA0;
}

// CR LF counts once: its CR is a control character.
bool ends_line(std::string_view code_point) {
  return code_point == "\n" || code_point == "\xE2\x80\xA8" || code_point == "\xE2\x80\xA9" || code_point == "\xC2\x85";
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t bytes = 0;
  for (; count > 0 && bytes < text.size(); --count) bytes += code_point_bytes(text.substr(bytes));
  return text.substr(0, bytes);
}

void place(TextEntry& entry, std::size_t caret, std::size_t anchor) {
  entry.caret = code_point_start(entry.text, caret);
  entry.anchor = code_point_start(entry.text, anchor);
}

// Single letters typed or taken away one after the other are one step; the first letter of a word begins a new one.
bool join(TextEntry& entry, const TextChange& change) {
  if (!entry.joins || entry.undo.empty()) return false;
  TextChange& last = entry.undo.back();
  const bool types_on = change.removed.empty() && last.removed.empty() && last.at + last.inserted.size() == change.at;
  if (types_on && !(last.inserted.back() == ' ' && change.inserted.front() != ' ')) {
    last.inserted += change.inserted;
    return true;
  }
  const bool takes_on =
      change.inserted.empty() && last.inserted.empty() && change.at + change.removed.size() == last.at;
  if (takes_on) {
    last.removed = change.removed + last.removed;
    last.at = change.at;
  }
  return takes_on;
}

void remember(TextEntry& entry, TextChange change) {
  entry.redo.clear();
  // What was pasted is a step of its own.
  const bool is_one_letter = count_code_points(change.removed) + count_code_points(change.inserted) == 1;
  if (!is_one_letter || !join(entry, change)) entry.undo.push_back(std::move(change));
  if (entry.undo.size() > TextEntry::most_undo_steps) entry.undo.erase(entry.undo.begin());
  entry.joins = is_one_letter;
}

struct Apply {
  TextEntry& entry;

  void operator()(const SelectText& edit) const {
    entry.composition = {};
    entry.joins = false;
    place(entry, edit.caret, edit.anchor);
  }

  void operator()(const ReplaceText& edit) const {
    entry.composition = {};
    const std::size_t from = code_point_start(entry.text, std::min(edit.from, edit.to));
    const std::size_t to = code_point_start(entry.text, std::max(edit.from, edit.to));
    TextChange change{from, entry.text.substr(from, to - from), "", entry.caret, entry.anchor};
    const std::size_t kept = count_code_points(entry.text) - count_code_points(change.removed);
    const std::size_t room = entry.limits.most_code_points - std::min(kept, entry.limits.most_code_points);
    change.inserted = first_code_points(clean_text(edit.text, entry.limits.several_lines), room);
    // Where there is no room, what is selected stays.
    if (change.inserted.empty() && (change.removed.empty() || !edit.text.empty())) return;
    entry.text.replace(from, to - from, change.inserted);
    place(entry, from + change.inserted.size(), from + change.inserted.size());
    remember(entry, std::move(change));
  }

  void operator()(const ComposeText& edit) const {
    entry.composition.text = clean_text(edit.composition.text, false);
    entry.composition.caret = code_point_start(entry.composition.text, edit.composition.caret);
  }

  void operator()(UndoText edit) const {
    entry.composition = {};
    entry.joins = false;
    auto& from = edit == UndoText::undo ? entry.undo : entry.redo;
    auto& to = edit == UndoText::undo ? entry.redo : entry.undo;
    if (from.empty()) return;
    TextChange change = std::move(from.back());
    from.pop_back();
    if (edit == UndoText::undo) {
      entry.text.replace(change.at, change.inserted.size(), change.removed);
      place(entry, change.caret, change.anchor);
    } else {
      entry.text.replace(change.at, change.removed.size(), change.inserted);
      place(entry, change.at + change.inserted.size(), change.at + change.inserted.size());
    }
    to.push_back(std::move(change));
  }
};

}  // namespace

TextEntry text_entry(std::string_view text, TextLimits limits) {
  TextEntry entry;
  entry.limits = limits;
  entry.text = first_code_points(clean_text(text, limits.several_lines), limits.most_code_points);
  place(entry, entry.text.size(), entry.text.size());
  return entry;
}

TextEntry update(TextEntry entry, const TextEdit& edit) {
  std::visit(Apply{entry}, edit);
  return entry;
}

TextEntry update(TextEntry entry, const std::vector<TextEdit>& edits) {
  for (const TextEdit& edit : edits) entry = update(std::move(entry), edit);
  return entry;
}

std::string clean_text(std::string_view text, bool several_lines) {
  std::string clean;
  while (!text.empty()) {
    const std::size_t bytes = code_point_bytes(text);
    const std::string_view code_point = text.substr(0, std::max<std::size_t>(bytes, 1));
    text.remove_prefix(code_point.size());
    if (bytes == 0) {
      clean += replacement;
    } else if (ends_line(code_point)) {
      clean += several_lines ? '\n' : ' ';
    } else if (!is_control(code_point)) {
      clean += code_point;
    }
  }
  return clean;
}

}  // namespace base
