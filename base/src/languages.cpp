#include "base/languages.h"

#include <algorithm>
#include <array>

namespace base {
namespace {

// Latin, Cyrillic and Greek are in one family.
constexpr std::array<Script, 8> known_scripts{
    Script{"Latn", "Noto Sans"},
    Script{"Arab", "Noto Sans Arabic", true, true, 1.06F},
    Script{"Hebr", "Noto Sans Hebrew", true},
    Script{"Thai", "Noto Sans Thai", false, true, 1, false},
    Script{"Khmr", "Noto Sans Khmer", false, true, 1, false},
    Script{"Deva", "Noto Sans Devanagari", false, true},
    Script{"Beng", "Noto Sans Bengali", false, true},
    Script{"Ethi", "Noto Sans Ethiopic"},
};

struct Language {
  std::string_view code;
  std::string_view name;
  std::string_view hello;
  std::string_view script = "Latn";
};

constexpr std::array known_languages{
    Language{"en", "English", "Hello"},
    Language{"es", "Español", "Hola"},
    Language{"fr", "Français", "Bonjour"},
    Language{"ru", "Русский", "Привет"},
    Language{"uk", "Українська", "Привіт"},
    Language{"ro", "Română", "Bună"},
    Language{"pt-BR", "Português", "Olá"},
    Language{"th", "ไทย", "สวัสดี", "Thai"},
    Language{"ar", "العربية", "مرحبًا", "Arab"},
    Language{"be", "Беларуская", "Вітаю"},
    Language{"sw", "Kiswahili", "Hujambo"},
    Language{"id", "Bahasa Indonesia", "Halo"},
    Language{"fil", "Filipino", "Kumusta"},
    Language{"hi", "हिन्दी", "नमस्ते", "Deva"},
    Language{"am", "አማርኛ", "ሰላም", "Ethi"},
    Language{"bn", "বাংলা", "হ্যালো", "Beng"},
    Language{"de", "Deutsch", "Hallo"},
    Language{"el", "Ελληνικά", "Γεια σου"},
    Language{"fa", "فارسی", "سلام", "Arab"},
    Language{"he", "עברית", "שלום", "Hebr"},
    Language{"km", "ខ្មែរ", "សួស្តី", "Khmr"},
    Language{"ne", "नेपाली", "नमस्ते", "Deva"},
    Language{"ti", "ትግርኛ", "ሰላም", "Ethi"},
    Language{"ur", "اردو", "السلام علیکم", "Arab"},
    Language{"vi", "Tiếng Việt", "Xin chào"},
    Language{"en-XA", "[Éñĝļîšĥ]", "[Ĥéļļö]"},
    Language{"ar-XB", "[Mirrored]", "[Hello]", "Arab"},
};

const Language* find_language(std::string_view code) {
  const auto* const found =
      std::find_if(known_languages.begin(), known_languages.end(), [&](const Language& known) { return known.code == code; });
  return found == known_languages.end() ? nullptr : found;
}

struct Digits {
  std::string_view language;
  std::array<std::string_view, 10> digits;
};

constexpr std::array own_digits{
    Digits{"fa", {"۰", "۱", "۲", "۳", "۴", "۵", "۶", "۷", "۸", "۹"}},
    Digits{"bn", {"০", "১", "২", "৩", "৪", "৫", "৬", "৭", "৮", "৯"}},
    Digits{"ne", {"०", "१", "२", "३", "४", "५", "६", "७", "८", "९"}},
};

std::string_view without_region(std::string_view language) { return language.substr(0, language.find_first_of("-_")); }

}  // namespace

std::span<const Script> scripts() { return known_scripts; }

std::vector<std::string_view> font_families() {
  std::vector<std::string_view> families;
  for (const Script& script : known_scripts) families.push_back(script.family);
  for (const std::string_view symbols : {"Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"}) families.push_back(symbols);
  return families;
}

const Script& script_of(std::string_view language) {
  const Language* const found = find_language(without_region(language));
  if (found == nullptr) return known_scripts.front();
  return *std::find_if(known_scripts.begin(), known_scripts.end(),
                       [&](const Script& script) { return script.name == found->script; });
}

std::string native_name(std::string_view language) {
  const Language* const found = find_language(language);
  return std::string(found == nullptr ? language : found->name);
}

std::string hello_in(std::string_view language) {
  const Language* const found = find_language(language);
  return std::string(found == nullptr ? language : found->hello);
}

std::string number_in(std::string_view language, long number) {
  const std::string plain = std::to_string(number);
  const auto* const own = std::find_if(own_digits.begin(), own_digits.end(),
                                       [&](const Digits& digits) { return digits.language == without_region(language); });
  if (own == own_digits.end()) return plain;
  std::string written;
  for (const char letter : plain) {
    if (letter == '-') written += letter;
    else written += own->digits[static_cast<std::size_t>(letter - '0')];
  }
  return written;
}

bool is_right_to_left(std::string_view language) { return script_of(language).right_to_left; }

}  // namespace base
