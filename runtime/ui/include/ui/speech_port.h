// The port for a voice that reads aloud. Synthesis can take long: call speak() from a thread of work, never while a frame
// is drawn; everything else answers at once and loads nothing. Places are counted in bytes of the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "base/result.h"

namespace ui {

// none: synthesis would not be understood, so that only recordings may be heard. machine: it is understood with effort, and
// the screen says that it is a machine's.
enum class VoiceKind { none, machine, clear };
enum class Pace { usual, slower };

struct SpokenWord {
  std::size_t from = 0;
  std::size_t to = 0;
  std::int64_t at_ms = 0;  // of the sound

  friend bool operator==(const SpokenWord&, const SpokenWord&) = default;
};

struct Waveform {
  int rate_hz = 0;
  std::vector<std::int16_t> samples;  // one channel

  std::int64_t length_ms() const { return rate_hz == 0 ? 0 : static_cast<std::int64_t>(samples.size()) * 1000 / rate_hz; }
};

struct Speech {
  Waveform sound;
  std::vector<SpokenWord> words;  // in the order in which they are said
};

struct Utterance {
  std::string text;      // without marks
  std::string language;  // BCP 47
  Pace pace = Pace::usual;
};

class Speaker {
 public:
  virtual ~Speaker() = default;
  virtual VoiceKind voice_of(std::string_view language) const = 0;
  // Fails with unavailable when the machine has no such voice or the work was cancelled.
  virtual base::Result<Speech> speak(const Utterance& utterance, const base::IsCancelled& is_cancelled) = 0;
};

}  // namespace ui
