// What a walk would hear: nothing sounds, and what would is remembered.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "sound/espeak_speaker.h"
#include "ui/audio_port.h"
#include "ui/speech_port.h"

namespace app {

class WalkAudio final : public ui::AudioOut {
 public:
  void play(ui::Cue cue) override { cue_ = cue; }
  void narrate(std::shared_ptr<const ui::Waveform>) override {}
  void stop_narration() override {}
  void silence() override { cue_.reset(); }

  void forget_cue() { cue_.reset(); }
  std::string cue() const { return cue_ ? std::string(ui::name_of(*cue_)) : "nothing"; }  // since it was forgotten

 private:
  std::optional<ui::Cue> cue_;
};

// Has the languages of the voice that a kiosk has, and takes 300 ms for each word, 450 ms when it is slower.
class WalkSpeaker final : public ui::Speaker {
 public:
  ui::VoiceKind voice_of(std::string_view language) const override { return voices_.voice_of(language); }
  base::Result<ui::Speech> speak(const ui::Utterance& utterance, const base::IsCancelled& is_cancelled) override;

 private:
  sound::EspeakSpeaker voices_;
};

}  // namespace app
