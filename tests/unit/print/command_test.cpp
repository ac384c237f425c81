// `parasol-kiosk print`, as an operator calls it.
#include <filesystem>

#include "base/file.h"
#include "support/catch.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace {

struct Command {
  support::TemporaryFolder folder;

  Command() {
    std::filesystem::create_directories(folder.path() / "packs");
    const auto built = support::run_command("'" BINARY_FOLDER "/parasol' build '" SOURCE_FOLDER "/tests/walks/blocks/builder/pack' -o '" +
                                            (folder.path() / "packs/rules.parasol").string() + "' 2>&1");
    INFO(built.output);
    REQUIRE(built.exit_code == 0);
  }
  support::CommandRun print(const std::string& arguments) const {
    return support::run_command("cd '" + folder.path().string() + "' && '" BINARY_FOLDER "/parasol-kiosk' print " + arguments +
                                " --packs packs --allow-unsigned 2>&1");
  }
};

}  // namespace

TEST_CASE("the handout of a lesson becomes a file") {
  const Command command;
  const auto printed = command.print("org.parasol.test-builder/builder -o sheet.pdf --paper letter");
  INFO(printed.output);
  CHECK(printed.exit_code == 0);
  CHECK(printed.output == "sheet.pdf: 1 page\n");
  const auto text = support::run_command("pdftotext -raw '" + (command.folder.path() / "sheet.pdf").string() + "' -");
  CHECK(text.output.find("Our rules at home\nTake me home and talk about me.\nAt home we say:\n") == 0);
}

TEST_CASE("a handout in another language is printed in it") {
  const Command command;
  REQUIRE(command.print("org.parasol.test-builder/builder -o sheet.pdf --lang en-XA").exit_code == 0);
  const auto text = support::run_command("pdftotext -raw '" + (command.folder.path() / "sheet.pdf").string() + "' -");
  CHECK(text.output.find("Our rules at home") == std::string::npos);
  CHECK(text.output.find("1 / 1") != std::string::npos);
}

TEST_CASE("what cannot be printed is said in one sentence") {
  const Command command;
  const auto said = [&](const std::string& arguments) {
    const auto run = command.print(arguments);
    CHECK(run.exit_code == 2);
    return run.output;
  };
  CHECK(said("builder -o sheet.pdf") == "parasol-kiosk: \"builder\" is not PACK/LESSON\n");
  CHECK(said("org.parasol.test-builder/nothing -o sheet.pdf").find("parasol-kiosk: ") == 0);
  CHECK(said("org.parasol.test-builder/builder -o /dev/null/sheet.pdf").find("parasol-kiosk: ") == 0);
  CHECK(said("org.parasol.test-builder/builder -o sheet.pdf --paper a5").find("--paper") != std::string::npos);
}

TEST_CASE("a document that was put together is saved where the kiosk may save") {
  const Command command;
  std::filesystem::create_directories(command.folder.path() / "sheets");
  const std::string walk =
      "open org.parasol.test-builder/builder\ntap option/place/bag\ntap builder/document\ntap builder/print\n"
      "expect visible print/to/1\nexpect fits\ntap print/letter\ntap print/to/1\nexpect visible print/done\nexpect fits\n"
      "tap menu/close\ntap builder/print\ntap print/to/1\ntap frame/quick-exit\nexpect screen neutral\n";
  REQUIRE(base::write_file(command.folder.path() / "print.walk", walk).has_value());
  const auto played = support::run_command("cd '" + command.folder.path().string() + "' && '" BINARY_FOLDER
                                           "/parasol-kiosk' --packs packs --allow-unsigned --data data --walk print.walk --save-to sheets 2>&1");
  INFO(played.output);
  REQUIRE(played.exit_code == 0);
  CHECK(std::filesystem::exists(command.folder.path() / "sheets/Our-rules-2.pdf"));
  const auto text = support::run_command("pdftotext -raw '" + (command.folder.path() / "sheets/Our-rules.pdf").string() + "' -");
  for (const char* words : {"In lessons", "We learn better when nothing rings.", "Phones are in the bag and silent.", "We will talk about this next week."})
    CHECK(text.output.find(words) != std::string::npos);
}
