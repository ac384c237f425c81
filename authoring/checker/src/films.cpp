#include "checker/films.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace checker {
namespace {

using content::Severity;

void say_of_film(content::Findings& findings, const std::string& where, const char* rule, Severity severity, std::string message) {
  findings.push_back({where, rule, severity, std::move(message)});
}

void check_consent(const content::Film& film, const std::string& file, base::Date today, content::Findings& findings) {
  if (!film.consent) return;
  const auto left = (film.consent->expires - today).count();
  const std::string day = base::to_text(film.consent->expires);
  if (left <= 0) {
    say_of_film(findings, file + " consent", "consent-expired", Severity::error, "consent ended on " + day + ", so the film is not shown any more (R26)");
  } else if (left <= consent_ends_soon_days) {
    say_of_film(findings, file + " consent", "consent-ends-soon", Severity::warning,
                "consent ends on " + day + ", in " + std::to_string(left) + (left == 1 ? " day" : " days") + ": ask again");
  }
}

// A film in which nobody speaks may do without.
void check_every_language(const content::Manifest& manifest, const content::Film& film, const std::string& file, content::Findings& findings) {
  if (film.sound_language.empty() && film.captions.empty()) return;
  const auto check = [&](const std::string& code, bool draft) {
    const bool has = std::any_of(film.captions.begin(), film.captions.end(), [&](const content::FilmTrack& track) { return track.language == code; });
    if (!has) say_of_film(findings, file + " captions", "missing-captions", draft ? Severity::warning : Severity::error, "there are no captions in the language \"" + code + "\"");
  };
  check(manifest.source_language, false);
  for (const content::Language& language : manifest.languages) check(language.code, language.state == content::TranslationState::draft);
}

double rate_of(const content::Cue& cue) {
  const auto letters = static_cast<double>(base::count_code_points(content::words_of(cue)));
  return letters * 1000 / static_cast<double>(cue.end_ms - cue.begin_ms);
}

// Two at once are read one after the other, and neither in its time.
void check_overlaps(const std::vector<content::Cue>& cues, const std::string& entry, content::Findings& findings) {
  for (std::size_t i = 1; i < cues.size(); ++i) {
    if (cues[i].begin_ms >= cues[i - 1].end_ms) continue;
    say_of_film(findings, entry + " line " + std::to_string(cues[i].file_line), "captions-overlap", Severity::warning,
                "this cue begins before the one of line " + std::to_string(cues[i - 1].file_line) + " has ended");
  }
}

void check_cues(const content::Captions& captions, const content::Film& film, const std::string& entry, content::Findings& findings) {
  const bool for_children = film.age_from > 0 && film.age_to <= 11;
  const double most = for_children ? letters_a_second_of_children : letters_a_second;
  for (const content::Cue& cue : captions.cues) {
    const std::string where = entry + " line " + std::to_string(cue.file_line);
    if (cue.end_ms > film.duration_ms) {
      say_of_film(findings, where, "captions-past-end", Severity::error,
                  "this cue ends at " + std::to_string(cue.end_ms) + " ms, and the film at " + std::to_string(film.duration_ms) + " ms");
    }
    const double rate = rate_of(cue);
    if (rate > most) {
      say_of_film(findings, where, "captions-too-fast", Severity::warning,
                  "this cue is read at " + std::to_string(std::lround(std::ceil(rate))) + " letters a second, and " + (for_children ? "children of this age" : "people") +
                      " follow " + std::to_string(std::lround(most)));
    }
  }
  check_overlaps(captions.cues, entry, findings);
}

void check_captions(const content::PackParts& parts, const content::Film& film, const std::string& entry, content::Findings& findings) {
  const auto at = parts.captions.find(entry);
  if (at == parts.captions.end()) return;  // what is not there, or could not be read, has been reported
  for (const content::CaptionProblem& problem : at->second.problems) {
    say_of_film(findings, entry + " line " + std::to_string(problem.line), "bad-captions", Severity::warning, problem.what);
  }
  if (at->second.cues.empty()) say_of_film(findings, entry, "no-captions", Severity::error, "there is no cue in it that can be read");
  check_cues(at->second, film, entry, findings);
}

}  // namespace

void check_films(const content::PackParts& parts, base::Date today, content::Findings& findings) {
  for (const content::Film& film : parts.films) {
    const std::string file = "films/" + film.id.value + ".json";
    check_consent(film, file, today, findings);
    check_every_language(parts.manifest, film, file, findings);
    for (const content::FilmTrack& track : film.captions) check_captions(parts, film, track.entry, findings);
  }
}

}  // namespace checker
