// A film and everything that is shown or asked around it, as plain data: docs/formats/film.md after checking. The picture and
// the sound stay in the pack, where only the player's process reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "content/finding.h"
#include "content/lesson.h"
#include "content/text.h"

namespace content {

using FilmId = base::Id<struct FilmTag>;

// R28: a sample says that it is one.
enum class FilmMaker { young_people, sample, programme };

// What a person has to look and listen for before a film may be shown.
enum class FilmQuestion { surname, school, uniform, address, plates, voices, others, music };

// `agreed`: it is there, and whom it belongs to has said yes. `found`: it is there and has to go.
enum class FilmAnswer { nothing, agreed, found };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::FilmMaker>{"young_people", "sample", "programme"};
template <>
inline constexpr std::array<std::string_view, 8> base::enum_names<content::FilmQuestion>{"surname", "school", "uniform", "address",
                                                                                         "plates",  "voices", "others",  "music"};
template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::FilmAnswer>{"nothing", "agreed", "found"};

namespace content {

// Who made it: a team, or first names, never more of a person.
struct FilmCredits {
  std::string team;
  std::vector<std::string> first_names;
  int age_from = 0;  // 0 to 0 are adults
  int age_to = 0;
  std::string institution;
  std::string place;
  int year = 0;
};

struct FilmTrack {
  std::string language;  // BCP 47; of a signed film that of its signs
  std::string entry;     // path inside the pack
};

struct FilmChapter {
  std::string id;
  std::int64_t at_ms = 0;
  Text title;
};

// Where the film waits: for the reader's answer to a block, or for a group that talks.
struct FilmStop {
  std::string id;
  std::int64_t at_ms = 0;
  std::variant<Text, Block> asks;
};

struct FilmConsent {
  std::string reference;  // of the paper, which is kept off the kiosk (R26)
  base::Date expires;     // the first day on which the film may not be shown any more
};

struct FilmReview {
  FilmQuestion question = FilmQuestion::surname;
  FilmAnswer answer = FilmAnswer::nothing;
  std::string by;
  base::Date on;
};

struct Film {
  FilmId id;
  Text title;
  Text summary;
  FilmMaker made_by = FilmMaker::young_people;
  FilmCredits credits;
  int age_from = 0;  // for whom it is; 0 to 0 are adults
  int age_to = 0;
  bool ask_an_adult = false;
  std::int64_t duration_ms = 0;
  int width = 0;
  int height = 0;
  std::string entry;   // path inside the pack: .webm or .mp4
  std::string poster;  // a drawing, or a film of one picture, so that no other picture format is ever read
  std::string sound_language;  // empty when nobody speaks
  std::vector<FilmTrack> captions;
  std::vector<FilmTrack> described;  // sound that tells what is seen
  std::vector<FilmTrack> signed_films;
  std::vector<FilmChapter> chapters;  // by time
  std::vector<FilmStop> stops;        // by time
  std::optional<FilmConsent> consent;  // none for samples alone
  std::vector<FilmReview> review;      // every question once, or those that have been answered so far
};

inline constexpr std::int64_t longest_film_ms = 30 * 60 * 1000;
inline constexpr int widest_film = 1280;
inline constexpr int highest_film = 720;

std::optional<Film> parse_film(std::string_view json, std::string_view where, Findings& findings);

// What keeps a film that could be read from being shown at all, whatever the day: a sheet that is not filled, and a person who
// can be recognised by what is written.
void check_film(const Film& film, Findings& findings);

// R26. A film of people is shown only while somebody knows what day it is, and consent holds on that day.
bool shown(const Film& film, std::optional<base::Date> today);

std::vector<Text> texts_of(const Film& film);
std::vector<std::string> entries_of(const Film& film);
std::vector<Picture> pictures_of(const Film& film);

}  // namespace content
