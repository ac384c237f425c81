// The keys of the keyboard on the screen, as plain data: what each writes, row by row, from left to right as they lie
// on a table. Keyboards are not mirrored: an Arabic one begins at the left too. Which languages have one is all that is
// registered here; a language without its own takes English.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

enum class KeyboardPage { letters, shifted, signs, more_signs };

struct KeyboardLayout {
  const char* language;  // BCP 47, without a region
  const char* name;      // on the space bar, in the language itself
  const char* letters;   // on the key that leads back from the signs
  // A page is four rows, a row its keys with spaces between; a key that begins with ◌ writes what follows it: a mark
  // that stands on other letters. The last row has room for ten keys, the others for thirteen.
  std::array<std::array<const char*, 4>, 4> pages;

  std::vector<std::string_view> row(KeyboardPage page, std::size_t number) const;
  bool begins_with_figures() const;  // which stand on the page of signs too, with all else of that row
};

std::span<const KeyboardLayout> keyboard_layouts();
const KeyboardLayout* find_keyboard(std::string_view language);  // nullptr when it has none
std::string_view written_by(std::string_view key);

}  // namespace ui
