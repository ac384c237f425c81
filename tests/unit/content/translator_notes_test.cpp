// Of each text translators are told where it stands, who says it to whom, and what it answers.
#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "content/pack_parts.h"
#include "content_writer/translation.h"
#include "support/catch.h"

namespace {

// The lessons that show what each block can do.
std::string template_of_blocks() {
  content::PackParts parts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(SOURCE_FOLDER) / "tests/walks/blocks")) {
    if (entry.path().parent_path().filename() != "lessons") continue;
    content::Findings findings;
    auto lesson = content::parse_lesson(*base::read_text_file(entry.path()), entry.path().filename().string(), findings);
    REQUIRE(lesson);
    parts.lessons.push_back(std::move(*lesson));
  }
  REQUIRE(parts.lessons.size() > 15);
  return content_writer::translation_template(parts);
}

std::string note_before(const std::string& words, const std::string& pot) {
  const std::size_t at = pot.find("\nmsgid \"" + words + "\"");
  REQUIRE(at != std::string::npos);
  const std::size_t note = pot.rfind("\n\n", at) + 2;
  return pot.substr(note, pot.find('\n', note) - note);
}

}  // namespace

TEST_CASE("each text that is to be translated has a note before it") {
  const std::string pot = template_of_blocks();
  std::size_t texts = 0;
  for (std::size_t at = pot.find("\nmsgctxt"); at != std::string::npos; at = pot.find("\nmsgctxt", at + 1)) {
    const std::size_t begin = pot.rfind("\n\n", at) + 2;
    INFO(pot.substr(begin, at - begin + 60));
    CHECK(pot.compare(begin, 3, "#. ") == 0);
    ++texts;
  }
  CHECK(texts > 500);
}

TEST_CASE("a note says who says it to whom and what it answers") {
  const std::string pot = template_of_blocks();
  CHECK(note_before("my sister made this", pot) == "#. Practice chat: Tavi writes this; spoken language, as among people of that age");
  CHECK(note_before("a cake", pot) == "#. Practice chat: what a sticker or photo in it shows, for whoever does not see it");
  CHECK(note_before("Good to go", pot) == "#. Sort: the name of a group, on a basket");
  CHECK(note_before("**You know him, and nothing is asked in return.** Saying yes is fine.", pot) ==
        "#. Sort: said when “Ruben from your class wants to add you” is laid into “Good to go”, where it belongs");
}

TEST_CASE("what a note quotes is cut between letters and says that it is") {
  std::string json = *base::read_text_file(std::filesystem::path(SOURCE_FOLDER) / "tests/walks/blocks/sort/pack/lessons/sort.json");
  const std::string card = "Ruben from your class wants to add you";
  std::string letters = "x";
  for (int i = 0; i < 50; ++i) letters += "é";
  json.replace(json.find(card), card.size(), letters);
  content::Findings findings;
  content::PackParts parts;
  parts.lessons.push_back(*content::parse_lesson(json, "sort.json", findings));
  const std::string pot = content_writer::translation_template(parts);
  CHECK(pot.find("said when “" + letters.substr(0, 59) + "…” is laid into") != std::string::npos);
}
