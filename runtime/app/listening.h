// All that is heard of a kiosk: small sounds, and the page read aloud. Knows which words can be read here, starts and stops
// the narrator, and marks what it says on the stage. Without an audio port nothing is offered and nothing happens.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "content/recording.h"
#include "library.h"
#include "narrator.h"
#include "screens/by_ear.h"
#include "screens/draw.h"
#include "session/shell.h"
#include "ui/audio_port.h"
#include "ui/stage.h"
#include "ui/translator.h"
#include "voices.h"

namespace app {

struct SoundPorts {
  ui::AudioOut* audio = nullptr;
  ui::Speaker* speaker = nullptr;
  Voices* voices = nullptr;
  std::function<void(int percent)> limit{};  // of what the kiosk was started with
};

// Remembers which of the recorded texts were said, since what is drawn has words and no keys.
class RecordedTexts final : public ui::Translator {
 public:
  // `of_source` are those of what nobody has translated.
  void show(const ui::Translator& translator, const content::Recordings* recordings, const content::Recordings* of_source = nullptr);
  bool has(const content::Text& text) const override { return translator_ == nullptr || translator_->has(text); }
  std::string translate(const content::Text& text) const override;
  std::string plural(const content::Text& one, const std::string& many, long count) const override { return translator_->plural(one, many, count); }
  std::string recording_of(const std::string& words) const;  // the entry; "" when there is none

 private:
  const ui::Translator* translator_ = nullptr;
  const content::Recordings* recordings_ = nullptr;
  const content::Recordings* of_source_ = nullptr;
  mutable std::map<std::string, std::string, std::less<>> entries_;  // by the words without marks
};

class Listening {
 public:
  Listening(const SoundPorts& ports, const Library& library, const base::Clock& clock);

  // ---- around each frame ----
  // What the frame is to be drawn with in place of `translator`.
  const ui::Translator& texts_of(const session::Shell& shell, const ui::Translator& translator);
  screens::Hearing offered(const session::Shell& shell) const;
  void mark(ui::Stage& stage);        // before it is drawn
  void notice(const ui::Stage& stage);  // after it was drawn

  // ---- around each turn ----
  void end_turn(const session::Shell& shell, const std::string& page, const ui::Stage& stage, bool acted);
  // Takes what became ready; true when the screen has to be drawn again.
  bool look();
  std::optional<std::int64_t> next_look_ms() const { return narrator_ ? narrator_->next_look_ms() : std::nullopt; }

  void read(const session::Shell& shell, const ui::Stage& stage);
  void stop_reading();
  void silence();  // all of it, at once
  void look_for_device();  // whether there is one; look() tells when that has changed
  bool is_speaking() const { return narrator_ && narrator_->is_speaking(); }
  // What began to be said since the last call; for walks.
  std::vector<Passage> take_begun() { return narrator_ ? narrator_->take_begun() : std::vector<Passage>{}; }

 private:
  std::string other_language(const session::Shell& shell) const;
  PageVoice voice_of(const session::Shell& shell) const;
  Manner manner_of(const session::Shell& shell) const;
  void sound_cue(const session::Shell& shell);
  void say_by_ear(const session::Shell& shell, const screens::Drawn& drawn);

  SoundPorts ports_;
  const Library& library_;
  std::optional<Narrator> narrator_;
  RecordedTexts texts_;
  screens::ByEar by_ear_;
  bool was_by_ear_ = false;
  bool had_device_;
  content::Recordings recordings_;
  content::Recordings of_source_;
  std::string recordings_of_;  // which pack and language they are of
  std::string page_;           // that is being read
  std::string revealed_;
  session::Voice voice_ = session::Voice::usual;
  std::set<ui::Cue> cues_;  // of the frames of a turn
  bool hushed_ = false;     // one of them was to be silent
};

}  // namespace app
