#include "sound/device.h"

namespace sound {

DeviceWatch::~DeviceWatch() {
  if (open_) device_.close();
}

std::optional<std::int64_t> DeviceWatch::look(std::int64_t now_ms) {
  if (!open_) return mixer_.is_silent() ? std::nullopt : begin(now_ms);
  if (!device_.is_there()) {
    device_.close();
    open_ = false;
    lose(now_ms, "the sound device is gone");
    return std::nullopt;
  }
  if (!mixer_.is_silent()) sounded_ms_ = now_ms;
  if (now_ms - sounded_ms_ < linger_ms) return look_ms;
  device_.close();
  open_ = false;
  return std::nullopt;
}

std::optional<std::int64_t> DeviceWatch::begin(std::int64_t now_ms) {
  if (now_ms < not_before_ms_) {
    mixer_.forget();
    return std::nullopt;
  }
  const auto opened = device_.open(rate_hz, [this](std::span<std::int16_t> samples) { mixer_.fill(samples, rate_hz); });
  if (!opened) {
    lose(now_ms, opened.error().message);
    return std::nullopt;
  }
  open_ = true;
  has_device_ = true;
  told_ = false;
  sounded_ms_ = now_ms;
  return look_ms;
}

void DeviceWatch::lose(std::int64_t now_ms, const std::string& why) {
  mixer_.forget();
  not_before_ms_ = now_ms + pause_ms;
  has_device_ = false;
  if (!told_) tell_(why + "; sounds are left out until there is one");
  told_ = true;
}

void DeviceWatch::find() {
  if (open_) return;
  not_before_ms_ = 0;
  const bool had_one = has_device_.exchange(device_.is_found());
  if (had_one && !has_device_ && !told_) {
    tell_("there is no sound device; sounds are left out until there is one");
    told_ = true;
  }
}

}  // namespace sound
