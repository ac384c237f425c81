// The port for what is heard: small sounds that answer the hand, and one voice at a time. Nothing here waits, and a machine
// without a device is as good as one that is turned down: what would be heard is left out, and nothing is offered.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "ui/speech_port.h"

namespace ui {

// The weakest first: of what happens in one frame, one is heard.
enum class Cue { touch, bubble_out, bubble_in, page, try_again, good_choice, parasol_opens };

inline constexpr std::array<std::string_view, 7> cue_names{"touch",     "bubble-out",  "bubble-in",    "page",
                                                           "try-again", "good-choice", "parasol-opens"};

inline std::string_view name_of(Cue cue) { return cue_names.at(static_cast<std::size_t>(cue)); }

class AudioOut {
 public:
  virtual ~AudioOut() = default;
  virtual void play(Cue cue) = 0;
  // Takes the place of what is being said; everything else becomes quieter as long as it lasts.
  virtual void narrate(std::shared_ptr<const Waveform> voice) = 0;
  virtual void stop_narration() = 0;
  virtual void silence() = 0;  // everything, at once
  // Looks, in its own time, whether there is something to hear it from; what there was is believed until then.
  virtual void look_for_device() {}
  virtual bool has_device() const { return true; }
};

}  // namespace ui
