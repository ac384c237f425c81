// Recordings of a pack, from the file to the reader.
#include "support/catch.h"
#include "support/kiosk_program.h"
#include "support/mo_bytes.h"
#include "support/ogg_bytes.h"

namespace {

// The lesson of the small pack in Filipino, of which there is no synthetic voice. The words stay as they are: a
// walk can tell them.
std::string translation() {
  const auto entry = [](const std::string& key, const std::string& text) {
    return "msgctxt \"" + key + "\"\nmsgid \"" + text + "\"\nmsgstr \"" + text + "\"\n\n";
  };
  const base::Bytes bytes = support::compile_catalogue(
      entry("hello/title", "Hello") + entry("hello/summary", "A first look.") + entry("hello/welcome/title", "Welcome") +
      entry("hello/welcome/picture/alt", "A hand that waves") + entry("hello/welcome/paragraphs/first", "Good to **see** you.") +
      entry("hello/end/title", "Bye") + entry("hello/end/paragraphs/last", "See you soon."));
  return std::string(bytes.begin(), bytes.end());
}

// The small pack with the first two of its texts spoken.
std::string spoken_pack(const std::string& second) {
  const base::Bytes tone = support::ogg_bytes(support::OggKind::opus, 800);
  support::Files files = support::small_files();
  files.push_back({"media/voice/fil/hello/welcome/paragraphs/first.ogg", second});
  files.push_back({"media/voice/fil/hello/welcome/title.ogg", std::string(tone.begin(), tone.end())});
  files.insert(files.begin(), {"i18n/fil.mo", translation()});
  const std::string manifest = support::replaced(support::manifest_of(files), "\"languages\":[]", R"("languages":[{"code":"fil","state":"draft"}])");
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
