#include "base/file.h"
#include "support/catch.h"
#include "support/quiz_instrument.h"

namespace {

using content::Findings;
using content::Severity;
using support::findings_of_quiz;
using support::quiz_error;
using support::quiz_file;
using support::quiz_of;
using support::replaced;

std::string knowledge(const std::string& id, const std::string& form) {
  return R"({"id": ")" + id + R"(", "slot": "k1", "form": ")" + form +
         R"(", "construct": "knowledge", "text": "Coins cost money.", "key": true})";
}

std::string scenario(const std::string& id, const std::string& form) {
  return R"({"id": ")" + id + R"(", "slot": "s1", "form": ")" + form +
         R"(", "construct": "scenario", "text": "Someone asks.", "foil": false, "actions": [)"
         R"({"id": "go", "text": "Go along", "key": 1, "probe": true}, {"id": "ask", "text": "Ask", "key": 4, "probe": false},)"
         R"({"id": "wait", "text": "Wait", "key": 3, "probe": false}, {"id": "tell", "text": "Tell", "key": 4, "probe": false}]})";
}

const std::string sound = quiz_of(knowledge("k1a", "A") + "," + knowledge("k1b", "B") + "," + scenario("s1a", "A") + "," +
                                     scenario("s1b", "B"));

Findings findings_after(const std::string& from, const std::string& to) { return support::findings_of_quiz_with(sound, from, to); }

}  // namespace

TEST_CASE("an instrument is read with every text under its key") {
  Findings findings;
  const auto instrument = content::parse_instrument(sound, quiz_file, findings);
  CHECK(findings == Findings{});
  REQUIRE(instrument.has_value());
  CHECK(instrument->items.size() == 4);
  const auto texts = content::texts_of(*instrument);
  REQUIRE(texts.size() == 13);
  CHECK(texts[0].key == "instrument.quiz/title");
  CHECK(texts[1].key == "instrument.quiz/k1a/text");
  CHECK(texts[4].key == "instrument.quiz/s1a/actions/go");
}

TEST_CASE("a slot holds one item of each form and of one construct") {
  CHECK(findings_after("\"id\": \"k1b\", \"slot\": \"k1\", \"form\": \"B\"", "\"id\": \"k1b\", \"slot\": \"k1\", \"form\": \"A\"") ==
        Findings{{quiz_file + " items", "slot", Severity::error, "the slot \"k1\" must hold exactly one item of form A, not 2"},
                 {quiz_file + " items", "slot", Severity::error, "the slot \"k1\" must hold exactly one item of form B, not 0"}});
  CHECK(findings_of_quiz(quiz_of(knowledge("k1a", "A") + "," + replaced(scenario("s1b", "B"), "\"s1\"", "\"k1\""))) ==
        quiz_error("items", "slot", "the items of the slot \"k1\" must be of one construct"));
}

TEST_CASE("both items of a slot are foils or neither") {
  const auto foil = replaced(replaced(replaced(scenario("s1b", "B"), "\"foil\": false", "\"foil\": true"), "\"key\": 3", "\"key\": 2"), "\"key\": 1", "\"key\": 3");
  CHECK(findings_of_quiz(quiz_of(scenario("s1a", "A") + "," + foil)) ==
        quiz_error("items", "slot", "both items of the slot \"s1\" must be foils, or neither"));
}

TEST_CASE("a scenario has four actions and one probe keyed by what is asked") {
  CHECK(findings_after("\"probe\": true", "\"probe\": false") ==
        quiz_error("items/2/actions", "probe", "exactly one action must be the probe, not 0"));
  CHECK(findings_after("\"key\": 1", "\"key\": 3") ==
        quiz_error("items/2/actions/0/key", "probe", "the probe must be keyed 1 or 2 where something is wrong"));
  CHECK(findings_after("\"foil\": false", "\"foil\": true") ==
        Findings{{quiz_file + " items/2/actions/0/key", "probe", Severity::error, "the probe of a foil must be keyed 3 or 4"},
                 {quiz_file + " items", "slot", Severity::error, "both items of the slot \"s1\" must be foils, or neither"}});
  CHECK(findings_after("\"key\": 1", "\"key\": 5") ==
        quiz_error("items/2/actions/0/key", "out-of-range", "this must be from 1 to 4, not 5"));
  CHECK(findings_after(R"({"id": "go", "text": "Go along", "key": 1, "probe": true}, )", "") ==
        quiz_error("items/2/actions", "wrong-count", "this must hold exactly 4, not 3"));
}

TEST_CASE("a foil has an over-reaction that one can be alarmed by") {
  const auto foil = [](const std::string& id, const std::string& form) {
    return replaced(replaced(scenario(id, form), "\"foil\": false", "\"foil\": true"), "\"key\": 1", "\"key\": 4");
  };
  CHECK(findings_of_quiz(quiz_of(foil("s1a", "A") + "," + replaced(foil("s1b", "B"), "\"key\": 3", "\"key\": 2"))) ==
        quiz_error("items/0/actions", "no-over-reaction", "a foil needs an over-reaction: at least one action keyed 1 or 2"));
}

TEST_CASE("members of one construct are unknown to the other") {
  CHECK(findings_after("\"key\": true", "\"key\": true, \"foil\": false") ==
        quiz_error("items/0", "unknown-member", "\"foil\" is not known here"));
  CHECK(findings_after("\"construct\": \"knowledge\"", "\"construct\": \"mood\"").size() >= 1);
}

TEST_CASE("the instrument this project ships is read without a word") {
  const auto json = base::read_text_file(SOURCE_FOLDER "/modules/ages-12-14/instruments/gifts-and-coins.json");
  REQUIRE(json.has_value());
  Findings findings;
  CHECK(content::parse_instrument(*json, "instruments/gifts-and-coins.json", findings).has_value());
  CHECK(findings == Findings{});
}

TEST_CASE("an instrument names its outcome among what it asks") {
  const std::string named = replaced(sound, R"("minutes": 6)", R"("minutes": 6, "primary": "knowledge")");
  Findings findings;
  const auto instrument = content::parse_instrument(named, quiz_file, findings);
  CHECK(findings == Findings{});
  REQUIRE(instrument.has_value());
  CHECK(instrument->primary == "knowledge");
  CHECK(findings_after(R"("minutes": 6)", R"("minutes": 6, "primary": "behaviour")") ==
        quiz_error("primary", "primary-not-asked", "no item is of the construct \"behaviour\""));
}

TEST_CASE("an instrument asks for noise by a rho that is a fraction") {
  const auto with_noise = [](const std::string& noise) { return replaced(sound, R"("minutes": 6)", R"("minutes": 6, "noise": )" + noise); };
  Findings findings;
  CHECK(content::parse_instrument(with_noise(R"({"rho": "3/8"})"), quiz_file, findings)->noise == base::Rho{3, 8});
  CHECK(findings == Findings{});
  CHECK_FALSE(content::parse_instrument(sound, quiz_file, findings)->noise);
  const auto refused = [&](const std::string& rho) {
    return quiz_error("noise.rho", "noise", "\"" + rho + "\" is not a fraction above 0 and at most 1, in lowest terms and with at most 1000 under the line, such as \"1/2\"");
  };
  for (const char* rho : {"0/1", "3/2", "2/4", "1/1001", "0.5", "1"}) {
    INFO(rho);
    CHECK(findings_of_quiz(with_noise(R"({"rho": ")" + std::string(rho) + R"("})")) == refused(rho));
  }
  CHECK(findings_of_quiz(with_noise("{}")) == quiz_error("noise", "missing-member", "\"rho\" is missing"));
  CHECK(findings_of_quiz(with_noise("\"1/2\"")).front().rule == "wrong-type");
  CHECK(findings_of_quiz(with_noise(R"({"rho": 0.5})")).front().rule == "wrong-type");
  CHECK(findings_of_quiz(with_noise(R"({"rho": "1/2", "delta": 1})")).front().rule == "unknown-member");
}

TEST_CASE("an instrument says in which arms of a trial it can be asked") {
  Findings findings;
  const auto waiting = content::parse_instrument(replaced(sound, "\"minutes\"", R"("arms": ["waitlist", "lesson"], "minutes")"), quiz_file, findings);
  CHECK(findings == Findings{});
  CHECK(waiting->arms == base::Arms{base::Arm::lesson, base::Arm::waitlist});
  CHECK(waiting->other_lesson.empty());
  const auto worded = content::parse_instrument(replaced(sound, "\"minutes\"", R"("arms": ["a", "b"], "other_lesson": "quiz-told-otherwise", "minutes")"), quiz_file, findings);
  CHECK(findings == Findings{});
  CHECK(worded->other_lesson.value == "quiz-told-otherwise");
}

TEST_CASE("arms that are no trial and another lesson that no arm plays are refused") {
  const auto with = [](const std::string& members) { return findings_after("\"minutes\"", members + R"(, "minutes")"); };
  CHECK(with(R"("arms": ["lesson", "lesson"])").at(0).rule == "arms");
  CHECK(with(R"("arms": ["lesson", "b"], "other_lesson": "paper-boats")").at(0).rule == "arms");
  CHECK(with(R"("arms": ["lesson"])").at(0).rule == "wrong-count");
  CHECK(with(R"("arms": "lesson")").at(0).rule == "wrong-type");
  CHECK(with(R"("arms": ["lesson", "attention"])") == Findings{{quiz_file, "missing-member", Severity::error, "\"other_lesson\" is missing"}});
  CHECK(with(R"("arms": ["waitlist", "attention"], "other_lesson": "paper-boats")") ==
        quiz_error("arms", "arms", "there is no arm \"lesson\" to compare the others with"));
  CHECK(with(R"("arms": ["lesson", "waitlist"], "other_lesson": "paper-boats")") == quiz_error("other_lesson", "arms", "no arm plays another lesson"));
  CHECK(with(R"("other_lesson": "paper-boats")") == quiz_error("other_lesson", "arms", "no arm plays another lesson"));
}
