// Pictures are drawn away from the frames, one after another in a thread of their own. Walks and tests have none: there every
// frame is whole.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "ui/painter_port.h"

namespace app {

class PaintThread final : public ui::Painter {
 public:
  // `wake` is called from the thread when a picture is there. The thread begins with the first picture.
  explicit PaintThread(std::function<void()> wake) : wake_(std::move(wake)) {}
  ~PaintThread() override { stop(); }
  PaintThread(const PaintThread&) = delete;
  PaintThread& operator=(const PaintThread&) = delete;

  bool has(std::string_view key) override;
  void paint(std::string key, Work work) override;
  void end_frame() override;
  std::vector<ui::Painted> take() override;
  bool has_painted() const override;
  bool is_idle() const;  // nothing waits, is being drawn, or is to be taken
  void stop() override;

 private:
  struct Wanted {
    std::string key;
    Work work;
    bool is_wanted = true;  // since the last frame ended
  };

  void run();

  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Wanted> waiting_;
  std::string in_hand_;  // the key of what is being drawn; "" between two
  std::vector<ui::Painted> done_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace app
