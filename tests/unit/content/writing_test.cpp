#include "checker/reading_level.h"
#include "checker/terms.h"
#include "support/catch.h"
#include "support/pack_bytes.h"

namespace {

std::string refused(std::string_view text) {
  const auto found = checker::find_refused_term(text);
  return found ? found->term : "accepted";
}

content::PackParts parts_with(const std::string& lesson) {
  content::PackParts parts;
  content::Findings findings;
  parts.manifest.audience = content::Audience::students;
  parts.manifest.age_to = 11;
  parts.lessons.push_back(content::parse_lesson(lesson, "lessons/hello.json", findings).value());
  return parts;
}

}  // namespace

TEST_CASE("R19: refused terms are found in four languages whatever their form") {
  CHECK(refused("About CHILD  pornography.") == "child pornography");
  CHECK(refused("child-porn") == "child pornography");
  CHECK(refused("the child **prostitutes**") == "child prostitute");
  CHECK(refused("Child sex tourism is a crime") == "child sex tourism");
  CHECK(refused("боротьба з дитячою порнографією") == "дитяча порнографія");
  CHECK(refused("Дитячий секс-туризм") == "дитячий секс-туризм");
  CHECK(refused("ห้ามสื่อลามกอนาจารเด็กทุกชนิด") == "สื่อลามกอนาจารเด็ก");
  CHECK(refused("المواد الإباحية للأطفال") == "إباحية الأطفال");
  CHECK(refused("دَعارة الأطفال") == "دعارة الأطفال");
  CHECK(refused("السياحة الجنسية للأطفال") == "السياحة الجنسية للأطفال");
}

TEST_CASE("R19: the terms to be used instead are accepted") {
  CHECK(refused("child sexual abuse material") == "accepted");
  CHECK(refused("sexual exploitation of children in travel and tourism") == "accepted");
  CHECK(refused("матеріали сексуального насильства над дітьми") == "accepted");
  CHECK(refused("สื่อการล่วงละเมิดทางเพศเด็ก") == "accepted");
  CHECK(refused("الاستغلال الجنسي للأطفال في السفر والسياحة") == "accepted");
  CHECK(refused("a child who portrays a prince") == "accepted");
}

TEST_CASE("R19: a term is allowed in a quotation and in nothing else") {
  const std::string with_term = support::replaced(std::string(support::small_lesson), "Good to **see** you.", "The child pornography act.");
  content::Findings findings;
  checker::check_terms(parts_with(with_term), findings);
  CHECK(findings == content::Findings{{"hello/welcome/paragraphs/first", "refused-term", content::Severity::error,
                                       "the term \"child pornography\" is not used: write \"child sexual abuse material\""}});
  findings.clear();
  checker::check_terms(parts_with(support::replaced(with_term, "\"id\": \"first\"", "\"id\": \"first\", \"style\": \"quote\"")), findings);
  CHECK(findings == content::Findings{});
}

TEST_CASE("words and sentences and syllables are counted") {
  const auto count = checker::count_words("The cat sat. Don't the little games begin? We liked it!");
  CHECK(count.words == 11);
  CHECK(count.sentences == 3);
  CHECK(count.syllables == 13);
  CHECK(checker::count_words("").words == 0);
  CHECK(checker::count_words("no end").sentences == 1);
}

TEST_CASE("R24: the grade is the published formula's and short texts have none") {
  // 0.39 × 30 / 3 + 11.8 × 40 / 30 − 15.59
  CHECK(*checker::reading_grade({30, 3, 40}) == Approx(4.0433).margin(0.0001));
  CHECK_FALSE(checker::reading_grade({24, 3, 30}).has_value());
}

TEST_CASE("R24: the grade asked for follows the age band") {
  content::Manifest manifest;
  manifest.audience = content::Audience::students;
  manifest.age_to = 11;
  CHECK(checker::highest_grade(manifest) == 4);
  manifest.age_to = 14;
  CHECK(checker::highest_grade(manifest) == 6);
  manifest.age_to = 17;
  CHECK(checker::highest_grade(manifest) == 8);
  manifest.audience = content::Audience::teachers;
  CHECK(checker::highest_grade(manifest) == 9);
}

TEST_CASE("R24: a text too hard for its readers is named") {
  const std::string hard =
      "Organisations administering international educational initiatives occasionally underestimate considerable "
      "organisational difficulties accompanying interdisciplinary collaboration between governmental institutions, "
      "universities, manufacturers, representatives and volunteers.";
  content::Findings findings;
  checker::check_reading_level(parts_with(support::replaced(std::string(support::small_lesson), "Good to **see** you.", hard)), findings);
  REQUIRE(findings.size() >= 1);
  CHECK(findings.back().rule == "reading-level");
  CHECK(findings.back().severity == content::Severity::warning);
}
