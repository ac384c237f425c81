// Several kiosks' real stores, sticks, and the collector's own code with its tables in memory.
#include "sync/onward.h"

#include <fstream>

#include <limits>
#include <nlohmann/json.hpp>

#include "support/village.h"

using base::ErrorCode;
using namespace support::village;

namespace {

CourierItem of_kind(CourierItem item, CourierKind kind) {
  item.kind = kind;
  return item;
}

}  // namespace

TEST_CASE("a kiosk without a network is heard through a neighbour that has one and gets its receipt by another stick") {
  Collector collector;
  Kiosk alone(collector, 11);
  Kiosk neighbour(collector, 12);
  const Stick first;
  const Stick second;
  alone.close();
  CHECK(alone.carry(first).copied == 1);
  neighbour.carry(first);
  CHECK(neighbour.meet(first).batches_taken == 1);
  CHECK(neighbour.meet(first).together() == 0);
  CHECK(first.count(CourierKind::batch) == 1);
  const syncing::Forwarded forwarded = neighbour.forward();
  CHECK(forwarded.receipts == 1);
  CHECK(forwarded.waiting == 0);
  CHECK(collector.batches() == 1);
  CHECK_FALSE(neighbour.onward().has_batches());
  CHECK(neighbour.meet(second).receipts_put == 1);
  const auto report = alone.carry(second);
  CHECK(report.receipts == 1);
  CHECK(report.waiting == 0);
  CHECK(alone.store->unsent()->empty());
  CHECK(second.count(CourierKind::receipt) == 0);
}

TEST_CASE("what a kiosk took off one stick goes on with the next and is counted once whichever arrives") {
  Collector collector;
  Kiosk alone(collector, 11);
  Kiosk between(collector, 12);
  const Stick lost;
  const Stick next;
  alone.close();
  alone.carry(lost);
  CHECK(between.meet(lost).batches_taken == 1);
  CHECK(between.meet(next).batches_put == 1);
  CHECK(api::take_from_courier(collector.intake, next.courier())->taken == 1);
  CHECK(api::take_from_courier(collector.intake, lost.courier())->taken == 1);
  CHECK(between.forward().receipts == 1);
  CHECK(collector.batches() == 1);
  CHECK(alone.carry(next).receipts == 1);
}

TEST_CASE("a receipt that passes by takes the batch it is for out of what is carried and off every stick") {
  Collector collector;
  Kiosk alone(collector, 11);
  Kiosk between(collector, 12);
  const Stick out;
  const Stick back;
  alone.close();
  alone.carry(out);
  between.meet(out);
  between.meet(back);
  REQUIRE(api::take_from_courier(collector.intake, back.courier())->taken == 1);
  const auto met = between.meet(back);
  CHECK(met.receipts_taken == 1);
  CHECK(met.batches_put == 0);
  CHECK_FALSE(between.onward().has_batches());
  CHECK(between.meet(out).receipts_put == 1);
  CHECK(out.count(CourierKind::batch) == 0);
  CHECK(between.meet(out).together() == 0);
  CHECK(between.forward().receipts == 0);
  CHECK(between.network.asked == 0);
}

TEST_CASE("what this kiosk has a receipt for already is cleared off a stick that still carries it") {
  Collector collector;
  Kiosk kiosk(collector, 11);
  const Stick slow;
  const CourierItem item = kiosk.close();
  const base::Bytes bytes = kiosk.store->batch({item.kiosk, item.incarnation, item.sequence})->bytes;
  kiosk.carry(slow);
  REQUIRE(api::take_from_courier(collector.intake, slow.courier())->taken == 1);
  REQUIRE(slow.courier().write(item, bytes));
  REQUIRE(syncing::sync_once(*kiosk.store, kiosk.network)->sent == 1);
  const auto report = kiosk.carry(slow);
  CHECK(report.receipts == 0);
  CHECK(slow.count(CourierKind::receipt) == 0);
  CHECK(slow.count(CourierKind::batch) == 0);
}

TEST_CASE("batches that were not sealed to this kiosk's collector are carried no further") {
  Collector collector;
  Collector other;
  other.keys = support::keys(3);
  Kiosk kiosk(collector, 12);
  const Stick stick;
  const evaluation::KeyPairs stranger = support::keys(9);
  const std::string id = evaluation::kiosk_id(stranger.sign_public);
  const evaluation::Batch batch{{id, std::string(32, '1'), 1, evaluation::no_previous_hash}, support::blocks(support::identity(id), 20, 1)};
  const base::Bytes sealed = evaluation::encode_batch(batch, stranger, other.keys.box_public).value();
  base::Bytes flipped = evaluation::encode_batch(batch, stranger, collector.keys.box_public).value();
  flipped[flipped.size() / 2] ^= 1U;
  REQUIRE(stick.courier().write({CourierKind::batch, id, std::string(32, '1'), 1}, sealed));
  REQUIRE(stick.courier().write({CourierKind::batch, id, std::string(32, '1'), 2}, flipped));
  REQUIRE(stick.courier().write({CourierKind::batch, id, std::string(32, '1'), 3}, {1, 2, 3}));
  CHECK(kiosk.meet(stick).together() == 0);
  CHECK_FALSE(kiosk.onward().has_batches());
  CHECK(stick.count(CourierKind::batch) == 3);
}

TEST_CASE("a receipt that this kiosk's collector did not sign or that bears another name is not carried") {
  Collector collector;
  Kiosk kiosk(collector, 12);
  const Stick stick;
  const support::FakeCollector stranger;
  const std::string id = "k-0123456789abcdef01234567";
  const evaluation::Receipt receipt{id, std::string(32, '1'), 1, std::string(64, 'e'), evaluation::ReceiptStatus::stored, 1, std::string(64, 'e'), support::monday_s};
  const auto put = [&](std::uint64_t sequence, const std::string& text) {
    REQUIRE(stick.courier().write({CourierKind::receipt, id, std::string(32, '1'), sequence}, {text.begin(), text.end()}));
  };
  put(1, stranger.sign(receipt));
  put(2, evaluation::sign_receipt(receipt, collector.keys));
  put(3, "{}");
  CHECK(kiosk.meet(stick).together() == 0);
  put(1, evaluation::sign_receipt(receipt, collector.keys));
  CHECK(kiosk.meet(stick).receipts_taken == 1);
}

TEST_CASE("no more is carried for others than there are places for and less room than that takes nothing") {
  Collector collector;
  Kiosk alone(collector, 11);
  Kiosk between(collector, 12);
  const Stick stick;
  for (int batch = 0; batch < 3; ++batch) alone.close();
  alone.carry(stick);
  between.limits.leave_free_bytes = std::numeric_limits<std::uintmax_t>::max();
  CHECK(between.meet(stick).batches_taken == 0);
  between.limits.leave_free_bytes = 0;
  between.limits.batches = 2;
  CHECK(between.meet(stick).batches_taken == 2);
  CHECK(between.meet(stick).batches_taken == 0);
  CHECK(between.forward().receipts == 2);
  CHECK(between.meet(stick).batches_taken == 1);
}

TEST_CASE("receipts of sixty days before the newest one and those beyond the bound are forgotten") {
  Collector collector;
  Kiosk between(collector, 12);
  const std::string id = "k-0123456789abcdef01234567";
  const auto carry_receipt = [&](std::uint64_t sequence, std::int64_t day) {
    const Stick stick;
    const evaluation::Receipt receipt{id, std::string(32, '1'), sequence, std::string(64, 'e'), evaluation::ReceiptStatus::stored, 1, std::string(64, 'e'), support::monday_s + day * 86'400};
    const std::string text = evaluation::sign_receipt(receipt, collector.keys);
    REQUIRE(stick.courier().write({CourierKind::receipt, id, std::string(32, '1'), sequence}, {text.begin(), text.end()}));
    between.meet(stick);
  };
  const auto carried = [&] {
    const Stick stick;
    between.meet(stick);
    std::vector<std::uint64_t> sequences;
    const auto items = stick.courier().items(CourierKind::receipt).value();
    for (const CourierItem& item : items) sequences.push_back(item.sequence);
    return sequences;
  };
  carry_receipt(1, 0);
  carry_receipt(2, 60);
  CHECK(carried() == std::vector<std::uint64_t>{1, 2});
  carry_receipt(3, 61);
  CHECK(carried() == std::vector<std::uint64_t>{2, 3});
  between.limits.receipts = 1;
  CHECK(carried() == std::vector<std::uint64_t>{3});
}

TEST_CASE("a stick that takes nothing stops what is carried for others and loses none of it") {
  Collector collector;
  Kiosk alone(collector, 11);
  Kiosk between(collector, 12);
  const Stick stick;
  const Stick broken;
  alone.close();
  alone.carry(stick);
  between.meet(stick);
  std::ofstream(broken.folder.path() / "parasol-courier") << "a file where a folder should be";
  const auto met = between.meet(broken);
  REQUIRE(met.stopped);
  CHECK(met.stopped->code == ErrorCode::io);
  CHECK(between.onward().has_batches());
}

TEST_CASE("another kiosk's batch that gets no receipt is kept for later and one that is refused goes no further") {
  Collector collector;
  Kiosk alone(collector, 11);
  Kiosk between(collector, 12);
  const Stick stick;
  const CourierItem item = alone.close();
  alone.carry(stick);
  between.meet(stick);
  for (const auto& answer : {syncing::HttpAnswer{200, "<html>Welcome to our hotel</html>", std::nullopt}, syncing::HttpAnswer{503, "", 120}}) {
    between.network.says = answer;
    const auto done = between.forward();
    REQUIRE(done.stopped);
    CHECK(done.stopped->message == "the collector answered " + std::to_string(answer.status) + " to batch 1 of " + item.kiosk + ", another kiosk, which is kept for later");
    CHECK(done.waiting == 1);
    CHECK(done.retry_after_s == answer.retry_after_s);
  }
  between.network.says = syncing::HttpAnswer{400, R"({"code":"not_admitted"})", std::nullopt};
  const auto refused = between.forward();
  CHECK(refused.dropped == 1);
  CHECK_FALSE(refused.stopped);
  CHECK_FALSE(between.onward().has_batches());
  CHECK(alone.store->unsent()->size() == 1);
  CHECK(stick.courier().read(item).has_value());
}

TEST_CASE("the collector's proof that it holds other bytes is carried to the kiosk that sent them") {
  Collector collector;
  Kiosk alone(collector, 11);
  Kiosk between(collector, 12);
  const Stick stick;
  const CourierItem item = alone.close();
  alone.carry(stick);
  between.meet(stick);
  const evaluation::Receipt held{item.kiosk, item.incarnation, 1, std::string(64, 'e'), evaluation::ReceiptStatus::stored, 1, std::string(64, 'e'), support::monday_s};
  const std::string told = evaluation::sign_receipt(held, collector.keys);
  const nlohmann::json answer = {{"code", "conflict"}, {"receipt", told}};
  between.network.says = syncing::HttpAnswer{409, answer.dump(), std::nullopt};
  CHECK(between.forward().receipts == 1);
  between.meet(stick);
  CHECK(stick.courier().read(of_kind(item, CourierKind::conflict)).has_value());
  CHECK(alone.carry(stick).set_aside == 1);
}

TEST_CASE("a kiosk whose collector is reached by stick alone forwards nothing by network") {
  Collector collector;
  Kiosk alone(collector, 11);
  Kiosk between(collector, 12);
  const Stick stick;
  alone.close();
  alone.carry(stick);
  REQUIRE(between.store->keep_enrolment(std::string(session::by_courier), between.store->collector()->enrolment));
  between.meet(stick);
  CHECK(between.forward().receipts == 0);
  CHECK(between.network.asked == 0);
  CHECK(between.onward().has_batches());
}

TEST_CASE("what is taken off a stick by itself puts nothing on it and takes only what is lacking") {
  Collector collector;
  Kiosk alone(collector, 11);
  Kiosk between(collector, 12);
  const Stick stick;
  const Stick other;
  const CourierItem item = alone.close();
  alone.carry(stick);
  const session::CollectorContact contact = between.store->collector().value();
  CHECK(between.onward().lacks(contact, item));
  const auto taken = between.onward().take(contact, stick.courier());
  REQUIRE(taken);
  CHECK(taken->batches_taken == 1);
  CHECK(taken->batches_put == 0);
  CHECK_FALSE(between.onward().lacks(contact, item));
  CHECK_FALSE(alone.onward().lacks(alone.store->collector().value(), item));
  REQUIRE(between.onward().take(contact, other.courier()));
  CHECK(other.count(CourierKind::batch) == 0);
  CHECK(between.forward().receipts == 1);
  CHECK_FALSE(between.onward().lacks(contact, item));
  between.meet(other);
  const auto heard = syncing::hear(*alone.store, other.courier());
  REQUIRE(heard);
  CHECK(heard->receipts == 1);
  CHECK(alone.store->unsent()->empty());
}

TEST_CASE("hearing what a stick says puts none of this kiosk's own on it") {
  Collector collector;
  Kiosk kiosk(collector, 11);
  const Stick stick;
  kiosk.close();
  const auto heard = syncing::hear(*kiosk.store, stick.courier());
  REQUIRE(heard);
  CHECK(heard->receipts == 0);
  CHECK(stick.count(CourierKind::batch) == 0);
}
