#include "content/film.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/types.h"
#include "base/utf8.h"
#include "report.h"

namespace content {
namespace {

constexpr std::size_t longest_first_name = 30;  // in letters
constexpr int digits_of_a_number = 5;

// An address, a page, a name in a network or a telephone number.
bool is_way_to_reach(std::string_view text) {
  int digits = 0;
  for (const char c : text) {
    if (c == '@') return true;
    if (c >= '0' && c <= '9') ++digits;
    else if (c != ' ' && c != '-' && c != '/') digits = 0;
    if (digits >= digits_of_a_number) return true;
  }
  return text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos;
}

bool is_first_name(std::string_view text) { return text.find_first_of(" .,_\t") == std::string_view::npos && base::count_code_points(text) <= longest_first_name; }

void check_credits(const FilmCredits& credits, Report& report) {
  for (std::size_t i = 0; i < credits.first_names.size(); ++i) {
    if (is_first_name(credits.first_names[i])) continue;
    report.error(join_path("credits/first_names", i), "film-surname", "a first name is one word of at most 30 letters, and this may hold a surname (R26)");
  }
  std::vector<std::pair<std::string, std::string>> lines{{"team", credits.team}, {"institution", credits.institution}, {"place", credits.place}};
  for (const std::string& name : credits.first_names) lines.emplace_back("first_names", name);
  for (const auto& [member, text] : lines) {
    if (is_way_to_reach(text)) report.error(join_path("credits", member), "film-contact", "this looks like a way to reach somebody, which nobody is given (R26)");
  }
  const auto words = base::split(credits.team, ' ');
  const auto is_capital = [](const std::string& word) { return !word.empty() && word.front() >= 'A' && word.front() <= 'Z'; };
  if (words.size() == 2 && std::all_of(words.begin(), words.end(), is_capital)) {
    report.warning("credits/team", "film-surname", "if this is a first name and a surname, call the team by another name (R26)");
  }
}

// What is written or worn, and tells who somebody is, nobody can agree to.
bool may_be_agreed(FilmQuestion question) { return question == FilmQuestion::voices || question == FilmQuestion::others || question == FilmQuestion::music; }

void check_sheet(const Film& film, Report& report) {
  for (const std::string_view name : base::enum_names<FilmQuestion>) {
    const auto question = base::from_name<FilmQuestion>(name);
    const auto at = std::find_if(film.review.begin(), film.review.end(), [&](const FilmReview& review) { return review.question == question; });
    const std::string path = join_path("review", name);
    if (at == film.review.end()) {
      report.error(path, "film-not-reviewed", "nobody has answered this question of the review sheet yet");
    } else if (at->answer == FilmAnswer::found) {
      report.error(path, "film-not-clean", "what was found in the film has to be taken out of it");
    } else if (at->answer == FilmAnswer::agreed && !may_be_agreed(at->question)) {
      report.error(path, "film-not-clean", "nobody can agree to this being shown: it has to be taken out of the film");
    }
  }
}

}  // namespace

void check_film(const Film& film, Findings& findings) {
  Report report("films/" + film.id.value + ".json", findings);
  check_credits(film.credits, report);
  check_sheet(film, report);
}

bool shown(const Film& film, std::optional<base::Date> today) {
  if (!film.consent) return film.made_by == FilmMaker::sample;
  return today && *today < film.consent->expires;
}

std::vector<Text> texts_of(const Film& film) {
  std::vector<Text> texts{film.title, film.summary};
  for (const FilmChapter& chapter : film.chapters) texts.push_back(chapter.title);
  const base::Overload take{[&](const Text& text) { texts.push_back(text); }, [&](const Picture& picture) { texts.push_back(picture.alt); }};
  for (const FilmStop& stop : film.stops) {
    if (const Text* discussion = std::get_if<Text>(&stop.asks)) texts.push_back(*discussion);
    if (const Block* block = std::get_if<Block>(&stop.asks)) std::visit([&](const auto& kind) { parts(kind, take); }, *block);
  }
  std::erase_if(texts, [](const Text& text) { return text.empty(); });
  return texts;
}

std::vector<Picture> pictures_of(const Film& film) {
  std::vector<Picture> pictures;
  const base::Overload take{[](const Text&) {}, [&](const Picture& picture) { pictures.push_back(picture); }};
  for (const FilmStop& stop : film.stops) {
    if (const Block* block = std::get_if<Block>(&stop.asks)) std::visit([&](const auto& kind) { parts(kind, take); }, *block);
  }
  return pictures;
}

std::vector<std::string> entries_of(const Film& film) {
  std::vector<std::string> entries{film.entry, film.poster};
  for (const auto* tracks : {&film.captions, &film.described, &film.signed_films}) {
    for (const FilmTrack& track : *tracks) entries.push_back(track.entry);
  }
  for (const Picture& picture : pictures_of(film)) {
    if (const std::string* entry = picture.entry()) entries.push_back(*entry);
  }
  return entries;
}

}  // namespace content
