// How the reader wants to see the screen. Ends with the visit.
#pragma once

#include <string>

namespace session {

enum class Contrast { warm, high, dark };
enum class Motion { full, reduced };  // reduced: what would move is there at once, and pictures stand still

struct Reader {
  std::string language = "en";
  int text_percent = 100;  // 100, 125, 150, 200
  Contrast contrast = Contrast::warm;
  Motion motion = Motion::full;

  friend bool operator==(const Reader&, const Reader&) = default;
};

}  // namespace session
