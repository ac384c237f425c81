#include "support/catch.h"

#include "base/file.h"
#include "content/film_script.h"

namespace {

const std::string good = R"({"format": 1, "id": "a-film", "languages": ["en"], "narrated": ["en"], "title": {"en": "A"}, "credits": {"en": "B"},
 "scenes": [{"id": "room", "picture": {"place": "bedroom", "people": [{"who": "simona", "feels": "calm", "pose": "stands", "at": "middle"}]},
  "camera": {"from": {"x": 0.5, "y": 0.5}}, "moments": [{"text": {"en": "Hello"}, "says": "simona", "pause_ms": 100}]}]})";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string fault_of(const std::string& json) {
  content::Findings findings;
  CHECK_FALSE(content::parse_film_script(json, "film.json", findings).has_value());
  return findings.empty() ? "" : findings.front().where + ": " + findings.front().message;
}

}  // namespace

TEST_CASE("a script without faults is read") {
  content::Findings findings;
  const auto script = content::parse_film_script(good, "film.json", findings);
  CHECK(findings.empty());
  REQUIRE(script.has_value());
  CHECK(script->scenes[0].moments[0].pause_ms == 100);
}

TEST_CASE("a script that cannot be filmed is refused with what is wrong and where") {
  CHECK(fault_of(with(good, "\"says\": \"simona\"", "\"says\": \"ruben\"")) ==
        "film.json scenes/0/moments/0/says: \"ruben\" is not in the picture of this scene");
  CHECK(fault_of(with(good, "\"pause_ms\": 100", "\"pause_ms\": -1")) == "film.json scenes/0/moments/0/pause_ms: this must be from 0 to 20000, not -1");
  CHECK(fault_of(with(good, "{\"text\": {\"en\": \"Hello\"}, \"says\": \"simona\", \"pause_ms\": 100}", "{\"says\": \"simona\"}")) ==
        "film.json scenes/0/moments/0: a moment without text says how long it lasts, in lasts_ms");
  CHECK(fault_of(with(good, "\"narrated\": [\"en\"]", "\"narrated\": [\"fr\"]")) == "film.json narrated/0: \"fr\" is not among the languages of the film");
  CHECK(fault_of(with(good, "Hello", std::string(241, 'a'))) ==
        "film.json scenes/0/moments/0/text/en: this has more than 240 letters, which nobody reads while a picture moves");
  CHECK(fault_of(with(good, "\"pause_ms\": 100", "\"message\": {\"from\": \"other\"}")) ==
        "film.json scenes/0/moments/0/message: a message arrives only where the scene is a phone");
}

TEST_CASE("an unknown person or place is refused") {
  CHECK_FALSE(fault_of(with(good, "\"who\": \"simona\"", "\"who\": \"nobody\"")).empty());
  CHECK_FALSE(fault_of(with(good, "bedroom", "moon")).empty());
}

TEST_CASE("a script cut short at any byte is refused without a crash") {
  for (std::size_t length = 0; length < good.size(); ++length) {
    content::Findings findings;
    CHECK_FALSE(content::parse_film_script(good.substr(0, length), "film.json", findings).has_value());
  }
}

TEST_CASE("what changes in a moment stays so in the next") {
  content::Findings findings;
  const auto script = content::parse_film_script(
      with(good, "\"moments\": [", "\"moments\": [{\"lasts_ms\": 500, \"changes\": [{\"who\": \"simona\", \"feels\": \"uneasy\"}]}, "), "film.json", findings);
  REQUIRE(script.has_value());
  const auto states = content::states_of(script->scenes[0]);
  REQUIRE(states.size() == 2);
  CHECK(states[1].people[0].feels == content::Feeling::uneasy);
}

TEST_CASE("the scripts of the sample films have no faults") {
  for (const char* name : {"the-other-chat", "all-about-cheese"}) {
    const auto json = base::read_text_file(std::string(SOURCE_FOLDER) + "/tests/unit/films/scripts/" + name + ".json");
    REQUIRE(json.has_value());
    content::Findings findings;
    CHECK(content::parse_film_script(*json, name, findings).has_value());
    CHECK(findings.empty());
  }
}
