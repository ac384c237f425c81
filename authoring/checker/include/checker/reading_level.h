// R24: how hard an English text is to read, as a school grade, by the Flesch-Kincaid formula:
//   0.39 × words / sentences + 11.8 × syllables / words − 15.59
// (Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability Formulas for Navy Enlisted
// Personnel", Research Branch Report 8-75, 1975). Syllables are counted by rule, not from a
// dictionary, so a grade is right to about half a grade. The formula was made on passages: a text of
// fewer than 25 words has no grade of its own and counts only in its lesson's. For languages other
// than English no formula is used, and whoever shows a level says so.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/finding.h"
#include "content/pack_parts.h"

namespace checker {

struct TextCount {
  std::size_t words = 0;
  std::size_t sentences = 0;
  std::size_t syllables = 0;

  TextCount& operator+=(const TextCount& more);
};

TextCount count_words(std::string_view text);  // marks must have been taken off
std::optional<double> reading_grade(const TextCount& count);

// Notes and objectives are for adults.
bool is_for_facilitator(const content::Text& text, const content::Lesson& lesson);

// The grade a pack's readers may be asked for: 4, 6 or 8 by age, 9 for adults.
int highest_grade(const content::Manifest& manifest);

struct LessonLevel {
  std::string lesson;
  double grade = 0;
};

// What readers of the lesson see; the facilitator's notes are for adults and not counted.
std::vector<LessonLevel> lesson_levels(const content::PackParts& parts);

// Warnings that name each text, and each lesson as a whole, above the pack's grade.
void check_reading_level(const content::PackParts& parts, content::Findings& findings);

}  // namespace checker
