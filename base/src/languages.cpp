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
  std::string_view script = "Latn";
};

constexpr std::array known_languages{
    Language{"en", "English"},
    Language{"es", "Español"},
    Language{"fr", "Français"},
    Language{"ru", "Русский"},
    Language{"uk", "Українська"},
    Language{"ro", "Română"},
    Language{"pt-BR", "Português"},
    Language{"th", "ไทย", "Thai"},
    Language{"ar", "العربية", "Arab"},
    Language{"be", "Беларуская"},
    Language{"sw", "Kiswahili"},
    Language{"id", "Bahasa Indonesia"},
    Language{"fil", "Filipino"},
    Language{"hi", "हिन्दी", "Deva"},
    Language{"am", "አማርኛ", "Ethi"},
    Language{"bn", "বাংলা", "Beng"},
    Language{"de", "Deutsch"},
    Language{"el", "Ελληνικά"},
    Language{"fa", "فارسی", "Arab"},
    Language{"he", "עברית", "Hebr"},
    Language{"km", "ខ្មែរ", "Khmr"},
    Language{"ne", "नेपाली", "Deva"},
    Language{"ti", "ትግርኛ", "Ethi"},
    Language{"ur", "اردو", "Arab"},
    Language{"vi", "Tiếng Việt"},
    Language{"en-XA", "[Éñĝļîšĥ]"},
    Language{"ar-XB", "[Mirrored]", "Arab"},
};

}  // namespace

std::span<const Script> scripts() { return known_scripts; }

std::vector<std::string_view> font_families() {
  std::vector<std::string_view> families;
  for (const Script& script : known_scripts) families.push_back(script.family);
  for (const std::string_view symbols : {"Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"}) families.push_back(symbols);
  return families;
}

const Script& script_of(std::string_view language) {
  const std::string_view alone = language.substr(0, language.find_first_of("-_"));
  const auto* const found =
      std::find_if(known_languages.begin(), known_languages.end(), [&](const Language& known) { return known.code == alone; });
  if (found == known_languages.end()) return known_scripts.front();
  return *std::find_if(known_scripts.begin(), known_scripts.end(),
                       [&](const Script& script) { return script.name == found->script; });
}

std::string native_name(std::string_view language) {
  const auto* const found =
      std::find_if(known_languages.begin(), known_languages.end(), [&](const Language& known) { return known.code == language; });
  return std::string(found == known_languages.end() ? language : found->name);
}

bool is_right_to_left(std::string_view language) { return script_of(language).right_to_left; }

}  // namespace base
