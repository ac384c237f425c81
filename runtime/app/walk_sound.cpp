#include "walk_sound.h"

namespace app {

base::Result<ui::Speech> WalkSpeaker::speak(const ui::Utterance& utterance, const base::IsCancelled&) {
  const std::int64_t word_ms = utterance.pace == ui::Pace::slower ? 450 : 300;
  ui::Speech speech;
  speech.sound.rate_hz = 1000;
  const std::string& text = utterance.text;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    if (to > from) speech.words.push_back({from, to, static_cast<std::int64_t>(speech.words.size()) * word_ms});
    from = to + 1;
  }
  speech.sound.samples.resize(speech.words.size() * static_cast<std::size_t>(word_ms));
  return speech;
}

}  // namespace app
