#include "blocks/single_choice/play.h"

#include "support/catch.h"
#include "support/lesson_builder.h"

using Ids = std::vector<std::string>;
using SingleChoicePlay = session::Play<content::SingleChoice>;

TEST_CASE("every choice may be tried and unknown choices are ignored") {
  const content::SingleChoice block = support::single_choice("question");
  SingleChoicePlay::State state;
  state = SingleChoicePlay::update(state, session::PickChoice{"ask"}, block);
  state = SingleChoicePlay::update(state, session::PickChoice{"stay"}, block);
  state = SingleChoicePlay::update(state, session::PickChoice{"nothing"}, block);
  CHECK(state.tried == Ids{"ask", "stay"});
  state = SingleChoicePlay::update(state, session::PickChoice{"ask"}, block);
  CHECK(state.tried == Ids{"stay", "ask"});
}

TEST_CASE("the good choice is found once it was tried whatever was tried after it") {
  const content::SingleChoice block = support::single_choice("question");
  CHECK_FALSE(session::good_choice_found({{"stay"}}, block));
  CHECK(session::good_choice_found({{"ask", "stay"}}, block));
}
