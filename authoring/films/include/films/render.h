// Draws, voices, captions and encodes a film. The same script and the same programs give the same bytes.
#pragma once

#include <filesystem>
#include <functional>

#include "base/cancel.h"
#include "content/film_script.h"
#include "films/timeline.h"
#include "ui/audio_port.h"
#include "ui/picture_port.h"
#include "ui/speech_port.h"
#include "ui/text_port.h"

namespace films {

inline constexpr int frame_width = 1280;
inline constexpr int frame_height = 720;
inline constexpr int frames_per_second = 25;

struct Tools {
  ui::PictureRenderer& pictures;
  ui::TextShaper& letters;
  ui::Speaker& speaker;
  std::function<ui::Waveform(ui::Cue)> cue;
  std::function<base::Result<ui::Waveform>(const base::Bytes&)> recording;
};

struct Wanted {
  std::filesystem::path beside;  // the folder of the script, where its recordings are
  std::filesystem::path into;    // made if it is not there
  int from_ms = 0;               // a piece of the picture and the sound; captions are always whole
  int length_ms = 0;             // 0: all of it
};

// What was made, in the folder: film.webm with the sound of the film's own language, narration.LANGUAGE.webm for each of the
// others that are heard, captions.LANGUAGE.vtt for every language, poster.svg. Half a film is never left there. Fails with
// invalid_input where the script cannot be made, and with what went wrong.
base::Result<Timeline> render(const content::FilmScript& script, const Wanted& wanted, const Tools& tools, const base::IsCancelled& is_cancelled);

}  // namespace films
