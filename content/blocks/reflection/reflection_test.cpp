#include "blocks/reflection/reflection.h"

#include "support/catch.h"
#include "support/drawn_block.h"

namespace {

using Drawn = support::DrawnBlock<content::Reflection>;
using ReflectionPlay = session::Play<content::Reflection>;

content::Reflection block() {
  content::Reflection made;
  made.id = content::BlockId("who");
  made.question = support::text("who/question", "Who listens well?");
  made.prompts = {{"home", support::text("who/home", "Somebody at home?")},
                  {"school", support::text("who/school", "Somebody at school?")}};
  return made;
}

}  // namespace

TEST_CASE("prompts of a reflection open one after another and no further than there are") {
  ReflectionPlay::State state;
  for (int i = 0; i < 3; ++i) state = ReflectionPlay::update(state, session::OpenPrompt{}, block());
  CHECK(state.prompts == 2);
  CHECK_FALSE(ReflectionPlay::progress(state, block()).is_done());
}

TEST_CASE("a reflection is done when the reader says so and a bookmark holds only that") {
  ReflectionPlay::State state = ReflectionPlay::update({1, false}, session::SayThoughtAbout{}, block());
  CHECK(ReflectionPlay::progress(state, block()).is_done());
  CHECK(ReflectionPlay::steps(state) == session::Steps{"thought-about"});
  const ReflectionPlay::State back = ReflectionPlay::replay({"prompt", "thought-about"}, block());
  CHECK(back.prompts == 0);
  CHECK(back.thought_about);
  CHECK(ReflectionPlay::steps({2, false}) == session::Steps{});
}

TEST_CASE("every text of a reflection is given to translators in reading order") {
  CHECK(support::keys_of(block()) == std::vector<std::string>{"who/question", "who/home", "who/school"});
}

TEST_CASE("a reflection says plainly that nothing is kept") {
  CHECK(Drawn(block()).words("not-kept") == "Only for you. Nothing you do here is kept.");
}

TEST_CASE("a reflection is opened and done by tapping") {
  Drawn drawn(block());
  CHECK_FALSE(drawn.has("prompt/home"));
  drawn.tap("open-prompt");
  CHECK(drawn.words("prompt/home") == "Somebody at home?");
  CHECK_FALSE(drawn.has("prompt/school"));
  drawn.tap("open-prompt");
  CHECK(drawn.words("prompt/school") == "Somebody at school?");
  CHECK_FALSE(drawn.has("open-prompt"));
  CHECK_FALSE(drawn.has("feedback"));
  drawn.tap("thought-about");
  CHECK(drawn.has("feedback"));
  CHECK(drawn.is_done());
}

TEST_CASE("a reflection is done by keys alone and keeps the focus") {
  Drawn drawn(block());
  drawn.focus("thought-about");
  drawn.press(ui::Key::enter);
  CHECK(drawn.is_done());
  CHECK(drawn.table.focused() == "thought-about");
}

TEST_CASE("a reflection without prompts offers none") {
  content::Reflection bare = block();
  bare.prompts.clear();
  CHECK_FALSE(Drawn(bare).has("open-prompt"));
}
