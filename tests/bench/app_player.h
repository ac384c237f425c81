// The kiosk's logic, screens and software renderer in memory, driven by input and timed turn by turn. Its answers are
// kept in a real store, so a turn that keeps one includes what the folder's disk takes. One thread; the clock is virtual.
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
#include "store/store.h"

namespace bench {

class AppPlayer {
 public:
  // Whatever was in the data folder is removed. The seed decides which form of a survey comes first.
  static base::Result<std::unique_ptr<AppPlayer>> start(const Setup& setup, const std::filesystem::path& data,
                                                        int text_percent, std::uint64_t seed);

  // Adds the time of the press and of the release. Fails with invalid_input when there is nothing to tap.
  base::Result<void> tap(const std::string& id, std::vector<double>& times_ms);
  // Down and up again by the wheel, over everything the screen lets scroll; adds the time of each step.
  void scroll_through(std::vector<double>& times_ms);

 private:
  explicit AppPlayer(std::uint64_t seed) : random_(seed) {}
  double turn_ms(const ui::Input& input);
  const ui::Widget* control(const std::string& id) const;

  base::VirtualClock clock_;
  evaluation::SeededRandomSource random_;
  std::unique_ptr<app::Library> library_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<app::InlineJobs> jobs_;
  std::unique_ptr<platform::Screen> screen_;
  std::unique_ptr<app::Kiosk> kiosk_;
};

}  // namespace bench
