#include "blocks/tap_words/draw.h"

#include "support/catch.h"
#include "support/drawn_block.h"
#include "support/lesson_builder.h"

using Ids = std::vector<std::string>;
using TapWordsPlay = session::Play<content::TapWords>;

TEST_CASE("words tapped are kept in the order of the last tap and unknown words are ignored") {
  const content::TapWords block = support::tap_words("words");
  TapWordsPlay::State state;
  state = TapWordsPlay::update(state, session::TapTarget{"coins"}, block);
  state = TapWordsPlay::update(state, session::TapTarget{"hello"}, block);
  state = TapWordsPlay::update(state, session::TapTarget{"nothing"}, block);
  CHECK(state.found == Ids{"coins", "hello"});
  state = TapWordsPlay::update(state, session::TapTarget{"coins"}, block);
  CHECK(state.found == Ids{"hello", "coins"});
}

TEST_CASE("all signals are found without the words that are fine as they are") {
  const content::TapWords block = support::tap_words("words");
  CHECK_FALSE(session::all_signals_found({{}}, block));
  CHECK_FALSE(session::all_signals_found({{"coins", "hello"}}, block));
  CHECK(session::all_signals_found({{"secret", "coins"}}, block));
}

TEST_CASE("there is more to find until every signal was found") {
  support::DrawnBlock<content::TapWords> drawn(support::tap_words("words"));
  const auto has_parts_left = [&](Ids found) {
    drawn.state.found = std::move(found);
    bool left = false;
    drawn.table.draw([&](ui::Frame& frame) { left = screens::View<content::TapWords>::bars(drawn.state, drawn.block, frame).has_parts_left; });
    return left;
  };
  CHECK(has_parts_left({"coins", "hello"}));
  CHECK_FALSE(has_parts_left({"secret", "coins"}));
}
