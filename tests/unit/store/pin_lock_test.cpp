// R29: the trainer's PIN is kept as Argon2id, five wrong tries wait, and the wait survives a restart.
#include "store/pin_lock.h"

#include "base/file.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

namespace {

using base::ErrorCode;
using session::PinState;
using session::PinTried;

struct Place {
  support::TemporaryFolder folder;
  base::VirtualClock clock;

  std::filesystem::path file() const { return folder.path() / "pin.json"; }
  store::PinLock open() { return store::PinLock(file(), clock); }
  std::string kept() const { return base::read_text_file(file()).value_or(""); }
};

void fail_five_times(store::PinLock& lock) {
  for (int i = 0; i < 5; ++i) REQUIRE(lock.try_pin("0000").value().right == false);
}

}  // namespace

TEST_CASE("R29 the PIN is kept as Argon2id and not as itself") {
  Place place;
  store::PinLock lock = place.open();
  CHECK(lock.state() == PinState{false, 0});
  CHECK(lock.try_pin("2580").error() == base::Error{ErrorCode::not_found, "no PIN has been set"});
  REQUIRE(lock.set("25802580"));
  CHECK(place.kept().find("$argon2id$") != std::string::npos);
  CHECK(place.kept().find("25802580") == std::string::npos);
  CHECK(lock.try_pin("25802580").value() == PinTried{true, 0});
  CHECK(lock.try_pin("25802581").value() == PinTried{false, 0});
  CHECK(place.open().state() == PinState{true, 0});
}

TEST_CASE("R29 a PIN is four to eight digits") {
  Place place;
  store::PinLock lock = place.open();
  for (const char* digits : {"", "123", "123456789", "12a4", "-123"}) {
    INFO(digits);
    CHECK(lock.set(digits).error() == base::Error{ErrorCode::invalid_input, "a PIN has 4 to 8 digits"});
  }
  CHECK(place.kept().empty());
}

TEST_CASE("R29 five wrong tries wait and each further one waits twice as long") {
  Place place;
  store::PinLock lock = place.open();
  REQUIRE(lock.set("2580"));
  fail_five_times(lock);
  CHECK(lock.state().wait_until_ms == 30'000);
  CHECK(lock.try_pin("2580").value() == PinTried{false, 30'000});
  place.clock.advance_ms(30'000);
  CHECK(lock.try_pin("0000").value() == PinTried{false, 90'000});
  place.clock.advance_ms(60'000);
  CHECK(lock.try_pin("2580").value() == PinTried{true, 0});
  CHECK(lock.try_pin("0000").value() == PinTried{false, 0});
}

TEST_CASE("R29 the wait survives a restart and no date can shorten it") {
  Place place;
  {
    store::PinLock lock = place.open();
    REQUIRE(lock.set("2580"));
    fail_five_times(lock);
  }
  base::VirtualClock set_back(1'000'000);
  for (int starts = 0; starts < 2; ++starts) {
    store::PinLock lock(place.file(), set_back);
    CHECK(lock.state() == PinState{true, 30'000});
    CHECK(lock.try_pin("2580").value() == PinTried{false, 30'000});
  }
  base::VirtualClock set_ahead(4'000'000'000);
  store::PinLock lock(place.file(), set_ahead);
  CHECK(lock.try_pin("2580").value() == PinTried{false, 30'000});
  set_ahead.advance_ms(30'000);
  CHECK(lock.try_pin("2580").value().right);
}

TEST_CASE("R29 a damaged PIN locks") {
  Place place;
  {
    store::PinLock lock = place.open();
    REQUIRE(lock.set("2580"));
  }
  const std::string whole = place.kept();
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
    REQUIRE(base::replace_file(place.file(), whole.substr(0, size)));
    store::PinLock lock = place.open();
    INFO(size);
    CHECK(lock.state().is_set);
    CHECK(lock.state().is_damaged);
    CHECK(lock.try_pin("2580").error().code == ErrorCode::corrupt);
    CHECK(lock.set("1111").error().code == ErrorCode::corrupt);
  }
  for (const char* text : {"{\"format\":1,\"hash\":\"2580\",\"wrong\":0}", "{\"format\":2,\"hash\":\"$argon2id$\",\"wrong\":0}", "[]"}) {
    REQUIRE(base::replace_file(place.file(), text));
    CHECK(place.open().try_pin("2580").error().message == place.file().string() + " is damaged: put it back from a backup, or remove it and set a new PIN");
  }
}
