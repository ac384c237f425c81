// What only packs for grown-ups may hold.
#include "content/pack_parts.h"
#include "support/catch.h"
#include "support/one_block.h"

namespace {

const std::string written = R"({"id": "plan", "type": "builder", "title": "Plan", "document": {"title": "Plan"}, "sections": [
  {"id": "who", "title": "Who", "parts": [{"id": "contact", "kind": "words", "question": "Who?", "label": "Contact"}]}]})";
const std::string chosen = R"({"id": "plan", "type": "builder", "title": "Plan", "document": {"title": "Plan"}, "sections": [
  {"id": "who", "title": "Who", "parts": [{"id": "contact", "kind": "one", "question": "Who?",
   "options": [{"id": "one", "label": "One"}, {"id": "two", "label": "Two"}]}]}]})";

std::vector<std::string> faults(const std::string& block, content::Audience audience, int age_from) {
  content::Findings findings;
  content::PackParts parts;
  parts.manifest.audience = audience;
  parts.manifest.age_from = age_from;
  parts.lessons.push_back(*content::parse_lesson(support::lesson_around(block), "lessons/try.json", findings));
  parts.paths = {"lessons/try.json"};
  content::check_together(parts, findings);
  std::vector<std::string> found;
  for (const content::Finding& finding : findings) found.push_back(finding.where + ": " + finding.message);
  return found;
}

}  // namespace

TEST_CASE("R2 a pack for students may not ask to fill anything in") {
  const std::vector<std::string> refused{
      "lessons/try.json blocks/0: the part \"contact\" is filled in and not chosen, which only packs for adults may ask for (R2)"};
  CHECK(faults(written, content::Audience::students, 12) == refused);
  CHECK(faults(written, content::Audience::everyone, 12) == refused);
  CHECK(faults(written, content::Audience::teachers, 0).empty());
  CHECK(faults(chosen, content::Audience::students, 12).empty());
}
