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
    not_before_ms_ = now_ms + pause_ms;
    lose("the sound device is gone");
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
    not_before_ms_ = now_ms + pause_ms;
    lose(opened.error().message);
    return std::nullopt;
  }
  open_ = true;
  told_ = false;
  have();
  sounded_ms_ = now_ms;
  return look_ms;
}

void DeviceWatch::have() {
  if (!has_device_.exchange(true)) tell_(std::nullopt);
}

void DeviceWatch::lose(const std::string& why) {
  mixer_.forget();
  has_device_ = false;
  if (!told_) tell_(why + "; sounds are left out until there is one");
  told_ = true;
}

void DeviceWatch::find() {
  if (open_) return;
  not_before_ms_ = 0;
  if (device_.is_found()) have();
  else lose("there is no sound device");
}

}  // namespace sound
