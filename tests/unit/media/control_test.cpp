// What a viewer does with a film: pausing, seeking, another speed, another size, again.
#include <unistd.h>

#include <cmath>
#include <fstream>

#include "support/catch.h"
#include "support/films.h"

using namespace support;
using namespace std::chrono_literals;
using ui::FilmPhase;
using ui::FilmTrouble;

namespace {

std::filesystem::path longer_film() {
  return film_of("-f lavfi -i testsrc2=size=320x180:rate=30:duration=6 -f lavfi -i sine=frequency=440:duration=6 " + as_vp9 + "-c:a libopus", ".webm");
}

Watching opened(const std::filesystem::path& film) {
  Watching watching(film);
  REQUIRE(watching.until_phase(FilmPhase::paused));
  return watching;
}

// Clock ticks of processor time and voluntary switches of the helper.
long wake_ups(const std::string& process) {
  std::ifstream status("/proc/" + process + "/status");
  for (std::string word; status >> word;) {
    if (word == "voluntary_ctxt_switches:") {
      long count = 0;
      status >> count;
      return count;
    }
  }
  return -1;
}

std::string helper_of_this_process() {
  std::string children = base::read_text_file("/proc/self/task/" + std::to_string(::getpid()) + "/children").value_or("");
  return children.substr(0, children.find(' '));
}

// Asks for sound as a device does, 20 ms at a time, and keeps it.
struct Device {
  explicit Device(Watching& watching) {
    watching.after_turn = [this, &film = *watching.film](std::int64_t now_us) {
      if (now_us - asked_us < 20'000) return;
      asked_us = asked_us == 0 || now_us - asked_us > 100'000 ? now_us : asked_us + 20'000;
      std::vector<std::int16_t> some(960);
      film.fill(some, now_us, 40'000);
      heard.insert(heard.end(), some.begin(), some.end());
    };
  }
  double frequency() const {  // of what is not silence
    int rises = 0;
    std::size_t sounding = 0;
    for (std::size_t i = 1; i < heard.size(); ++i) {
      rises += heard[i - 1] < 0 && heard[i] >= 0 ? 1 : 0;
      sounding += heard[i] != 0 ? 1 : 0;
    }
    return rises * 48'000.0 / static_cast<double>(sounding);
  }
  std::vector<std::int16_t> heard;
  std::int64_t asked_us = 0;
};

}  // namespace

TEST_CASE("a paused film stands still and its process does not wake") {
  Watching watching = opened(longer_film());
  watching.film->play();
  REQUIRE(watching.until([](const ui::FilmState& s) { return s.place_us > 300'000; }));
  watching.film->pause();
  const std::int64_t place_us = watching.film->state().place_us;
  ::poll(nullptr, 0, 300);  // until it has filled its rings
  const long before = wake_ups(helper_of_this_process());
  REQUIRE(before > 0);
  for (int turn = 0; turn < 50; ++turn) {
    watching.turn();
    ::poll(nullptr, 0, 5);
  }
  CHECK(wake_ups(helper_of_this_process()) == before);
  CHECK(watching.film->state().place_us == place_us);
  CHECK(watching.film->state().phase == FilmPhase::paused);
}

TEST_CASE("a film goes on from wherever it is sought") {
  Watching watching = opened(longer_film());
  for (const std::int64_t to_us : {4'000'000, 1'234'567, 0, 5'900'000, 3'000'000}) {
    INFO(to_us);
    watching.film->seek(to_us);
    CHECK(watching.film->state().is_waiting);
    CHECK(watching.film->picture().has_value());
    REQUIRE(watching.until([](const ui::FilmState& s) { return !s.is_waiting; }));
    CHECK(watching.film->state().place_us == to_us);
    CHECK(watching.film->state().phase == FilmPhase::paused);
  }
  watching.film->play();
  REQUIRE(watching.until([](const ui::FilmState& s) { return s.place_us > 3'500'000; }));
  for (int i = 0; i < 20; ++i) watching.film->seek(i * 100'000);
  REQUIRE(watching.until([](const ui::FilmState& s) { return !s.is_waiting && s.place_us > 2'000'000; }));
  CHECK(watching.film->state().phase == FilmPhase::playing);
}

TEST_CASE("whoever seeks the end of a film sees its last picture") {
  Watching watching = opened(longer_film());
  watching.film->seek(60'000'000);
  REQUIRE(watching.until([](const ui::FilmState& s) { return !s.is_waiting; }));
  CHECK(watching.film->picture().has_value());
  watching.film->play();
  REQUIRE(watching.until_phase(FilmPhase::ended));
}

TEST_CASE("a film that has ended begins again") {
  Watching watching = opened(usual_film());
  watching.film->seek(1'800'000);
  watching.film->play();
  REQUIRE(watching.until_phase(FilmPhase::ended));
  watching.film->play();
  CHECK(watching.film->state().place_us == 0);
  REQUIRE(watching.until([](const ui::FilmState& s) { return !s.is_waiting && s.place_us > 100'000; }));
  CHECK(watching.film->state().phase == FilmPhase::playing);
}

TEST_CASE("a film begins where it was left") {
  Watching watching(whole(longer_film()), {.program = {}, .from_us = 4'200'000});
  REQUIRE(watching.until_phase(FilmPhase::paused));
  CHECK(watching.film->state().place_us == 4'200'000);
}

TEST_CASE("a film is as large as the place it is shown in and keeps its shape") {
  Watching watching(whole(usual_film()), {.program = {}, .largest = {800, 600}, .shown = {400, 400}});
  REQUIRE(watching.until_phase(FilmPhase::paused));
  CHECK(watching.film->picture()->width == 400);
  CHECK(watching.film->picture()->height == 224);
  watching.film->set_size({2000, 2000});
  REQUIRE(watching.until([](const ui::FilmState& s) { return !s.is_waiting; }));
  CHECK(watching.film->picture()->width == 800);
  CHECK(watching.film->picture()->height == 450);
}

TEST_CASE("what is heard is the film and the picture goes by it") {
  Watching watching = opened(longer_film());
  Device device(watching);
  watching.film->set_volume(100);
  watching.film->play();
  REQUIRE(watching.until_phase(FilmPhase::ended));
  CHECK(device.frequency() == Approx(440).epsilon(0.01));
  CHECK(watching.film->state().shown + watching.film->state().dropped == 180);
  CHECK(watching.film->state().shown > 90);
}

TEST_CASE("voices keep their pitch at another speed") {
  for (const int percent : {75, 150}) {
    INFO(percent);
    Watching watching = opened(longer_film());
    Device device(watching);
    watching.film->seek(3'000'000);
    watching.film->set_speed(percent);
    const std::int64_t begun_us = watching.now_us;
    watching.film->play();
    REQUIRE(watching.until_over(12s));
    const double took_s = static_cast<double>(watching.now_us - begun_us) / 1e6;
    CHECK(took_s == Approx(3.0 * 100 / percent).margin(0.5));
    CHECK(device.frequency() == Approx(440).epsilon(0.02));
  }
}

TEST_CASE("a film that is turned down is not heard and goes on") {
  Watching watching = opened(usual_film());
  Device device(watching);
  watching.film->set_volume(0);
  watching.film->play();
  REQUIRE(watching.until_phase(FilmPhase::ended));
  CHECK(std::ranges::all_of(device.heard, [](std::int16_t sample) { return sample == 0; }));
}

TEST_CASE("a film goes on when its device is unplugged") {
  Watching watching = opened(longer_film());
  {
    Device device(watching);
    watching.film->play();
    REQUIRE(watching.until([](const ui::FilmState& s) { return s.place_us > 1'000'000; }));
    watching.after_turn = {};
  }
  REQUIRE(watching.until([](const ui::FilmState& s) { return s.place_us > 2'000'000; }));
}

TEST_CASE("a film that was closed leaves nothing behind") {
  const auto files = [] { return std::distance(std::filesystem::begin(std::filesystem::directory_iterator("/proc/self/fd")), {}); };
  const auto before = files();
  for (int turn = 0; turn < 20; ++turn) {
    Watching watching(usual_film());
    watching.film->play();
    watching.turn();
  }
  CHECK(files() == before);
  CHECK(helper_of_this_process().empty());
}
