#include "blocks/fill_gap/fill_gap.h"

#include "blocks/fill_gap/draw.h"
#include "support/catch.h"
#include "support/one_block.h"

namespace {

using session::AskSentence;
using session::FillGapState;
using session::PutWord;
using FillGapPlay = session::Play<content::FillGap>;
using Faults = std::vector<std::string>;

const std::string document = R"({"id": "help", "type": "fill_gap", "title": "When something feels wrong",
  "sentences": [{"id": "first", "text": "First I [[gap:…]] and breathe."}, {"id": "then", "text": "Then I [[gap:…]] somebody."}],
  "words": [
    {"id": "stop", "text": "stop", "fits": ["first"], "when_right": "A pause helps.", "when_wrong": "That comes first.", "misconception": "enough"},
    {"id": "tell", "text": "tell", "fits": ["then"], "when_right": "Together it is easier.", "when_wrong": "That comes later.", "misconception": "order"},
    {"id": "reply", "text": "answer", "fits": [], "when_wrong": "You owe no answer.", "misconception": "i-owe"},
    {"id": "look", "text": "look at", "fits": ["first", "then"], "when_right": "Looking is fine."}]})";

content::FillGap block() { return support::read_block<content::FillGap>(document); }

content::FillGap single() {
  return support::read_block<content::FillGap>(R"({"id": "share", "type": "fill_gap", "title": "Before you share",
    "sentences": [{"id": "ask", "text": "I [[gap:…]] them."}],
    "words": [{"id": "ask", "text": "ask", "fits": ["ask"], "when_right": "Yes."},
              {"id": "tag", "text": "tag", "fits": [], "when_wrong": "A tag shows more.", "misconception": "kind"}]})");
}

Faults faults(const std::string& old_part, const std::string& new_part) {
  return support::faults_of(support::with(document, old_part, new_part));
}

FillGapState after(const std::vector<FillGapPlay::Action>& actions) {
  FillGapState state;
  for (const auto& action : actions) state = FillGapPlay::update(std::move(state), action, block());
  return state;
}

const std::string one_gap = "a sentence must have exactly one gap, [[gap:…]], and no other mark of that kind";

}  // namespace

TEST_CASE("a sentence has exactly one gap and no other target") {
  CHECK(faults("First I [[gap:…]] and", "First I and") == Faults{"blocks/0/sentences/0/text: " + one_gap});
  CHECK(faults("First I [[gap:…]] and", "First [[gap:…]] [[gap:…]] and") ==
        Faults{"blocks/0/sentences/0/text: " + one_gap});
  CHECK(faults("First I [[gap:…]] and", "First [[gap:…]] [[other:…]] and") ==
        Faults{"blocks/0/sentences/0/text: " + one_gap});
}

TEST_CASE("a word may fit only sentences there are and every sentence is fitted") {
  CHECK(faults(R"("fits": ["then"])", R"("fits": ["last"])") ==
        Faults{"blocks/0/words/1/fits/0: there is no sentence \"last\""});
  const std::string unfitted = support::with(document, R"("fits": ["first"])", R"("fits": ["then"])");
  CHECK(support::faults_of(
            support::with(unfitted, R"("fits": ["first", "then"], "when_right": "Looking is fine.")",
                          R"("fits": ["then"], "when_right": "x", "when_wrong": "y", "misconception": "z")")) ==
        Faults{"blocks/0/sentences/0: no word fits the sentence \"first\""});
}

TEST_CASE("a feedback that can never be shown is refused") {
  CHECK(faults(R"("fits": [], )", R"("fits": [], "when_right": "Yes.", )") ==
        Faults{"blocks/0/words/2/when_right: a word that fits nowhere is never right"});
  CHECK(faults(R"("when_right": "Looking is fine.")", R"("when_right": "Looking is fine.", "when_wrong": "No.")") ==
        Faults{"blocks/0/words/3/when_wrong: a word that fits everywhere is never wrong"});
  CHECK(faults(R"("when_right": "Looking is fine.")", R"("when_right": "Looking is fine.", "misconception": "x")") ==
        Faults{"blocks/0/words/3/misconception: a word that fits everywhere has no misconception"});
}

TEST_CASE("a word that can be wrong has its own feedback and the thought behind it") {
  CHECK(faults(R"(, "when_wrong": "You owe no answer.")", "") == Faults{"blocks/0/words/2: \"when_wrong\" is missing"});
  CHECK(faults(R"(, "misconception": "i-owe")", "") == Faults{"blocks/0/words/2: \"misconception\" is missing"});
}

TEST_CASE("words stand in the gap wherever it is") {
  CHECK(content::with_gap("I [[gap:…]] **now**.", "**ask**") == "I **ask** **now**.");
  CHECK(content::with_gap("[[gap:…]]", "ask") == "ask");
  CHECK(content::with_gap("no gap", "ask") == "no gap");
}

TEST_CASE("a sentence that is right makes room for the next and one that is not is asked again") {
  CHECK(session::asked_sentence(after({}), block()).id == "first");
  CHECK(session::asked_sentence(after({PutWord{"first", "reply"}}), block()).id == "first");
  CHECK(session::asked_sentence(after({PutWord{"first", "stop"}}), block()).id == "then");
  CHECK(session::asked_sentence(after({AskSentence{"then"}, PutWord{"then", "tell"}}), block()).id == "first");
  CHECK(session::asked_sentence(after({PutWord{"first", "stop"}, PutWord{"then", "tell"}}), block()).id == "then");
}

TEST_CASE("the word laid last speaks and another takes its place") {
  const FillGapState state = after({PutWord{"first", "stop"}, PutWord{"then", "reply"}, PutWord{"then", "look"}});
  CHECK(session::last_filled(state, block()).word->id == "look");
  CHECK(session::last_filled(state, block()).fits);
  CHECK(session::all_fit(state, block()));
  CHECK_FALSE(session::all_fit(after({PutWord{"first", "stop"}}), block()));
}

TEST_CASE("one word is enough to go on and unknown ones change nothing") {
  CHECK_FALSE(
      FillGapPlay::progress(after({AskSentence{"then"}, PutWord{"then", "shout"}, PutWord{"last", "tell"}}), block())
          .is_done());
  CHECK(FillGapPlay::progress(after({PutWord{"first", "reply"}}), block()).is_done());
}

TEST_CASE("filled gaps come back from their steps and steps no longer offered are passed over") {
  const FillGapState state = after({PutWord{"then", "reply"}, PutWord{"first", "stop"}, AskSentence{"first"}});
  CHECK(FillGapPlay::steps(state) == session::Steps{"then/reply", "first/stop", "first"});
  CHECK(FillGapPlay::steps(FillGapPlay::replay({"then/reply", "gone", "then/gone", "first/stop", "first"}, block())) ==
        FillGapPlay::steps(state));
}

TEST_CASE("every text of gaps is given to translators in reading order") {
  CHECK(support::keys_of(single()) ==
        std::vector<std::string>{"try/share/title", "try/share/sentences/ask", "try/share/words/ask/text",
                                 "try/share/words/ask/when_right", "try/share/words/tag/text",
                                 "try/share/words/tag/when_wrong"});
}

TEST_CASE("a tap on a word lays it where it is asked for") {
  support::PlayedBlock<content::FillGap> played{block()};
  played.draw();
  CHECK(played.text("sentence/first/label") == "First I ______ and breathe.");
  played.tap("bank/reply");
  CHECK(played.text("sentence/first/label") == "First I answer and breathe.");
  CHECK(played.text("feedback") == "You owe no answer.");
  played.tap("sentence/then");
  played.tap("bank/tell");
  CHECK(played.text("sentence/then/label") == "Then I tell somebody.");
  CHECK(played.text("feedback") == "Together it is easier.");
}

TEST_CASE("a word is dragged into any sentence") {
  support::PlayedBlock<content::FillGap> played{block()};
  played.drag("bank/tell", "sentence/then");
  REQUIRE(played.state.put.size() == 1);
  CHECK(played.state.put[0].sentence == "then");
  CHECK(played.actions == 1);
}

TEST_CASE("gaps are filled by keys alone as by taps") {
  support::PlayedBlock<content::FillGap> played{block()};
  played.focus("bank/look");
  played.press(ui::Key::enter);
  REQUIRE(played.state.put.size() == 1);
  CHECK(played.state.put[0].word == "look");
  CHECK(played.state.put[0].sentence == "first");
  played.focus("sentence/then");
  played.press(ui::Key::enter);
  played.focus("bank/tell");
  played.press(ui::Key::enter);
  CHECK(played.text("sentence/then/label") == "Then I tell somebody.");
}

TEST_CASE("the great button leads to a sentence without a word once the one that is asked has one") {
  support::PlayedBlock<content::FillGap> played{block()};
  const auto bars = [&] {
    screens::BlockBars wanted;
    played.table.draw([&](ui::Frame& frame) { wanted = screens::View<content::FillGap>::bars(played.state, block(), frame); });
    return wanted;
  };
  REQUIRE(bars().next_part);
  CHECK_FALSE(bars().next_part->enabled);
  played.state = after({PutWord{"first", "reply"}});
  REQUIRE(bars().next_part);
  CHECK(bars().next_part->enabled);
  played.state = FillGapPlay::update(std::move(played.state), std::get<session::FillGapAction>(bars().next_part->action), block());
  CHECK(played.state.asked == "then");
  CHECK_FALSE(bars().next_part->enabled);
  played.state = after({PutWord{"first", "reply"}, PutWord{"then", "stop"}});
  CHECK_FALSE(bars().has_parts_left);
}

TEST_CASE("one sentence has no parts") {
  support::PlayedBlock<content::FillGap> played{single()};
  played.table.draw([&](ui::Frame& frame) { CHECK_FALSE(screens::View<content::FillGap>::bars(played.state, single(), frame).has_parts_left); });
}
