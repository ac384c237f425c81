#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "content/entry_name.h"
#include "content/film.h"
#include "json/object.h"
#include "lesson/parse_parts.h"
#include "lesson/read_block.h"

namespace content {
namespace {

constexpr std::size_t most_film_tracks = 100;
constexpr std::size_t most_film_marks = 50;


base::Date read_film_date(const JsonObject& object, std::string_view member) {
  const auto date = base::parse_date(object.string(member));
  if (!date && object.has(member)) object.report().error(object.path(member), "bad-date", "a date is written YYYY-MM-DD");
  return date.value_or(base::Date{});
}

std::string read_film_language(const JsonObject& object, std::string_view member) {
  std::string code = object.string(member);
  if (!code.empty() && !is_language_code(code)) object.report().error(object.path(member), "language-code", "this must be a language code such as \"uk\" or \"pt-BR\"");
  return code;
}

// Both 0, or left out where it may be: adults.
std::pair<int, int> read_film_ages(const JsonObject& parent) {
  const JsonObject band = parent.object("ages", {"from", "to"});
  const std::pair ages(static_cast<int>(band.integer("from", 0, 99)), static_cast<int>(band.integer("to", 0, 99)));
  if (ages.second < ages.first) parent.report().error(parent.path("ages"), "age-band", "the age band ends before it begins");
  return ages;
}

std::string read_film_entry(const JsonObject& object, std::string_view member, std::initializer_list<std::string_view> endings) {
  std::string entry = object.string(member);
  const bool fits = std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return entry.ends_with(ending); });
  if (entry.empty() || (is_media_path(entry) && fits)) return entry;
  std::string list;
  for (const std::string_view ending : endings) list += (list.empty() ? "" : " or ") + std::string(ending);
  object.report().error(object.path(member), "bad-media-path", "this is media/ and a name of letters, digits, '-', '_' and '.', and ends in " + list);
  return entry;
}

std::vector<FilmTrack> read_film_tracks(const JsonObject& object, std::string_view member, std::initializer_list<std::string_view> endings) {
  std::vector<FilmTrack> tracks;
  if (!object.has(member)) return tracks;
  UniqueIds languages(object.report());
  object.each(member, 0, most_film_tracks, [&](const JsonValue& value, const std::string& path) {
    const JsonObject item(value, path, object.report(), {"language", "entry"});
    tracks.push_back({read_film_language(item, "language"), {}});
    tracks.back().entry = read_film_entry(item, "entry", endings);
    languages.add(tracks.back().language, item.path("language"));
  });
  return tracks;
}

FilmCredits read_film_credits(const JsonObject& film) {
  const JsonObject object = film.object("credits", {"team", "first_names", "ages", "institution", "place", "year"});
  FilmCredits credits;
  if (object.has("team")) credits.team = object.string("team");
  object.each_if_present("first_names", [&](const JsonValue& value, const std::string& path) {
    credits.first_names.push_back(read_string(value, path, object.report()));
  });
  if (object.has("team") == object.has("first_names")) {
    object.report().error(object.path(), "credits", "a film is by a \"team\" or by \"first_names\", one of the two");
  }
  std::tie(credits.age_from, credits.age_to) = read_film_ages(object);
  credits.institution = object.string("institution");
  credits.place = object.string("place");
  credits.year = static_cast<int>(object.integer("year", 1990, 2100));
  return credits;
}

// Within the film, and each behind the one before it.
std::int64_t read_film_time(const JsonObject& object, std::int64_t last_ms, std::int64_t duration_ms) {
  const std::int64_t at_ms = object.integer("at_ms", 0, longest_film_ms);
  if (at_ms >= duration_ms) object.report().error(object.path("at_ms"), "film-time", "this is not within the film, which lasts " + std::to_string(duration_ms) + " ms");
  else if (at_ms <= last_ms) object.report().error(object.path("at_ms"), "film-time", "this does not come after the one before it");
  return at_ms;
}

void read_film_chapters(const JsonObject& object, const std::string& key, Film& film) {
  if (!object.has("chapters")) return;
  UniqueIds ids(object.report());
  object.each("chapters", 0, most_film_marks, [&](const JsonValue& value, const std::string& path) {
    const JsonObject item(value, path, object.report(), {"id", "at_ms", "title"});
    FilmChapter chapter;
    chapter.id = item.id("id");
    ids.add(chapter.id, item.path("id"));
    chapter.at_ms = read_film_time(item, film.chapters.empty() ? -1 : film.chapters.back().at_ms, film.duration_ms);
    chapter.title = item.text("title", key + "/chapters/" + chapter.id);
    film.chapters.push_back(std::move(chapter));
  });
}

// What a reader can do in a minute, and with which a lesson would not come in between.
bool is_film_question(const Block& block) {
  return std::visit(
      []<typename Type>(const Type&) {
        return std::is_same_v<Type, SingleChoice> || std::is_same_v<Type, MultipleChoice> || std::is_same_v<Type, TrueFalse> || std::is_same_v<Type, Ordering> ||
               std::is_same_v<Type, Matching> || std::is_same_v<Type, Sort> || std::is_same_v<Type, FillGap> || std::is_same_v<Type, TapWords> ||
               std::is_same_v<Type, Hotspot> || std::is_same_v<Type, Rating> || std::is_same_v<Type, Reflection>;
      },
      block);
}

const JsonValue* film_member(const JsonValue& value, std::string_view name) {
  const auto at = std::find_if(value.children.begin(), value.children.end(), [&](const JsonValue& child) { return child.name == name; });
  return value.kind == JsonValue::Kind::object && at != value.children.end() ? &*at : nullptr;
}

void read_film_stops(const JsonObject& object, const std::string& key, Film& film) {
  if (!object.has("stops")) return;
  Report& report = object.report();
  UniqueIds ids(report);
  UniqueIds blocks(report);
  object.each("stops", 0, most_film_marks, [&](const JsonValue& value, const std::string& path) {
    const JsonObject item(value, path, report, {"id", "at_ms", "ask", "discuss"});
    FilmStop stop;
    stop.id = item.id("id");
    ids.add(stop.id, item.path("id"));
    stop.at_ms = read_film_time(item, film.stops.empty() ? -1 : film.stops.back().at_ms, film.duration_ms);
    if (value.kind == JsonValue::Kind::object && item.has("ask") == item.has("discuss")) report.error(path, "film-stop", "a stop has an \"ask\" or a \"discuss\", one of the two");
    if (item.has("discuss")) stop.asks = item.text("discuss", key + "/stops/" + stop.id);
    if (const JsonValue* ask = film_member(value, "ask")) {
      auto block = read_block(*ask, item.path("ask"), key, report);
      if (!block) return;
      if (!is_film_question(*block)) report.error(item.path("ask"), "film-stop", "a film stops for a question, and this block is none");
      blocks.add(block_id(*block).value, join_path(item.path("ask"), "id"));
      stop.asks = std::move(*block);
    }
    film.stops.push_back(std::move(stop));
  });
}

void read_film_consent(const JsonObject& object, Film& film) {
  if (object.has("consent")) {
    const JsonObject consent = object.object("consent", {"reference", "expires_on"});
    film.consent = FilmConsent{consent.string("reference"), read_film_date(consent, "expires_on")};
  } else if (film.made_by != FilmMaker::sample) {
    object.report().error("", "consent", "a film that is no sample has a \"consent\" (R26)");
  }
}

void read_film_review(const JsonObject& object, Film& film) {
  const std::span<const std::string_view> questions = base::enum_names<FilmQuestion>;
  const JsonObject sheet = object.object("review", {questions[0], questions[1], questions[2], questions[3], questions[4], questions[5], questions[6], questions[7]});
  for (const std::string_view name : questions) {
    if (!sheet.has(name)) continue;
    const JsonObject answered = sheet.object(name, {"answer", "by", "on"});
    FilmReview review;
    review.question = base::from_name<FilmQuestion>(name).value_or(FilmQuestion::surname);
    review.answer = answered.one_of<FilmAnswer>("answer");
    review.by = answered.string("by");
    review.on = read_film_date(answered, "on");
    film.review.push_back(std::move(review));
  }
}

void read_film_picture(const JsonObject& object, Film& film) {
  film.duration_ms = object.integer("duration_ms", 1000, longest_film_ms);
  film.width = static_cast<int>(object.integer("width", 16, widest_film));
  film.height = static_cast<int>(object.integer("height", 16, highest_film));
  film.entry = read_film_entry(object, "film", {".webm", ".mp4"});
  film.poster = read_film_entry(object, "poster", {".svg", ".webm"});
  if (object.has("sound_language")) film.sound_language = read_film_language(object, "sound_language");
  film.captions = read_film_tracks(object, "captions", {".vtt"});
  film.described = read_film_tracks(object, "described", {".opus", ".ogg"});
  film.signed_films = read_film_tracks(object, "signed", {".webm", ".mp4"});
}

}  // namespace

std::optional<Film> parse_film(std::string_view json, std::string_view where, Findings& findings) {
  Report report(where, findings);
  const auto tree = parse_json(json, report);
  if (!tree) return std::nullopt;
  const JsonObject object(*tree, "", report,
                          {"format", "id", "title", "summary", "made_by", "credits", "ages", "ask_an_adult", "duration_ms", "width", "height", "film", "poster",
                           "sound_language", "captions", "described", "signed", "chapters", "stops", "consent", "review"});
  Film film;
  object.integer("format", 1, 1);
  film.id = FilmId(object.id("id"));
  check_id_is_file_name(film.id.value, EntryFolder::films, report);
  const std::string key = "films." + film.id.value;
  film.title = object.text("title", key + "/title");
  film.summary = object.text("summary", key + "/summary");
  film.made_by = object.one_of<FilmMaker>("made_by");
  film.credits = read_film_credits(object);
  std::tie(film.age_from, film.age_to) = read_film_ages(object);
  film.ask_an_adult = object.boolean("ask_an_adult");
  read_film_picture(object, film);
  read_film_chapters(object, key, film);
  read_film_stops(object, key, film);
  read_film_consent(object, film);
  read_film_review(object, film);
  check_keys_unique(texts_of(film), report);
  if (report.failed()) return std::nullopt;
  return film;
}

}  // namespace content
