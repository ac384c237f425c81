// The play of the attract screen as a function of time: who is there, how far the parasol is open, when nothing moves.
#include "ui/landscape.h"

#include "support/catch.h"

using ui::landscape_at;
using ui::LandscapeMoment;
using ui::Strolling;
namespace play = ui::landscape;

TEST_CASE("it begins with all four below the open parasol") {
  const LandscapeMoment moment = landscape_at(0);
  REQUIRE(moment.people.size() == 4);
  CHECK(moment.people[0].doing == Strolling::Doing::waving);
  CHECK(moment.people[3].away == 0);
  CHECK(moment.parasol == 8);
  CHECK(moment.speaker == 0U);
}

TEST_CASE("all have left and the parasol is closed before the first one comes") {
  const LandscapeMoment moment = landscape_at(play::turn_ms - play::frame_ms);
  CHECK(moment.people.empty());
  CHECK(moment.parasol == 0);
  CHECK_FALSE(moment.speaker);
}

TEST_CASE("every eight seconds one more walks in and waves and opens the parasol further") {
  for (std::size_t who = 0; who < 4; ++who) {
    const std::int64_t begin = play::turn_ms * static_cast<std::int64_t>(who + 1);
    INFO(who);
    const LandscapeMoment comes = landscape_at(begin + 1000);
    REQUIRE(comes.people.size() == who + 1);
    CHECK(comes.people[who].away > 0);
    CHECK(comes.parasol == static_cast<int>(who) * 2);
    const LandscapeMoment waves = landscape_at(begin + 3000);
    CHECK(waves.people[who] == Strolling{who, Strolling::Doing::waving, false, 0});
    CHECK(waves.speaker == who);
    CHECK(landscape_at(begin + 7000).parasol == static_cast<int>(who + 1) * 2);
  }
}

TEST_CASE("each turn says hello in another language") {
  CHECK(landscape_at(0).hello == 0);
  CHECK(landscape_at(play::turn_ms * 3).hello == 3);
  CHECK(landscape_at(play::round_ms * 2).hello == 10);
}

TEST_CASE("a round ends as the next begins but for clouds and water") {
  LandscapeMoment end = landscape_at(play::round_ms);
  const LandscapeMoment start = landscape_at(0);
  CHECK(end.people == start.people);
  CHECK(end.parasol == start.parasol);
}

TEST_CASE("it draws twelve frames a second at most") {
  int frames = 0;
  for (std::int64_t at = 0; at < 10'000; at = ui::next_landscape_ms(at)) ++frames;
  CHECK(frames <= 120);
  CHECK(frames >= 118);
}

TEST_CASE("it stands still after four rounds and nothing wakes it for almost ten minutes") {
  CHECK(ui::lived_ms(play::lives_ms + 1000) == play::lives_ms);
  CHECK(ui::lived_ms(play::lives_ms + play::rests_ms - 1) == play::lives_ms);
  CHECK(ui::next_landscape_ms(play::lives_ms + 5000) == play::lives_ms + play::rests_ms);
  CHECK(ui::lived_ms(play::lives_ms + play::rests_ms + 10 * play::frame_ms) == play::lives_ms + 10 * play::frame_ms);
}

TEST_CASE("over an hour nobody touched it wakes less than once a second") {
  int wakes = 0;
  for (std::int64_t at = play::lives_ms; at < play::lives_ms + 3'600'000; at = ui::next_landscape_ms(at)) ++wakes;
  CHECK(wakes < 3600);
  CHECK(wakes > 2000);
}

TEST_CASE("what is left after a quick exit has nobody in it and does not move") {
  const LandscapeMoment moment = ui::empty_landscape();
  CHECK(moment.people.empty());
  CHECK_FALSE(moment.parasol);
  CHECK_FALSE(moment.speaker);
}
