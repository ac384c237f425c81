#include "films/timeline.h"

#include <algorithm>
#include <cstdio>

#include "base/utf8.h"

namespace films {
namespace {

using content::FilmMoment;

int letters_in(std::string_view text) {
  int count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += std::max<std::size_t>(1, base::code_point_bytes(text.substr(at)));
  return count;
}

int words_ms(const FilmMoment& moment, const std::vector<std::string>& languages, const VoiceLength& voice_ms) {
  int longest = 0;
  for (const std::string& language : languages) {
    const auto text = moment.text.find(language);
    if (text == moment.text.end()) continue;
    const int reading = letters_in(text->second) * 1000 / letters_per_second;
    longest = std::max({longest, shortest_ms, reading, voice_ms(moment, language)});
  }
  return longest;
}

std::string clock_of(int at_ms) {
  char text[32];
  std::snprintf(text, sizeof text, "%02d:%02d:%02d.%03d", at_ms / 3'600'000, at_ms / 60'000 % 60, at_ms / 1000 % 60, at_ms % 1000);
  return text;
}

std::string escaped(std::string_view text) {
  std::string written;
  for (const char c : text) {
    if (c == '&') written += "&amp;";
    else if (c == '<') written += "&lt;";
    else if (c == '>') written += "&gt;";
    else written += c;
  }
  return written;
}

std::string cue(int from_ms, int to_ms, std::string_view text) {
  return "\n" + clock_of(from_ms) + " --> " + clock_of(to_ms) + "\n" + escaped(text) + "\n";
}

}  // namespace

base::Result<Timeline> lay_out_time(const content::FilmScript& script, const VoiceLength& voice_ms) {
  constexpr int before_words_ms = 500;
  constexpr int after_words_ms = 350;
  Timeline timeline;
  int at = title_ms;
  for (const content::FilmScene& scene : script.scenes) {
    SceneTimes times{at, at, {}};
    for (const FilmMoment& moment : scene.moments) {
      const int begins = at + (times.moments.empty() ? before_words_ms : 0);
      const int words_end = begins + words_ms(moment, script.languages, voice_ms);
      at = std::max(words_end + (moment.text.empty() ? 0 : moment.pause_ms), begins + moment.lasts_ms);
      times.moments.push_back({begins, words_end, at});
    }
    at += after_words_ms;
    times.ends_ms = at;
    timeline.scenes.push_back(std::move(times));
    if (at > longest_film_ms) {
      return base::fail(base::ErrorCode::invalid_input, "the film is longer than " + std::to_string(longest_film_ms / 1000) +
                                                            " seconds: in the scene " + scene.id + " it is at " + std::to_string(at / 1000));
    }
  }
  timeline.credits_begin_ms = at;
  timeline.ends_ms = at + credits_ms;
  return timeline;
}

double eased(double at, double from, double to) {
  if (to <= from) return at < from ? 0 : 1;
  const double share = std::clamp((at - from) / (to - from), 0.0, 1.0);
  return share * share * (3 - 2 * share);
}

std::string captions_of(const content::FilmScript& script, const Timeline& timeline, const std::string& language) {
  std::string text = "WEBVTT\n";
  const bool is_draft = std::find(script.drafts.begin(), script.drafts.end(), language) != script.drafts.end();
  if (is_draft) text += "\nNOTE This translation is a draft that nobody has checked yet.\n";
  text += cue(400, title_ms - 200, script.title.at(language));
  for (std::size_t s = 0; s < script.scenes.size(); ++s) {
    for (std::size_t m = 0; m < script.scenes[s].moments.size(); ++m) {
      const auto line = script.scenes[s].moments[m].text.find(language);
      const MomentTimes& times = timeline.scenes[s].moments[m];
      if (line != script.scenes[s].moments[m].text.end()) text += cue(times.begins_ms, times.words_end_ms, line->second);
    }
  }
  return text + cue(timeline.credits_begin_ms + 300, timeline.ends_ms - 200, script.credits.at(language));
}

}  // namespace films
