#include "blocks/rating/rating.h"

#include "support/catch.h"
#include "support/drawn_block.h"

namespace {

using content::RatingLook;
using Drawn = support::DrawnBlock<content::Rating>;
using RatingPlay = session::Play<content::Rating>;

content::Rating block(RatingLook look = RatingLook::steps) {
  content::Rating made;
  made.id = content::BlockId("feel");
  made.question = support::text("feel/question", "How was that?");
  made.look = look;
  for (const std::string id : {"good", "so-so", "odd"}) {
    made.steps.push_back(
        {id, support::text("feel/" + id, id), support::text("feel/" + id + "/thought", "The thought behind " + id)});
  }
  return made;
}

}  // namespace

TEST_CASE("one step of a rating is chosen at a time and steps that are not there change nothing") {
  RatingPlay::State state;
  state = RatingPlay::update(state, {"nothing"}, block());
  CHECK(session::chosen_step(state, block()) == nullptr);
  CHECK_FALSE(RatingPlay::progress(state, block()).is_done());
  state = RatingPlay::update(state, {"odd"}, block());
  state = RatingPlay::update(state, {"good"}, block());
  CHECK(session::chosen_step(state, block())->id == "good");
  CHECK(RatingPlay::progress(state, block()).is_done());
}

TEST_CASE("a bookmark says that a rating was done and never which step was chosen") {
  const RatingPlay::State chosen{"odd", false};
  CHECK(RatingPlay::steps({}) == session::Steps{});
  CHECK(RatingPlay::steps(chosen) == session::Steps{"chosen"});
  const RatingPlay::State back = RatingPlay::replay(RatingPlay::steps(chosen), block());
  CHECK_FALSE(back.chosen);
  CHECK(RatingPlay::progress(back, block()).is_done());
  CHECK(RatingPlay::steps(back) == session::Steps{"chosen"});
  CHECK_FALSE(RatingPlay::progress(RatingPlay::replay({"odd"}, block()), block()).is_done());
}

TEST_CASE("every text of a rating is given to translators in reading order") {
  CHECK(support::keys_of(block()) == std::vector<std::string>{"feel/question", "feel/good", "feel/good/thought",
                                                              "feel/so-so", "feel/so-so/thought", "feel/odd",
                                                              "feel/odd/thought"});
}

TEST_CASE("each step of a rating says its own thought and that nothing is kept") {
  for (const RatingLook look : {RatingLook::steps, RatingLook::slider, RatingLook::faces}) {
    Drawn drawn(block(look));
    CHECK(drawn.words("not-kept") == "Only for you. Nothing you do here is kept.");
    CHECK_FALSE(drawn.has("feedback"));
    drawn.tap("step/odd");
    CHECK(drawn.words("feedback") == "The thought behind odd");
    drawn.tap("step/good");
    CHECK(drawn.words("feedback") == "The thought behind good");
    drawn.restart();
    drawn.draw();
    CHECK_FALSE(drawn.has("feedback"));
    CHECK(drawn.is_done());
  }
}

TEST_CASE("a rating is done by keys alone") {
  Drawn drawn(block());
  drawn.focus("step/so-so");
  drawn.press(ui::Key::enter);
  CHECK(drawn.state.chosen == "so-so");
}

TEST_CASE("the marker of a slider is dragged to a step") {
  Drawn drawn(block(RatingLook::slider));
  drawn.drag("marker", drawn.table.rect_of("step/good").centre());
  CHECK(drawn.state.chosen == "good");
  drawn.drag("marker", {5, 5});
  CHECK(drawn.state.chosen == "good");
}

TEST_CASE("the marker of a slider is carried by keys") {
  Drawn drawn(block(RatingLook::slider));
  drawn.focus("marker");
  drawn.press(ui::Key::enter);
  drawn.press(ui::Key::right);
  drawn.press(ui::Key::right);
  REQUIRE(drawn.table.stage.carried());
  const std::string place = drawn.table.stage.carried()->target;
  CHECK(drawn.has(place));  // so that by ear it has a name
  CHECK(place.rfind("step/", 0) == 0);
  drawn.press(ui::Key::enter);
  CHECK("step/" + drawn.state.chosen.value_or("") == place);
}

TEST_CASE("the steps of a rating run down where the window is narrow") {
  Drawn drawn(block());
  CHECK(drawn.table.rect_of("step/good").y == drawn.table.rect_of("step/odd").y);
  drawn.block.steps[1].label = support::text("feel/so-so", "averyverylongwordwithoutanyplacetobreakitintwohalves");
  drawn.draw();
  CHECK(drawn.table.rect_of("step/good").x == drawn.table.rect_of("step/odd").x);
}
