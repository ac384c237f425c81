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
  CHECK(longer.read.words == plain.read.words + 12);  // 16 for 4, and “don’t” counts as two
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

namespace {

content::Findings minutes_of(int claimed, double needed) {
  content::PackParts parts = parts_with({with("Read this much.")});
  parts.lessons.at(0).minutes = claimed;
  auto& paragraphs = std::get<content::Page>(parts.lessons.at(0).blocks.at(0)).paragraphs;
  while (checker::measure_lessons(parts).at(0).reckoned_minutes < needed) paragraphs.push_back(paragraphs.front());
  content::Findings findings;
  checker::check_minutes(parts, findings);
  return findings;
}

content::SortCard card_for(const std::string& group, const std::string& other) {
  content::SortCard card;
  card.places = {{group, true, {}, {}}, {other, false, {}, "thought"}};
  return card;
}

content::Sort sort_with(std::optional<content::GroupSign> one, std::optional<content::GroupSign> other) {
  content::Sort sort;
  sort.groups = {{"one", one, {}}, {"other", other, {}}};
  sort.cards = {card_for("one", "other"), card_for("one", "other"), card_for("other", "one")};
  return sort;
}

std::pair<std::size_t, std::size_t> cases_of(content::Block block) {
  content::PackParts parts = parts_with({std::string(support::small_lesson)});
  parts.lessons.at(0).blocks.push_back(std::move(block));
  const auto measures = checker::measure_lessons(parts).at(0);
  return {measures.safe, measures.cases};
}

using Shares = std::pair<std::size_t, std::size_t>;

}  // namespace

TEST_CASE("a lesson that takes more than a fifth above its claim is named") {
  CHECK(minutes_of(10, 11.5).empty());
  const auto found = minutes_of(10, 13);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == content::Finding{"lessons/hello.json minutes", "minutes-too-few", content::Severity::warning,
                                     "claims 10 and takes its reader about 13, which is more than a fifth above that"});
}

TEST_CASE("a lesson that claims more than twice what it takes is named") {
  CHECK(minutes_of(10, 5).empty());
  const auto found = minutes_of(20, 8);
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "minutes-too-many");
  CHECK(minutes_of(1, 0).empty());  // no lesson can claim less
}

TEST_CASE("cards that belong to the group with a tick are safe cases where another group makes wary") {
  using enum content::GroupSign;
  CHECK(cases_of(sort_with(check, pause)) == Shares{2, 3});
  CHECK(cases_of(sort_with(tell, check)) == Shares{1, 3});
  CHECK(cases_of(sort_with(check, heart)) == Shares{0, 0});
  CHECK(cases_of(sort_with(lock, question)) == Shares{0, 0});
  CHECK(cases_of(sort_with(std::nullopt, std::nullopt)) == Shares{0, 0});
}

TEST_CASE("words to tap that are fine as they are, and friendly endings, are safe cases") {
  content::TapWords words;
  words.targets = {{"gift", false, {}}, {"secret", true, {}}, {"game", false, {}}};
  CHECK(cases_of(words) == Shares{2, 3});
  content::Branching story;
  story.scenes.resize(3);
  story.scenes[1].ending = content::BranchEnding{"kind", content::EndingTone::friendly, {}, {}};
  story.scenes[2].ending = content::BranchEnding{"told", content::EndingTone::good, {}, {}};
  CHECK(cases_of(story) == Shares{1, 2});
}

TEST_CASE("choices and statements are no cases, for what is right in them need not be harmless") {
  content::TrueFalse statement;
  statement.is_true = true;
  CHECK(cases_of(statement) == Shares{0, 0});
  CHECK(cases_of(content::SingleChoice{}) == Shares{0, 0});
}

TEST_CASE("a pack comes to what its lessons come to") {
  content::PackParts parts = parts_with({with("One two three."), with("Four five.")});
  const auto lessons = checker::measure_lessons(parts);
  const auto total = checker::total_of(lessons);
  CHECK(total.read.words == lessons[0].read.words + lessons[1].read.words);
  CHECK(total.steps == 4);
  CHECK(total.claimed_minutes == 10);
  CHECK(total.reckoned_minutes == lessons[0].reckoned_minutes + lessons[1].reckoned_minutes);
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
