#include <condition_variable>
#include <future>
#include <mutex>

#include "paint_thread.h"
#include "support/catch.h"

namespace {

ui::Drawing of_width(int width) { return {ui::Bitmap{width, 1, std::vector<std::uint32_t>(static_cast<std::size_t>(width))}, {}}; }

// A thread whose first picture takes as long as the test wants.
class Studio {
 public:
  Studio() {
    thread.paint("first", [this] {
      begun_.set_value();
      may_end_.get_future().wait();
      return of_width(1);
    });
    begun_.get_future().wait();
  }
  void let_first_end() { may_end_.set_value(); }
  std::vector<ui::Painted> take(std::size_t count) {
    std::vector<ui::Painted> painted;
    while (true) {
      std::unique_lock lock(mutex_);
      const int seen = woken_;
      lock.unlock();
      for (auto& one : thread.take()) painted.push_back(std::move(one));
      if (painted.size() >= count) return painted;
      lock.lock();
      changed_.wait(lock, [&] { return woken_ > seen; });
    }
  }

 private:
  std::promise<void> begun_;
  std::promise<void> may_end_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int woken_ = 0;

 public:
  app::PaintThread thread{[this] {
    const std::lock_guard lock(mutex_);
    ++woken_;
    changed_.notify_all();
  }};
};

}  // namespace

TEST_CASE("pictures are drawn in the order in which they were wanted") {
  Studio studio;
  studio.thread.paint("second", [] { return of_width(2); });
  studio.thread.paint("third", [] { return of_width(3); });
  studio.let_first_end();
  const auto painted = studio.take(3);
  REQUIRE(painted.size() == 3);
  CHECK(painted[0].key == "first");
  CHECK(painted[1].key == "second");
  CHECK(painted[2].drawing.bitmap.width == 3);
  CHECK(studio.thread.is_idle());
}

TEST_CASE("a picture is known while it waits, is drawn, and has not been taken") {
  Studio studio;
  studio.thread.paint("second", [] { return of_width(2); });
  CHECK(studio.thread.has("first"));
  CHECK(studio.thread.has("second"));
  CHECK_FALSE(studio.thread.has("third"));
  studio.let_first_end();
  studio.take(2);
  CHECK_FALSE(studio.thread.has("first"));
  CHECK_FALSE(studio.thread.has("second"));
}

TEST_CASE("what no frame wants any more is not drawn") {
  Studio studio;
  bool drawn = false;
  studio.thread.paint("left", [&] {
    drawn = true;
    return of_width(2);
  });
  studio.thread.paint("stays", [] { return of_width(3); });
  studio.thread.end_frame();  // the frame that asked for both
  CHECK(studio.thread.has("stays"));
  studio.thread.end_frame();  // one that asked for the second alone
  studio.let_first_end();
  const auto painted = studio.take(2);
  REQUIRE(painted.size() == 2);
  CHECK(painted[1].key == "stays");
  CHECK_FALSE(drawn);
}

TEST_CASE("stopping waits for the picture in hand and begins no other") {
  Studio studio;
  bool drawn = false;
  studio.thread.paint("second", [&] {
    drawn = true;
    return of_width(2);
  });
  studio.let_first_end();
  studio.thread.stop();
  studio.thread.take();
  CHECK(studio.thread.is_idle());
  const bool after = drawn;  // it may have been begun before the stop
  studio.thread.stop();
  CHECK(drawn == after);
}
