#include <filesystem>
#include <string>

#include "base/file.h"
#include "support/catch.h"
#include "support/command.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace {

using support::CommandRun;
using support::TemporaryFolder;

const std::string module = SOURCE_FOLDER "/modules/ages-12-14";
const std::string module_with_media = SOURCE_FOLDER "/modules/cafe-operators";

CommandRun parasol(const TemporaryFolder& folder, const std::string& arguments) {
  return support::run_command("cd '" + folder.path().string() + "' && '" BINARY_FOLDER "/parasol' " + arguments + " 2>&1");
}

}  // namespace

TEST_CASE("parasol builds the module this project ships and accepts what it built") {
  const TemporaryFolder folder;
  REQUIRE(parasol(folder, "keygen -o key").exit_code == 0);
  CHECK((std::filesystem::status(folder.path() / "key.key").permissions() & std::filesystem::perms::group_all) ==
        std::filesystem::perms::none);
  REQUIRE(parasol(folder, "build '" + module + "' -o a.parasol --key key.key").exit_code == 0);
  const CommandRun checked = parasol(folder, "check a.parasol --trust key.pub");
  INFO(checked.output);
  CHECK(checked.exit_code == 0);
  CHECK(checked.output.find("accepted, 0 errors") != std::string::npos);
  const std::string last = checked.output.substr(checked.output.rfind('\n', checked.output.size() - 2) + 1);
  INFO(last);
  CHECK(last.starts_with("10 lessons: "));
  CHECK(last.find(" chats and stories, ") != std::string::npos);
  CHECK(last.find("), safe cases ") != std::string::npos);
  CHECK(last.ends_with(" reckoned; each of them: parasol lessons\n"));
  const CommandRun minisign = support::run_command(
      "cd '" + folder.path().string() + "' && unzip -q a.parasol manifest.json manifest.json.minisig && minisign -V -p key.pub -m manifest.json 2>&1");
  CHECK(minisign.exit_code == 0);
  CHECK(minisign.output == "Signature and comment signature verified\nTrusted comment: org.parasol.ages-12-14 version 1\n");
}

TEST_CASE("parasol takes the trusted key itself in place of its file") {
  const TemporaryFolder folder;
  REQUIRE(parasol(folder, "keygen -o key").exit_code == 0);
  REQUIRE(parasol(folder, "build '" + module + "' -o a.parasol --key key.key").exit_code == 0);
  CHECK(parasol(folder, "check a.parasol --trust \"$(tail -1 key.pub)\"").exit_code == 0);
  CHECK(parasol(folder, "check a.parasol --trust nonsense").output == "parasol: the trusted key is not a minisign public key\n");
}

TEST_CASE("parasol show says what is in a pack and that nobody has reviewed it yet") {
  const TemporaryFolder folder;
  REQUIRE(base::write_file(folder.path() / "a.parasol", support::small_pack()).has_value());
  const CommandRun run = parasol(folder, "show a.parasol");
  CHECK(run.exit_code == 0);
  CHECK(run.output ==
        "Hello\nA pack to try.\n\n"
        "pack       org.example.hello, track, version 1.0 (1)\n"
        "for        students, ages 12 to 14\n"
        "licence    CC-BY-4.0\n"
        "contents   2 entries, " + std::to_string(support::small_lesson.size() + support::small_picture.size()) + " bytes\n"
        "signed     not signed\n"
        "reviewed   not yet reviewed by anyone\n"
        "language   en, source, reading level: Flesch-Kincaid grade\n"
        "lesson     1. Hello (hello), 5 minutes, 2 steps\n");
}

TEST_CASE("with format json standard output holds JSON alone") {
  const TemporaryFolder folder;
  REQUIRE(base::write_file(folder.path() / "a.parasol", support::small_pack()).has_value());
  const CommandRun run = parasol(folder, "check a.parasol --format json");
  CHECK(run.exit_code == 0);
  CHECK(run.output ==
        "{\n  \"accepted\": true,\n  \"errors\": 0,\n  \"warnings\": 2,\n  \"findings\": [\n    {\n"
        "      \"where\": \"manifest.json\",\n      \"rule\": \"unsigned\",\n      \"severity\": \"warning\",\n"
        "      \"message\": \"the pack is not signed\"\n    },\n    {\n"
        "      \"where\": \"lessons/hello.json minutes\",\n      \"rule\": \"minutes-too-many\",\n      \"severity\": \"warning\",\n"
        "      \"message\": \"claims 5 and takes its reader about 0, which is less than half of that\"\n    }\n  ],\n"
        "  \"measures\": {\n    \"lessons\": 1,\n    \"steps\": 2,\n    \"chats\": 0,\n    \"endings\": 0,\n    \"cases\": 0,\n    \"safe_cases\": 0,\n"
        "    \"words\": 13,\n    \"minutes_claimed\": 5,\n    \"minutes_reckoned\": \"0.1\"\n  }\n}\n");
  CHECK(parasol(folder, "show none.parasol --format json 2>/dev/null").exit_code == 2);
}

TEST_CASE("parasol exits 1 for findings and 2 for what it cannot use") {
  const TemporaryFolder folder;
  REQUIRE(base::write_file(folder.path() / "a.parasol", support::small_pack().substr(0, 500)).has_value());
  CHECK(parasol(folder, "check a.parasol").output == "error: the pack is cut short [corrupt]\nrefused, 1 error, 0 warnings\n");
  CHECK(parasol(folder, "check a.parasol").exit_code == 1);
  CHECK(parasol(folder, "show a.parasol").exit_code == 2);
  CHECK(parasol(folder, "check none.parasol").exit_code == 2);
  CHECK(parasol(folder, "check none.parasol").output ==
        "parasol: cannot open the pack none.parasol: No such file or directory\n");
  CHECK(parasol(folder, "build . -o a.parasol").exit_code == 2);
  CHECK(parasol(folder, "").exit_code == 2);
  CHECK(parasol(folder, "juggle").exit_code == 2);
  CHECK(parasol(folder, "--help").exit_code == 0);
}

TEST_CASE("parasol does not replace keys") {
  const TemporaryFolder folder;
  REQUIRE(parasol(folder, "keygen -o key").exit_code == 0);
  const CommandRun again = parasol(folder, "keygen -o key");
  CHECK(again.exit_code == 2);
  CHECK(again.output == "parasol: key.key is there already and is not replaced\n");
}

TEST_CASE("parasol does not build a source with errors") {
  const TemporaryFolder folder;
  std::filesystem::copy(module_with_media, folder.path() / "src", std::filesystem::copy_options::recursive);
  std::filesystem::remove(folder.path() / "src/media/cafe-plan.svg");
  const CommandRun run = parasol(folder, "build src -o a.parasol");
  CHECK(run.exit_code == 1);
  CHECK(run.output.find("error: lessons/two-screens-and-a-fan.json: there is no \"media/cafe-plan.svg\" in the pack "
                        "[missing-media]\n") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "a.parasol"));
}

TEST_CASE("parasol i18n extracts and updates and counts") {
  const TemporaryFolder folder;
  std::filesystem::copy(module, folder.path() / "src", std::filesystem::copy_options::recursive);
  CHECK(parasol(folder, "i18n extract src").exit_code == 0);
  CHECK(std::filesystem::exists(folder.path() / "src/i18n/messages.pot"));
  CHECK(parasol(folder, "i18n update src").exit_code == 0);
  const CommandRun stats = parasol(folder, "i18n stats src");
  CHECK(stats.exit_code == 0);
  CHECK(stats.output.find("uk: ") != std::string::npos);
  CHECK(parasol(folder, "i18n stats src --format json").output.starts_with("{\n  \"languages\": ["));
  CHECK(parasol(folder, "check src").exit_code == 0);
}
