#include "checker/room.h"

#include <algorithm>

#include "support/catch.h"
#include "support/pack_bytes.h"

namespace {

content::PackParts parts_with(const std::string& from, const std::string& to) {
  content::PackParts parts;
  content::Findings findings;
  parts.manifest.source_language = "en";
  parts.lessons.push_back(content::parse_lesson(support::replaced(std::string(support::small_lesson), from, to), "lessons/hello.json", findings).value());
  return parts;
}

// As wide as letters are in most fonts; bold ones a little wider.
double half_each(const checker::Word& word) { return static_cast<double>(word.letters.size()) * (word.bold ? 0.6 : 0.5); }

content::Findings found_in(const content::PackParts& parts, const checker::WidthOf& width_of = half_each) {
  content::Findings findings;
  checker::check_room(parts, width_of, findings);
  return findings;
}

const std::string title = "\"title\": \"Welcome\"";
std::string titled(const std::string& words) { return "\"title\": \"" + words + "\""; }

}  // namespace

TEST_CASE("a word that is wider than its place on the smallest screen is named with its text") {
  CHECK(found_in(parts_with(title, titled("Kindheartedly"))).empty());
  const auto found = found_in(parts_with(title, titled("All the counterrevolutionary news")));
  REQUIRE(found.size() == 1);
  CHECK(found[0] == content::Finding{"hello/welcome/title", "word-too-wide", content::Severity::warning,
                                     "“counterrevolutionary” is wider than its place on a screen of 640 by 480 with letters at 200 %, and is broken there"});
}

TEST_CASE("what a title has no room for has room in a paragraph") {
  const std::string word = "counterrevolutionary";
  CHECK(found_in(parts_with("Good to **see** you.", word)).empty());
  CHECK(found_in(parts_with("Good to **see** you.", word + word)).size() == 1);
}

TEST_CASE("each part of a step has the room that it has on its screen") {
  const auto found_beside = [](const std::string& part, std::size_t letters) {
    content::PackParts parts = parts_with(title, titled("Welcome"));
    content::Ordering ordering;
    ordering.id = content::BlockId("steps");
    ordering.sequence.cards.resize(1);
    content::SequenceCard& card = ordering.sequence.cards[0];
    const content::Text text{"hello/steps/cards/one/" + part, std::string(letters, 'w')};
    (part == "text" ? card.text : card.reveals) = text;
    parts.lessons[0].blocks.emplace_back(std::move(ordering));
    return found_in(parts).size();
  };
  CHECK(found_beside("text", 14) == 0);
  CHECK(found_beside("text", 15) == 1);
  CHECK(found_beside("reveals", 18) == 0);
  CHECK(found_beside("reveals", 19) == 1);
}

TEST_CASE("what stands on a card with a mark beside it has less room than what is asked there") {
  const auto found_beside = [](std::size_t asked, std::size_t level) {
    content::PackParts parts = parts_with(title, titled("Welcome"));
    content::Audit audit;
    audit.id = content::BlockId("look");
    audit.sections.resize(1);
    audit.sections[0].statements.resize(1);
    content::AuditStatement& statement = audit.sections[0].statements[0];
    statement.text = {"hello/look/statements/one/text", std::string(asked, 'w')};
    statement.levels = {{"hello/look/statements/one/levels/0", std::string(level, 'w')}};
    parts.lessons[0].blocks.emplace_back(std::move(audit));
    return found_in(parts).size();
  };
  CHECK(found_beside(21, 18) == 0);
  CHECK(found_beside(21, 19) == 1);
  CHECK(found_beside(22, 18) == 1);
}

TEST_CASE("a long word may end a line where it has a hyphen") {
  CHECK(found_in(parts_with(title, titled("counter-revolution"))).empty());
}

TEST_CASE("a script without spaces has words where a line may end") {
  content::PackParts parts = parts_with(title, titled("Welcome"));
  parts.catalogues["th"]["hello/welcome/title"].text = "ยินดีต้อนรับสู่บทเรียนเรื่องของขวัญและเหรียญในเกม";
  CHECK(found_in(parts, [](const checker::Word& word) { return static_cast<double>(word.letters.size()) / 6; }).empty());
}

TEST_CASE("a translation is named by its language") {
  content::PackParts parts = parts_with(title, titled("Welcome"));
  parts.catalogues["uk"]["hello/welcome/title"].text = "Найконфіденційнішими";
  const auto found = found_in(parts, [](const checker::Word& word) { return static_cast<double>(word.letters.size()) * 0.3; });
  REQUIRE(found.size() == 1);
  CHECK(found[0].where == "i18n/uk hello/welcome/title");
}

TEST_CASE("a word of a hundred letters is named without being measured") {
  std::size_t longest = 0;
  const auto found = found_in(parts_with("Good to **see** you.", std::string(100, 'i')), [&](const checker::Word& word) {
    longest = std::max(longest, word.letters.size());
    return 0.0;
  });
  CHECK(found.size() == 1);
  CHECK(longest < 100);
}

TEST_CASE("what is read out or printed has no width on a screen") {
  CHECK(found_in(parts_with("A hand that waves", "Ahandthatwavesandwavesandwavesandwavesandwaves")).empty());
}

TEST_CASE("without the fonts of a kiosk nothing is said of room") {
  CHECK(found_in(parts_with(title, titled("counterrevolutionary")), {}).empty());
}

TEST_CASE("a bold word is wider in the fonts of a kiosk, and letters that stand alone add up") {
  const checker::WidthOf width_of = checker::widths_in_kiosk_fonts();
  REQUIRE(width_of);
  const double plain = width_of({"counterrevolutionary", "en", false});
  CHECK(plain > 8);
  CHECK(plain < 12);
  CHECK(width_of({"counterrevolutionary", "en", true}) > plain);
}
