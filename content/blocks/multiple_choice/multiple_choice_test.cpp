#include "blocks/multiple_choice/multiple_choice.h"

#include "blocks/multiple_choice/draw.h"
#include "support/catch.h"
#include "support/drawn_block.h"
#include "support/lesson_builder.h"

namespace {

using Ids = std::vector<std::string>;
using session::ChoiceVerdict;
using MultipleChoicePlay = session::Play<content::MultipleChoice>;
using Table = support::DrawnBlock<content::MultipleChoice>;

const content::MultipleChoice& block() {
  static const content::MultipleChoice made = [] {
    content::MultipleChoice signs;
    signs.id = content::BlockId("signs");
    signs.question = support::text("signs/question", "Which make you stop?");
    signs.choices = {{"secret", true, support::text("secret", "Tell nobody"), support::text("secret/why", "A secret."),
                      support::text("secret/missed", "A secret too."), ""},
                     {"hello",
                      false,
                      support::text("hello", "Hello"),
                      support::text("hello/why", "Only friendly."),
                      {},
                      "strangers-are-bad"},
                     {"photo", true, support::text("photo", "A photo, quick"), support::text("photo/why", "Hurry."),
                      support::text("photo/missed", "Hurry too."), ""}};
    return signs;
  }();
  return made;
}

// Ids are toggled, "!" checks.
MultipleChoicePlay::State after(const Ids& done) {
  MultipleChoicePlay::State state;
  for (const std::string& what : done) {
    const auto action = what == "!" ? MultipleChoicePlay::Action(session::CheckChoices{}) : session::ToggleChoice{what};
    state = MultipleChoicePlay::update(std::move(state), action, block());
  }
  return state;
}

std::vector<ChoiceVerdict> verdicts(const MultipleChoicePlay::State& state) {
  std::vector<ChoiceVerdict> all;
  for (const auto& choice : block().choices) all.push_back(session::verdict_on(choice, state));
  return all;
}

}  // namespace

TEST_CASE("choices are taken and given back and stand in the order of the lesson") {
  CHECK(after({"photo", "secret", "nothing"}).chosen == Ids{"secret", "photo"});
  CHECK(after({"photo", "secret", "photo"}).chosen == Ids{"secret"});
}

TEST_CASE("one check is enough to go on and nothing chosen is no check") {
  CHECK_FALSE(MultipleChoicePlay::progress(after({"hello"}), block()).is_done());
  CHECK_FALSE(MultipleChoicePlay::progress(after({"!"}), block()).is_done());
  CHECK(MultipleChoicePlay::progress(after({"hello", "!"}), block()).is_done());
  CHECK(MultipleChoicePlay::progress(after({"hello", "!", "hello"}), block()).is_done());
}

TEST_CASE("a check speaks to each choice that was taken and to each that was missed") {
  CHECK(verdicts(after({"secret", "hello"})) ==
        std::vector{ChoiceVerdict::none, ChoiceVerdict::none, ChoiceVerdict::none});
  CHECK(verdicts(after({"secret", "hello", "!"})) ==
        std::vector{ChoiceVerdict::fits, ChoiceVerdict::look_again, ChoiceVerdict::missed});
}

TEST_CASE("what was changed after a check is not spoken to and the rest still is") {
  CHECK(verdicts(after({"secret", "hello", "!", "hello"})) ==
        std::vector{ChoiceVerdict::fits, ChoiceVerdict::none, ChoiceVerdict::missed});
}

TEST_CASE("a check may be asked for again only after a change") {
  CHECK_FALSE(session::can_check(after({})));
  CHECK(session::can_check(after({"hello"})));
  CHECK_FALSE(session::can_check(after({"hello", "!"})));
  CHECK(session::can_check(after({"hello", "!", "photo"})));
}

TEST_CASE("every good one is found when a check says so") {
  CHECK_FALSE(session::every_good_one_found(after({"secret", "photo"}), block()));
  CHECK(session::every_good_one_found(after({"secret", "photo", "!"}), block()));
  CHECK_FALSE(session::every_good_one_found(after({"secret", "hello", "photo", "!"}), block()));
}

TEST_CASE("choices and the last check come back from their steps and unknown steps are passed over") {
  const auto state = after({"secret", "hello", "!", "hello", "photo"});
  CHECK(MultipleChoicePlay::steps(state) == session::Steps{"secret", "hello", "/check", "hello", "photo"});
  const auto again = MultipleChoicePlay::replay({"secret", "gone", "hello", "/check", "hello", "photo"}, block());
  CHECK(again.chosen == state.chosen);
  CHECK(again.checked == state.checked);
}

TEST_CASE("every text of a question with several answers is given to translators in reading order") {
  CHECK(support::keys_of(block()) == Ids{"signs/question", "secret", "secret/why", "secret/missed", "hello",
                                         "hello/why", "photo", "photo/why", "photo/missed"});
}

TEST_CASE("touches choose and check and what is behind each is shown") {
  Table table(block());
  table.tap("choice/secret");
  table.tap("choice/hello");
  CHECK(!table.has("feedback/secret"));
  table.tap("check");
  CHECK(table.words("feedback/secret") == "That fits. A secret.");
  CHECK(table.words("feedback/hello") == "Look again. Only friendly.");
  CHECK(table.words("feedback/photo") == "This one fits too. Hurry too.");
}

TEST_CASE("keys alone choose and check") {
  Table table(block());
  for (const char* id : {"choice/secret", "choice/photo", "check"}) {
    table.focus(id);
    table.press(ui::Key::enter);
  }
  CHECK(table.state.checked == Ids{"secret", "photo"});
  CHECK(table.words("feedback") == "You found every one.");
}

TEST_CASE("nothing can be checked before something is chosen") {
  Table table(block());
  REQUIRE(table.has("check"));
  CHECK_FALSE(table.table.find("check")->enabled);
  table.tap("check");
  CHECK_FALSE(table.state.checked);
}
