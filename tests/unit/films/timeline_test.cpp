#include "films/timeline.h"

#include "support/catch.h"

using content::FilmMoment;
using content::FilmScript;

namespace {

FilmScript one_line(const std::string& words) {
  FilmScript script;
  script.languages = {"en"};
  script.narrated = {"en"};
  script.title = {{"en", "Title"}};
  script.credits = {{"en", "Credits"}};
  FilmMoment moment;
  moment.text = {{"en", words}};
  moment.pause_ms = 300;
  script.scenes = {{"only", std::nullopt, {}, {}, {moment}}};
  return script;
}

int silent(const FilmMoment&, const std::string&) { return 0; }

}  // namespace

TEST_CASE("a line lasts as long as the slowest voice") {
  const auto voice = [](const FilmMoment&, const std::string& language) { return language == "uk" ? 4000 : 2000; };
  FilmScript script = one_line("Hello");
  script.languages = {"en", "uk"};
  script.scenes[0].moments[0].text["uk"] = "Hello";
  const auto timeline = films::lay_out_time(script, voice);
  REQUIRE(timeline.has_value());
  const films::MomentTimes& times = timeline->scenes[0].moments[0];
  CHECK(times.words_end_ms - times.begins_ms == 4000);
  CHECK(times.ends_ms - times.words_end_ms == 300);
}

TEST_CASE("a line that nobody speaks stays as long as it takes to read") {
  const auto timeline = films::lay_out_time(one_line(std::string(85, 'a')), silent);
  REQUIRE(timeline.has_value());
  CHECK(timeline->scenes[0].moments[0].words_end_ms - timeline->scenes[0].moments[0].begins_ms == 5000);
}

TEST_CASE("a film of more than five minutes is refused with the scene that is too much") {
  const auto voice = [](const FilmMoment&, const std::string&) { return 400'000; };
  CHECK(films::lay_out_time(one_line("Hello"), voice).error().message == "the film is longer than 300 seconds: in the scene only it is at 404");
}

TEST_CASE("what is eased begins and ends slowly and stays where it came to") {
  CHECK(films::eased(0, 100, 200) == 0);
  CHECK(films::eased(150, 100, 200) == 0.5);
  CHECK(films::eased(110, 100, 200) < 0.1);
  CHECK(films::eased(190, 100, 200) > 0.9);
  CHECK(films::eased(900, 100, 200) == 1);
  CHECK(films::eased(5, 5, 5) == 1);
}

TEST_CASE("captions stand where the words do with their signs escaped and drafts said to be so") {
  FilmScript script = one_line("You & <me>");
  script.drafts = {"en"};
  const auto timeline = films::lay_out_time(script, silent);
  REQUIRE(timeline.has_value());
  CHECK(films::captions_of(script, *timeline, "en") ==
        "WEBVTT\n\nNOTE This translation is a draft that nobody has checked yet.\n\n00:00:00.400 --> 00:00:03.400\nTitle\n\n"
        "00:00:04.100 --> 00:00:05.600\nYou &amp; &lt;me&gt;\n\n00:00:06.550 --> 00:00:10.250\nCredits\n");
}
