// A walk: a text file that plays the kiosk without a display, on a virtual clock, and says what must be
// seen on the way. The language of walks is in docs/formats/walk.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace app {

struct WalkStep {
  int line = 0;
  std::string verb;                    // "tap", "expect text" …
  std::vector<std::string> arguments;  // quotation marks taken off
};

// Fails with invalid_input, naming the first line that is not a step.
base::Result<std::vector<WalkStep>> parse_walk(std::string_view text);

// How a walk's `tap` reaches what it names.
enum class Hands { touch, keys, ear, one_switch };

struct WalkOptions {
  std::filesystem::path file;
  std::filesystem::path shots;  // empty: the walk takes none
  std::filesystem::path packs;
  std::filesystem::path data;
  std::vector<std::string> trusted_keys;
  bool allow_unsigned = false;
  std::vector<std::string> printers;
  std::vector<std::filesystem::path> save_to;
  std::vector<std::filesystem::path> packs_from;
  std::string language = "en";
  int text_percent = 100;
  int width = 1280;
  int height = 720;
  std::uint64_t seed = 1;
  std::string theme = "warm";  // or "high" or "dark"
  // Whatever the walk comes by has to fit, which is told without ending the walk. Words are compared only at 1280x720 and
  // 100 % in the walk's own language, English or that of its last step `lang`; what scrolls may be out of sight.
  bool always_fits = false;
  Hands hands = Hands::touch;
  // After `restart` and `power-cut` the program starts itself anew, as after a power cut; these say where it was.
  std::size_t from_step = 0;
  std::int64_t clock_ms = 0;
  std::vector<std::string> command_line;
};

// Plays the walk. 0: every step held; 1: one did not (said on standard error, with a picture when there
// is a folder for them); 2: the walk, the packs or the data cannot be used.
int play_walk(const WalkOptions& options);

}  // namespace app
