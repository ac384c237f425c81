#include "content/film.h"

#include <filesystem>

#include "base/file.h"
#include "checker/films.h"
#include "content/pack.h"
#include "content_writer/build.h"
#include "content_writer/source.h"
#include "support/catch.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace {

using content::Film;
using content::Finding;
using content::Findings;
using content::Severity;
using support::replaced;

const std::string where = "films/scarf.json";

const std::string answered = R"({"answer": "nothing", "by": "A. Tester", "on": "2026-10-01"})";
const std::string sound =
    R"({"format": 1, "id": "scarf", "title": "The blue scarf", "summary": "Two friends and a photo.", "made_by": "young_people", )"
    R"("credits": {"first_names": ["Mira", "Tom"], "ages": {"from": 12, "to": 14}, "institution": "Youth centre", "place": "Riverside", "year": 2026}, )"
    R"("ages": {"from": 12, "to": 14}, "ask_an_adult": false, "duration_ms": 60000, "width": 1280, "height": 720, "film": "media/scarf.webm", "poster": "media/scarf.svg", )"
    R"("sound_language": "uk", "captions": [{"language": "en", "entry": "media/en.vtt"}], "described": [{"language": "en", "entry": "media/told.opus"}], )"
    R"("signed": [{"language": "ukl", "entry": "media/signed.webm"}], "chapters": [{"id": "one", "at_ms": 0, "title": "The photo"}, {"id": "two", "at_ms": 30000, "title": "The talk"}], )"
    R"("stops": [{"id": "first", "at_ms": 20000, "discuss": "What would you do?"}, {"id": "second", "at_ms": 40000, "ask": {"id": "fair", "type": "true_false", )"
    R"("statement": "A photo of two belongs to two.", "answer": true, "misconception": "mine-alone", "feedback": {"true": "Yes.", "false": "It does.", "not_sure": "Ask."}}}], "consent": {"reference": "2026-17", "expires_on": "2027-05-01"}, "review": {"surname": ANSWER, "school": ANSWER, "uniform": ANSWER, )"
    R"("address": ANSWER, "plates": ANSWER, "voices": ANSWER, "others": ANSWER, "music": ANSWER}})";

std::string sound_film() {
  std::string json = sound;
  for (auto at = json.find("ANSWER"); at != std::string::npos; at = json.find("ANSWER")) json.replace(at, 6, answered);
  return json;
}

Findings findings_of(const std::string& json) {
  Findings findings;
  const auto film = content::parse_film(json, where, findings);
  if (film) content::check_film(*film, findings);
  return findings;
}

Findings findings_after(const std::string& from, const std::string& to) {
  REQUIRE(replaced(sound_film(), from, to) != sound_film());
  return findings_of(replaced(sound_film(), from, to));
}

Findings error(const std::string& path, const std::string& rule, const std::string& message) { return {{where + (path.empty() ? "" : " " + path), rule, Severity::error, message}}; }

base::Date day(const char* text) { return base::parse_date(text).value(); }

Film read(const std::string& json) {
  Findings findings;
  auto film = content::parse_film(json, where, findings);
  INFO((findings.empty() ? "" : findings[0].where + ": " + findings[0].message));
  REQUIRE(film.has_value());
  return *film;
}

const std::string fine_captions = "WEBVTT\n\n00:01.000 --> 00:04.000\nIs that your scarf?\n";

content::PackParts parts_of(const std::string& json, const std::string& captions) {
  content::PackParts parts;
  parts.manifest.source_language = "en";
  parts.films.push_back(read(json));
  parts.captions.emplace("media/en.vtt", content::parse_captions(captions));
  return parts;
}

Findings checked(const content::PackParts& parts, const char* today = "2026-12-01") {
  Findings findings;
  checker::check_films(parts, day(today), findings);
  return findings;
}

Finding of_captions(const std::string& place, const std::string& rule, Severity severity, const std::string& message) { return {"media/en.vtt" + place, rule, severity, message}; }

// The source of a pack with this film, which is not read here.
void write_source(const std::filesystem::path& folder, const std::string& kind) {
  const auto write = [&](const char* name, const std::string& text) {
    std::filesystem::create_directories((folder / name).parent_path());
    REQUIRE(base::write_file(folder / name, text).has_value());
  };
  write("manifest.json", R"({"format": 1, "id": "org.example.scarf", "kind": ")" + kind + R"(", "version": 1, "display_version": "1", "title": "The blue scarf", "summary": "A film.", )"
                         R"("credits": [], "licence": "None", "audience": "students", "age_band": {"from": 12, "to": 14}, "sensitive": false, "source_language": "en", )"
                         R"("languages": [], "reviews": [], "withdrawn": []})");
  write("films/scarf.json", sound_film());
  write("media/scarf.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>)");
  write("media/en.vtt", fine_captions);
  for (const char* name : {"media/scarf.webm", "media/told.opus", "media/signed.webm"}) write(name, std::string(5000, 'x'));
}

}  // namespace

TEST_CASE("a film is read with every text under its key") {
  const Film film = read(sound_film());
  CHECK(findings_of(sound_film()) == Findings{});
  CHECK(film.credits.first_names == std::vector<std::string>{"Mira", "Tom"});
  CHECK(film.consent->reference == "2026-17");
  CHECK(film.review.size() == 8);
  CHECK(film.chapters[1].at_ms == 30000);
  CHECK(std::holds_alternative<content::Text>(film.stops[0].asks));
  CHECK(std::holds_alternative<content::Block>(film.stops[1].asks));
  std::vector<std::string> keys;
  for (const auto& text : content::texts_of(film)) keys.push_back(text.key);
  REQUIRE(keys.size() > 5);
  keys.resize(6);
  CHECK(keys[5].starts_with("films.scarf/fair/"));
  keys.resize(5);
  CHECK(keys == std::vector<std::string>{"films.scarf/title", "films.scarf/summary", "films.scarf/chapters/one", "films.scarf/chapters/two", "films.scarf/stops/first"});
  CHECK(content::entries_of(film) == std::vector<std::string>{"media/scarf.webm", "media/scarf.svg", "media/en.vtt", "media/told.opus", "media/signed.webm"});
}

TEST_CASE("a film cut short at any byte is refused with a reason") {
  const std::string json = sound_film();
  for (std::size_t length = 0; length < json.size(); ++length) {
    INFO(length);
    CHECK_FALSE(findings_of(json.substr(0, length)).empty());
  }
}

TEST_CASE("R26 a first name of several words may hold a surname and is refused") {
  CHECK(findings_after("\"Tom\"", "\"Tom Baker\"") == error("credits/first_names/1", "film-surname", "a first name is one word of at most 30 letters, and this may hold a surname (R26)"));
  CHECK(findings_after("\"Tom\"", "\"Tom B.\"").size() == 1);
}

TEST_CASE("R26 credits hold no way to reach anybody") {
  const std::string message = "this looks like a way to reach somebody, which nobody is given (R26)";
  for (const char* text : {"Mail us at a@b.example", "http://x.example", "www.x.example", "555 01 00"}) {
    INFO(text);
    CHECK(findings_after("Youth centre", text) == error("credits/institution", "film-contact", message));
  }
  CHECK(findings_after("Youth centre", "School 1234") == Findings{});
}

TEST_CASE("R26 a team that is called like a person is asked about") {
  const auto findings = findings_after(R"("first_names": ["Mira", "Tom"])", R"("team": "Mira Baker")");
  CHECK(findings == Findings{{where + " credits/team", "film-surname", Severity::warning, "if this is a first name and a surname, call the team by another name (R26)"}});
  CHECK(findings_after(R"("first_names": ["Mira", "Tom"])", R"("team": "Four and a camera")") == Findings{});
}

TEST_CASE("a film is by a team or by first names and not by both") {
  const auto refused = error("credits", "credits", "a film is by a \"team\" or by \"first_names\", one of the two");
  CHECK(findings_after(R"("first_names")", R"("team": "Four", "first_names")") == refused);
  CHECK(findings_after(R"("first_names": ["Mira", "Tom"], )", "") == refused);
}

TEST_CASE("R26 only samples need no consent") {
  const std::string consent = R"("consent": {"reference": "2026-17", "expires_on": "2027-05-01"}, )";
  CHECK(findings_after(consent, "") == error("", "consent", "a film that is no sample has a \"consent\" (R26)"));
  CHECK(findings_of(replaced(replaced(sound_film(), consent, ""), "young_people", "sample")) == Findings{});
}

TEST_CASE("R26 a question of the review sheet that nobody has answered keeps the film back") {
  CHECK(findings_after(R"("music": )" + answered, R"("music": )" + replaced(answered, "nothing", "agreed")) == Findings{});
  CHECK(findings_after(R"(, "music": )" + answered, "") == error("review/music", "film-not-reviewed", "nobody has answered this question of the review sheet yet"));
}

TEST_CASE("R26 what was found in a film has to be taken out and nobody can agree to a name") {
  CHECK(findings_after(R"("voices": {"answer": "nothing")", R"("voices": {"answer": "found")") ==
        error("review/voices", "film-not-clean", "what was found in the film has to be taken out of it"));
  CHECK(findings_after(R"("plates": {"answer": "nothing")", R"("plates": {"answer": "agreed")") ==
        error("review/plates", "film-not-clean", "nobody can agree to this being shown: it has to be taken out of the film"));
}

TEST_CASE("an answer of the review sheet says by whom and when") {
  CHECK(findings_after(R"("plates": {"answer": "nothing", "by": "A. Tester", )", R"("plates": {"answer": "nothing", )") == error("review/plates", "missing-member", "\"by\" is missing"));
  CHECK(findings_after(R"("plates": {"answer": "nothing", "by": "A. Tester", "on": "2026-10-01"})", R"("plates": {"answer": "nothing", "by": "A. Tester", "on": "2026-10-32"})") ==
        error("review/plates/on", "bad-date", "a date is written YYYY-MM-DD"));
}

TEST_CASE("chapters and stops lie within the film and one behind the other") {
  CHECK(findings_after(R"("at_ms": 30000)", R"("at_ms": 60000)") == error("chapters/1/at_ms", "film-time", "this is not within the film, which lasts 60000 ms"));
  CHECK(findings_after(R"("at_ms": 40000)", R"("at_ms": 20000)") == error("stops/1/at_ms", "film-time", "this does not come after the one before it"));
}

TEST_CASE("a stop asks or has something to talk about") {
  const auto refused = error("stops/0", "film-stop", "a stop has an \"ask\" or a \"discuss\", one of the two");
  CHECK(findings_after(R"(, "discuss": "What would you do?")", "") == refused);
}

TEST_CASE("a stop asks a question and no other block") {
  const auto findings = findings_after(R"("discuss": "What would you do?")", R"("ask": {"id": "p", "type": "page", "title": "T", "paragraphs": [{"id": "a", "text": "x"}]})");
  REQUIRE(!findings.empty());
  CHECK(findings.back() == Finding{where + " stops/0/ask", "film-stop", Severity::error, "a film stops for a question, and this block is none"});
}

TEST_CASE("a film is of a size and a length that a weak computer plays") {
  CHECK(findings_after("1280", "1281") == error("width", "out-of-range", "this must be from 16 to 1280, not 1281"));
  CHECK(findings_after("720", "721") == error("height", "out-of-range", "this must be from 16 to 720, not 721"));
}

TEST_CASE("a film and its poster are of kinds that are read apart from the kiosk or as drawings") {
  CHECK(findings_after("media/scarf.webm", "media/scarf.avi") ==
        error("film", "bad-media-path", "this is media/ and a name of letters, digits, '-', '_' and '.', and ends in .webm or .mp4"));
  CHECK(findings_after("media/scarf.svg", "../scarf.svg") ==
        error("poster", "bad-media-path", "this is media/ and a name of letters, digits, '-', '_' and '.', and ends in .svg or .webm"));
}

TEST_CASE("R26 a film of people is shown until consent ends and never while nobody knows the day") {
  const Film film = read(sound_film());
  CHECK(content::shown(film, day("2027-04-30")));
  CHECK_FALSE(content::shown(film, day("2027-05-01")));
  CHECK_FALSE(content::shown(film, std::nullopt));
}

TEST_CASE("a sample without consent is shown on any day") {
  Film film = read(sound_film());
  film.consent = std::nullopt;
  film.made_by = content::FilmMaker::sample;
  CHECK(content::shown(film, std::nullopt));
}

TEST_CASE("R26 a film whose consent has ended is an error on that day and one that soon ends a warning") {
  const auto parts = parts_of(sound_film(), fine_captions);
  CHECK(checked(parts) == Findings{});
  CHECK(checked(parts, "2027-04-30") == Findings{{where + " consent", "consent-ends-soon", Severity::warning, "consent ends on 2027-05-01, in 1 day: ask again"}});
  CHECK(checked(parts, "2027-05-01") == Findings{{where + " consent", "consent-expired", Severity::error, "consent ended on 2027-05-01, so the film is not shown any more (R26)"}});
}

TEST_CASE("a film that speaks has captions in each language of its pack") {
  auto parts = parts_of(sound_film(), fine_captions);
  parts.manifest.languages = {{"uk", content::TranslationState::draft, ""}, {"th", content::TranslationState::complete, ""}};
  CHECK(checked(parts) == Findings{{where + " captions", "missing-captions", Severity::warning, "there are no captions in the language \"uk\""},
                                   {where + " captions", "missing-captions", Severity::error, "there are no captions in the language \"th\""}});
  parts.films[0].captions.clear();
  parts.films[0].sound_language.clear();
  CHECK(checked(parts) == Findings{});
}

TEST_CASE("captions that were skipped are told with their line and captions without a cue are an error") {
  CHECK(checked(parts_of(sound_film(), fine_captions + "\nx --> y\nz\n")) ==
        Findings{of_captions(" line 6", "bad-captions", Severity::warning, "the cue is skipped: its timings are not written as 00:00.000 --> 00:00.000")});
  CHECK(checked(parts_of(sound_film(), "")) == Findings{of_captions(" line 1", "bad-captions", Severity::warning, "captions begin with the word WEBVTT, and these do not"),
                                                       of_captions("", "no-captions", Severity::error, "there is no cue in it that can be read")});
}

TEST_CASE("captions end with the film and do not overlap") {
  CHECK(checked(parts_of(sound_film(), "WEBVTT\n\n00:58.000 --> 01:00.001\nBye\n")) ==
        Findings{of_captions(" line 3", "captions-past-end", Severity::error, "this cue ends at 60001 ms, and the film at 60000 ms")});
  CHECK(checked(parts_of(sound_film(), fine_captions + "\n00:03.999 --> 00:05.000\nYes\n")) ==
        Findings{of_captions(" line 6", "captions-overlap", Severity::warning, "this cue begins before the one of line 3 has ended")});
  CHECK(checked(parts_of(sound_film(), fine_captions + "\n00:04.000 --> 00:05.000\nYes\n")) == Findings{});
}

TEST_CASE("captions are no faster than their readers and children read more slowly") {
  const std::string seventeen = "WEBVTT\n\n00:01.000 --> 00:02.000\n12345678901234567";
  CHECK(checked(parts_of(sound_film(), seventeen)) == Findings{});
  CHECK(checked(parts_of(sound_film(), seventeen + "8")) ==
        Findings{of_captions(" line 3", "captions-too-fast", Severity::warning, "this cue is read at 18 letters a second, and people follow 17")});
  auto parts = parts_of(sound_film(), seventeen);
  parts.films[0].age_from = 9;
  parts.films[0].age_to = 11;
  CHECK(checked(parts) == Findings{of_captions(" line 3", "captions-too-fast", Severity::warning, "this cue is read at 17 letters a second, and children of this age follow 13")});
}

TEST_CASE("a pack of a film is built and read back and the film lies in it as it is") {
  const support::TemporaryFolder folder;
  write_source(folder.path() / "source", "films");
  Findings findings;
  const auto source = content_writer::load_source(folder.path() / "source", findings);
  REQUIRE(source.has_value());
  INFO((findings.empty() ? "" : findings[0].where + ": " + findings[0].message));
  REQUIRE(findings.empty());
  const auto file = folder.path() / "scarf.parasol";
  REQUIRE(content_writer::build_pack(*source, file, nullptr).has_value());
  const auto pack = content::Pack::open(file, {{}, true});
  REQUIRE(pack.has_value());
  REQUIRE(pack->film_ids() == std::vector{content::FilmId("scarf")});
  const auto film = pack->film(content::FilmId("scarf"));
  REQUIRE(film.has_value());
  CHECK(pack->extent(film->entry)->size == 5000);
  CHECK(pack->verify() == Findings{});
}

TEST_CASE("R26 a film stands alone in a pack of its own kind so that it can be withdrawn") {
  const support::TemporaryFolder folder;
  write_source(folder.path() / "track", "track");
  Findings findings;
  REQUIRE(content_writer::load_source(folder.path() / "track", findings).has_value());
  CHECK(findings == Findings{{"manifest.json kind", "films-apart", Severity::error, "a film stands in a pack of its own, of the kind \"films\""}});
  write_source(folder.path() / "two", "films");
  REQUIRE(base::write_file(folder.path() / "two/films/other.json", replaced(sound_film(), "scarf\"", "other\"")).has_value());
  findings.clear();
  REQUIRE(content_writer::load_source(folder.path() / "two", findings).has_value());
  REQUIRE(!findings.empty());
  CHECK(findings.front() == Finding{"manifest.json kind", "films-apart", Severity::error, "a pack of the kind \"films\" holds one film and no lessons, so that it can be withdrawn alone"});
}

TEST_CASE("what a film names and the pack does not hold is told") {
  const support::TemporaryFolder folder;
  write_source(folder.path(), "films");
  std::filesystem::remove(folder.path() / "media/en.vtt");
  Findings findings;
  REQUIRE(content_writer::load_source(folder.path(), findings).has_value());
  CHECK(findings == error("", "missing-media", "there is no \"media/en.vtt\" in the pack"));
}
