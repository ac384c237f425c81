// The sounds of the kiosk: a kalimba of wood with five notes (C D E G A), made by these formulas and from no recording, so
// that nothing has to be kept, licensed or loaded. They are the same numbers on every machine.
//
// A tine is struck at time 0 and sounds as a bar that is clamped at one end, on a hollow of wood:
//
//   s(t) = a(t) · Σ w · sin(2π · f · r · t) · e^(−t/d)  +  knock(t)
//
//   partial      r      w      d       what it is
//   1            1      1      260 ms  the note
//   2            2      0.18   140 ms  the hollow, an octave above
//   3            5.83   0.10   35 ms   the tine, heard only as it is struck
//
//   a(t)      rises from 0 to 1 in 3 ms, as a half wave; in 14 ms where the stroke is soft
//   knock(t)  0.12 · sin(2π · 170 Hz · t) · e^(−t / 12 ms), of the thumb on the wood; none where the stroke is soft
//
// A sound is its notes, each begun where the table in kalimba.cpp says, faded out in its last 15 ms (6 ms of a touch) and
// made as loud as every other one: its loudest 50 ms have a mean square of loudness², and nothing reaches full scale.
#pragma once

#include <span>

#include "ui/audio_port.h"

namespace sound {

enum class Note { c, d, e, g, a };
double frequency_of(Note note);  // in Hz

struct Stroke {
  Note note;
  int at_ms = 0;
};

struct Sound {
  std::span<const Stroke> strokes;
  int length_ms = 0;
  bool soft = false;
};

inline constexpr int cue_rate_hz = 48'000;
inline constexpr double loudness = 0.1;  // of full scale

const Sound& sound_of(ui::Cue cue);
ui::Waveform play_on_kalimba(const Sound& sound);

}  // namespace sound
