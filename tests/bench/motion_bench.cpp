// Everything that moves, frame by frame, in memory with the software renderer; and what a kiosk does where nobody is.
#include <map>

#include "app_player.h"
#include "measurements.h"
#include "temporary_memory.h"
#include "timing.h"

namespace bench {
namespace {

constexpr int passes = 3;
constexpr double frame_ms = 16.7;

enum class Motion { page, panel, feedback, bubble, reply, attract };

const char* name_of(Motion motion) {
  switch (motion) {
    case Motion::page: return "a page arrives";
    case Motion::panel: return "a panel opens and closes";
    case Motion::feedback: return "an answer and the face that answers it";
    case Motion::bubble: return "bubbles of a chat come one by one";
    case Motion::reply: return "a reply and what comes back";
    case Motion::attract: return "the attract screen lives";
  }
  return "";
}

struct Step {
  const char* id;
  Motion motion;
  std::int64_t watched_ms = 2000;
};

// A lesson without questions, every kind of motion on its way.
const std::vector<Step>& lesson_steps() {
  static const std::vector<Step> steps{
      {"frame/text-size", Motion::panel}, {"menu/close", Motion::panel},
      {"assent/no", Motion::page}, {"next", Motion::page}, {"next", Motion::page},
      {"word/coins", Motion::feedback}, {"word/private-chat", Motion::feedback}, {"word/tell-nobody", Motion::feedback},
      {"next", Motion::page}, {"next", Motion::page}, {"choice/alone", Motion::feedback}, {"choice/move", Motion::feedback},
      {"choice/stay", Motion::feedback}, {"next", Motion::page}, {"word/favour", Motion::feedback}, {"skip", Motion::page},
      {"choice/yes", Motion::feedback}, {"choice/no", Motion::feedback}, {"next", Motion::bubble, 15'000},
      {"reply/leave", Motion::reply, 15'000}};
  return steps;
}

double copy_ms() {
  std::vector<std::uint32_t> from(1280 * 720, 0xff'88'44'22);
  std::vector<std::uint32_t> to(from.size());
  std::vector<double> samples;
  for (int run = 0; run < 50; ++run) {
    from[0] = static_cast<std::uint32_t>(run);
    const Stopwatch watch;
    std::copy(from.begin(), from.end(), to.begin());
    samples.push_back(watch.ms());
    if (to[0] != from[0]) return 0;
  }
  return median(samples);
}

using Times = std::map<Motion, std::vector<double>>;

base::Result<void> play(const Setup& setup, std::uint64_t seed, Times& times) {
  const TemporaryMemory memory;
  TRY_ASSIGN(const auto player, AppPlayer::start(setup, memory.folder(), 100, seed));
  for (const std::string& id : way_to_lesson()) {
    TRY(player->tap(id, times[Motion::page]));
    player->watch(2'000, times[Motion::page]);
  }
  for (const Step& step : lesson_steps()) {
    TRY(player->tap(step.id, times[step.motion]));
    player->watch(step.watched_ms, times[step.motion]);
  }
  player->greet();
  player->watch(25'000, times[Motion::attract]);
  return {};
}

// A page, and how one comes there from the attract screen.
struct Place {
  const char* name;
  std::int64_t since_ms;  // nobody has touched anything
  std::vector<const char*> taps;
};

const std::vector<Place>& places() {
  static const std::vector<Place> all{
      {"attract when its rounds are over", 165'000, {}},
      {"welcome", 20'000, {"next"}},
      {"the choice of an age", 20'000, {"next", "hello/en"}},
      {"the courses of an age", 20'000, {"next", "hello/en", "band/12-14"}},
      {"the lessons of a course", 20'000, {"next", "hello/en", "band/12-14", "pack/org.parasol.ages-12-14"}},
      {"a lesson", 20'000, {"next", "hello/en", "band/12-14", "pack/org.parasol.ages-12-14", "lesson/gifts-and-coins", "assent/no"}},
      {"the desk", 20'000, {"next", "hello/en", "frame/desk", "pin/2", "pin/5", "pin/8", "pin/0", "pin/done"}}};
  return all;
}

constexpr std::int64_t rest_ms = 20'000;
constexpr double film_frames = 12.0 * static_cast<double>(rest_ms) / 1000;  // what the attract screen draws while it lives

base::Result<void> rest_at(const Setup& setup, const Place& place, std::vector<Figure>& figures) {
  const TemporaryMemory memory;
  TRY_ASSIGN(const auto player, AppPlayer::start(setup, memory.folder(), 100, 1));
  player->greet();
  std::vector<double> unused;
  for (const char* id : place.taps) TRY(player->tap(id, unused));
  player->watch(place.since_ms, unused);
  std::vector<double> drawn;
  const int wakeups = player->watch(rest_ms, drawn);
  const std::string what = "at rest: " + std::string(place.name);
  const double seconds = static_cast<double>(rest_ms) / 1000;
  figures.push_back({"rest", what + ", frames drawn in 20 s", "frames", static_cast<double>(drawn.size()), "12 a second", film_frames, {0, {}, {}}});
  figures.push_back({"rest", what + ", wake-ups", "a second", wakeups / seconds, "12 a second", 12, {1, {}, {}}});
  return {};
}

}  // namespace

Figures measure_motion(const Setup& setup) {
  Times warm_up;
  TRY(play(setup, 1, warm_up));
  Times times;
  std::vector<double> copies;
  for (std::uint64_t seed = 1; seed <= passes; ++seed) {
    TRY(play(setup, seed, times));
    copies.push_back(copy_ms());
  }
  std::vector<Figure> figures;
  for (const auto& [motion, all] : times) {
    figures.push_back({"motion", std::string(name_of(motion)) + ", " + std::to_string(all.size()) + " frames, p99", "ms", quantile(all, 0.99), "copying one screenful", median(copies), {frame_ms, {}, {}}});
    figures.push_back({"motion", "the same, median", "ms", median(all), "copying one screenful", median(copies), {}});
  }
  return figures;
}

Figures measure_rest(const Setup& setup) {
  std::vector<Figure> figures;
  for (const Place& place : places()) TRY(rest_at(setup, place, figures));
  return figures;
}

}  // namespace bench
