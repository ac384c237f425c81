// Recordings of a pack, from the file to the reader.
#include "support/catch.h"
#include "support/kiosk_program.h"
#include "support/ogg_bytes.h"

namespace {

// The small pack with the first two texts of its lesson spoken in Filipino, of which there is no synthetic voice.
std::string spoken_pack(const std::string& second) {
  const base::Bytes tone = support::ogg_bytes(support::OggKind::opus, 800);
  support::Files files = support::small_files();
  files.push_back({"media/voice/fil/hello/welcome/paragraphs/first.ogg", second});
  files.push_back({"media/voice/fil/hello/welcome/title.ogg", std::string(tone.begin(), tone.end())});
  const std::string manifest = support::replaced(support::manifest_of(files), "\"source_language\":\"en\"", "\"source_language\":\"fil\"");
  return support::zip_bytes(support::items_of(manifest, files));
}

const std::string in_lesson =
    "lang fil\nexpect absent frame/read\nopen org.example.hello/hello\nexpect visible frame/read\ntap frame/read\n";

}  // namespace

TEST_CASE("where no voice can be made what was recorded is heard and marked and nothing else is") {
  const support::KioskProgram kiosk;
  const base::Bytes tone = support::ogg_bytes(support::OggKind::vorbis, 800);
  REQUIRE(kiosk.write("packs/small.parasol", spoken_pack(std::string(tone.begin(), tone.end()))));
  const auto walk = kiosk.walk(in_lesson + "expect marked title\nexpect absent frame/slower\nexpect spoken \"Welcome Good to see you.\"\nwait 3s\nexpect silent\ntap next\nexpect silent\n",
                               "--allow-unsigned --lang fil");
  INFO(walk.output);
  CHECK(walk.exit_code == 0);
}

TEST_CASE("a recording that is none is left out with one line and the rest is heard") {
  const support::KioskProgram kiosk;
  REQUIRE(kiosk.write("packs/small.parasol", spoken_pack("this is no sound")));
  const auto walk = kiosk.walk(in_lesson + "expect spoken \"Welcome\"\nwait 3s\nexpect silent\n", "--allow-unsigned --lang fil");
  INFO(walk.output);
  CHECK(walk.exit_code == 0);
  CHECK(walk.output.find("this is no recording in Ogg") != std::string::npos);
}
