// A spoken text of a pack (Ogg with Opus or Vorbis) as samples. libsndfile is loaded by the first call; where it is absent,
// that and every later call fails with unavailable. What is no recording, or longer than longest_s, is corrupt.
#pragma once

#include "base/file.h"
#include "base/result.h"
#include "ui/speech_port.h"

namespace sound {

inline constexpr int longest_s = 300;

base::Result<ui::Waveform> decode_recording(const base::Bytes& bytes);

}  // namespace sound
