#include <SDL.h>
#include <algorithm>

#include "sound/device.h"

namespace sound {
namespace {

class SdlDevice final : public Device {
 public:
  ~SdlDevice() override { close(); }

  base::Result<void> open(int rate_hz, Fill fill) override {
    fill_ = std::move(fill);
    if (!has_audio_ && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return refuse();
    has_audio_ = true;
    SDL_AudioSpec wanted{};
    wanted.freq = rate_hz;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 1024;
    wanted.callback = &SdlDevice::hear;
    wanted.userdata = this;
    device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (device_ == 0) return refuse();
    SDL_PauseAudioDevice(device_, 0);
    return {};
  }

  // A device that is only paused goes on waking the machine, so it is closed.
  void close() override {
    if (device_ != 0) SDL_CloseAudioDevice(device_);
    device_ = 0;
    if (has_audio_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
    has_audio_ = false;
  }

  bool is_found() override {
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
    const bool found = SDL_GetNumAudioDevices(0) != 0 || plays_unlisted();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return found;
  }

  bool is_there() const override { return SDL_GetAudioDeviceStatus(device_) == SDL_AUDIO_PLAYING; }

 private:
  // A driver that lists none may have one all the same, and opening it tells; once, because it says much on standard error.
  bool plays_unlisted() {
    if (!plays_unlisted_) {
      plays_unlisted_ = open(DeviceWatch::rate_hz, [](std::span<std::int16_t> samples) { std::fill(samples.begin(), samples.end(), std::int16_t{0}); }).has_value();
      close();
    }
    return *plays_unlisted_;
  }
  static void SDLCALL hear(void* self, Uint8* bytes, int length) {
    const auto count = static_cast<std::size_t>(length) / sizeof(std::int16_t);
    static_cast<SdlDevice*>(self)->fill_({reinterpret_cast<std::int16_t*>(bytes), count});
  }

  tl::unexpected<base::Error> refuse() {
    const std::string why = SDL_GetError();
    close();
    return base::fail(base::ErrorCode::unavailable, "no sound device can be opened (" + why + ")");
  }

  Fill fill_;
  SDL_AudioDeviceID device_ = 0;
  bool has_audio_ = false;
  std::optional<bool> plays_unlisted_;
};

}  // namespace

std::unique_ptr<Device> default_device() { return std::make_unique<SdlDevice>(); }

}  // namespace sound
