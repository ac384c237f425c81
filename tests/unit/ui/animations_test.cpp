#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;

// A value that is drawn in every frame, at a time that is told.
struct Slide {
  FakeStage table;
  float target = 0;
  int duration_ms = ui::motion::usual_ms;
  float seen = -1;
  std::int64_t told_ms = -1;

  float at(std::int64_t now_ms) {
    ui::Input input;
    input.now_ms = now_ms;
    table.draw(
        [&](Frame& frame) {
          seen = frame.eased("x", target, duration_ms);
          told_ms = frame.now_ms();
        },
        input);
    return seen;
  }
  std::optional<std::int64_t> wake() const { return table.stage.next_wake_ms(); }
};

}  // namespace

TEST_CASE("a frame knows the time it was given") {
  Slide slide;
  slide.at(123'456'789'012);
  CHECK(slide.told_ms == 123'456'789'012);
}

TEST_CASE("a value starts where it is first wanted and nothing wakes up") {
  Slide slide;
  slide.target = 100;
  CHECK(slide.at(1000) == 100);
  CHECK_FALSE(slide.wake().has_value());
  CHECK_FALSE(slide.table.stage.wants_frame());
}

TEST_CASE("a new target is gone to fast at first and then slowly and is reached") {
  Slide slide;
  slide.at(1000);
  slide.target = 100;
  CHECK(slide.at(1000) == 0);
  CHECK(slide.wake() == 1016);
  CHECK(slide.at(1040) == Approx(100 * (1 - 0.75 * 0.75 * 0.75)));
  CHECK(slide.at(1080) == Approx(87.5));
  CHECK(slide.wake() == 1096);
  CHECK(slide.at(1160) == 100);
  CHECK_FALSE(slide.wake().has_value());
  CHECK_FALSE(slide.table.stage.wants_frame());
}

TEST_CASE("a target that changes on the way is gone to from where the value is") {
  Slide slide;
  slide.at(1000);
  slide.target = 100;
  slide.at(1000);
  CHECK(slide.at(1080) == Approx(87.5));
  slide.target = 0;
  CHECK(slide.at(1080) == Approx(87.5));
  CHECK(slide.at(1160) == Approx(87.5 / 8));
  CHECK(slide.at(1240) == 0);
}

TEST_CASE("motion takes no less than 120 and no more than 200 milliseconds") {
  Slide slide;
  slide.at(1000);
  slide.duration_ms = 5000;
  slide.target = 1;
  slide.at(1000);
  CHECK(slide.at(1199) < 1);
  CHECK(slide.at(1200) == 1);
  slide.duration_ms = 1;
  slide.target = 0;
  slide.at(2000);
  CHECK(slide.at(2119) > 0);
  CHECK(slide.at(2120) == 0);
}

TEST_CASE("under reduced motion everything is there at once and nothing wakes up") {
  Slide slide;
  slide.table.setup.reduced_motion = true;
  slide.at(1000);
  slide.target = 100;
  CHECK(slide.at(1000) == 100);
  CHECK_FALSE(slide.wake().has_value());
}

TEST_CASE("motion under way is cut when the reader asks for less") {
  Slide slide;
  slide.at(1000);
  slide.target = 100;
  slide.at(1000);
  slide.table.setup.reduced_motion = true;
  CHECK(slide.at(1016) == 100);
  CHECK_FALSE(slide.wake().has_value());
}

TEST_CASE("what is no longer drawn moves no longer and starts anew when it returns") {
  Slide slide;
  slide.at(1000);
  slide.target = 100;
  slide.at(1000);
  slide.table.draw([](Frame&) {});
  CHECK_FALSE(slide.wake().has_value());
  CHECK(slide.at(1016) == 100);
}

TEST_CASE("a frame wakes up at the earliest time anybody asked for") {
  FakeStage table;
  table.draw([](Frame& frame) {
    frame.wake_at(700);
    frame.wake_at(300);
    frame.wake_at(500);
  });
  CHECK(table.stage.next_wake_ms() == 300);
  table.draw([](Frame&) {});
  CHECK_FALSE(table.stage.next_wake_ms().has_value());
}
