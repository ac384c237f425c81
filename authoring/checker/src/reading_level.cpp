#include "checker/reading_level.h"

#include <cstdio>

#include "content/markup.h"

namespace checker {
namespace {

constexpr std::size_t fewest_words = 25;
constexpr int grade_for_adults = 9;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

std::string lower(std::string_view word) {
  std::string result;
  for (const char c : word) result += lower(c);
  return result;
}

// Endings that are written with a vowel and spoken without one: "liked", "games", "time".
bool has_silent_e(std::string_view word) {
  if (word.size() < 3) return false;
  const auto before = [&](std::size_t from_end) { return word[word.size() - from_end]; };
  if (word.ends_with("le")) return is_vowel(before(3));
  if (word.ends_with("e")) return !is_vowel(before(2));
  if (word.size() >= 4 && word.ends_with("ed")) return before(3) != 't' && before(3) != 'd' && !is_vowel(before(3));
  if (word.size() >= 4 && word.ends_with("es")) {
    return std::string_view("szxcgh").find(before(3)) == std::string_view::npos && !is_vowel(before(3));
  }
  return false;
}

std::size_t syllables_of(std::string_view any_case) {
  const std::string word = lower(any_case);
  std::size_t groups = 0;
  bool in_group = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c);
    if (vowel && !in_group) ++groups;
    in_group = vowel;
  }
  if (groups > 1 && has_silent_e(word)) --groups;
  return groups == 0 ? 1 : groups;
}

std::string one_digit(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

void check_grade(const std::string& where, const TextCount& count, int highest, content::Findings& findings) {
  const auto grade = reading_grade(count);
  if (!grade || *grade < highest + 0.5) return;
  findings.push_back({where, "reading-level", content::Severity::warning,
                      "this reads like school grade " + one_digit(*grade) + ", and its readers may be asked for " +
                          std::to_string(highest)});
}

TextCount count_lesson(const content::Lesson& lesson) {
  TextCount sum;
  for (const content::Text& text : texts_of(lesson)) {
    if (!is_for_facilitator(text, lesson)) sum += count_words(content::plain_text(text.source));
  }
  return sum;
}

}  // namespace

TextCount& TextCount::operator+=(const TextCount& more) {
  words += more.words;
  sentences += more.sentences;
  syllables += more.syllables;
  return *this;
}

bool is_for_facilitator(const content::Text& text, const content::Lesson& lesson) {
  return text.key.starts_with(lesson.id.value + "/facilitator/") || text.key.starts_with(lesson.id.value + "/objectives/");
}

TextCount count_words(std::string_view text) {
  TextCount count;
  bool open_sentence = false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(text[at])) {
      std::size_t end = at;
      while (end < text.size() && (is_letter(text[end]) || text[end] == '\'')) ++end;
      ++count.words;
      count.syllables += syllables_of(text.substr(at, end - at));
      open_sentence = true;
      at = end;
      continue;
    }
    const bool ends = text[at] == '.' || text[at] == '!' || text[at] == '?' || text[at] == '\n';
    if (ends && open_sentence) {
      ++count.sentences;
      open_sentence = false;
    }
    ++at;
  }
  if (open_sentence) ++count.sentences;
  return count;
}

std::optional<double> reading_grade(const TextCount& count) {
  if (count.words < fewest_words || count.sentences == 0) return std::nullopt;
  const auto words = static_cast<double>(count.words);
  return 0.39 * words / static_cast<double>(count.sentences) + 11.8 * static_cast<double>(count.syllables) / words - 15.59;
}

int highest_grade(const content::Manifest& manifest) {
  if (manifest.audience != content::Audience::students) return grade_for_adults;
  if (manifest.age_to <= 11) return 4;
  return manifest.age_to <= 14 ? 6 : 8;
}

std::vector<LessonLevel> lesson_levels(const content::PackParts& parts) {
  std::vector<LessonLevel> levels;
  for (const content::Lesson& lesson : parts.lessons) {
    if (const auto grade = reading_grade(count_lesson(lesson))) levels.push_back({lesson.id.value, *grade});
  }
  return levels;
}

void check_reading_level(const content::PackParts& parts, content::Findings& findings) {
  const int highest = highest_grade(parts.manifest);
  for (const content::Lesson& lesson : parts.lessons) {
    check_grade("lessons/" + lesson.id.value + ".json", count_lesson(lesson), highest, findings);
    for (const content::Text& text : texts_of(lesson)) {
      const int limit = is_for_facilitator(text, lesson) ? grade_for_adults : highest;
      check_grade(text.key, count_words(content::plain_text(text.source)), limit, findings);
    }
  }
  for (const content::Instrument& instrument : parts.instruments) {
    for (const content::Text& text : texts_of(instrument)) {
      check_grade(text.key, count_words(content::plain_text(text.source)), highest, findings);
    }
  }
}

}  // namespace checker
