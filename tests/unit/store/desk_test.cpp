// What was decided at the desk outlives a restart, and a damaged file decides nothing.
#include "base/file.h"
#include "support/catch.h"
#include "support/kiosk.h"

namespace {

const session::DeskRecord record{{{"Ann \"A\" Приклад", "Counsellor", "Room 12", "555 0102"}, "First the head,\nthen the office."},
                                  {{"th", "uk"}, session::Contrast::high, 600, false, 25, true}};

}  // namespace

TEST_CASE("a data folder in which nothing was decided has an empty desk") {
  support::Kiosk kiosk;
  CHECK(kiosk.open().value()->desk_record().value() == session::DeskRecord{});
}

TEST_CASE("what was decided at the desk is there after a restart") {
  support::Kiosk kiosk;
  REQUIRE(kiosk.open().value()->keep_desk_record(record));
  CHECK(kiosk.open().value()->desk_record().value() == record);
}

TEST_CASE("a desk file cut short at any byte decides nothing and is written anew") {
  support::Kiosk kiosk;
  REQUIRE(kiosk.open().value()->keep_desk_record(record));
  const std::string whole = base::read_text_file(kiosk.file("desk.json")).value();
  const auto store = kiosk.open().value();
  for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
    INFO(length);
    REQUIRE(base::replace_file(kiosk.file("desk.json"), whole.substr(0, length)));
    const auto read = store->desk_record();
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == base::ErrorCode::corrupt);
  }
  REQUIRE(store->keep_desk_record(record));
  CHECK(store->desk_record().value() == record);
}

TEST_CASE("a desk file of another format or with other things in its places decides nothing") {
  support::Kiosk kiosk;
  const auto store = kiosk.open().value();
  const std::string help = R"("help": {"name": "", "role": "", "where": "", "phone": "", "route": ""})";
  REQUIRE(base::replace_file(kiosk.file("desk.json"), R"({"format": 1, )" + help + "}"));
  CHECK(store->desk_record().value() == session::DeskRecord{});
  for (const char* settings : {"3", R"({"languages": "en"})", R"({"languages": [1]})", R"({"contrast": 3})", R"({"contrast": -1})", R"({"idle_s": 1})",
                               R"({"idle_s": "60"})", R"({"asks_questions": 1})", R"({"loudest_percent": 33})", R"({"loudest_percent": "25"})", R"({"shares_nearby": 1})"}) {
    INFO(settings);
    REQUIRE(base::replace_file(kiosk.file("desk.json"), R"({"format": 1, )" + help + R"(, "settings": )" + settings + "}"));
    CHECK_FALSE(store->desk_record().has_value());
  }
  for (const char* text : {"[]", "null", "{\"format\": 2}", "{\"format\": 1}", "{\"format\": 1, \"help\": []}",
                           "{\"format\": 1, \"help\": {\"name\": 3, \"role\": \"\", \"where\": \"\", \"phone\": \"\", \"route\": \"\"}}"}) {
    INFO(text);
    REQUIRE(base::replace_file(kiosk.file("desk.json"), text));
    CHECK_FALSE(store->desk_record().has_value());
  }
}

TEST_CASE("R3 what was decided at the desk goes into no batch and no table") {
  support::Kiosk kiosk;
  const auto store = kiosk.open().value();
  REQUIRE(store->keep_desk_record(record));
  const auto database = base::read_file(kiosk.file("kiosk.db")).value();
  const std::string bytes(database.begin(), database.end());
  CHECK(bytes.find("Counsellor") == std::string::npos);
}

TEST_CASE("R3 lessons are counted by week and by nothing finer") {
  support::Kiosk kiosk;
  const auto store = kiosk.open().value();
  REQUIRE(store->count_lesson(session::LessonCount::begun));
  REQUIRE(store->count_lesson(session::LessonCount::begun));
  REQUIRE(store->count_lesson(session::LessonCount::finished));
  kiosk.clock.advance_ms(std::int64_t{7} * 24 * 60 * 60 * 1000);
  REQUIRE(store->count_lesson(session::LessonCount::begun));
  const session::DeskFacts facts = store->desk_facts().value();
  CHECK(facts.weeks == std::vector<session::LessonsOfWeek>{{"2026-W46", 1, 0}, {"2026-W45", 2, 1}});
  CHECK_FALSE(facts.is_enrolled);
  CHECK(facts.last_receipt_week.empty());
  CHECK(facts.free_bytes.has_value());
}

TEST_CASE("R29 readers came to a kiosk once a lesson was opened on it at whatever start") {
  support::Kiosk kiosk;
  {
    const auto store = kiosk.open().value();
    CHECK(session::asks_installer(store->pin_state()));
    REQUIRE(store->count_lesson(session::LessonCount::begun));
    CHECK_FALSE(session::asks_installer(store->pin_state()));
  }
  const auto store = kiosk.open().value();
  CHECK(store->pin_state() == session::PinState{false, 0, false, true});
  REQUIRE(store->pin_lock().set("2580"));
  CHECK(store->pin_state() == session::PinState{true, 0, false, true});
}

TEST_CASE("lessons under a clock that cannot be believed are counted in no week") {
  support::Kiosk kiosk;
  kiosk.clock = base::VirtualClock(1000);
  const auto store = kiosk.open().value();
  REQUIRE(store->count_lesson(session::LessonCount::begun));
  CHECK(store->desk_facts().value().weeks == std::vector<session::LessonsOfWeek>{{"", 1, 0}});
}
