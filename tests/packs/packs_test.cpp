#include <filesystem>
#include <set>
#include <string>

#include "base/file.h"
#include "base/text.h"
#include "faults.h"
#include "support/catch.h"
#include "support/command.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

const fs::path folder = SOURCE_FOLDER "/tests/packs";

support::CommandRun check(const fs::path& pack, const std::string& options) {
  return support::run_command(std::string("'") + BINARY_FOLDER + "/parasol' check " + options + " '" + pack.string() + "' 2>&1");
}

std::string error_lines(const std::string& output) {
  std::string errors;
  for (const std::string& line : base::split(output, '\n')) {
    if (line.starts_with("error: ")) errors += line + "\n";
  }
  return errors;
}

std::set<std::string> names_with(const std::string& extension) {
  std::set<std::string> names;
  for (const auto& file : fs::directory_iterator(folder)) {
    if (file.path().extension() == extension) names.insert(file.path().stem().string());
  }
  return names;
}

}  // namespace

TEST_CASE("parasol check refuses each bad pack with the message beside it") {
  const std::set<std::string> names = names_with(".parasol");
  REQUIRE(names.size() >= 80);
  for (const std::string& name : names) {
    INFO(name);
    const std::string options = name.starts_with("trust-") ? "--trust '" + (folder / "trusted.pub").string() + "'" : "";
    const support::CommandRun run = check(folder / (name + ".parasol"), options);
    CHECK(run.exit_code == 1);
    const auto expected = base::read_text_file(folder / (name + ".txt"));
    REQUIRE(expected.has_value());
    CHECK(error_lines(run.output) == *expected);
  }
}

TEST_CASE("every bad pack has its message and every message its pack") {
  CHECK(names_with(".parasol") == names_with(".txt"));
}

TEST_CASE("the bad packs are what the generator makes") {
  for (const packs::Fault& fault : packs::all_faults()) {
    INFO(fault.name);
    const auto bytes = base::read_text_file(folder / (fault.name + ".parasol"));
    REQUIRE(bytes.has_value());
    CHECK((*bytes == fault.bytes));
    const auto message = base::read_text_file(folder / (fault.name + ".txt"));
    REQUIRE(message.has_value());
    CHECK(*message == "error: " + fault.message + "\n");
  }
}

TEST_CASE("the pack that all bad packs are made from is accepted") {
  const support::TemporaryFolder temporary;
  const fs::path pack = temporary.path() / "sound.parasol";
  REQUIRE(base::write_file(pack, support::small_pack()).has_value());
  const support::CommandRun run = check(pack, "");
  CHECK(run.exit_code == 0);
  CHECK(run.output ==
        "warning: manifest.json: the pack is not signed [unsigned]\n"
        "warning: lessons/hello.json minutes: claims 5 and takes its reader about 0, which is less than half of that [minutes-too-many]\n"
        "accepted, 0 errors, 2 warnings\n"
        "1 lesson: 2 steps, 0 chats and stories, 0 endings, 13 words, grade - (passages -), safe cases 0 of 0 (-), 5 minutes claimed, 0.1 reckoned; each of "
        "them: parasol lessons\n");
}
