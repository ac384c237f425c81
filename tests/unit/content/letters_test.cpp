#include "checker/letters.h"

#include "support/catch.h"
#include "support/pack_bytes.h"

namespace {

content::PackParts parts_with(const std::string& title, const std::string& translation) {
  content::Findings findings;
  auto lesson = content::parse_lesson(support::small_lesson, "lessons/hello.json", findings);
  lesson->title.source = title;
  content::PackParts parts;
  parts.lessons.push_back(std::move(*lesson));
  if (!translation.empty()) parts.catalogues["th"]["hello/title"].text = translation;
  return parts;
}

content::Findings findings_of(const content::PackParts& parts, const checker::HasLetter& has_letter) {
  content::Findings findings;
  checker::check_letters(parts, has_letter, findings);
  return findings;
}

}  // namespace

TEST_CASE("a letter that no font of a kiosk has is an error, in texts and in translations") {
  const checker::HasLetter fonts = checker::letters_of_kiosk_fonts();
  REQUIRE(fonts);
  CHECK(findings_of(parts_with("Héllo ☆ ✓", "ที่นี่\n“ok”\u200B\u2060"), fonts).empty());
  CHECK(findings_of(parts_with("Hi 😀", ""), fonts) ==
        content::Findings{{"hello/title", "missing-letter", content::Severity::error, "no font of a kiosk can draw U+1F600"}});
  CHECK(findings_of(parts_with("Hi", "漢字漢"), fonts) ==
        content::Findings{{"i18n/th hello/title", "missing-letter", content::Severity::error,
                           "no font of a kiosk can draw U+6F22, U+5B57"}});
}

TEST_CASE("of many missing letters the first are named, and marks in a text are none of its letters") {
  const checker::HasLetter no_capitals = [](char32_t letter) { return letter < U'A' || letter > U'Z'; };
  CHECK(findings_of(parts_with("**ABCDEFAB**", ""), no_capitals).at(0).message ==
        "no font of a kiosk can draw U+0041, U+0042, U+0043, U+0044, U+0045 and more");
}

TEST_CASE("without the fonts nothing is called missing, and that is said") {
  const auto findings = findings_of(parts_with("Hi 😀", ""), {});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "letters-not-checked");
  CHECK(findings[0].severity == content::Severity::warning);
}
