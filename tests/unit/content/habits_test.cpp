// Items without right and wrong: what an instrument may say of them.
#include "support/catch.h"
#include "support/quiz_instrument.h"

namespace {

using content::Findings;
using support::findings_of_quiz;
using support::quiz_error;
using support::quiz_file;
using support::replaced;

std::string attitude(const std::string& form) {
  return R"({"id": "a)" + form + R"(", "slot": "a1", "form": ")" + form + R"(", "construct": "attitude", "text": "I can say no."})";
}

std::string help(const std::string& form) {
  return R"({"id": "h)" + form + R"(", "slot": "h1", "form": ")" + form + R"(", "construct": "help_seeking", "sensitive": true, "text": "Would you go to …", "rows": [)"
         R"({"id": "home", "text": "somebody at home"}, {"id": "teacher", "text": "a teacher"}, {"id": "nobody", "text": "nobody", "reversed": true}]})";
}

std::string behaviour(const std::string& form) {
  return R"({"id": "b)" + form + R"(", "slot": "b1", "form": ")" + form + R"(", "construct": "behaviour", "sensitive": true, "safer": "often", "text": "I asked first."})";
}

std::string lower(std::string text) {
  for (char& letter : text) letter = letter == 'A' ? 'a' : letter == 'B' ? 'b' : letter;
  return text;
}

// Ids are in lower case, forms are not.
std::string with_ids(std::string item) {
  for (const std::string id : {"aA", "aB", "hA", "hB", "bA", "bB"}) item = replaced(item, "\"" + id + "\"", "\"" + lower(id) + "\"");
  return item;
}

std::string with_items(const std::vector<std::string>& items) {
  std::string all;
  for (const std::string& item : items) all += (all.empty() ? "" : ",") + with_ids(item);
  return support::quiz_of(all);
}

const std::string sound = with_items({attitude("A"), attitude("B"), help("A"), help("B"), behaviour("A"), behaviour("B")});

Findings findings_after(const std::string& from, const std::string& to) { return support::findings_of_quiz_with(sound, from, to); }

}  // namespace

TEST_CASE("sentences and questions about help and deeds are read with every text under its key") {
  Findings findings;
  const auto instrument = content::parse_instrument(sound, quiz_file, findings);
  CHECK(findings == Findings{});
  REQUIRE(instrument.has_value());
  CHECK(content::table_count(*instrument) == 3);
  const auto texts = content::texts_of(*instrument);
  REQUIRE(texts.size() == 13);
  CHECK(texts[1].key == "instrument.quiz/aa/text");
  CHECK(texts[4].key == "instrument.quiz/ha/rows/home");
  CHECK(std::get<content::HelpSeeking>(instrument->items[2].body).rows[2].reversed);
  CHECK(std::get<content::Behaviour>(instrument->items[4].body).safer == content::Safer::often);
}

TEST_CASE("what asks about help or about habits must be marked as sensitive") {
  CHECK(findings_after(R"("construct": "help_seeking", "sensitive": true)", R"("construct": "help_seeking")") ==
        quiz_error("items/2", "not-sensitive", "an item of \"help_seeking\" must be marked \"sensitive\": true"));
  CHECK(findings_after(R"("construct": "behaviour", "sensitive": true)", R"("construct": "behaviour", "sensitive": false)") ==
        quiz_error("items/4", "not-sensitive", "an item of \"behaviour\" must be marked \"sensitive\": true"));
}

TEST_CASE("a question about help has three rows and somebody to go to") {
  CHECK(findings_after(R"({"id": "home", "text": "somebody at home"}, )", "") == quiz_error("items/2/rows", "wrong-count", "this must hold exactly 3, not 2"));
  const std::string all_reversed = replaced(replaced(sound, R"("somebody at home"})", R"("somebody at home", "reversed": true})"), R"("a teacher"})", R"("a teacher", "reversed": true})");
  CHECK(findings_of_quiz(all_reversed).front() == quiz_error("items/2/rows", "nobody-to-go-to", "at least one row must be somebody to go to, and not reversed").front());
  CHECK(findings_after(R"("id": "teacher")", R"("id": "home")").front().rule == "duplicate-id");
}

TEST_CASE("a deed says which end is the safer") {
  CHECK(findings_after(R"("safer": "often", )", "").front().rule == "missing-member");
  CHECK(findings_after(R"("safer": "often")", R"("safer": "sometimes")").front().where == quiz_file + " items/4/safer");
}

TEST_CASE("both items of a slot read in one direction") {
  CHECK(findings_after(R"("safer": "often")", R"("safer": "seldom")") == quiz_error("items", "slot", "both items of the slot \"b1\" must be safer in the same direction"));
  CHECK(findings_after(R"("construct": "attitude")", R"("construct": "attitude", "reversed": true)") == quiz_error("items", "slot", "both items of the slot \"a1\" must be reversed, or neither"));
  CHECK(findings_after(R"("construct": "attitude")", R"("construct": "attitude", "faces": true)") == quiz_error("items", "slot", "both items of the slot \"a1\" must be answered with faces, or neither"));
}

TEST_CASE("an instrument of deeds alone is refused since nothing of it is asked after the lesson") {
  CHECK(findings_of_quiz(with_items({behaviour("A"), behaviour("B")})) == quiz_error("items", "nothing-after", "there must be an item that is asked after the lesson, too"));
}

TEST_CASE("what is not asked after the lesson cannot be the outcome") {
  CHECK(findings_after(R"("minutes": 6)", R"("minutes": 6, "primary": "behaviour")") == quiz_error("primary", "primary-not-asked", "the construct \"behaviour\" is not asked after the lesson"));
  CHECK(findings_after(R"("minutes": 6)", R"("minutes": 6, "primary": "help_seeking")") == Findings{});
}
