// A lesson played in memory with the software renderer: how long each input takes until its frame is there.
#include <cstring>

#include "app_player.h"
#include "measurements.h"
#include "temporary_memory.h"
#include "timing.h"

namespace bench {
namespace {

constexpr std::uint64_t passes = 5;
constexpr double frame_ms = 16.7;

// The whole lesson, every step by its control. Surveys are answered once and skipped from there.
const std::vector<std::string>& lesson_taps() {
  static const std::vector<std::string> taps{
      "band/12-14", "lesson/gifts-and-coins", "assent/yes", "rather-not", "next", "skip", "skip", "skip", "skip", "skip",
      "next", "next", "word/coins", "word/private-chat", "word/tell-nobody", "next", "next", "choice/alone", "choice/move", "choice/stay",
      "next", "word/favour", "next", "choice/yes", "choice/never", "choice/no", "next", "chat/show-rest", "reply/yes", "chat/show-rest", "reply/leave",
      "chat/show-rest", "chat/again", "reply/leave", "chat/show-rest", "next", "judge/false", "next", "next", "next", "next"};
  return taps;
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
  std::vector<double> copy_ms;
};

base::Result<void> play(const Setup& setup, const std::filesystem::path& data, std::uint64_t seed, Samples& samples) {
  for (const int text_percent : {100, 200}) {
    TRY_ASSIGN(const auto player, AppPlayer::start(setup, data, text_percent, seed));
    for (const std::string& id : lesson_taps()) {
      if (text_percent == 200) player->scroll_through(samples.scroll_ms);
      TRY(player->tap(id, samples.tap_ms));
    }
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
      {"scroll", "one step of scrolling at 200 %, p99", "ms", quantile(in_memory.scroll_ms, 0.99), raw, raw_ms, {frame_ms, {}, {}}}};
}

}  // namespace bench
