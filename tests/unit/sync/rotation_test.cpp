// A kiosk whose signing key is changed, its collector, the network and sticks between them, and whoever has a key of before.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "api/station_list.h"
#include "api/status.h"
#include "support/village.h"
#include "sync/sync.h"

using base::ErrorCode;
using evaluation::KeyPairs;
using support::village::Collector;
using support::village::CourierItem;
using support::village::CourierKind;
using support::village::Kiosk;
using support::village::Stick;

namespace {

struct Street {
  Collector collector;
  Kiosk kiosk{collector, 21};
  Stick stick;

  syncing::SyncReport sync(Kiosk& who) {
    const auto report = syncing::sync_once(*who.store, who.network);
    REQUIRE(report);
    return *report;
  }
  syncing::SyncReport sync() { return sync(kiosk); }
  api::CourierIntake visit() { return api::take_from_courier(collector.intake, stick.courier()).value(); }
  std::vector<api::Alarm> alarms() { return collector.rows.read([](const api::Rows& rows) { return rows.alarms(); }).value(); }
  std::vector<api::RotationRow> rotations() {
    return collector.rows.read([&](const api::Rows& rows) { return rows.rotations(id()); }).value();
  }
  api::Station station() { return collector.rows.read([&](const api::Rows& rows) { return rows.station(id()); }).value().value(); }
  std::string id() const { return kiosk.store->collector()->enrolment.kiosk; }
  std::string status() { return store::status_text(kiosk.store->status().value()); }
};

// A disk that was copied while the kiosk was off.
struct Copy {
  Kiosk kiosk;
  Copy(Street& street, std::uint64_t seed) : kiosk(street.collector, seed) {
    kiosk.store.reset();
    std::filesystem::remove_all(kiosk.files.folder.path());
    street.kiosk.store.reset();
    std::filesystem::copy(street.kiosk.files.folder.path(), kiosk.files.folder.path(), std::filesystem::copy_options::recursive);
    street.kiosk.store = street.kiosk.files.open().value();
    kiosk.store = kiosk.files.open().value();
  }
};

api::Response put(Street& street, const KeyPairs& keys, const std::string& incarnation, std::uint64_t sequence, const std::string& previous) {
  const evaluation::Batch batch{{street.id(), incarnation, sequence, previous}, {}};
  const base::Bytes bytes = evaluation::encode_batch(batch, keys, street.collector.keys.box_public).value();
  return street.collector.intake.handle({"PUT", "/v1/batches/" + street.id() + "/" + incarnation + "/" + std::to_string(sequence), bytes});
}

}  // namespace

TEST_CASE("a kiosk whose key was changed goes on under its name and its collector keeps both keys") {
  Street street;
  street.kiosk.close();
  CHECK(street.sync().sent == 1);
  const KeyPairs before = street.kiosk.store->key_pairs();
  REQUIRE(street.kiosk.store->rotate_key());
  CHECK(street.kiosk.store->key_pairs().sign_public != before.sign_public);
  CHECK(street.kiosk.store->key_pairs().box_public == before.box_public);
  CHECK(evaluation::kiosk_id(street.kiosk.store->key_pairs()) == street.id());
  CHECK(street.status().find("its own key: changed 1 time, and the collector has not confirmed the last one yet\n") != std::string::npos);
  street.kiosk.close();
  const auto report = street.sync();
  CHECK(report.sent == 1);
  CHECK_FALSE(report.stopped);
  CHECK(street.status().find("its own key: changed 1 time\n") != std::string::npos);
  REQUIRE(street.rotations().size() == 1);
  CHECK(street.station().sign_public == before.sign_public);
  CHECK(street.collector.batches() == 2);
  CHECK(street.alarms().empty());
}

TEST_CASE("batches that were frozen before a key was changed are still taken in") {
  Street street;
  street.kiosk.close();
  street.kiosk.close();
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.close();
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.close();
  const auto report = street.sync();
  CHECK(report.sent == 4);
  CHECK_FALSE(report.stopped);
  CHECK(street.rotations().size() == 2);
  CHECK(street.alarms().empty());
}

TEST_CASE("a kiosk with a changed key is the same after its next start") {
  Street street;
  REQUIRE(street.kiosk.store->rotate_key());
  const KeyPairs keys = street.kiosk.store->key_pairs();
  const std::string incarnation = street.kiosk.store->status()->incarnation;
  street.kiosk.store.reset();
  street.kiosk.store = street.kiosk.files.open().value();
  CHECK(street.kiosk.store->key_pairs().sign_secret == keys.sign_secret);
  CHECK(evaluation::kiosk_id(street.kiosk.store->key_pairs()) == street.id());
  CHECK(street.kiosk.store->status()->incarnation == incarnation);
  CHECK_FALSE(street.kiosk.store->key_news()->is_known);
}

TEST_CASE("a new key is told by stick beside what it signed and its receipt comes back") {
  Street street;
  street.kiosk.close();
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.close();
  CHECK(street.kiosk.carry(street.stick).copied == 2);
  CHECK(street.stick.count(CourierKind::rotation) == 1);
  const auto intake = street.visit();
  CHECK(intake.rotated == 1);
  CHECK(intake.taken == 2);
  CHECK(intake.refused.empty());
  CHECK(street.kiosk.carry(street.stick).receipts == 2);
  CHECK(street.kiosk.store->key_news()->is_known);
  CHECK(street.stick.count(CourierKind::rotation) == 0);
  CHECK(street.stick.count(CourierKind::rotated) == 0);
}

TEST_CASE("what a kiosk says on a stick of its key is said again until its receipt comes back") {
  Street street;
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.close();
  street.kiosk.carry(street.stick);
  street.visit();
  street.stick.courier().remove({CourierKind::rotated, street.id(), "", 0});
  street.kiosk.carry(street.stick);
  CHECK_FALSE(street.kiosk.store->key_news()->is_known);
  CHECK(street.stick.count(CourierKind::rotation) == 1);
  street.visit();
  street.kiosk.carry(street.stick);
  CHECK(street.kiosk.store->key_news()->is_known);
  CHECK(street.rotations().size() == 1);
}

TEST_CASE("what a key of before signs after its change is refused with an alarm that is told") {
  Street street;
  street.kiosk.close();
  street.sync();
  const KeyPairs before = street.kiosk.store->key_pairs();
  REQUIRE(street.kiosk.store->rotate_key());
  street.sync();
  const std::string incarnation = street.kiosk.store->status()->incarnation;
  const auto next = put(street, before, incarnation, 2, std::string(64, '0'));
  CHECK(next.status == 403);
  CHECK(next.body.find("the batch is signed with a key of this kiosk that does not sign it any more") != std::string::npos);
  CHECK(put(street, before, std::string(32, 'e'), 1, evaluation::no_previous_hash).status == 403);
  CHECK(put(street, street.kiosk.store->key_pairs(), incarnation, 1, evaluation::no_previous_hash).status == 403);
  CHECK(put(street, support::keys(77), incarnation, 2, std::string(64, '0')).status == 403);
  REQUIRE(street.alarms().size() == 3);
  CHECK(std::ranges::all_of(street.alarms(), [](const api::Alarm& alarm) { return alarm.reason == "other_key"; }));
  CHECK(street.collector.batches() == 1);
  CHECK(api::to_text(*api::read_status(street.collector.rows)).find("3 times a kiosk's key of before was used") != std::string::npos);
}

TEST_CASE("a change of a key that is shown again and one of before change nothing and get the receipt of before") {
  Street street;
  REQUIRE(street.kiosk.store->rotate_key());
  const std::string first = street.kiosk.store->key_news()->history;
  street.sync();
  REQUIRE(street.kiosk.store->rotate_key());
  const std::string second = street.kiosk.store->key_news()->history;
  street.sync();
  const auto rows = street.rotations();
  REQUIRE(rows.size() == 2);
  const auto show = [&](const std::string& history) { return street.collector.intake.handle({"POST", "/v1/rotations", {history.begin(), history.end()}}); };
  street.collector.clock.advance_ms(3 * 86'400'000LL);
  CHECK(show(first).body == rows[0].receipt);
  CHECK(show(second).body == rows[1].receipt);
  CHECK(street.rotations() == rows);
  CHECK(street.alarms().empty());
}

TEST_CASE("of two copies of a disk that both change their key the first holds and the second is an alarm") {
  Street street;
  street.kiosk.close();
  street.sync();
  Copy copy(street, 22);
  const api::Station station = street.station();
  REQUIRE(street.kiosk.store->rotate_key());
  REQUIRE(copy.kiosk.store->rotate_key());
  CHECK_FALSE(street.sync().stopped);
  const auto report = street.sync(copy.kiosk);
  REQUIRE(report.stopped);
  CHECK(report.stopped->message == "the collector answered 409 to this kiosk's new key, so what it signed is kept: ask its operator");
  CHECK(street.station() == station);
  REQUIRE(street.rotations().size() == 1);
  REQUIRE(street.alarms().size() == 1);
  CHECK(street.alarms().front().reason == "rotation");
  CHECK(api::to_table(*api::list_stations(street.collector.rows)).find(street.id() + " change 1 of its key refused, another came first\n") != std::string::npos);
  street.sync(copy.kiosk);
  CHECK(street.alarms().size() == 1);
  CHECK_FALSE(copy.kiosk.store->key_news()->is_known);
}

TEST_CASE("a copy whose change of key is refused still gets receipts for what was frozen before") {
  Street street;
  street.kiosk.close();
  Copy copy(street, 22);
  REQUIRE(street.kiosk.store->rotate_key());
  REQUIRE(copy.kiosk.store->rotate_key());
  CHECK(street.sync().sent == 1);
  const auto report = street.sync(copy.kiosk);
  CHECK(report.stopped);
  CHECK(report.sent == 1);
  CHECK(report.waiting == 0);
  CHECK(street.collector.batches() == 1);
}

TEST_CASE("a copy with a key of before is not enrolled by a fresh token either") {
  Street street;
  Copy copy(street, 22);
  REQUIRE(street.kiosk.store->rotate_key());
  street.sync();
  const std::string token = street.collector.token();
  const auto refused = syncing::enrol(*copy.kiosk.store, copy.kiosk.network, "https://results.example", token);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "the collector answered 409 to the enrolment: the key of this kiosk was changed on another copy of its disk, so remove "
                                   "kiosk.key and enrol it as a new kiosk");
  CHECK(syncing::enrol(*street.kiosk.store, street.kiosk.network, "https://results.example", token));
}

TEST_CASE("a kiosk whose key was changed enrols with another collector under its name") {
  Street street;
  REQUIRE(street.kiosk.store->rotate_key());
  street.sync();
  Collector other;
  other.keys = support::keys(31);
  api::Collector intake{other.rows, other.keys, other.clock, api::limits_of_courier()};
  struct To final : syncing::HttpPort {
    explicit To(api::Collector& collector) : to(collector) {}
    base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest& request) override {
      const api::Response answer = to.handle({request.method == syncing::HttpMethod::put ? "PUT" : "POST", request.url.substr(request.url.find("/v1/")), request.body});
      return syncing::HttpAnswer{answer.status, answer.body, std::nullopt};
    }
    api::Collector& to;
  } network(intake);
  const std::string id = street.id();
  REQUIRE(syncing::enrol(*street.kiosk.store, network, "https://other.example", other.token()));
  CHECK(street.id() == id);
  street.kiosk.close();
  const auto report = syncing::sync_once(*street.kiosk.store, network);
  REQUIRE(report);
  CHECK(report->sent == 1);
  CHECK(other.batches() == 1);
}

TEST_CASE("a collector that was put back from before a change of key learns of it again") {
  Street street;
  street.kiosk.close();
  street.sync();
  const auto backup = street.collector.rows.backup();
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.close();
  street.sync();
  SECTION("by network from a kiosk with nothing new") {
    street.collector.rows.put_back(backup);
    CHECK_FALSE(street.sync().stopped);
  }
  SECTION("by network from a kiosk with something new") {
    street.collector.rows.put_back(backup);
    street.kiosk.close();
    for (int day = 0; day < 2; ++day) CHECK_FALSE(street.sync().stopped);
  }
  SECTION("by stick") {
    street.collector.rows.put_back(backup);
    street.kiosk.close();
    for (int round = 0; round < 4; ++round) {
      street.kiosk.carry(street.stick);
      street.visit();
    }
    street.kiosk.carry(street.stick);
  }
  CHECK(street.rotations().size() == 1);
  CHECK(street.kiosk.store->unsent()->empty());
  CHECK(street.collector.batches() >= 2);
}

TEST_CASE("a kiosk that the collector lost with its backup comes back with its changed key") {
  Collector collector;
  const auto backup = collector.rows.backup();
  Kiosk kiosk(collector, 21);
  REQUIRE(kiosk.store->rotate_key());
  kiosk.close();
  REQUIRE_FALSE(syncing::sync_once(*kiosk.store, kiosk.network)->stopped);
  collector.rows.put_back(backup);
  const auto report = syncing::sync_once(*kiosk.store, kiosk.network);
  REQUIRE(report);
  CHECK_FALSE(report->stopped);
  CHECK(collector.batches() == 1);
}

TEST_CASE("a change of key that cannot be written changes nothing and whatever was left half written is nothing") {
  Street street;
  const auto half = street.kiosk.files.file("kiosk.key.tmp");
  std::filesystem::create_directories(half / "full");  // so that the file of that name cannot be made
  const KeyPairs before = street.kiosk.store->key_pairs();
  CHECK(street.kiosk.store->rotate_key().error().code == ErrorCode::io);
  CHECK(street.kiosk.store->key_pairs().sign_public == before.sign_public);
  std::filesystem::remove_all(half);
  street.kiosk.close();
  CHECK(street.sync().sent == 1);
  REQUIRE(street.kiosk.store->rotate_key());
  std::ofstream(half) << "{\"format\": 2, \"sign_pub";
  street.kiosk.store.reset();
  street.kiosk.store = street.kiosk.files.open().value();
  street.kiosk.close();
  CHECK(street.sync().sent == 1);
  CHECK(street.rotations().size() == 1);
}

TEST_CASE("a kiosk that nobody enrolled and one whose key was changed too often change it no more") {
  support::Kiosk fresh;
  CHECK(fresh.open().value()->rotate_key().error().code == ErrorCode::not_found);
  Street street;
  for (std::size_t i = 0; i < evaluation::most_rotations; ++i) REQUIRE(street.kiosk.store->rotate_key());
  CHECK(street.kiosk.store->rotate_key().error().code == ErrorCode::invalid_input);
  street.kiosk.close();
  CHECK(street.sync().sent == 1);
}

TEST_CASE("only the collector's receipt for the change that a kiosk made confirms it") {
  Street street;
  REQUIRE(street.kiosk.store->rotate_key());
  const auto receipt = [&](const KeyPairs& by, const std::string& kiosk, std::uint64_t counter, const std::string& statement) {
    return street.kiosk.store->accept_key_receipt(evaluation::sign_rotation_receipt({kiosk, counter, statement, 0}, by));
  };
  const auto history = evaluation::parse_key_history(street.kiosk.store->key_news()->history).value();
  const std::string hash = evaluation::rotation_hash(history.statements.front());
  CHECK(receipt(support::keys(9), street.id(), 1, hash).error().code == ErrorCode::untrusted);
  CHECK(receipt(street.collector.keys, "k-other", 1, hash).error().code == ErrorCode::invalid_input);
  CHECK(receipt(street.collector.keys, street.id(), 2, hash).error().code == ErrorCode::invalid_input);
  CHECK(receipt(street.collector.keys, street.id(), 1, std::string(64, 'a')).error().code == ErrorCode::invalid_input);
  CHECK_FALSE(street.kiosk.store->key_news()->is_known);
  CHECK(receipt(street.collector.keys, street.id(), 1, hash));
  CHECK(receipt(street.collector.keys, street.id(), 1, hash));
  CHECK(street.kiosk.store->key_news()->is_known);
}

TEST_CASE("a key file whose changes do not lead to its key is damaged") {
  Street street;
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.store.reset();
  const auto file = street.kiosk.files.file("kiosk.key");
  std::string text = base::read_text_file(file).value();
  const auto at = text.find("\"counter\\\":1");
  REQUIRE(at != std::string::npos);
  text.replace(at, 12, "\"counter\\\":2");
  REQUIRE(base::write_file(file, text));
  const auto opened = street.kiosk.files.open();
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == ErrorCode::corrupt);
}

TEST_CASE("a kiosk that is heard through a neighbour changes its key through it and hears that it is known") {
  Street street;
  Kiosk neighbour(street.collector, 23);
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.close();
  street.kiosk.carry(street.stick);
  neighbour.meet(street.stick);
  CHECK(neighbour.forward().receipts == 1);
  CHECK(street.rotations().size() == 1);
  neighbour.meet(street.stick);
  CHECK(street.stick.count(CourierKind::rotation) == 0);
  CHECK(street.kiosk.carry(street.stick).receipts == 1);
  CHECK(street.kiosk.store->key_news()->is_known);
  CHECK(street.stick.count(CourierKind::rotated) == 0);
  CHECK(street.alarms().empty());
}

TEST_CASE("a neighbour takes no change of a key that does not hold together and no answer that the collector did not sign") {
  Street street;
  Kiosk neighbour(street.collector, 23);
  REQUIRE(street.kiosk.store->rotate_key());
  const std::string history = street.kiosk.store->key_news()->history;
  const auto write = [&](const std::string& kiosk, CourierKind kind, const std::string& text) {
    REQUIRE(street.stick.courier().write({kind, kiosk, "", 0}, base::Bytes(text.begin(), text.end())));
  };
  const auto kept = [&](CourierKind kind) { return evaluation::CourierFolder::at(neighbour.files.folder.path() / "onward")->items(kind)->size(); };
  write("k-a", CourierKind::rotation, history);
  write("k-b", CourierKind::rotation, "{}");
  write("k-c", CourierKind::rotated, evaluation::sign_rotation_receipt({"k-c", 1, std::string(64, 'a'), 0}, support::keys(9)));
  write("k-d", CourierKind::rotated, evaluation::sign_rotation_receipt({"k-c", 1, std::string(64, 'a'), 0}, street.collector.keys));
  neighbour.meet(street.stick);
  CHECK(kept(CourierKind::rotation) == 0);
  CHECK(kept(CourierKind::rotated) == 0);
  write(street.id(), CourierKind::rotation, history);
  neighbour.meet(street.stick);
  CHECK(kept(CourierKind::rotation) == 1);
  neighbour.network.says = syncing::HttpAnswer{503, "", std::nullopt};
  CHECK(neighbour.forward().stopped);
  CHECK(kept(CourierKind::rotation) == 1);
  neighbour.network.says = syncing::HttpAnswer{200, "please log in", std::nullopt};
  CHECK(neighbour.forward().stopped);
  CHECK(kept(CourierKind::rotation) == 1);
  CHECK(kept(CourierKind::rotated) == 0);
  neighbour.network.says = syncing::HttpAnswer{409, "{}", std::nullopt};
  CHECK_FALSE(neighbour.forward().stopped);
  CHECK(kept(CourierKind::rotation) == 0);
}

TEST_CASE("of two changes of a key on different sticks a neighbour goes on with the longer list") {
  Street street;
  Kiosk neighbour(street.collector, 23);
  Stick later;
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.carry(street.stick);
  REQUIRE(street.kiosk.store->rotate_key());
  street.kiosk.carry(later);
  neighbour.meet(later);
  neighbour.meet(street.stick);
  neighbour.forward();
  CHECK(street.rotations().size() == 2);
  neighbour.meet(street.stick);
  CHECK(street.stick.count(CourierKind::rotation) == 0);
}
