// parasol-kiosk packs: what is said when a file is not what it should be.
#include "content_writer/key.h"
#include "support/catch.h"
#include "support/kiosk_program.h"

namespace {

using support::CommandRun;
using support::KioskProgram;

std::string signed_pack(const content_writer::SecretKey& key) {
  const std::string manifest = support::manifest_of(support::small_files());
  return support::zip_bytes(support::items_of(manifest, support::small_files(), content_writer::sign(manifest, key, "test")));
}

struct Signed {
  KioskProgram kiosk;
  content_writer::SecretKey ours = content_writer::make_key().value();
  content_writer::SecretKey theirs = content_writer::make_key().value();

  Signed() {
    REQUIRE(kiosk.write("ours.pub", content_writer::public_key_file(ours.public_key())));
    REQUIRE(kiosk.write("theirs.pub", content_writer::public_key_file(theirs.public_key())));
    std::filesystem::create_directory(kiosk.file("stick"));
    REQUIRE(kiosk.write("packs/hello.parasol", signed_pack(ours)));
    REQUIRE(kiosk.write("stick/ours.parasol", signed_pack(ours)));
    REQUIRE(kiosk.write("stick/theirs.parasol", signed_pack(theirs)));
    REQUIRE(kiosk.write("stick/unsigned.parasol", support::small_pack()));
  }
  CommandRun install(const std::string& file, const std::string& more = "") const {
    return kiosk.run("packs install " + file + " --packs packs --data data --trust ours.pub --trust theirs.pub " + more);
  }
};

}  // namespace

TEST_CASE("the command installs the same version signed by another trusted key when it is meant") {
  const Signed desk;
  const CommandRun asked = desk.install("stick/theirs.parasol");
  CHECK(asked.exit_code == 1);
  CHECK(asked.output == "parasol-kiosk: nothing was installed: org.example.hello is signed by another key than the one that is installed: add --sure if that is meant\n");
  const CommandRun done = desk.install("stick/theirs.parasol", "--sure");
  CHECK(done.exit_code == 0);
  CHECK(done.output.starts_with("installed org.example.hello version 1"));
  const CommandRun listed = desk.kiosk.run("packs list --packs packs --data data --trust theirs.pub");
  CHECK(listed.output.find("refused") == std::string::npos);
  CHECK(listed.output.starts_with("org.example.hello version 1"));
}

TEST_CASE("the command mends a damaged pack with the same version and says so") {
  const Signed desk;
  CHECK(desk.install("stick/ours.parasol").output.ends_with("is installed already\n"));
  std::string bytes = signed_pack(desk.ours);
  bytes[bytes.find("M1 1h6v6")] = '!';
  REQUIRE(desk.kiosk.write("packs/hello.parasol", bytes));
  const CommandRun done = desk.install("stick/ours.parasol");
  CHECK(done.exit_code == 0);
  CHECK(done.output.starts_with("mended org.example.hello version 1"));
  CHECK(base::read_text_file(desk.kiosk.file("packs/org.example.hello-1.parasol")).value() == signed_pack(desk.ours));
}

TEST_CASE("an unsigned twin beside a signed pack is refused for what it is") {
  const Signed desk;
  const CommandRun refused = desk.install("stick/unsigned.parasol", "--sure");
  CHECK(refused.exit_code == 1);
  CHECK(refused.output == "parasol-kiosk: nothing was installed: unsigned.parasol is refused: no trusted key has signed it\n");
  const CommandRun weaker = desk.install("stick/unsigned.parasol", "--sure --allow-unsigned");
  CHECK(weaker.exit_code == 1);
}

TEST_CASE("an unsigned twin is found beside the signed one") {
  const Signed desk;
  const CommandRun done = desk.kiosk.run("packs install stick/unsigned.parasol --packs packs --data data --allow-unsigned --sure");
  CHECK(done.exit_code == 0);
  CHECK(done.output.starts_with("installed org.example.hello version 1"));
}

TEST_CASE("what is no file of a pack is told as what it is") {
  const Signed desk;
  const auto said = [&](const std::string& file) { return desk.install(file).output; };

  REQUIRE(support::run_command("mkfifo '" + desk.kiosk.file("stick/pipe.parasol").string() + "'").exit_code == 0);
  CHECK(said("stick/pipe.parasol") == "parasol-kiosk: nothing was installed: FOLDER/stick/pipe.parasol is not a file\n");
  REQUIRE(desk.kiosk.write("stick/c103.txt", "words"));
  CHECK(said("stick/c103.txt") == "parasol-kiosk: nothing was installed: FOLDER/stick/c103.txt is no pack: a pack's name ends in .parasol, an update's in .parasol-update\n");
}

TEST_CASE("what a killed install left is gone after the next start") {
  KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  REQUIRE(kiosk.write("packs/.incoming-org.example.hello", "half a pack"));
  const CommandRun run = kiosk.run("--packs packs --data data --allow-unsigned --first-frame", "SDL_VIDEODRIVER=dummy");
  INFO(run.output);
  CHECK_FALSE(std::filesystem::exists(kiosk.file("packs/.incoming-org.example.hello")));
  CHECK(run.output.find("removed what 1 interrupted copy of packs left") != std::string::npos);
}
