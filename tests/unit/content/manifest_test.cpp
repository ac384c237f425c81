#include "content/manifest.h"

#include "support/catch.h"
#include "support/pack_bytes.h"

namespace {

using content::Findings;
using content::Severity;
using support::replaced;

const std::string sound = support::manifest_of(support::small_files());

Findings findings_after(const std::string& from, const std::string& to) {
  Findings findings;
  REQUIRE(replaced(sound, from, to) != sound);
  content::parse_manifest(replaced(sound, from, to), findings);
  return findings;
}

Findings error(const std::string& path, const std::string& rule, const std::string& message) {
  return {{"manifest.json" + (path.empty() ? "" : " " + path), rule, Severity::error, message}};
}

}  // namespace

TEST_CASE("a manifest is read") {
  Findings findings;
  const auto manifest = content::parse_manifest(sound, findings);
  CHECK(findings == Findings{});
  REQUIRE(manifest.has_value());
  CHECK(manifest->id.value == "org.example.hello");
  CHECK(manifest->title == content::Text{"manifest/title", "Hello"});
  CHECK(manifest->age_from == 12);
  CHECK(manifest->entries.size() == 2);
  CHECK(manifest->entries[0].path == "lessons/hello.json");
}

TEST_CASE("a source manifest is a manifest without its entries") {
  const std::string source = sound.substr(0, sound.find(",\"entries\"")) + "}";
  Findings findings;
  CHECK(content::parse_source_manifest(source, findings).has_value());
  CHECK(findings == Findings{});
  CHECK_FALSE(content::parse_source_manifest(sound, findings).has_value());
  CHECK(findings == error("", "unknown-member", "\"entries\" is not known here"));
  findings.clear();
  CHECK_FALSE(content::parse_manifest(source, findings).has_value());
  CHECK(findings == error("", "missing-member", "\"entries\" is missing"));
}

TEST_CASE("of a newer format nothing else is said") {
  CHECK(findings_after("\"format\":1", "\"format\":7,\"new\":1") ==
        error("format", "newer-format", "the pack's format is 7, and this program knows formats up to 1"));
}

TEST_CASE("members of a manifest keep to their kind") {
  CHECK(findings_after("org.example.hello", "Hello") ==
        error("id", "bad-id", "a pack's id is at least two names of lower-case letters, digits and '-', joined by dots"));
  CHECK(findings_after("\"version\":1", "\"version\":0") ==
        error("version", "out-of-range", "this must be at least 1, not 0"));
  CHECK(findings_after("\"track\"", "\"game\"") ==
        error("kind", "unknown-value",
              "this must be \"module\", \"course\", \"track\", \"films\", \"instruments\" or \"contacts\""));
  CHECK(findings_after("\"from\":12", "\"from\":15") == error("age_band", "age-band", "the age band ends before it begins"));
  CHECK(findings_after("\"age_band\":{\"from\":12,\"to\":14},", "") ==
        error("age_band", "age-band", "a pack for students must name the ages it is for"));
  CHECK(findings_after("\"source_language\":\"en\"", "\"source_language\":\"fr\"") ==
        error("source_language", "source-language", "the source language must be \"en\""));
}

TEST_CASE("languages are honest about who reviewed them") {
  const auto languages = [](const std::string& list) { return findings_after("\"languages\":[]", "\"languages\":[" + list + "]"); };
  const std::string rule = "\"reviewed_by\" goes with the state \"reviewed\", and with no other";
  CHECK(languages(R"({"code":"uk","state":"reviewed","reviewed_by":"A. Reader"})") == Findings{});
  CHECK(languages(R"({"code":"uk","state":"reviewed"})") == error("languages/0", "reviewed-by", rule));
  CHECK(languages(R"({"code":"uk","state":"draft","reviewed_by":"A. Reader"})") == error("languages/0", "reviewed-by", rule));
  CHECK(languages(R"({"code":"english","state":"draft"})") ==
        error("languages/0/code", "language-code", "this must be a language code such as \"uk\" or \"pt-BR\""));
  CHECK(languages(R"({"code":"en","state":"draft"})") ==
        error("languages/0/code", "language-code", "the source language is not listed among the translations"));
}

TEST_CASE("reviews name a role and a date that exists") {
  const auto reviews = [](const std::string& list) { return findings_after("\"reviews\":[]", "\"reviews\":[" + list + "]"); };
  CHECK(reviews(R"({"role":"expert","by":"Someone","on":"2028-02-29"})") == Findings{});
  CHECK(reviews(R"({"role":"expert","by":"Someone","on":"2027-02-29"})") ==
        error("reviews/0/on", "bad-date", "a date is written YYYY-MM-DD"));
  CHECK(reviews(R"({"role":"friend","by":"Someone","on":"2027-02-28"})") ==
        error("reviews/0/role", "unknown-value", "this must be \"expert\", \"teacher\", \"young_people\" or \"native_speaker\""));
}

TEST_CASE("entries have places and types and hashes and stand in order") {
  CHECK(findings_after("\"path\":\"lessons/hello.json\"", "\"path\":\"manifest.json\"") ==
        error("entries/0/path", "entry-name", "the manifest and its signature are not listed"));
  CHECK(findings_after("lessons/hello.json", "lessons/../x.json") ==
        error("entries/0/path", "entry-name", "the entry \"lessons/../x.json\" climbs out of the pack with \"..\""));
  CHECK(findings_after("application/json", "text/plain") ==
        error("entries/0/media_type", "media-type", "the media type of \"lessons/hello.json\" must be \"application/json\""));
}

TEST_CASE("a manifest cut short at any byte is refused") {
  for (std::size_t length = 0; length < sound.size(); ++length) {
    Findings findings;
    REQUIRE_FALSE(content::parse_manifest(std::string_view(sound).substr(0, length), findings).has_value());
    REQUIRE(findings.size() == 1);
  }
}
