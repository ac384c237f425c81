#include "checker/letters.h"

#include <algorithm>
#include <cstdio>
#include <fontconfig/fontconfig.h>
#include <memory>
#include <string>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <vector>

#include "base/languages.h"
#include "content/markup.h"

namespace checker {
namespace {

using CharSet = std::shared_ptr<FcCharSet>;

template <auto destroy>
struct Destroyed {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using Pattern = std::unique_ptr<FcPattern, Destroyed<FcPatternDestroy>>;
using Objects = std::unique_ptr<FcObjectSet, Destroyed<FcObjectSetDestroy>>;
using Fonts = std::unique_ptr<FcFontSet, Destroyed<FcFontSetDestroy>>;

// The letters of one family, or nullptr when it is not installed.
CharSet letters_of(FcConfig* config, const std::string& family) {
  const Pattern wanted(FcPatternCreate());
  FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  const Objects objects(FcObjectSetBuild(FC_CHARSET, static_cast<const char*>(nullptr)));
  const Fonts found(FcFontList(config, wanted.get(), objects.get()));
  CharSet letters;
  for (int i = 0; found && i < found->nfont; ++i) {
    FcCharSet* set = nullptr;
    if (FcPatternGetCharSet(found->fonts[i], FC_CHARSET, 0, &set) != FcResultMatch) continue;
    if (!letters) letters = CharSet(FcCharSetCreate(), FcCharSetDestroy);
    FcCharSetMerge(letters.get(), set, nullptr);
  }
  return letters;
}

// What is never drawn needs no font: line feeds, joiners, marks of direction.
bool is_drawn(char32_t letter) {
  const auto c = static_cast<UChar32>(letter);
  return u_iscntrl(c) == 0 && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0;
}

std::vector<char32_t> letters_without_font(const std::string& text, const HasLetter& has_letter) {
  std::vector<char32_t> missing;
  const auto letters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  for (int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    const auto letter = static_cast<char32_t>(letters.char32At(at));
    if (is_drawn(letter) && !has_letter(letter) && std::find(missing.begin(), missing.end(), letter) == missing.end())
      missing.push_back(letter);
  }
  return missing;
}

std::string code_point(char32_t letter) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "U+%04X", static_cast<unsigned>(letter));
  return buffer;
}

void check_text(const std::string& where, const std::string& text, const HasLetter& has_letter, content::Findings& findings) {
  const std::vector<char32_t> missing = letters_without_font(content::plain_text(text), has_letter);
  if (missing.empty()) return;
  constexpr std::size_t named = 5;
  std::string names;
  for (std::size_t i = 0; i < std::min(named, missing.size()); ++i) names += (i > 0 ? ", " : "") + code_point(missing[i]);
  if (missing.size() > named) names += " and more";
  findings.push_back({where, "missing-letter", content::Severity::error, "no font of a kiosk can draw " + names});
}

}  // namespace

HasLetter letters_of_kiosk_fonts() {
  const std::shared_ptr<FcConfig> config(FcInitLoadConfigAndFonts(), FcConfigDestroy);
  if (!config) return {};
  std::vector<CharSet> sets;
  for (const std::string_view family : base::font_families()) {
    sets.push_back(letters_of(config.get(), std::string(family)));
    if (!sets.back()) return {};
  }
  return [sets](char32_t letter) {
    return std::any_of(sets.begin(), sets.end(),
                       [&](const CharSet& set) { return FcCharSetHasChar(set.get(), letter) == FcTrue; });
  };
}

void check_letters(const content::PackParts& parts, const HasLetter& has_letter, content::Findings& findings) {
  if (!has_letter) {
    findings.push_back({"", "letters-not-checked", content::Severity::warning,
                        "the fonts of a kiosk are not installed here (package fonts-noto-core), so letters were not checked"});
    return;
  }
  for (const content::Text& text : texts_of(parts)) check_text(text.key, text.source, has_letter, findings);
  for (const auto& [language, catalogue] : parts.catalogues) {
    for (const auto& [key, translation] : catalogue) check_text("i18n/" + language + " " + key, translation.text, has_letter, findings);
  }
}

}  // namespace checker
