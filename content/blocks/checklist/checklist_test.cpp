#include "blocks/checklist/checklist.h"

#include "support/catch.h"
#include "support/drawn_block.h"

namespace {

using session::Tick;
using Drawn = support::DrawnBlock<content::Checklist>;
using ChecklistPlay = session::Play<content::Checklist>;

content::Checklist block() {
  content::Checklist made;
  made.id = content::BlockId("safe");
  made.title = support::text("safe/title", "My account");
  made.intro = support::text("safe/intro", "Take your time.");
  made.items = {
      {"lock", support::text("safe/lock", "A screen lock"), support::text("safe/lock/why", "It keeps others out.")},
      {"list", support::text("safe/list", "A look at my friends list"), std::nullopt}};
  return made;
}

}  // namespace

TEST_CASE("an item of a checklist is done or planned or neither") {
  ChecklistPlay::State state = ChecklistPlay::update({}, {"lock", Tick::have}, block());
  CHECK(session::has_tick(state, "lock", Tick::have));
  state = ChecklistPlay::update(state, {"lock", Tick::will}, block());
  CHECK_FALSE(session::has_tick(state, "lock", Tick::have));
  CHECK(session::has_tick(state, "lock", Tick::will));
  state = ChecklistPlay::update(state, {"lock", Tick::will}, block());
  CHECK(state.ticks.empty());
  CHECK(ChecklistPlay::update({}, {"nothing", Tick::have}, block()).ticks.empty());
}

TEST_CASE("a checklist holds nobody up and leaves no tick in a bookmark") {
  CHECK(ChecklistPlay::progress({}, block()).is_done());
  const ChecklistPlay::State ticked = ChecklistPlay::update({}, {"lock", Tick::have}, block());
  CHECK(ChecklistPlay::steps(ticked) == session::Steps{});
  CHECK(ChecklistPlay::replay({"lock", "have"}, block()).ticks.empty());
}

TEST_CASE("every text of a checklist is given to translators in reading order") {
  CHECK(support::keys_of(block()) ==
        std::vector<std::string>{"safe/title", "safe/intro", "safe/lock", "safe/lock/why", "safe/list"});
}

TEST_CASE("items are ticked by tapping and what is planned is said once more") {
  Drawn drawn(block());
  CHECK(drawn.words("not-kept") == "Only for you. Nothing you do here is kept.");
  drawn.tap("have/lock");
  CHECK(session::has_tick(drawn.state, "lock", Tick::have));
  CHECK_FALSE(drawn.has("feedback"));
  drawn.tap("will/list");
  CHECK(drawn.words("feedback") == "What you want to do\n• A look at my friends list");
  drawn.tap("will/list");
  CHECK_FALSE(drawn.has("feedback"));
}

TEST_CASE("items are ticked by keys alone") {
  Drawn drawn(block());
  drawn.focus("will/list");
  drawn.press(ui::Key::enter);
  CHECK(session::has_tick(drawn.state, "list", Tick::will));
  CHECK(drawn.table.focused() == "will/list");
}
