// The port for what is heard, over a device. A thread of its own opens and closes the device, which can take long; it begins
// with the first sound and sleeps without waking while nothing sounds.
#pragma once

#include <condition_variable>
#include <map>
#include <thread>

#include "sound/device.h"
#include "ui/audio_port.h"

namespace sound {

class Output final : public ui::AudioOut {
 public:
  // `volume_percent` is the loudest that anything gets. `tell` is called from the thread.
  Output(std::unique_ptr<Device> device, int volume_percent, DeviceWatch::Tell tell);
  ~Output() override;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void limit(int percent) { mixer_.limit(static_cast<float>(percent) / 100); }  // of the loudest that was set at the start

  void play(ui::Cue cue) override;
  void narrate(std::shared_ptr<const ui::Waveform> voice) override;
  void stop_narration() override { mixer_.stop_narration(); }
  void silence() override { mixer_.silence(); }
  void look_for_device() override;
  bool has_device() const override { return watch_.has_device(); }

 private:
  void wake();
  void run();

  std::unique_ptr<Device> device_;
  Mixer mixer_;
  DeviceWatch watch_;
  std::map<ui::Cue, std::shared_ptr<const ui::Waveform>> cues_;  // made when first heard
  std::mutex mutex_;
  std::condition_variable wake_;
  bool has_more_ = false;
  bool looks_for_device_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace sound
