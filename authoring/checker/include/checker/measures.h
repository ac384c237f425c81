// What can be measured of a lesson by its texts, for whoever reviews a pack. Numbers show where to look; none of them
// says that a lesson is good.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "checker/reading_level.h"
#include "content/finding.h"
#include "content/pack_parts.h"

namespace checker {

struct LessonMeasures {
  std::string lesson;
  std::size_t steps = 0;
  std::size_t kinds = 0;     // of things to do: block types but pages
  std::size_t chats = 0;     // practice chats and stories
  std::size_t endings = 0;   // of these
  std::size_t friendly = 0;  // endings in which nothing is wrong
  std::size_t cases = 0;     // what a reader judges and a lesson marks as fine or not, see below
  std::size_t safe = 0;      // of these: what is fine as it is
  TextCount read;            // what readers see, descriptions of pictures apart
  TextCount read_in_passages;
  std::size_t passives = 0;        // "is asked", counted by its form
  std::size_t prohibitions = 0;    // "don't", "never", "must not"
  int claimed_minutes = 0;
  double reckoned_minutes = 0;

  double sentence_words() const;           // on average
  std::optional<double> grade() const;     // of all its words
  std::optional<double> passages() const;  // of its texts of 25 words and more, for which the formula was made
};

// Cases are counted where a format says of each whether it is fine: words to tap (fine without `signal`), endings of
// chats and stories (fine with the tone `friendly`), and cards of a sort in which one group wears `check` and another
// `pause`, `question`, `tell` or `lock` (fine where `check` is a right place). Choices, true or false, places on pictures
// and gaps say what is right and not what is harmless, so none of them is a case.
//
// Minutes: of a page every word is read; of chats and stories one way, about half of them; of questions one answer in
// two. Readers of 9 to 11 read 80 words a minute, older students 110 and 130, adults 160; each thing to do takes 12 s,
// and a chat or story has six of them.
std::vector<LessonMeasures> measure_lessons(const content::PackParts& parts);

// All of them together, kinds apart.
LessonMeasures total_of(const std::vector<LessonMeasures>& lessons);

// A warning where a lesson takes more than a fifth above what it claims, or claims more than twice what it takes. What it
// takes is rounded up, as whole minutes are claimed.
void check_minutes(const content::PackParts& parts, content::Findings& findings);

// Sentences of nine words and more that stand in two lessons or more of these packs, with where.
struct Repeated {
  std::string sentence;
  std::vector<std::string> lessons;
};
std::vector<Repeated> repeated_sentences(const std::vector<content::PackParts>& packs);

}  // namespace checker
