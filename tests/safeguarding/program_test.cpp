// The rules of safeguarding.md as the real program keeps them: what it links, keeps and says.
#include <regex>

#include "evaluation/envelope.h"
#include "support/catch.h"
#include "support/kiosk.h"
#include "support/kiosk_program.h"
#include "support/table_reader.h"

namespace {

using support::CommandRun;
using support::KioskProgram;
using support::run_command;

const std::string lines_of_code = "find '" SOURCE_FOLDER "/runtime' \\( -name '*.cpp' -o -name '*.h' \\) -print0 | xargs -0 grep -hE ";

// The files of the kiosk and of what writes lessons that have such a line.
std::string files_with(const std::string& pattern) {
  return run_command("cd '" SOURCE_FOLDER "' && grep -rlE '" + pattern + "' --include='*.h' --include='*.cpp' runtime authoring | sort").output;
}

// Answers given, skipped and refused, the lesson, a chat in which much goes wrong, and the end.
const std::string whole_visit =
    "open org.parasol.ages-12-14/gifts-and-coins\ntap assent/yes\ntap answer/false\ntap next\ntap rather-not\ntap next\n"
    "tap skip\ntap skip\ntap skip\ntap skip\nexpect screen lesson\ntap next\ntap next\ntap word/private-chat\n"
    "tap skip\ntap next\ntap choice/stay\ntap next\ntap word/favour\ntap skip\ntap choice/no\ntap next\ntap chat/show-rest\ntap reply/yes\ntap chat/show-rest\ntap reply/leave\ntap chat/show-rest\n"
    "tap next\ntap judge/false\ntap next\ntap next\ntap next\ntap next\nexpect screen survey\ntap skip\ntap skip\n";
const std::string with_help =
    "open org.parasol.ages-12-14/gifts-and-coins\ntap frame/help\nkey escape\ntap assent/yes\ntap frame/help\ntap frame/back\ntap answer/false\ntap next\n";
const std::string without_help =
    "open org.parasol.ages-12-14/gifts-and-coins\ntap assent/yes\ntap answer/false\ntap next\n";

std::string kept_by(const std::string& steps) {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_module());
  const CommandRun walk = kiosk.walk(steps);
  INFO(walk.output);
  REQUIRE(walk.exit_code == 0);
  support::TableReader tables(kiosk.data() / "kiosk.db");
  std::string all;
  for (const char* sql : {"SELECT wave, block, item, action, status, value FROM answer", "SELECT state, how, pack, lesson, age_band FROM sitting",
                          "SELECT * FROM ledger", "SELECT bookmark FROM bookmark", "SELECT step FROM bookmark_step"}) {
    for (const std::string& row : tables.rows(sql)) all += row + "\n";
  }
  // Ids and seeds are random and differ with the number of steps.
  return std::regex_replace(all, std::regex("\"id\":\"[0-9a-f]+\"|\"seed\":[0-9]+"), "");
}

}  // namespace

TEST_CASE("R1 the kiosk can open no camera and no microphone") {
  const CommandRun symbols = run_command("nm -D --undefined-only '" BINARY_FOLDER "/parasol-kiosk'");
  REQUIRE(symbols.exit_code == 0);
  REQUIRE(symbols.output.find("SDL_Init") != std::string::npos);
  for (const char* name : {"SDL_DequeueAudio", "SDL_AudioInit", "SDL_OpenCamera", "v4l2_", "snd_pcm_", "pa_stream_", "gst_", "avdevice_"}) {
    INFO(name);
    CHECK(symbols.output.find(name) == std::string::npos);
  }
  const CommandRun needed = run_command("readelf -d '" BINARY_FOLDER "/parasol-kiosk' | grep NEEDED");
  REQUIRE(needed.output.find("libSDL2") != std::string::npos);
  for (const char* library : {"libasound", "libpulse", "libpipewire", "libv4l", "libgst", "libavdevice"}) {
    INFO(library);
    CHECK(needed.output.find(library) == std::string::npos);
  }
  CHECK(run_command(lines_of_code + "'SDL_INIT_' | grep -oE 'SDL_INIT_[A-Z_]+' | sort -u").output == "SDL_INIT_AUDIO\nSDL_INIT_VIDEO\n");
  // One call opens a sound device, and its second argument says that it plays and does not record.
  CHECK(std::regex_search(symbols.output, std::regex("SDL_OpenAudioDevice\n")));
  CHECK(!std::regex_search(symbols.output, std::regex("SDL_OpenAudio\n")));
  CHECK(files_with("SDL_OpenAudio|SDL_LoadFunction|iscapture") == "runtime/sound/src/sdl_device.cpp\n");
  CHECK(run_command(lines_of_code + "'SDL_OpenAudio'").output == "    device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);\n");
}

// Only screens of trainers and the editor may take text (ui/typing.h): who lets a screen do so is listed here, nobody else may.
TEST_CASE("R2 typed words come in at one place and only the desk and lessons for adults may take them") {
  CHECK(files_with("SDL_StartTextInput|SDL_TEXTINPUT|SDL_TEXTEDITING") == "runtime/platform/src/text_input.cpp\n");
  CHECK(files_with("SDL_GetClipboardText") == "runtime/platform/src/screen.cpp\n");
  CHECK(files_with("InputText").empty());
  CHECK(files_with("for_trainers|for_the_editor") == "runtime/app/gallery.cpp\nruntime/app/kiosk_turn.cpp\nruntime/ui/include/ui/typing.h\n");
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  for (const char* screen : {"", "open org.example.hello/hello\n"}) {
    CHECK(kiosk.walk(std::string(screen) + "type hello").exit_code == 1);
  }
}

TEST_CASE("R3 what is stored has no time finer than a week") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_module());
  REQUIRE(kiosk.walk(whole_visit + "tap frame/quick-exit\n").exit_code == 0);
  support::TableReader tables(kiosk.data() / "kiosk.db");
  const auto columns = [&](const std::string& table) {
    std::string all;
    for (const std::string& row : tables.rows("SELECT name FROM pragma_table_info('" + table + "')")) all += row + " ";
    return all;
  };
  CHECK(columns("sitting") == "id scoring_key pack lesson age_band seed form_a_first state how week clock first_block hurried in_flow arm ");
  CHECK(columns("answer") == "sitting wave block item action status value ");
  CHECK(columns("bookmark") == "id bookmark ");
  CHECK(columns("bookmark_step") == "id step ");
  const auto weeks = tables.rows("SELECT week FROM sitting");
  REQUIRE(weeks.size() == 1);
  CHECK(std::regex_match(weeks[0], std::regex("[0-9]{4}-W[0-9]{2}")));
}

TEST_CASE("R4 an unknown field stops what would leave the kiosk and is named") {
  const auto checked = evaluation::check_allow_list(R"({"name":"Ann"})");
  REQUIRE_FALSE(checked.has_value());
  CHECK(checked.error().message == "name is not on the list of what may leave the kiosk");
}

TEST_CASE("R5 what the kiosk says and its status hold no answers and no ids of sittings") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_module());
  REQUIRE(kiosk.write("packs/broken.parasol", "no pack"));
  const CommandRun walk = kiosk.walk(whole_visit);
  INFO(walk.output);
  REQUIRE(walk.exit_code == 0);
  std::string said = walk.output;
  said += kiosk.run("status --data data").output + kiosk.run("status --data data --format json").output;
  support::TableReader tables(kiosk.data() / "kiosk.db");
  const auto sittings = tables.rows("SELECT id FROM sitting");
  const auto items = tables.rows("SELECT DISTINCT item FROM answer");
  REQUIRE(sittings.size() == 1);
  REQUIRE(items.size() >= 10);
  CHECK(said.find(sittings[0]) == std::string::npos);
  for (const std::string& item : items) {
    INFO(item);
    CHECK_FALSE(std::regex_search(said, std::regex("(^|[^a-z0-9])" + item + "([^a-z0-9]|$)")));
  }
  for (const char* word : {"rather_not_say", "skipped", "answered", "quick_exit"}) {
    INFO(word);
    CHECK(said.find(word) == std::string::npos);
  }
}

TEST_CASE("R7 nothing on the disk tells whether help was opened") { CHECK(kept_by(with_help) == kept_by(without_help)); }

TEST_CASE("R17 no block of fewer than twenty leaves the kiosk") {
  for (const int sittings : {1, 19}) {
    support::Kiosk kiosk;
    const support::FakeCollector collector;
    auto store = kiosk.open();
    REQUIRE(store.has_value());
    REQUIRE((*store)->keep_scoring_key(support::small_key()).has_value());
    REQUIRE(support::enrol(**store, collector).has_value());
    REQUIRE(support::play(**store, 0, sittings).has_value());
    const auto closed = (*store)->close_blocks({{}, true});
    REQUIRE(closed.has_value());
    CHECK(closed->blocks == 0);
    CHECK((*store)->unsent()->empty());
    CHECK((*store)->desk_facts()->results.empty());
  }
}
