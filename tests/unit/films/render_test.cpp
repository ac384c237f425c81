#include "support/catch.h"
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "support/temporary_folder.h"

namespace {

int run(const std::string& words) { return std::system((std::string(BINARY_FOLDER) + "/parasol film render " + words + " > /dev/null 2>&1").c_str()); }

std::string sample(const std::string& name) { return std::string(SOURCE_FOLDER) + "/tests/unit/films/scripts/" + name + ".json"; }

}  // namespace

TEST_CASE("two seconds of each sample film are the same bytes every time") {
  for (const std::string name : {"the-other-chat", "all-about-cheese"}) {
    const support::TemporaryFolder folder;
    for (const char* time : {"first", "second"}) {
      REQUIRE(run(sample(name) + " --into " + (folder.path() / time).string() + " --from-ms 3200 --length-ms 2000") == 0);
    }
    for (const char* file : {"film.webm", "narration.uk.webm", "captions.ar.vtt", "poster.svg"}) {
      const auto first = base::read_file(folder.path() / "first" / file);
      REQUIRE(first.has_value());
      CHECK(first->size() > 100);
      CHECK(*first == *base::read_file(folder.path() / "second" / file));
    }
    CHECK_FALSE(std::filesystem::exists(folder.path() / "first" / ".render.parasol.tmp"));
  }
}

TEST_CASE("a piece behind the end is refused and leaves nothing") {
  const support::TemporaryFolder folder;
  CHECK(run(sample("the-other-chat") + " --into " + (folder.path() / "none").string() + " --from-ms 900000") != 0);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "none"));
}
