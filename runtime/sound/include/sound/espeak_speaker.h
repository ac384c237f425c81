// The voices of espeak-ng. The library and its data are loaded by the first speak(); where they are absent, that and every
// later call fails with unavailable. The library has one state for the whole process, so speak() is called by one thread at
// a time: whoever comes second waits.
#pragma once

#include "ui/speech_port.h"

namespace sound {

class EspeakSpeaker final : public ui::Speaker {
 public:
  ui::VoiceKind voice_of(std::string_view language) const override;
  base::Result<ui::Speech> speak(const ui::Utterance& utterance, const base::IsCancelled& is_cancelled) override;
};

}  // namespace sound
