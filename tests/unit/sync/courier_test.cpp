// A real kiosk's store, a stick, and the collector's own code with its tables in memory.
#include "sync/courier.h"

#include <filesystem>
#include <fstream>

#include "api/collector.h"
#include "api/courier.h"
#include "api/operator.h"
#include "evaluation/refusal.h"
#include "support/catch.h"
#include "support/kiosk.h"
#include "support/memory_store.h"
#include "support/registered.h"

using base::ErrorCode;
using evaluation::CourierFolder;
using evaluation::CourierItem;
using evaluation::CourierKind;

namespace {

struct Village {
  support::Kiosk kiosk;
  support::TemporaryFolder stick_folder;
  support::MemoryStore rows;
  base::VirtualClock clock{support::monday_s};
  evaluation::KeyPairs keys = support::keys(2);
  api::Collector collector{rows, keys, clock, api::limits_of_courier()};
  evaluation::SeededRandomSource random{5};
  std::unique_ptr<store::Store> store;

  Village() {
    auto opened = kiosk.open();
    REQUIRE(opened);
    store = std::move(*opened);
    REQUIRE(store->keep_scoring_key(support::small_key()));
    support::register_key(rows, support::small_key());
  }
  CourierFolder stick() const { return CourierFolder::at(stick_folder.path()).value(); }
  std::string token() { return api::issue_token(rows, keys, {"school", "UA", "school-7"}, random, clock).value(); }
  void enrol() {
    const std::string issued = token();
    REQUIRE_FALSE(syncing::enrol_by_courier(*store, stick(), issued).value());
    REQUIRE(api::take_from_courier(collector, stick())->enrolled == 1);
    REQUIRE(syncing::enrol_by_courier(*store, stick(), issued).value());
  }
  void close(int batches) {
    for (int batch = 0; batch < batches; ++batch) {
      REQUIRE(support::play(*store, 20 * batch, 20 * batch + 20));
      REQUIRE(store->close_blocks({{}, true})->batches == 1);
    }
  }
  syncing::CourierReport carry() {
    const auto report = syncing::carry(*store, stick());
    REQUIRE(report);
    return *report;
  }
  std::size_t stored() {
    const auto chains = rows.read([](const api::Rows& read) { return read.chains(); }).value();
    return chains.empty() ? 0 : chains.front().contiguous;
  }
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(stick_folder.path())) count += entry.is_regular_file() ? 1U : 0U;
    return count;
  }
};

CourierItem first_batch(Village& village) {
  const session::BatchName name = village.store->unsent().value().front();
  return {CourierKind::batch, name.kiosk, name.incarnation, name.sequence};
}

}  // namespace

TEST_CASE("a kiosk without any network is enrolled and heard by a stick that goes to and fro") {
  Village village;
  village.enrol();
  CHECK(village.store->collector()->url == session::by_courier);
  CHECK(village.files() == 0);
  village.close(2);
  auto report = village.carry();
  CHECK(report.copied == 2);
  CHECK(report.waiting == 2);
  CHECK(village.store->unsent()->size() == 2);
  const api::CourierIntake intake = api::take_from_courier(village.collector, village.stick()).value();
  CHECK(intake.taken == 2);
  CHECK(intake.refused.empty());
  CHECK(village.stored() == 2);
  report = village.carry();
  CHECK(report.receipts == 2);
  CHECK(report.waiting == 0);
  CHECK(village.store->unsent()->empty());
  CHECK(village.files() == 0);
}

TEST_CASE("what comes twice by stick, or by stick and network, is counted once") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  const CourierItem item = first_batch(village);
  const base::Bytes bytes = village.stick().read(item).value();
  REQUIRE(village.collector.handle({"PUT", "/v1/batches/" + item.kiosk + "/" + item.incarnation + "/1", bytes}).status == 200);
  CHECK(api::take_from_courier(village.collector, village.stick())->taken == 1);
  REQUIRE(village.stick().write(item, bytes));
  CHECK(api::take_from_courier(village.collector, village.stick())->taken == 1);
  CHECK(village.stored() == 1);
  CHECK(village.carry().receipts == 1);
}

TEST_CASE("a stick that comes back without receipts is written on again only where it has to be") {
  Village village;
  village.enrol();
  village.close(2);
  village.carry();
  auto report = village.carry();
  CHECK(report.copied == 0);
  CHECK(report.waiting == 2);
  std::ofstream(village.stick_folder.path() / "parasol-courier" / "first" / (first_batch(village).kiosk + "." + first_batch(village).incarnation + ".1.batch")) << "half";
  report = village.carry();
  CHECK(report.copied == 0);
  CHECK(report.waiting == 2);
  const CourierItem item = first_batch(village);
  CHECK(village.stick().holds(item, village.store->batch({item.kiosk, item.incarnation, 1})->bytes));
}

TEST_CASE("batches that were damaged on the way are refused, stay, and travel again") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(village.stick_folder.path())) {
    if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), 100);
  }
  const api::CourierIntake intake = api::take_from_courier(village.collector, village.stick()).value();
  CHECK(intake.taken == 0);
  REQUIRE(intake.refused.size() == 1);
  CHECK(intake.refused[0].find("is damaged") != std::string::npos);
  CHECK(village.carry().copied == 1);
  CHECK(api::take_from_courier(village.collector, village.stick())->taken == 1);
}

TEST_CASE("a receipt that is not this collector's leaves the batch where it is") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  CourierItem forged = first_batch(village);
  forged.kind = CourierKind::receipt;
  support::FakeCollector stranger;
  const std::string receipt = stranger.receive_and_sign(village.store->batch(village.store->unsent()->front()).value());
  REQUIRE(village.stick().write(forged, base::Bytes(receipt.begin(), receipt.end())));
  const auto report = village.carry();
  CHECK(report.receipts == 0);
  CHECK(report.waiting == 1);
  CHECK(village.store->unsent()->size() == 1);
}

TEST_CASE("batches of kiosks that are not enrolled here stay on the stick for another collector") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  support::MemoryStore other_rows;
  api::Collector other(other_rows, support::keys(3), village.clock, api::limits_of_courier());
  const api::CourierIntake intake = api::take_from_courier(other, village.stick()).value();
  CHECK(intake.strangers == 1);
  CHECK(intake.taken == 0);
  CHECK(api::take_from_courier(village.collector, village.stick())->taken == 1);
}

TEST_CASE("a stick that takes nothing stops the copying and loses nothing") {
  Village village;
  village.enrol();
  village.close(1);
  std::filesystem::remove_all(village.stick_folder.path() / "parasol-courier");
  std::ofstream(village.stick_folder.path() / "parasol-courier") << "a file where a folder should be";
  const auto report = village.carry();
  REQUIRE(report.stopped);
  CHECK(report.stopped->code == ErrorCode::io);
  CHECK(report.waiting == 0);
  CHECK(village.store->unsent()->size() == 1);
}

TEST_CASE("a batch whose receipt has no room on the stick is taken in, stays on it, and gets its receipt the next time") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  const CourierItem item = first_batch(village);
  const auto in_the_way = [&](const char* copy) {
    return village.stick_folder.path() / "parasol-courier" / copy / (item.kiosk + "." + item.incarnation + ".1.receipt");
  };
  for (const char* copy : {"first", "second"}) std::filesystem::create_directories(in_the_way(copy) / "full");
  const api::CourierIntake first = api::take_from_courier(village.collector, village.stick()).value();
  CHECK(first.taken == 0);
  CHECK(first.unwritten.size() == 1);
  CHECK(village.stored() == 1);
  CHECK(village.stick().read(item).has_value());
  for (const char* copy : {"first", "second"}) std::filesystem::remove_all(in_the_way(copy));
  CHECK(api::take_from_courier(village.collector, village.stick())->taken == 1);
  CHECK(village.stored() == 1);
  CHECK(village.carry().receipts == 1);
}

TEST_CASE("a kiosk that restored an old disk learns by stick that its numbers are taken") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  const CourierItem item = first_batch(village);
  const api::CourierIntake first = api::take_from_courier(village.collector, village.stick()).value();
  REQUIRE(first.taken == 1);
  // The receipt never came, and other bytes stand under the same name.
  CourierItem receipt = item;
  receipt.kind = CourierKind::receipt;
  CourierItem proof = item;
  proof.kind = CourierKind::conflict;
  const evaluation::Receipt held{item.kiosk, item.incarnation, item.sequence, std::string(64, 'e'), evaluation::ReceiptStatus::stored, 1, std::string(64, 'e'), support::monday_s};
  const std::string told = evaluation::sign_receipt(held, village.keys);
  village.stick().remove(receipt);
  REQUIRE(village.stick().write(proof, base::Bytes(told.begin(), told.end())));
  const auto report = village.carry();
  CHECK(report.set_aside == 1);
  CHECK(report.waiting == 0);
  CHECK(village.store->unsent()->empty());
}

TEST_CASE("batches that this kiosk does not know are left on the stick, and another's bytes under its name too") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  const CourierItem known = first_batch(village);
  CourierItem later = known;
  later.sequence = 2;  // sent by this kiosk before its disk was put back
  REQUIRE(village.stick().write(later, {1, 2, 3}));
  REQUIRE(village.stick().write(known, {4, 5, 6}));
  const auto report = village.carry();
  CHECK(report.copied == 0);
  CHECK(report.waiting == 1);
  CHECK(village.stick().read(later).value() == base::Bytes{1, 2, 3});
  CHECK(village.stick().read(known).value() == base::Bytes{4, 5, 6});
}

TEST_CASE("a receipt for other bytes under a batch's name sets that batch aside") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  CourierItem receipt = first_batch(village);
  receipt.kind = CourierKind::receipt;
  const evaluation::Receipt held{receipt.kiosk, receipt.incarnation, 1, std::string(64, 'e'), evaluation::ReceiptStatus::stored, 1, std::string(64, 'e'), support::monday_s};
  const std::string told = evaluation::sign_receipt(held, village.keys);
  REQUIRE(village.stick().write(receipt, base::Bytes(told.begin(), told.end())));
  const auto report = village.carry();
  CHECK(report.set_aside == 1);
  CHECK(village.store->unsent()->empty());
}

TEST_CASE("an answer that is nobody's does not keep a kiosk from asking") {
  Village village;
  const std::string issued = village.token();
  const std::string kiosk = evaluation::kiosk_id(village.store->key_pairs().sign_public);
  REQUIRE(village.stick().write({CourierKind::enrolled, kiosk, "", 0}, {'{', '}'}));
  CHECK_FALSE(syncing::enrol_by_courier(*village.store, village.stick(), issued).value());
  CHECK(village.stick().items(CourierKind::enrol)->size() == 1);
}

TEST_CASE("an enrolment by stick says what is wrong with its token or its answer") {
  Village village;
  CHECK(syncing::enrol_by_courier(*village.store, village.stick(), "PSL1-XXXX").error().code == ErrorCode::invalid_input);
  const std::string issued = village.token();
  REQUIRE_FALSE(syncing::enrol_by_courier(*village.store, village.stick(), issued).value());
  REQUIRE(api::take_from_courier(village.collector, village.stick())->enrolled == 1);
  CHECK_FALSE(syncing::enrol_by_courier(*village.store, village.stick(), "PSL1-XXXX").has_value());
  CHECK(syncing::carry(*village.store, village.stick()).error().code == ErrorCode::not_found);
  REQUIRE(syncing::enrol_by_courier(*village.store, village.stick(), issued).value());
}

TEST_CASE("nothing is sent by network from a kiosk that was enrolled by stick") {
  Village village;
  village.enrol();
  village.close(1);
  class NoNetwork final : public syncing::HttpPort {
   public:
    base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest&) override {
      FAIL("something was sent");
      return syncing::HttpAnswer{};
    }
  } network;
  const auto report = syncing::sync_once(*village.store, network);
  REQUIRE(report);
  CHECK(report->waiting == 1);
  CHECK_FALSE(report->stopped);
}

namespace {

// Whoever enrolled this kiosk has given its place another region since, so that its blocks name one that is not its own.
void move_station(Village& village) {
  REQUIRE(village.rows.write([](api::Rows& rows) -> base::Result<void> {
    TRY_ASSIGN(std::vector<api::Station> stations, rows.stations());
    stations.front().region = "XX";
    return rows.update(stations.front());
  }));
}

}  // namespace

TEST_CASE("a kiosk hears by stick that a batch is not admitted and carries it no more until an operator says so") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  move_station(village);
  const auto intake = api::take_from_courier(village.collector, village.stick()).value();
  CHECK(intake.taken == 0);
  CHECK(intake.refused.size() == 1);
  auto report = village.carry();
  CHECK(report.refused == 1);
  CHECK(report.waiting == 0);
  CHECK(village.files() == 0);
  CHECK(village.store->status()->refused == 1);
  CHECK(village.carry().copied == 0);
  REQUIRE(village.store->forget_refusals());
  CHECK(village.carry().copied == 1);
}

TEST_CASE("a refusal on a stick that the collector did not sign or signed for other bytes is passed over") {
  Village village;
  village.enrol();
  village.close(2);
  village.carry();
  CourierItem item = first_batch(village);
  const std::string hash = evaluation::batch_hash(village.stick().read(item).value());
  item.kind = CourierKind::refused;
  const auto try_word = [&](const evaluation::Refusal& refusal, const evaluation::KeyPairs& by) {
    const std::string word = evaluation::sign_refusal(refusal, by);
    REQUIRE(village.stick().write(item, base::Bytes(word.begin(), word.end())));
    return village.carry().refused;
  };
  CHECK(try_word({item.kiosk, item.incarnation, 1, hash}, support::keys(9)) == 0);
  CHECK(try_word({item.kiosk, item.incarnation, 1, std::string(64, 'a')}, village.keys) == 0);
  CHECK(try_word({item.kiosk, item.incarnation, 2, hash}, village.keys) == 0);
  CHECK(try_word({"k-other", item.incarnation, 1, hash}, village.keys) == 0);
  REQUIRE(village.stick().write(item, {'{', '}'}));
  CHECK(village.carry().refused == 0);
  CHECK(village.store->unsent()->size() == 2);
  CHECK(try_word({item.kiosk, item.incarnation, 1, hash}, village.keys) == 1);
  CHECK(village.store->unsent()->size() == 1);
}

TEST_CASE("a refusal that has no room on the stick is told to the operator and comes with the next round") {
  Village village;
  village.enrol();
  village.close(1);
  village.carry();
  move_station(village);
  const CourierItem item = first_batch(village);
  const std::string name = item.kiosk + "." + item.incarnation + ".1.refused";
  for (const char* copy : {"first", "second"}) std::filesystem::create_directories(village.stick_folder.path() / "parasol-courier" / copy / name / "full");
  CHECK(api::take_from_courier(village.collector, village.stick())->unwritten.size() == 1);
  CHECK(village.carry().refused == 0);
  for (const char* copy : {"first", "second"}) std::filesystem::remove_all(village.stick_folder.path() / "parasol-courier" / copy / name);
  CHECK(api::take_from_courier(village.collector, village.stick())->unwritten.empty());
  CHECK(village.carry().refused == 1);
}
