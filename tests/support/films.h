// Films made for a test by ffmpeg, once for each program, and a kiosk that watches them.
#pragma once

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "base/file.h"
#include "media/film_player.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace support {

inline const std::string moving = "-f lavfi -i testsrc2=size=320x180:rate=30:duration=2 ";
inline const std::string humming = "-f lavfi -i sine=frequency=440:duration=2 ";
inline const std::string as_vp9 = "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 300k -g 30 ";

// The film that ffmpeg makes of these arguments, in a file that ends in `ending`.
inline std::filesystem::path film_of(const std::string& arguments, const std::string& ending) {
  static const TemporaryFolder folder;
  static std::map<std::string, std::filesystem::path> made;
  auto& film = made[arguments + ending];
  if (film.empty()) {
    film = folder.path() / (std::to_string(made.size()) + ending);
    const CommandRun run = run_command("ffmpeg -nostdin -v error -y " + arguments + " " + film.string() + " 2>&1");
    if (run.exit_code != 0) throw std::runtime_error("ffmpeg makes no film: " + run.output);
  }
  return film;
}

// Two seconds: 320 × 180 at 30, and a tone.
inline std::filesystem::path usual_film() { return film_of(moving + humming + as_vp9 + "-c:a libopus", ".webm"); }

inline ui::FilmFile whole(const std::filesystem::path& film) { return {film, 0, std::filesystem::file_size(film)}; }

class Watching {
 public:
  static std::filesystem::path helper() { return std::filesystem::path(BINARY_FOLDER) / "parasol-media"; }

  explicit Watching(const ui::FilmFile& file, media::Setting setting = {}) {
    if (setting.program.empty()) setting.program = helper();
    film = media::open_film(file, setting);
  }
  explicit Watching(const std::filesystem::path& file) : Watching(whole(file)) {}

  // Turns the film until it is so, for at most that long; whether it came to be.
  bool until(const std::function<bool(const ui::FilmState&)>& is_so, std::chrono::milliseconds most = std::chrono::seconds(10)) {
    const auto begun = std::chrono::steady_clock::now();
    for (;;) {
      turn();
      if (is_so(film->state())) return true;
      if (std::chrono::steady_clock::now() - begun > most) return false;
      ::poll(nullptr, 0, 2);
    }
  }
  bool until_phase(ui::FilmPhase phase) {
    return until([&](const ui::FilmState& state) { return state.phase == phase && !state.is_waiting; });
  }
  bool until_over(std::chrono::milliseconds most = std::chrono::seconds(10)) {
    return until([](const ui::FilmState& s) { return s.phase == ui::FilmPhase::ended || s.phase == ui::FilmPhase::failed; }, most);
  }

  // Until it is over, or goes on beyond `most` without standing still for two seconds and a half.
  bool until_over_or_going_on(std::chrono::milliseconds most) {
    constexpr std::int64_t longest_us = 2'500'000;
    std::int64_t place_us = -1;
    std::int64_t moved_us = real_us();
    bool has_stood_still = false;
    const bool is_over = until([&](const ui::FilmState& state) {
      if (state.place_us != place_us) moved_us = real_us();
      place_us = state.place_us;
      has_stood_still = real_us() - moved_us > longest_us;
      return has_stood_still || state.phase == ui::FilmPhase::ended || state.phase == ui::FilmPhase::failed;
    }, most);
    return !has_stood_still && (is_over || place_us > 0);
  }

  void turn() {
    const auto begun = std::chrono::steady_clock::now();
    const std::int64_t real = real_us();
    now_us += std::min<std::int64_t>(real - turned_us, longest_step_us);
    turned_us = real;
    film->turn(now_us);
    if (after_turn) after_turn(now_us);
    longest_turn = std::max(longest_turn, std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun));
  }

  static std::int64_t real_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
  }

  std::unique_ptr<ui::FilmPlayer> film;
  // The kiosk's clock. It stops while this process is not let run, so that a busy machine drops no pictures.
  static constexpr std::int64_t longest_step_us = 10'000;
  std::int64_t now_us = 1'000'000;
  std::int64_t turned_us = real_us();
  std::function<void(std::int64_t)> after_turn;
  std::chrono::milliseconds longest_turn{0};
};

}  // namespace support
