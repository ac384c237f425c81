// The kiosk's logic, screens and software renderer in memory, driven by input and timed turn by turn. Its answers are
// kept in a real store: at once, so that a turn that keeps one includes what the folder's disk takes, or by threads as in
// the program. Called from one thread; the clock is virtual.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "job_runner.h"
#include "kiosk.h"
#include "measurements.h"
#include "paint_thread.h"
#include "store/store.h"
#include "wakeups.h"

namespace bench {

// From the home screen to the assent of the lesson that every measurement plays; tests/bench/lesson.walk goes the same way.
const std::vector<std::string>& way_to_lesson();

class AppPlayer {
 public:
  // Whatever was in the data folder is removed, and answers are kept at once. The seed decides which form of a survey
  // comes first.
  static base::Result<std::unique_ptr<AppPlayer>> start(const Setup& setup, const std::filesystem::path& data,
                                                        int text_percent, std::uint64_t seed);

  // On the store that is in the folder, kept by threads as in the program.
  static base::Result<std::unique_ptr<AppPlayer>> start_in_threads(const Setup& setup, const std::filesystem::path& data,
                                                                   std::uint64_t seed);

  // Adds the time of the press, of the release, and of each frame that a picture comes into. Fails with invalid_input when there is nothing to tap.
  base::Result<void> tap(const std::string& id, std::vector<double>& times_ms);
  // Down and up again by the wheel, over everything the screen lets scroll; adds the time of each step.
  void scroll_through(std::vector<double>& times_ms);
  // The attract screen, as a kiosk shows it that nobody is at.
  void greet();
  // Lets time pass as a window does that nobody touches; adds the time of each frame that was drawn. How often it woke.
  int watch(std::int64_t for_ms, std::vector<double>& times_ms);
  // Returns when the screen waits for the disk no more; how long that took.
  double wait_for_the_disk();
  // The three strokes of shift; returns how long it takes until the frame is there.
  double quick_exit_by_key();
  // How long each page that had pictures to draw was without some of them.
  const std::vector<double>& painting_ms() const { return painting_ms_; }
  bool is_asked() const;  // a question of a survey is on the screen
  const app::Kiosk& kiosk() const { return *kiosk_; }

 private:
  explicit AppPlayer(std::uint64_t seed);
  base::Result<void> open_store(const Setup& setup, const std::filesystem::path& data);
  base::Result<void> show(int text_percent);
  double turn_ms(const ui::Input& input);
  void let_paint(std::vector<double>& times_ms);
  const ui::Widget* control(const std::string& id) const;

  base::VirtualClock clock_;
  evaluation::SeededRandomSource random_;
  evaluation::SeededRandomSource store_random_;  // of its own, since threads use it
  std::unique_ptr<app::Library> library_;
  std::unique_ptr<store::Store> store_;
  Wakeups wakeups_;
  Wakeups painted_;
  std::unique_ptr<app::PaintThread> painter_;
  std::vector<double> painting_ms_;
  std::unique_ptr<session::Jobs> jobs_;
  std::unique_ptr<platform::Screen> screen_;
  std::unique_ptr<app::Kiosk> kiosk_;
};

}  // namespace bench
