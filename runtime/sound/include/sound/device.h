// What makes sound audible, and when it is open: from the first sound on, and only while something sounds. A device that is
// not there, or goes away while it plays, is said once; then nothing is tried for a while, and what would be heard is left
// out. Knows no clock: the thread of Output (sound/output.h) asks it, and so do tests.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "sound/mixer.h"

namespace sound {

class Device {
 public:
  using Fill = std::function<void(std::span<std::int16_t>)>;  // one channel; called by a thread of the device

  virtual ~Device() = default;
  virtual base::Result<void> open(int rate_hz, Fill fill) = 0;
  virtual void close() = 0;              // fill is not called any more when it returns
  virtual bool is_there() const = 0;     // of an open one: not unplugged
  virtual bool is_found() = 0;           // of one that is not open: there is something to open
};

std::unique_ptr<Device> default_device();  // SDL's

class DeviceWatch {
 public:
  static constexpr int rate_hz = 48'000;
  static constexpr std::int64_t pause_ms = 10'000;  // between two tries
  static constexpr std::int64_t linger_ms = 1'000;  // open in case that more follows
  static constexpr std::int64_t look_ms = 100;

  // Why there is none; none when one has come.
  using Tell = std::function<void(const std::optional<std::string>& why)>;
  DeviceWatch(Device& device, Mixer& mixer, Tell tell) : device_(device), mixer_(mixer), tell_(std::move(tell)) {}
  ~DeviceWatch();
  DeviceWatch(const DeviceWatch&) = delete;
  DeviceWatch& operator=(const DeviceWatch&) = delete;

  // Opens and closes what has to be. After how many milliseconds to look again; none until somebody plays something.
  std::optional<std::int64_t> look(std::int64_t now_ms);
  // What can be known without opening it; what was lost may be tried again at once.
  void find();
  bool has_device() const { return has_device_; }  // from any thread; not until one was found

 private:
  std::optional<std::int64_t> begin(std::int64_t now_ms);
  void have();
  void lose(const std::string& why);

  Device& device_;
  Mixer& mixer_;
  Tell tell_;
  std::atomic<bool> has_device_ = false;
  bool open_ = false;
  bool told_ = false;
  std::int64_t not_before_ms_ = 0;
  std::int64_t sounded_ms_ = 0;
};

}  // namespace sound
