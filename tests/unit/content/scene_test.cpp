#include "content/scene.h"

#include "content/lesson.h"
#include "support/catch.h"
#include "support/pack_bytes.h"
#include "support/scenes.h"

namespace {

using content::Finding;
using content::Findings;
using content::Severity;

const std::string person =
    R"({"who": "leila", "feels": "uneasy", "pose": "holds-phone", "looks": "phone", "at": "left"})";
const std::string scene =
    R"({"place": "cafe", "time": "evening", "people": [)" + person + R"(], "near": "cup", "accent": "secret"})";

// The small lesson with a described picture on its first page.
std::string lesson_with(const std::string& described,
                        const std::string& rest = R"(, "alt": "Leila looks at her phone")") {
  return support::replaced(std::string(support::small_lesson),
                           R"("picture": {"media": "media/hello.svg", "alt": "A hand that waves"})",
                           R"("picture": {"scene": )" + described + rest + "}");
}

Findings findings_of(const std::string& json) {
  Findings findings;
  content::parse_lesson(json, "lessons/hello.json", findings);
  return findings;
}

Findings findings_after(const std::string& from, const std::string& to) {
  return findings_of(lesson_with(support::replaced(scene, from, to)));
}

Findings error(const std::string& path, const std::string& rule, const std::string& message) {
  return {{"lessons/hello.json blocks/0/picture" + path, rule, Severity::error, message}};
}

std::string quoted(std::string_view word) { return "\"" + std::string(word) + "\""; }

}  // namespace

TEST_CASE("a described scene is read with everything that was said") {
  using namespace content;
  Findings findings;
  const auto lesson = parse_lesson(lesson_with(scene), "lessons/hello.json", findings);
  CHECK(findings == Findings{});
  REQUIRE(lesson.has_value());
  const auto pictures = pictures_of(*lesson);
  REQUIRE(pictures.size() == 1);
  CHECK(pictures[0].entry() == nullptr);
  CHECK(pictures[0].alt == Text{"hello/welcome/alt", "Leila looks at her phone"});
  Scene expected;
  expected.time = DayTime::evening;
  expected.people = {{Who::leila, Feeling::uneasy, Pose::holds_phone, Looks::phone, Spot::left, Distance::main}};
  expected.near = NearThing::cup;
  expected.accent = Accent::secret;
  REQUIRE(pictures[0].scene() != nullptr);
  CHECK(*pictures[0].scene() == expected);
}

TEST_CASE("a scene says only who is where and takes the rest as usual") {
  CHECK(findings_of(lesson_with(
            R"({"place": "park", "people": [{"who": "simona", "feels": "calm", "pose": "walks", "at": "middle"}]})")) ==
        Findings{});
}

TEST_CASE("every word of a person is accepted") {
  using namespace content;
  for (const Who who : support::every<Who>())
    CHECK(findings_after("leila", std::string(base::name_of(who))) == Findings{});
  for (const Feeling feels : support::every<Feeling>())
    CHECK(findings_after("uneasy", std::string(base::name_of(feels))) == Findings{});
  for (const Pose pose : support::every<Pose>()) {
    const std::string other = support::replaced(
        support::replaced(scene, quoted("holds-phone"), quoted(base::name_of(pose))), quoted("phone"), quoted("left"));
    CHECK(findings_of(lesson_with(other)) == Findings{});
  }
  for (const Place place : support::every<Place>())
    CHECK(findings_after("cafe", std::string(base::name_of(place))) == Findings{});
}

TEST_CASE("a word that no scene knows is one finding that lists those it does") {
  CHECK(findings_after("evening", "midnight") ==
        error("/scene/time", "unknown-value", R"(this must be "morning", "day" or "evening")"));
  CHECK(findings_after("\"left\"", "\"outside\"") ==
        error("/scene/people/0/at", "unknown-value",
              R"(this must be "far-left", "left", "middle", "right" or "far-right")"));
  for (const auto& [known, path] : {std::pair("\"leila\"", "/scene/people/0/who"),
                                    {"\"uneasy\"", "/scene/people/0/feels"},
                                    {"\"holds-phone\"", "/scene/people/0/pose"},
                                    {"\"cafe\"", "/scene/place"},
                                    {"\"cup\"", "/scene/near"},
                                    {"\"secret\"", "/scene/accent"}}) {
    INFO(known);
    Findings found = findings_of(lesson_with(
        support::replaced(support::replaced(scene, R"("looks": "phone")", R"("looks": "left")"), known, "\"nobody\"")));
    REQUIRE(found.size() == 1);
    CHECK(found[0].where == "lessons/hello.json blocks/0/picture" + std::string(path));
    CHECK(found[0].rule == "unknown-value");
  }
}

TEST_CASE("a scene needs its text alternative like every picture") {
  CHECK(findings_of(lesson_with(scene, "")) == error("", "missing-member", R"("alt" is missing)"));
}

TEST_CASE("a picture is either a file or a scene") {
  CHECK(findings_of(lesson_with(scene, R"(, "media": "media/hello.svg", "alt": "A hand")")) ==
        error("/media", "two-pictures", "a picture is media or a scene, not both"));
}

TEST_CASE("what a scene cannot show is refused") {
  CHECK(findings_after(R"("at": "left"})", R"("at": "left", "distance": "behind"})") ==
        error("/scene/people", "no-subject", "the first person is the subject and cannot stand behind"));
  CHECK(findings_after(person, person + R"(, {"who": "tavi", "feels": "calm", "pose": "stands", "at": "left"})") ==
        error("/scene/people", "same-spot", R"(two people stand at "left")"));
  CHECK(findings_after(person, person + R"(, {"who": "leila", "feels": "calm", "pose": "stands", "at": "right"})") ==
        error("/scene/people", "twice-in-scene", R"("leila" is in the scene twice)"));
  CHECK(findings_after("holds-phone", "stands") ==
        error("/scene/people", "no-phone", "somebody looks at a phone and nobody holds one"));
  std::string crowd = person;
  for (const char* other : {R"("simona", "at": "far-left")", R"("ruben", "at": "middle")", R"("tavi", "at": "right")",
                            R"("trainer", "at": "far-right")"}) {
    crowd += std::string(R"(, {"feels": "calm", "pose": "stands", "who": )") + other + "}";
  }
  CHECK(findings_after(person, crowd).size() == 1);
  CHECK_FALSE(findings_after(person, "").empty());
  CHECK_FALSE(findings_after("\"near\"", "\"neer\"").empty());
}
