#include "blocks/true_false/true_false.h"

#include "blocks/true_false/draw.h"
#include "support/catch.h"
#include "support/fake_stage.h"
#include "support/lesson_builder.h"

namespace {

using session::Judgement;
using session::Verdict;
using TrueFalsePlay = session::Play<content::TrueFalse>;

content::TrueFalse block(bool is_true = true) {
  content::TrueFalse made;
  made.id = content::BlockId("copied");
  made.statement = support::text("copied/statement", "A picture can be copied.");
  made.is_true = is_true;
  made.misconception = "private-means-safe";
  made.when_true = support::text("copied/true", "Yes.");
  made.when_false = support::text("copied/false", "Look again.");
  made.when_not_sure = support::text("copied/not-sure", "Good to stop and think.");
  return made;
}

TrueFalsePlay::State judged(const std::vector<Judgement>& judgements) {
  TrueFalsePlay::State state;
  for (const Judgement judgement : judgements) state = TrueFalsePlay::update(std::move(state), {judgement}, block());
  return state;
}

struct Drawn {
  support::FakeStage table;
  screens::BlockSaid<content::TrueFalse> said;

  const ui::Widget* find(const std::string& id) const {
    const auto& widgets = table.stage.widgets();
    const auto found = std::find_if(widgets.begin(), widgets.end(), [&](const ui::Widget& widget) { return widget.id == id; });
    return found == widgets.end() ? nullptr : &*found;
  }
  void draw(const TrueFalsePlay::State& state, const ui::Input& input = {}) {
    const auto open = support::shared(support::small_open_lesson());
    table.draw([&](ui::Frame& frame) { said = screens::View<content::TrueFalse>::draw(block(), state, *open, frame); }, input);
  }
};

}  // namespace

TEST_CASE("every judgement may be tried and the last one tried stands at the end") {
  CHECK(judged({Judgement::no, Judgement::yes, Judgement::no}).tried == std::vector{Judgement::yes, Judgement::no});
}

TEST_CASE("one judgement is enough to go on and not sure is one") {
  CHECK_FALSE(TrueFalsePlay::progress(judged({}), block()).is_done());
  CHECK(TrueFalsePlay::progress(judged({Judgement::not_sure}), block()).is_done());
}

TEST_CASE("a judgement is right or worth another look and not sure is neither") {
  CHECK(session::verdict_on(Judgement::yes, block(true)) == Verdict::right);
  CHECK(session::verdict_on(Judgement::no, block(true)) == Verdict::look_again);
  CHECK(session::verdict_on(Judgement::yes, block(false)) == Verdict::look_again);
  CHECK(session::verdict_on(Judgement::no, block(false)) == Verdict::right);
  CHECK(session::verdict_on(Judgement::not_sure, block(false)) == Verdict::open);
}

TEST_CASE("judgements come back from their steps and unknown steps are passed over") {
  const auto state = judged({Judgement::not_sure, Judgement::no});
  CHECK(TrueFalsePlay::steps(state) == session::Steps{"not_sure", "false"});
  CHECK(TrueFalsePlay::replay({"not_sure", "maybe", "false"}, block()).tried == state.tried);
}

TEST_CASE("every text of a statement to judge is given to translators in reading order") {
  std::vector<std::string> keys;
  content::parts(block(), base::Overload{[&](const content::Text& text) { keys.push_back(text.key); }, [](const content::Picture&) {}});
  CHECK(keys == std::vector<std::string>{"copied/statement", "copied/true", "copied/false", "copied/not-sure"});
}

TEST_CASE("a touch on a tile is the judgement it names") {
  Drawn drawn;
  drawn.draw({});
  REQUIRE(drawn.find("judge/not-sure") != nullptr);
  ui::Input input;
  input.pointer = drawn.find("judge/not-sure")->visible.centre();
  drawn.draw({}, input);
  input.pointer_down = true;
  drawn.draw({}, input);
  CHECK_FALSE(drawn.said);
  input.pointer_down = false;
  drawn.draw({}, input);
  REQUIRE(drawn.said);
  CHECK(std::get<TrueFalsePlay::Action>(*drawn.said).judgement == Judgement::not_sure);
}

TEST_CASE("the judgement tried last has its feedback on the screen") {
  Drawn drawn;
  drawn.draw({});
  CHECK(drawn.find("feedback") == nullptr);
  drawn.draw(judged({Judgement::yes, Judgement::no}));
  REQUIRE(drawn.find("feedback") != nullptr);
  CHECK(drawn.find("feedback")->text == "Look again.");
}
