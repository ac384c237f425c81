#include "session/block_play.h"

#include "session/lesson_visit.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

namespace {

template <typename Block>
using StateOf = session::StateOf<Block>;

}  // namespace

TEST_CASE("a lesson starts at its first block with nothing done") {
  const content::Lesson lesson = support::small_lesson();
  const session::LessonState state = session::start_lesson(lesson, 1);
  CHECK(state.at == 0);
  REQUIRE(state.blocks.size() == 5);
  CHECK(std::holds_alternative<StateOf<content::Page>>(state.blocks[0]));
  CHECK(std::get<StateOf<content::TapWords>>(state.blocks[1]).found.empty());
  CHECK(std::get<StateOf<content::SingleChoice>>(state.blocks[2]).tried.empty());
  CHECK(std::get<session::ChatState>(state.blocks[3]).choices.empty());
  CHECK(std::holds_alternative<StateOf<content::Close>>(state.blocks[4]));
}

TEST_CASE("a reader may go on after one word or one try or one ending") {
  const content::Lesson lesson = support::small_lesson();
  session::LessonState state = session::start_lesson(lesson, 1);
  const auto is_done = [&](std::size_t at) { return session::progress_of(state.blocks[at], lesson.blocks[at]).is_done(); };
  CHECK(is_done(0));
  CHECK_FALSE(is_done(1));
  CHECK_FALSE(is_done(2));
  CHECK_FALSE(is_done(3));
  CHECK(is_done(4));
  state.blocks[1] = StateOf<content::TapWords>{{"hello"}};
  state.blocks[2] = StateOf<content::SingleChoice>{{"stay"}};
  state.blocks[3] = session::ChatState{{"chat"}};
  CHECK(is_done(1));
  CHECK(is_done(2));
  CHECK_FALSE(is_done(3));
  state.blocks[3] = session::ChatState{{"chat", "friend"}};
  CHECK_FALSE(is_done(3));
  std::get<session::ChatState>(state.blocks[3]).show_at_once();
  CHECK(is_done(3));
}

TEST_CASE("what belongs to another type of block changes nothing") {
  const content::Lesson lesson = support::small_lesson();
  const session::LessonState state = session::start_lesson(lesson, 1);
  const session::BlockState after = session::update(state.blocks[1], session::PickChoice{"ask"}, lesson.blocks[1]);
  CHECK(std::get<StateOf<content::TapWords>>(after).found.empty());
  const session::BlockState wrong = session::update(state.blocks[2], session::TapTarget{"coins"}, lesson.blocks[1]);
  CHECK(std::get<StateOf<content::SingleChoice>>(wrong).tried.empty());
  CHECK_FALSE(session::progress_of(state.blocks[2], lesson.blocks[1]).is_done());
}
