#include "checker/measures.h"

#include "support/catch.h"
#include "support/pack_bytes.h"

namespace {

content::PackParts parts_with(std::initializer_list<std::string> lessons) {
  content::PackParts parts;
  content::Findings findings;
  parts.manifest.audience = content::Audience::students;
  parts.manifest.age_to = 11;
  for (const std::string& lesson : lessons) parts.lessons.push_back(content::parse_lesson(lesson, "lessons/hello.json", findings).value());
  return parts;
}

std::string with(const std::string& words) { return support::replaced(std::string(support::small_lesson), "Good to **see** you.", words); }

}  // namespace

TEST_CASE("a lesson is measured by what its readers see") {
  const auto plain = checker::measure_lessons(parts_with({std::string(support::small_lesson)})).at(0);
  const auto longer = checker::measure_lessons(parts_with({with("You don’t have to. A picture was sent by her, and it is never shown.")})).at(0);
  CHECK(plain.lesson == "hello");
  CHECK(plain.prohibitions == 0);
  CHECK(plain.passives == 0);
  CHECK(longer.prohibitions == 2);
  CHECK(longer.passives == 1);
  CHECK(longer.words == plain.words + 12);  // 16 for 4, and “don’t” counts as two
  CHECK(longer.claimed_minutes == plain.claimed_minutes);
}

TEST_CASE("who reads decides how long a page takes") {
  std::string words;
  for (int i = 0; i < 40; ++i) words += "Read on. ";
  content::PackParts parts = parts_with({with(words)});
  const double youngest = checker::measure_lessons(parts).at(0).reckoned_minutes;
  parts.manifest.age_to = 17;
  CHECK(checker::measure_lessons(parts).at(0).reckoned_minutes < youngest);
  CHECK(youngest > 1);
}

TEST_CASE("a sentence that stands in two lessons is told once with both") {
  const std::string twice = "This is a sentence of more than nine words, here and there.";
  content::PackParts one = parts_with({with(twice + " Only here.")});
  content::PackParts other = parts_with({with(twice)});
  other.lessons.at(0).id.value = "other";
  const auto repeated = checker::repeated_sentences({one, other});
  REQUIRE(repeated.size() == 1);
  CHECK(repeated[0].sentence == twice);
  CHECK(repeated[0].lessons == std::vector<std::string>{"hello", "other"});
  CHECK(checker::repeated_sentences({one}).empty());
}
