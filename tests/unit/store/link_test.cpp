// How the collector is reached, and when a metered link may be used.
#include "support/catch.h"
#include "support/kiosk.h"

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_s = 86'400;

struct Metered {
  support::Kiosk files;
  support::FakeCollector collector;
  std::unique_ptr<store::Store> store;

  Metered() {
    start();
    REQUIRE(support::enrol(*store, collector));
    REQUIRE(store->keep_link({"", {}, "", true}));
  }
  void start() {
    store.reset();
    store = std::move(files.open()).value();
  }
};

}  // namespace

TEST_CASE("the way to the collector is kept with the enrolment and through another one") {
  support::Kiosk files;
  const support::FakeCollector collector;
  const session::Link link{"-----BEGIN CERTIFICATE-----\n", {"sha256//a", "sha256//b"}, "http://proxy.example:3128", true};
  {
    const auto store = files.open().value();
    REQUIRE(support::enrol(*store, collector));
    CHECK(store->collector()->link == session::Link{});
    REQUIRE(store->keep_link(link));
    CHECK(store->collector()->link == link);
  }
  const auto store = files.open().value();
  REQUIRE(support::enrol(*store, collector));
  CHECK(store->collector()->link == link);
  CHECK(store->status()->link == link);
}

TEST_CASE("a link that costs nothing is used whenever its turn comes") {
  Metered kiosk;
  REQUIRE(kiosk.store->keep_link({}));
  REQUIRE(kiosk.store->has_sent_by_itself());
  CHECK(kiosk.store->may_send_by_itself().value());
}

TEST_CASE("a metered link is used once a week by the kiosk itself") {
  Metered kiosk;
  CHECK(kiosk.store->may_send_by_itself().value());
  CHECK(kiosk.store->may_send_by_itself().value());  // what was not sent is tried again
  REQUIRE(kiosk.store->has_sent_by_itself());
  CHECK_FALSE(kiosk.store->may_send_by_itself().value());
  kiosk.files.clock = base::VirtualClock(support::monday_s + 7 * day_s - 1);
  kiosk.start();
  CHECK_FALSE(kiosk.store->may_send_by_itself().value());
  kiosk.files.clock = base::VirtualClock(support::monday_s + 7 * day_s);
  CHECK(kiosk.store->may_send_by_itself().value());
}

TEST_CASE("while the clock cannot be believed seven starts are the week of a metered link") {
  Metered kiosk;
  kiosk.files.clock = base::VirtualClock(0);
  REQUIRE(kiosk.store->has_sent_by_itself());
  for (int start = 0; start < 6; ++start) kiosk.start();
  CHECK_FALSE(kiosk.store->may_send_by_itself().value());
  kiosk.start();
  CHECK(kiosk.store->may_send_by_itself().value());
}

TEST_CASE("a kiosk that is never switched off and whose clock cannot be believed uses a metered link every seven days") {
  Metered kiosk;
  kiosk.files.clock = base::VirtualClock(0);
  REQUIRE(kiosk.store->has_sent_by_itself());
  kiosk.files.clock.advance_ms(7 * 24 * hour_ms - 1);
  CHECK_FALSE(kiosk.store->may_send_by_itself().value());
  kiosk.files.clock.advance_ms(1);
  CHECK(kiosk.store->may_send_by_itself().value());
}
