#include "session/lesson_state.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

using Ids = std::vector<std::string>;

TEST_CASE("words tapped are kept in the order of the last tap and unknown words are ignored") {
  const content::TapWordsBlock block = support::tap_words("words");
  session::TapWordsState state;
  state = session::update(state, session::TapTarget{"coins"}, block);
  state = session::update(state, session::TapTarget{"hello"}, block);
  state = session::update(state, session::TapTarget{"nothing"}, block);
  CHECK(state.found == Ids{"coins", "hello"});
  state = session::update(state, session::TapTarget{"coins"}, block);
  CHECK(state.found == Ids{"hello", "coins"});
}

TEST_CASE("all signals are found without the words that are fine as they are") {
  const content::TapWordsBlock block = support::tap_words("words");
  CHECK_FALSE(session::all_signals_found({{}}, block));
  CHECK_FALSE(session::all_signals_found({{"coins", "hello"}}, block));
  CHECK(session::all_signals_found({{"secret", "coins"}}, block));
}

TEST_CASE("every choice may be tried and unknown choices are ignored") {
  const content::SingleChoiceBlock block = support::single_choice("question");
  session::SingleChoiceState state;
  state = session::update(state, session::PickChoice{"ask"}, block);
  state = session::update(state, session::PickChoice{"stay"}, block);
  state = session::update(state, session::PickChoice{"nothing"}, block);
  CHECK(state.tried == Ids{"ask", "stay"});
  state = session::update(state, session::PickChoice{"ask"}, block);
  CHECK(state.tried == Ids{"stay", "ask"});
}

TEST_CASE("the good choice is found once it was tried whatever was tried after it") {
  const content::SingleChoiceBlock block = support::single_choice("question");
  CHECK_FALSE(session::good_choice_found({{"stay"}}, block));
  CHECK(session::good_choice_found({{"ask", "stay"}}, block));
}

TEST_CASE("a lesson starts at its first block with nothing done") {
  const content::Lesson lesson = support::small_lesson();
  const session::LessonState state = session::start_lesson(lesson);
  CHECK(state.at == 0);
  REQUIRE(state.blocks.size() == 5);
  CHECK(std::holds_alternative<session::PageState>(state.blocks[0]));
  CHECK(std::get<session::TapWordsState>(state.blocks[1]).found.empty());
  CHECK(std::get<session::SingleChoiceState>(state.blocks[2]).tried.empty());
  CHECK(std::get<session::ChatState>(state.blocks[3]).choices.empty());
  CHECK(std::holds_alternative<session::CloseState>(state.blocks[4]));
}

TEST_CASE("a reader may go on after one word or one try or one ending") {
  const content::Lesson lesson = support::small_lesson();
  session::LessonState state = session::start_lesson(lesson);
  const auto is_done = [&](std::size_t at) {
    state.at = at;
    return session::block_is_done(state, lesson);
  };
  CHECK(is_done(0));
  CHECK_FALSE(is_done(1));
  CHECK_FALSE(is_done(2));
  CHECK_FALSE(is_done(3));
  CHECK(is_done(4));
  state.blocks[1] = session::TapWordsState{{"hello"}};
  state.blocks[2] = session::SingleChoiceState{{"stay"}};
  state.blocks[3] = session::ChatState{{"chat"}};
  CHECK(is_done(1));
  CHECK(is_done(2));
  CHECK_FALSE(is_done(3));
  state.blocks[3] = session::ChatState{{"chat", "friend"}};
  CHECK(is_done(3));
}
