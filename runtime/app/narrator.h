// Says passages one after another, and knows at each moment which words are being said. Goes by the clock, not by the
// device: without one the words are marked all the same. The next passages are made while one is heard. One thread.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "passages.h"
#include "ui/audio_port.h"
#include "ui/stage.h"
#include "voices.h"

namespace app {

struct Manner {
  std::string language;
  ui::Pace pace = ui::Pace::usual;
  content::PackId pack;  // whose recordings they are
};

class Narrator {
 public:
  Narrator(Voices& voices, ui::AudioOut& audio, const base::Clock& clock) : voices_(voices), audio_(audio), clock_(clock) {}

  // In place of what is being said.
  void say(const std::vector<Passage>& passages, const Manner& manner);
  // Behind what is being said.
  void add(const std::vector<Passage>& passages, const Manner& manner);
  void stop();
  bool is_speaking() const { return !waiting_.empty() || current_.has_value(); }

  // Takes the voices that are ready and goes on to the next passage; true when other words are said than before.
  bool look();
  std::optional<ui::SpokenWords> spoken() const;
  // When other words will be said, in the clock's milliseconds; none while a voice is being made.
  std::optional<std::int64_t> next_look_ms() const;

  // The passages that began to be said since the last call.
  std::vector<Passage> take_begun() { return std::exchange(begun_, {}); }
  // Why nothing can be said, once for each reason.
  std::optional<base::Error> take_failure() { return std::exchange(failure_, std::nullopt); }

 private:
  struct Waiting {
    Passage passage;
    Manner manner;
    std::uint64_t order = 0;  // 0: not ordered yet
    std::optional<ui::Speech> speech{};
  };
  struct Current {
    Passage passage;
    std::vector<ui::SpokenWord> words;
    std::int64_t began_ms = 0;
    std::int64_t length_ms = 0;
  };

  void take_ready();
  void order_ahead();
  void begin(Waiting waiting);
  std::optional<ui::SpokenWords> words_at(const Current& current, std::int64_t now_ms) const;

  Voices& voices_;
  ui::AudioOut& audio_;
  const base::Clock& clock_;
  std::uint64_t orders_ = 0;
  std::deque<Waiting> waiting_;
  std::optional<Current> current_;
  std::vector<Passage> begun_;
  std::optional<base::Error> failure_;
  std::string last_failure_;
};

}  // namespace app
