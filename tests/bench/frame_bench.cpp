// A lesson played in memory with the software renderer: how long each input takes until its frame is there.
#include <cstring>
#include <fstream>

#include "app_player.h"
#include "measurements.h"
#include "temporary_memory.h"
#include "timing.h"

namespace bench {
namespace {

constexpr std::uint64_t passes = 5;
constexpr double frame_ms = 16.7;

// The lesson as tests/walks/whole-lesson.walk plays it, from the first page to the last. Help is left by a key there, and is
// not opened; of the surveys every question is skipped.
base::Result<std::vector<std::string>> lesson_taps(const Setup& setup) {
  const std::filesystem::path file = setup.here / "../walks/whole-lesson.walk";
  std::ifstream walk(file);
  std::vector<std::string> taps;
  bool is_in_lesson = false;
  for (std::string line; std::getline(walk, line);) {
    if (line == "expect screen thanks") return taps;
    if (line.starts_with("expect screen ")) is_in_lesson = line.ends_with(" lesson");
    if (is_in_lesson && line.starts_with("tap ") && line != "tap open-help") taps.push_back(line.substr(4));
  }
  return base::fail(base::ErrorCode::not_found, file.string() + " does not go through a lesson to its thanks");
}

// The dice decide who writes in the chat, and so what can be answered. Leaving always can, and ends it.
bool is_left_to_chance(const std::string& id) { return id.starts_with("chat/") || id.starts_with("reply/"); }

base::Result<void> skip_survey(AppPlayer& player, std::vector<double>& times_ms) {
  while (player.is_asked()) TRY(player.tap("skip", times_ms));
  return {};
}

// Raw limit: what copying one screenful costs.
double copy_ms() {
  std::vector<std::uint32_t> from(1280 * 720, 0xff'88'44'22);
  std::vector<std::uint32_t> to(from.size());
  std::vector<double> samples;
  for (int run = 0; run < 50; ++run) {
    from[0] = static_cast<std::uint32_t>(run);
    const Stopwatch watch;
    std::memcpy(to.data(), from.data(), from.size() * sizeof(std::uint32_t));
    samples.push_back(watch.ms());
    if (to[0] != from[0]) return 0;
  }
  return median(samples);
}

struct Samples {
  std::vector<double> tap_ms;     // press and release, to the frame that answers it
  std::vector<double> scroll_ms;  // one line of the wheel at the largest text
  std::vector<double> painting_ms;  // a page without some of its pictures
  std::vector<double> copy_ms;
};

base::Result<void> play(const Setup& setup, const std::filesystem::path& data, std::uint64_t seed, Samples& samples) {
  TRY_ASSIGN(const auto taps, lesson_taps(setup));
  for (const int text_percent : {100, 200}) {
    TRY_ASSIGN(const auto player, AppPlayer::start(setup, data, text_percent, seed));
    for (const std::string& id : way_to_lesson()) TRY(player->tap(id, samples.tap_ms));
    TRY(player->tap("assent/yes", samples.tap_ms));
    TRY(skip_survey(*player, samples.tap_ms));
    for (const std::string& id : taps) {
      if (text_percent == 200) player->scroll_through(samples.scroll_ms);
      const auto tapped = player->tap(id, samples.tap_ms);
      if (!tapped && !is_left_to_chance(id)) return base::fail(tapped.error());
    }
    TRY(skip_survey(*player, samples.tap_ms));
    const auto& painting = player->painting_ms();
    samples.painting_ms.insert(samples.painting_ms.end(), painting.begin(), painting.end());
  }
  samples.copy_ms.push_back(copy_ms());
  return {};
}

}  // namespace

// What the disk takes to keep an answer has a budget of its own, so the frame's is held with the data in memory.
Figures measure_frames(const Setup& setup) {
  const TemporaryMemory memory;
  const std::filesystem::path disk = setup.work / "frames";
  Samples warm_up;
  TRY(play(setup, memory.folder(), 1, warm_up));
  Samples in_memory;
  Samples on_disk;
  for (std::uint64_t seed = 1; seed <= passes; ++seed) {
    TRY(play(setup, memory.folder(), seed, in_memory));
    TRY(play(setup, disk, seed, on_disk));
  }
  const double raw_ms = median(in_memory.copy_ms);
  const char* raw = "copying one screenful";
  return std::vector<Figure>{
      {"input", "tap to its frame through a lesson, p99", "ms", quantile(in_memory.tap_ms, 0.99), raw, raw_ms, {frame_ms, {}, {}}},
      {"input", "the same, median", "ms", median(in_memory.tap_ms), raw, raw_ms, {}},
      {"input", "the same with answers kept on the disk, p99", "ms", quantile(on_disk.tap_ms, 0.99), raw, raw_ms, {}},
      {"input", "a page without some of its pictures, p99", "ms", quantile(in_memory.painting_ms, 0.99), raw, raw_ms, {}},
      {"scroll", "one step of scrolling at 200 %, p99", "ms", quantile(in_memory.scroll_ms, 0.99), raw, raw_ms, {frame_ms, {}, {}}}};
}

}  // namespace bench
