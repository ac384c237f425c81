// A film told in words, as plain data: docs/formats/film-script.md after checking. `parasol film render` draws, voices and
// captions it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/finding.h"
#include "content/scene.h"

namespace content {

using TextsByLanguage = std::map<std::string, std::string>;  // by BCP 47 code

// Where the camera looks, in shares of the whole picture; at zoom 1 it sees all of it.
struct CameraPlace {
  double x = 0.5;
  double y = 0.5;
  double zoom = 1;
};

// What becomes of somebody when a moment begins; what is left out stays as it was.
struct FilmChange {
  Who who = Who::simona;
  std::optional<Feeling> feels;
  std::optional<Pose> pose;
  std::optional<Looks> looks;
};

enum class Side { left, right };
struct FilmWalk {
  Who who = Who::simona;
  Side side = Side::left;  // it comes from there, or goes there
};

enum class Writer { other, owner };  // of a message: somebody else, or whose phone it is
struct FilmMessage {
  Writer from = Writer::other;
  Accent sign = Accent::nothing;
  std::string words;  // in the film's own language; nothing: lines that nobody can read
};

struct FilmMoment {
  TextsByLanguage text;             // of narration and captions; none where nobody speaks
  std::optional<Who> says;          // whose mouth moves
  TextsByLanguage recordings;       // beside the script; a language without is synthesised
  int lasts_ms = 0;                 // at least
  int pause_ms = 0;                 // after the words
  std::vector<FilmChange> changes;
  std::optional<Accent> accent;     // from here on
  std::optional<FilmWalk> enters;   // not there before
  std::optional<FilmWalk> leaves;
  std::optional<Who> lights_up;     // whose phone does
  std::optional<FilmMessage> message;  // arrives; only where the scene is a phone
};

struct FilmScene {
  std::string id;
  std::optional<Scene> picture;  // nothing: a phone, as large as the picture
  CameraPlace from;
  CameraPlace to;
  std::vector<FilmMoment> moments;
};

struct FilmScript {
  std::string id;
  TextsByLanguage title;
  TextsByLanguage credits;             // of the last picture
  std::vector<std::string> languages;  // of captions, the film's own first
  std::vector<std::string> narrated;   // those of them that are heard
  std::vector<std::string> drafts;     // whose translation nobody has checked
  std::vector<FilmScene> scenes;
};

inline constexpr std::size_t longest_film_line = 240;  // in letters: more is not read in one look
inline constexpr int longest_moment_ms = 20'000;
inline constexpr double closest_zoom = 1.8;

// Nothing when something in it is wrong, which is then among the findings.
std::optional<FilmScript> parse_film_script(std::string_view json, std::string_view where, Findings& findings);

// Who is there and how, when each moment of the scene begins.
std::vector<Scene> states_of(const FilmScene& scene);

}  // namespace content

namespace base {

template <>
inline constexpr std::array enum_names<content::Side>{"left"sv, "right"sv};
template <>
inline constexpr std::array enum_names<content::Writer>{"other"sv, "owner"sv};

}  // namespace base
