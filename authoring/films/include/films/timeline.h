// When everything in a film begins and ends, in milliseconds of the film. The picture is the same in every language, so each
// line has as long as the slowest voice needs, and as a reader of captions.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "content/film_script.h"

namespace films {

inline constexpr int title_ms = 3600;
inline constexpr int credits_ms = 4200;
inline constexpr int shortest_ms = 1500;      // of a caption
inline constexpr int letters_per_second = 17;  // that captions are read at
inline constexpr int longest_film_ms = 300'000;

struct MomentTimes {
  int begins_ms = 0;
  int words_end_ms = 0;  // in the language that takes longest
  int ends_ms = 0;
};

struct SceneTimes {
  int begins_ms = 0;
  int ends_ms = 0;
  std::vector<MomentTimes> moments;
};

struct Timeline {
  std::vector<SceneTimes> scenes;
  int credits_begin_ms = 0;
  int ends_ms = 0;
};

// How long the voice of a language takes for a moment's words; 0 where it is not heard.
using VoiceLength = std::function<int(const content::FilmMoment& moment, const std::string& language)>;

// Fails with invalid_input when the film is too long.
base::Result<Timeline> lay_out_time(const content::FilmScript& script, const VoiceLength& voice_ms);

// From 0 to 1 while `at` goes from `from` to `to`; slow at both ends.
double eased(double at, double from, double to);

// WebVTT with every line of the film in that language.
std::string captions_of(const content::FilmScript& script, const Timeline& timeline, const std::string& language);

}  // namespace films
