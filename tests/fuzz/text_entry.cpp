// Any bytes as what somebody does to a text: whatever comes, it stays UTF-8, within its limits and its caret inside it.
#include "base/text_entry.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "base/utf8.h"

namespace {

struct Bytes {
  const std::uint8_t* at;
  std::size_t left;

  std::size_t number() {
    if (left == 0) return 0;
    --left;
    return *at++;
  }
  std::string text() {
    const std::size_t size = std::min(number() % 16, left);
    std::string words(reinterpret_cast<const char*>(at), size);
    at += size;
    left -= size;
    return words;
  }
};

base::TextEdit next_edit(Bytes& bytes) {
  switch (bytes.number() % 5) {
    case 0:
      return base::SelectText{bytes.number(), bytes.number()};
    case 1:
      return base::ComposeText{{bytes.text(), bytes.number()}};
    case 2:
      return base::UndoText::undo;
    case 3:
      return base::UndoText::redo;
    default:
      return base::ReplaceText{bytes.number(), bytes.number(), bytes.text()};
  }
}

bool is_sound(const base::TextEntry& entry) {
  const bool inside = entry.caret <= entry.text.size() && entry.anchor <= entry.text.size();
  return inside && base::is_utf8(entry.text) && base::is_utf8(entry.selected()) &&
         base::is_utf8(entry.composition.text) &&
         base::count_code_points(entry.text) <= entry.limits.most_code_points &&
         (entry.limits.several_lines || entry.text.find('\n') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes{data, size};
  base::TextEntry entry = base::text_entry(bytes.text(), {bytes.number() % 32, bytes.number() % 2 == 0});
  while (bytes.left > 0) {
    entry = update(std::move(entry), next_edit(bytes));
    if (!is_sound(entry)) __builtin_trap();
  }
  return 0;
}
