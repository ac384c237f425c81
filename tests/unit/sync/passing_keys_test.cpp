// Changes of keys on their way through another kiosk: whom they keep waiting, and whom not.
#include "support/village.h"
#include "sync/onward.h"

using base::ErrorCode;
using evaluation::KeyPairs;
using support::village::Collector;
using support::village::CourierItem;
using support::village::CourierKind;
using support::village::Kiosk;
using support::village::Stick;

namespace {

// The collector as whoever comes by network meets it, who may not ask for everything at once.
struct LimitedNetwork final : syncing::HttpPort {
  explicit LimitedNetwork(Collector& to) : intake(to.rows, to.keys, to.clock) {}
  base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest& request) override {
    const std::string path = request.url.substr(request.url.find("/v1/"));
    const api::Response answer = intake.handle({request.method == syncing::HttpMethod::put ? "PUT" : "POST", path, request.body});
    return syncing::HttpAnswer{answer.status, answer.body, std::nullopt};
  }
  api::Collector intake;
};

struct KeyStreet {
  Collector collector;
  Kiosk kiosk{collector, 21};
  Stick stick;
  LimitedNetwork limited{collector};
  std::string id() const { return kiosk.store->collector()->enrolment.kiosk; }
};

}  // namespace

TEST_CASE("made-up changes of keys keep out nobody whom the collector has ever signed for") {
  KeyStreet street;
  Kiosk neighbour(street.collector, 23);
  Stick made_up;
  for (std::uint64_t seed = 100; seed < 164; ++seed) {
    const KeyPairs before = support::keys(seed);
    const KeyPairs after = support::keys(seed + 100);
    const std::string kiosk = evaluation::kiosk_id(before.sign_public);
    const std::string history = evaluation::print_key_history(kiosk, {evaluation::sign_rotation({kiosk, 1, before.sign_public, after.sign_public, {}}, before, after).value()});
    REQUIRE(made_up.courier().write({CourierKind::rotation, kiosk, "", 0}, base::Bytes(history.begin(), history.end())));
  }
  neighbour.meet(made_up);
  const auto kept = evaluation::CourierFolder::at(neighbour.files.folder.path() / "onward").value();
  REQUIRE(kept.items(CourierKind::rotation)->size() == 64);
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.carry(street.stick);
  neighbour.meet(street.stick);
  CHECK_FALSE(kept.read({CourierKind::rotation, street.id(), "", 0}));
  const CourierItem batch = street.kiosk.close();
  street.kiosk.carry(street.stick);
  const base::Bytes bytes = street.stick.courier().read(batch).value();
  REQUIRE(api::take_from_courier(street.collector.intake, street.stick.courier())->rotated == 1);
  REQUIRE(street.stick.courier().write(batch, bytes));
  const std::string history = street.kiosk.store->key_news()->history;
  REQUIRE(street.stick.courier().write({CourierKind::rotation, street.id(), "", 0}, base::Bytes(history.begin(), history.end())));
  street.stick.courier().remove({CourierKind::rotated, street.id(), "", 0});
  neighbour.meet(street.stick);
  CHECK(kept.read({CourierKind::rotation, street.id(), "", 0}));
  CHECK(kept.items(CourierKind::rotation)->size() == 64);
}

TEST_CASE("whoever stops a kiosk that passes changes of keys on is not kept waiting") {
  KeyStreet street;
  Kiosk neighbour(street.collector, 23);
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.carry(street.stick);
  syncing::SyncWatch stopped;
  stopped.is_cancelled = [] { return true; };
  const auto collector = neighbour.store->collector().value();
  const auto met = neighbour.onward().exchange(collector, street.stick.courier(), stopped);
  REQUIRE_FALSE(met);
  CHECK(met.error().code == ErrorCode::unavailable);
  CHECK(evaluation::CourierFolder::at(neighbour.files.folder.path() / "onward")->items(CourierKind::rotation)->empty());
  neighbour.meet(street.stick);
  CHECK_FALSE(neighbour.onward().forward(collector, neighbour.network, stopped));
  CHECK(neighbour.network.asked == 0);
}

TEST_CASE("a collector that wants no more changes of one kiosk's key for now still gets the batches of others") {
  KeyStreet street;
  Kiosk neighbour(street.collector, 23);
  Kiosk another(street.collector, 24);
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.carry(street.stick);
  another.close();
  another.carry(street.stick);
  neighbour.meet(street.stick);
  const std::string history = street.kiosk.store->key_news()->history;
  bool waits = false;
  for (int i = 0; i < 1000 && !waits; ++i) waits = street.limited.intake.handle({"POST", "/v1/rotations", base::Bytes(history.begin(), history.end())}).status == 429;
  REQUIRE(waits);
  const auto done = neighbour.onward().forward(neighbour.store->collector().value(), street.limited);
  REQUIRE(done);
  CHECK(done->receipts == 1);
  CHECK_FALSE(done->stopped);
  CHECK(evaluation::CourierFolder::at(neighbour.files.folder.path() / "onward")->items(CourierKind::rotation)->size() == 1);
}
