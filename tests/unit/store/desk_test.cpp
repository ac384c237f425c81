// What was decided at the desk outlives a restart, and a damaged file decides nothing.
#include "base/file.h"
#include "support/catch.h"
#include "support/kiosk.h"

namespace {

const session::DeskRecord record{{{"Ann \"A\" Приклад", "Counsellor", "Room 12", "555 0102"}, "First the head,\nthen the office."}};

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
