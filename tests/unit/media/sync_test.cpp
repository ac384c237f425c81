// What is seen and what is heard of one moment of a film, by the clock of the kiosk.
#include <cmath>
#include <vector>

#include "support/catch.h"
#include "support/films.h"

using namespace support;

namespace {

// White for 100 ms and a beep as long, at the beginning of every second but the first.
std::filesystem::path flashes_and_beeps() {
  return film_of(
      "-f lavfi -i \"color=black:size=320x180:rate=30:duration=5,format=yuv420p,geq=lum='if(gte(T,0.99)*lt(mod(T+0.001,1),0.1),235,16)':cb=128:cr=128\" "
      "-f lavfi -i \"aevalsrc='0.5*sin(2*PI*1000*t)*gte(t,0.99)*lt(mod(t,1),0.1)':sample_rate=48000:duration=5\" " + as_vp9 + "-c:a libopus", ".webm");
}

struct Watcher {
  explicit Watcher(Watching& watching) {
    watching.after_turn = [this, &film = *watching.film](std::int64_t now_us) {
      look(film, now_us);
      listen(film, now_us);
    };
  }

  void look(const ui::FilmPlayer& film, std::int64_t now_us) {
    const auto picture = film.picture();
    const bool is_white = picture && picture->planes[0].bytes[picture->planes[0].pitch * 10 + 10] > 128;
    if (is_white && !was_white) seen_us.push_back(now_us);
    was_white = is_white;
  }

  void listen(ui::FilmPlayer& film, std::int64_t now_us) {
    if (next_us == 0) next_us = now_us;
    if (now_us < next_us) return;
    std::vector<std::int16_t> some(960);  // 20 ms
    film.fill(some, now_us, latency_us);
    for (std::size_t i = 0; i < some.size(); ++i) {
      const std::int64_t at_us = now_us + latency_us + static_cast<std::int64_t>(i) * 1'000 / 48;
      if (std::abs(some[i]) < 2'000) continue;
      if (at_us - loud_us > 300'000) heard_us.push_back(at_us);
      loud_us = at_us;
    }
    next_us += 20'000;
  }

  static constexpr std::int64_t latency_us = 60'000;
  std::vector<std::int64_t> seen_us, heard_us;
  std::int64_t next_us = 0;
  std::int64_t loud_us = -1'000'000;
  bool was_white = false;
};

}  // namespace

TEST_CASE("a flash and its beep are less than 40 ms apart at every speed") {
  for (const int percent : {100, 75, 150}) {
    Watching watching(whole(flashes_and_beeps()), {.program = {}, .largest = {320, 180}, .shown = {320, 180}});
    Watcher watcher(watching);
    watching.film->set_speed(percent);
    watching.film->play();
    REQUIRE(watching.until_over(std::chrono::seconds(30)));
    REQUIRE(watcher.seen_us.size() == 4);
    REQUIRE(watcher.heard_us.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
      INFO(percent << " percent, second " << i + 1);
      CHECK(std::abs(watcher.seen_us[i] - watcher.heard_us[i]) < 40'000);
    }
  }
}
