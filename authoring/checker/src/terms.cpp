#include "checker/terms.h"

#include <algorithm>
#include <set>
#include <type_traits>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <variant>
#include <vector>

#include "base/text.h"

namespace checker {
namespace {

enum class Match {
  word_starts,    // each word begins as the term's word does: endings vary
  word_contains,  // each word holds the term's word: articles are written in front of it
  anywhere,       // no spaces between words
};

struct Term {
  std::string_view name;
  std::string_view words;  // lower case, one space between them
  Match match;
  std::string_view instead;
};

constexpr Term terms[] = {
    {"child pornography", "child porn", Match::word_starts, "child sexual abuse material"},
    {"child pornography", "kiddie porn", Match::word_starts, "child sexual abuse material"},
    {"child pornography", "kiddy porn", Match::word_starts, "child sexual abuse material"},
    {"child prostitute", "child prostitut", Match::word_starts, "child who is sexually exploited"},
    {"child prostitute", "children prostitut", Match::word_starts, "children who are sexually exploited"},
    {"child sex tourism", "child sex touris", Match::word_starts, "sexual exploitation of children in travel and tourism"},
    {"дитяча порнографія", "дитяч порногр", Match::word_starts, "матеріали сексуального насильства над дітьми"},
    {"дитяча порнографія", "дитяч порно", Match::word_starts, "матеріали сексуального насильства над дітьми"},
    {"дитяча проституція", "дитяч проститу", Match::word_starts, "сексуальна експлуатація дітей"},
    {"дитина-проститутка", "дитин проститу", Match::word_starts, "дитина, яка зазнає сексуальної експлуатації"},
    {"дитячий секс-туризм", "дитяч секс тури", Match::word_starts, "сексуальна експлуатація дітей у подорожах і туризмі"},
    {"สื่อลามกเด็ก", "สื่อลามกเด็ก", Match::anywhere, "สื่อการล่วงละเมิดทางเพศเด็ก"},
    {"สื่อลามกอนาจารเด็ก", "สื่อลามกอนาจารเด็ก", Match::anywhere, "สื่อการล่วงละเมิดทางเพศเด็ก"},
    {"ภาพลามกเด็ก", "ภาพลามกเด็ก", Match::anywhere, "สื่อการล่วงละเมิดทางเพศเด็ก"},
    {"หนังโป๊เด็ก", "โป๊เด็ก", Match::anywhere, "สื่อการล่วงละเมิดทางเพศเด็ก"},
    {"โสเภณีเด็ก", "โสเภณีเด็ก", Match::anywhere, "เด็กที่ถูกแสวงหาประโยชน์ทางเพศ"},
    {"เซ็กซ์ทัวร์เด็ก", "เซ็กซ์ทัวร์เด็ก", Match::anywhere, "การแสวงหาประโยชน์ทางเพศจากเด็กในการเดินทางและการท่องเที่ยว"},
    {"การท่องเที่ยวทางเพศเด็ก", "ท่องเที่ยวทางเพศเด็ก", Match::anywhere, "การแสวงหาประโยชน์ทางเพศจากเด็กในการเดินทางและการท่องเที่ยว"},
    {"إباحية الأطفال", "باحي لأطفال", Match::word_contains, "مواد الاعتداء الجنسي على الأطفال"},
    {"دعارة الأطفال", "دعار لأطفال", Match::word_contains, "استغلال الأطفال جنسيا"},
    {"بغاء الأطفال", "بغاء لأطفال", Match::word_contains, "استغلال الأطفال جنسيا"},
    {"السياحة الجنسية للأطفال", "سياح جنسي لأطفال", Match::word_contains, "الاستغلال الجنسي للأطفال في السفر والسياحة"},
    {"السياحة الجنسية مع الأطفال", "سياح جنسي مع لأطفال", Match::word_contains, "الاستغلال الجنسي للأطفال في السفر والسياحة"},
};

// Lower case, without vowel signs, and with one space for everything that is no letter.
std::string normalised(std::string_view text) {
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString result;
  for (int32_t at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
    const UChar32 c = source.char32At(at);
    constexpr UChar32 arabic_stretch = 0x0640;
    const bool arabic_sign = c >= 0x064B && c <= 0x0652;
    if (arabic_sign || c == arabic_stretch || u_charType(c) == U_FORMAT_CHAR) continue;
    const bool part_of_word = u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    if (part_of_word) result.append(c);
    else if (!result.isEmpty() && !result.endsWith(u" ")) result.append(u' ');
  }
  result.foldCase();
  std::string utf8;
  result.toUTF8String(utf8);
  return std::string(base::trim(utf8));
}

bool stands_at(const std::vector<std::string>& words, std::size_t at, const std::vector<std::string>& wanted, Match match) {
  if (words.size() - at < wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::string& word = words[at + i];
    const bool fits = match == Match::word_starts ? word.starts_with(wanted[i]) : word.find(wanted[i]) != std::string::npos;
    if (!fits) return false;
  }
  return true;
}

bool holds(const std::string& text, const std::vector<std::string>& words, const Term& term) {
  if (term.match == Match::anywhere) {
    std::string joined = text;
    std::erase(joined, ' ');
    return joined.find(term.words) != std::string::npos;
  }
  const std::vector<std::string> wanted = base::split(term.words, ' ');
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (stands_at(words, at, wanted, term.match)) return true;
  }
  return false;
}

void add_quotes(const std::vector<content::Paragraph>& paragraphs, std::set<std::string>& keys) {
  for (const content::Paragraph& paragraph : paragraphs) {
    if (paragraph.style == content::ParagraphStyle::quote) keys.insert(paragraph.text.key);
  }
}

std::set<std::string> keys_of_quotes(const content::PackParts& parts) {
  std::set<std::string> keys;
  for (const content::Lesson& lesson : parts.lessons) {
    for (const content::Block& block : lesson.blocks) {
      std::visit(
          [&](const auto& kind) {
            if constexpr (requires { kind.paragraphs; }) add_quotes(kind.paragraphs, keys);
          },
          block);
    }
  }
  return keys;
}

void check_text(const std::string& where, std::string_view text, content::Findings& findings) {
  const auto found = find_refused_term(text);
  if (!found) return;
  findings.push_back({where, "refused-term", content::Severity::error,
                      "the term \"" + found->term + "\" is not used: write \"" + found->instead + "\""});
}

}  // namespace

std::optional<RefusedTerm> find_refused_term(std::string_view text) {
  const std::string plain = normalised(text);
  const std::vector<std::string> words = base::split(plain, ' ');
  for (const Term& term : terms) {
    if (holds(plain, words, term)) return RefusedTerm{std::string(term.name), std::string(term.instead)};
  }
  return std::nullopt;
}

void check_terms(const content::PackParts& parts, content::Findings& findings) {
  const std::set<std::string> quotes = keys_of_quotes(parts);
  for (const content::Text& text : texts_of(parts)) {
    if (!quotes.contains(text.key)) check_text(text.key, text.source, findings);
  }
  for (const auto& [language, catalogue] : parts.catalogues) {
    for (const auto& [key, translation] : catalogue) {
      if (!quotes.contains(key)) check_text("i18n/" + language + " " + key, translation.text, findings);
    }
  }
}

}  // namespace checker
