// The languages that Parasol knows by name and how their scripts are set. A language that is not listed is shown by its
// code and set as Latin; fonts of every script are fallbacks of each other, so that its letters still appear.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

struct Script {
  std::string_view name;    // ISO 15924: "Arab"
  std::string_view family;  // of the fonts that the package fonts-noto-core brings
  bool right_to_left = false;
  bool has_tall_lines = false;  // marks above and below the letters
  // How much larger than Latin it is set, where its small letters are smaller than Latin's "x" at one size (measured):
  // as large as leaves its high letters no higher than Latin's "l".
  float optical_size = 1;
  bool has_spaces = true;  // between words
};

// Every script that a kiosk shows, Latin first.
std::span<const Script> scripts();

// In the order in which a letter is looked for: the families of the scripts, then symbols.
std::vector<std::string_view> font_families();

// By the code's language alone: "ar-XB" is set like "ar".
const Script& script_of(std::string_view language);
std::string native_name(std::string_view language);  // "Українська", or the code when unknown
std::string hello_in(std::string_view language);     // "Привіт", or the code when unknown
// In the digits of the language. Arabic is written with the digits 0 to 9, as its translations are throughout.
std::string number_in(std::string_view language, long number);
bool is_right_to_left(std::string_view language);

}  // namespace base
