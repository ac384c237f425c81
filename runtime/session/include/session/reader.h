// How the reader wants to see and hear the screen. Ends with the visit.
#pragma once

#include <string>

namespace session {

enum class Contrast { warm, high, dark };
enum class Motion { full, reduced };  // reduced: what would move is there at once, and pictures stand still

// Small ones that answer the hand. Whoever asks for a voice has asked for sound, and may turn these off again.
enum class Sounds { unasked, off, on };
enum class Voice { usual, slower };
// One switch: what can be pressed lights up by itself, so fast.
enum class Scanning { off, calm, usual, quick };

struct Reader {
  std::string language = "en";
  int text_percent = 100;  // 100, 125, 150, 200
  Contrast contrast = Contrast::warm;
  Motion motion = Motion::full;
  Sounds sounds = Sounds::unasked;
  Voice voice = Voice::usual;
  bool by_ear = false;  // everything is spoken, the focus too
  Scanning scanning = Scanning::off;

  friend bool operator==(const Reader&, const Reader&) = default;
};

}  // namespace session
