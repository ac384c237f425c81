// The reader's parasol: what it does when a panel is new, and that it rests after.
#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;

constexpr ui::Rect card{32, 100, 400, 500};

int frames_until_rest(FakeStage& table, bool gains) {
  const auto page = [&](ui::Frame& frame) { frame.parasol("parasol", card, {3, gains}, 20, "A parasol with 3 panels in colour"); };
  ui::Input input;
  input.now_ms = 1000;
  int frames = 0;
  for (; frames < 100; ++frames) {
    table.draw(page, input);
    const auto next = table.stage.next_wake_ms();
    if (!next) break;
    input.now_ms = *next;
  }
  CHECK(input.now_ms <= 1700);
  return frames;
}

}  // namespace

TEST_CASE("a parasol that gains a panel opens step by step and then rests") {
  FakeStage table;
  CHECK(frames_until_rest(table, true) == 12);
  CHECK(table.find("parasol")->text == "A parasol with 3 panels in colour");
}

TEST_CASE("a parasol that gains nothing stands still and so does one under reduced motion") {
  FakeStage table;
  CHECK(frames_until_rest(table, false) == 0);
  FakeStage still;
  still.setup.reduced_motion = true;
  CHECK(frames_until_rest(still, true) == 0);
}

TEST_CASE("what is counted says its number") {
  FakeStage table;
  table.draw([](ui::Frame& frame) {
    frame.tally("tally", {0, 0, 300, 30}, 17);
    frame.tally("narrow", {0, 100, 60, 30}, 99);
    frame.key_rows("keys", {0, 200}, 1, "Row 2 of the keyboard");
  });
  CHECK(table.find("tally")->text == "17");
  CHECK(table.find("tally")->rect.w == 168);
  CHECK(table.find("narrow")->rect.w <= 60.5F);
  CHECK(table.find("keys")->text == "Row 2 of the keyboard");
}
