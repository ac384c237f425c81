// The program as people meet it: what it says and how it ends when something is not as it should be.
#include <algorithm>
#include <unistd.h>

#include "support/catch.h"
#include "support/kiosk_program.h"

namespace {

using support::CommandRun;
using support::KioskProgram;

void check_refusal(const CommandRun& run, const std::string& message) {
  CHECK(run.exit_code == 2);
  CHECK(run.output == message);
}

}  // namespace

TEST_CASE("the kiosk explains itself") {
  const KioskProgram kiosk;
  const CommandRun help = kiosk.run("--help");
  CHECK(help.exit_code == 0);
  for (const char* word : {"--packs", "--data", "--walk", "--trust", "status", "enrol", "sync", "Exit codes: 0 done"}) {
    INFO(word);
    CHECK(help.output.find(word) != std::string::npos);
  }
  CHECK(help.output.find("--first-frame") == std::string::npos);
}

TEST_CASE("wrong arguments are refused with one line") {
  const KioskProgram kiosk;
  check_refusal(kiosk.run("--nonsense"), "parasol-kiosk: The following argument was not expected: --nonsense; see --help\n");
  check_refusal(kiosk.run(""), "parasol-kiosk: --packs DIR and --data DIR are needed; see --help\n");
  check_refusal(kiosk.run("--packs packs --data data --size big"), "parasol-kiosk: --size big: it takes a size such as 1280x720, from 320x240 to 7680x4320\n");
  check_refusal(kiosk.run("--packs packs --data data --size 100x100"), "parasol-kiosk: --size 100x100: it takes a size such as 1280x720, from 320x240 to 7680x4320\n");
  check_refusal(kiosk.run("--packs packs --data data --size 100000x100000"), "parasol-kiosk: --size 100000x100000: it takes a size such as 1280x720, from 320x240 to 7680x4320\n");
  check_refusal(kiosk.run("--packs packs --data data --seed 99999999999999999999999"), "parasol-kiosk: --seed 99999999999999999999999: it takes a whole number from 0 to 18446744073709551615\n");
  check_refusal(kiosk.run("--packs packs --data data --trust none.pub"),
                "parasol-kiosk: --trust none.pub is neither a minisign public key nor a file that holds one\n");
  check_refusal(kiosk.run("--packs packs --data data --text-size 110"), "parasol-kiosk: --text-size: 110 not in {100,125,150,200}; see --help\n");
  check_refusal(kiosk.run("status"), "parasol-kiosk: --data is required; see --help\n");
  check_refusal(kiosk.run("enrol"), "parasol-kiosk: --data, --token, --collector or --stick are required; see --help\n");
  check_refusal(kiosk.run("enrol --data data"), "parasol-kiosk: --token, --collector or --stick are required; see --help\n");
}

TEST_CASE("whoever may write in the data folder sets the PIN and nothing but 4 to 8 digits is one") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_module());
  REQUIRE(kiosk.write("digits", "2580\n"));
  const CommandRun set = kiosk.run("pin --data data < digits");
  CHECK(set.exit_code == 0);
  CHECK(set.output == "the PIN is set; a kiosk that is running asks for it after its next start\n");
  const CommandRun opens = kiosk.walk("key f2\nkey 2\nkey 5\nkey 8\nkey 0\nkey enter\nexpect screen desk");
  INFO(opens.output);
  CHECK(opens.exit_code == 0);
  for (const char* digits : {"", "258", "258025802", "25a0", "25 80"}) {
    REQUIRE(kiosk.write("digits", digits));
    const CommandRun run = kiosk.run("pin --data data < digits");
    INFO(digits);
    CHECK(run.exit_code == 2);
  }
  CHECK(kiosk.walk("key f2\nkey 2\nkey 5\nkey 8\nkey 0\nkey enter\nexpect screen desk").exit_code == 0);
}

TEST_CASE("looking at a folder where no kiosk has been makes nothing there") {
  const KioskProgram kiosk;
  check_refusal(kiosk.run("status --data tpyo"), "parasol-kiosk: no kiosk has kept anything in tpyo\n");
  check_refusal(kiosk.run("sync --data tpyo"), "parasol-kiosk: no kiosk has kept anything in tpyo\n");
  CHECK_FALSE(std::filesystem::exists(kiosk.file("tpyo")));
}

TEST_CASE("a language that nothing here knows is refused") {
  support::KioskProgram kiosk;
  const CommandRun run = kiosk.walk("expect screen home", "--lang xx");
  CHECK(run.exit_code == 2);
  CHECK(run.output.find("--lang xx: nothing here knows a language of this name") != std::string::npos);
}

TEST_CASE("a key may be given itself and may hold a slash") {
  support::KioskProgram kiosk;
  const CommandRun run = kiosk.walk("expect screen home", "--trust RWTAjDoY7/m+o2ILBsNkPApqyamjja7BtHf4JmicVd1KyiIl5VBrFQ2i");
  CHECK(run.exit_code == 0);
}

TEST_CASE("a folder of packs that is not there is refused") {
  const KioskProgram kiosk;
  check_refusal(kiosk.run("--packs none --data data"), "parasol-kiosk: the folder of packs none cannot be read: No such file or directory\n");
}

TEST_CASE("without a display the kiosk says so and what to do") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  for (const char* environment : {"", "SDL_VIDEODRIVER="}) {
    const CommandRun run = kiosk.run("--packs packs --data data --allow-unsigned", environment);
    INFO(run.output);
    CHECK(run.exit_code == 2);
    CHECK(run.output.find("parasol-kiosk: there is no display to open a window on; start the kiosk in a graphical session, or "
                          "play a walk with --walk FILE") != std::string::npos);
  }
}

TEST_CASE("a folder of data that cannot be written is refused") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  REQUIRE(kiosk.write("data", "a file where the folder should be"));
  const CommandRun run = kiosk.walk("expect screen home");
  CHECK(run.exit_code == 2);
  CHECK(run.output.find("data") != std::string::npos);
  CHECK(std::count(run.output.begin(), run.output.end(), '\n') == 1);
}

TEST_CASE("a folder of data that is read-only is refused") {
  if (::geteuid() == 0) return;  // nothing is read-only to root
  const KioskProgram kiosk;
  std::filesystem::create_directory(kiosk.data());
  std::filesystem::permissions(kiosk.data(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const CommandRun run = kiosk.run("--packs packs --data data");
  std::filesystem::permissions(kiosk.data(), std::filesystem::perms::owner_all);
  CHECK(run.exit_code == 2);
  CHECK(run.output.find("data") != std::string::npos);
}

TEST_CASE("a second kiosk on the same data is refused") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  std::filesystem::create_directory(kiosk.data());
  const CommandRun first = kiosk.walk("expect screen home");
  REQUIRE(first.exit_code == 0);
  std::string lock;
  for (const auto& entry : std::filesystem::directory_iterator(kiosk.data())) {
    if (entry.path().filename().string().find("lock") != std::string::npos) lock = entry.path().string();
  }
  REQUIRE_FALSE(lock.empty());
  const auto held = base::FileLock::acquire(lock);
  REQUIRE(held.has_value());
  const CommandRun second = kiosk.walk("expect screen home");
  INFO(second.output);
  CHECK(second.exit_code == 2);
  CHECK(second.output.find("FOLDER") == std::string::npos);
  CHECK(second.output == "parasol-kiosk: another kiosk is already using the data folder data: close it first, or choose another folder with --data\n");
}

TEST_CASE("packs that are damaged or unsigned are left out with their reason and the others work") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  REQUIRE(kiosk.write("packs/broken.parasol", "no pack at all"));
  const CommandRun run = kiosk.walk("open org.example.hello/hello\nexpect screen lesson");
  INFO(run.output);
  CHECK(run.exit_code == 0);
  CHECK(run.output.find("broken.parasol: ") == 0);
  const CommandRun untrusted = kiosk.walk("expect screen home\nopen org.example.hello/hello", "");
  CHECK(untrusted.exit_code == 1);
  CHECK(untrusted.output.find("small.parasol: ") != std::string::npos);
  CHECK(untrusted.output.find("signed") != std::string::npos);
  CHECK(untrusted.output.find("test.walk:2: open: there is no pack org.example.hello\n") != std::string::npos);
}

TEST_CASE("a step of a walk that does not hold ends it with a picture") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  const CommandRun run = kiosk.walk("expect screen home\nexpect screen lesson", "--allow-unsigned --shots shots");
  CHECK(run.exit_code == 1);
  CHECK(run.output == "test.walk:2: expected the screen lesson and the screen is home\n");
  CHECK(std::filesystem::exists(kiosk.file("shots/FAILED-line-2.png")));
  CHECK(kiosk.walk("expect screen home").output == "test.walk: 1 steps, all as expected\n");
  CHECK(kiosk.walk("tap nothing").output == "test.walk:1: tap: there is no control nothing on the screen home\n");
  CHECK(kiosk.walk("key f13").output == "test.walk:1: key: there is no key \"f13\"\n");
  CHECK(kiosk.walk("wait long").output == "test.walk:1: wait: \"long\" is neither idle nor a time such as 90s or 5w\n");
  CHECK(kiosk.walk("size huge").output == "test.walk:1: size: \"huge\" is not a size such as 1280x720\n");
  CHECK(kiosk.walk("type words").output == "test.walk:1: no screen of this kiosk takes typed text\n");
  CHECK(kiosk.walk("tap").exit_code == 2);
  CHECK(kiosk.walk("tap").output == "test.walk: line 1: \"tap\" takes 1 words and here are 0\n");
}

TEST_CASE("a letter that no font has is told to the operator once, and its words are not") {
  const KioskProgram kiosk;
  support::Files files = support::small_files();
  files[0].second = support::replaced(files[0].second, "Good to **see** you.", "Good to see you \xF3\xBF\xBF\xBD");
  REQUIRE(kiosk.write("packs/small.parasol", support::zip_bytes(support::items_of(support::manifest_of(files), files))));
  const CommandRun run = kiosk.walk("open org.example.hello/hello\nwait 2s\nwait 2s");
  INFO(run.output);
  CHECK(run.output.find("parasol-kiosk: warning: no font on this machine has every letter of paragraph/first\n") == 0);
  CHECK(run.output.find("every letter", run.output.find("every letter") + 1) == std::string::npos);
  CHECK(run.output.find("Good") == std::string::npos);
}

TEST_CASE("a machine without any font is told in one line and no window of boxes is shown") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  std::filesystem::create_directory(kiosk.file("fonts"));
  REQUIRE(kiosk.write("fonts.conf", "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" + kiosk.file("fonts").string() +
                                        "</dir><cachedir>" + kiosk.file("cache").string() + "</cachedir></fontconfig>"));
  for (const std::string how : {"--first-frame", "--kiosk"}) {
    const CommandRun run = support::run_command("cd '" + kiosk.file("").string() + "' && SDL_VIDEODRIVER=dummy FONTCONFIG_FILE='" + kiosk.file("fonts.conf").string() +
                                                "' '" BINARY_FOLDER "/parasol-kiosk' --packs packs --data data --allow-unsigned " + how + " 2>&1");
    INFO(how << run.output);
    CHECK(run.exit_code == 2);
    CHECK(run.output.find("parasol-kiosk: no font on this machine can show a word of any language here; install the package fonts-noto-core\n") != std::string::npos);
    CHECK(run.output.find("warning: no font") == std::string::npos);
  }
}

TEST_CASE("a language whose script has no font is left out of the menu with one message") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_module());
  const CommandRun font = support::run_command("fc-match -f '%{file}' 'Noto Sans:style=Regular'");
  REQUIRE(font.output.find("NotoSans-Regular") != std::string::npos);
  REQUIRE(kiosk.write("fonts.conf", "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" +
                                        kiosk.file("fonts").string() + "</dir><cachedir>" + kiosk.file("cache").string() + "</cachedir></fontconfig>"));
  std::filesystem::create_directory(kiosk.file("fonts"));
  std::filesystem::copy_file(font.output, kiosk.file("fonts/NotoSans-Regular.ttf"));
  const CommandRun run = kiosk.walk("expect visible frame/language/uk\nexpect absent frame/language/th\nexpect absent frame/language/ar",
                                    "--allow-unsigned", "FONTCONFIG_FILE='" + kiosk.file("fonts.conf").string() + "'");
  INFO(run.output);
  CHECK(run.exit_code == 0);
  CHECK(run.output ==
        "parasol-kiosk: warning: no font on this machine can show ไทย (th); install the package fonts-noto-core\n"
        "parasol-kiosk: warning: no font on this machine can show العربية (ar); install the package fonts-noto-core\n"
        "test.walk: 3 steps, all as expected\n");
}
