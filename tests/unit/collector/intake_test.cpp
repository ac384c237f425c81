// Batches and tokens, judged and kept, in every kind of store.
#include "api/intake.h"

#include <algorithm>

#include "api/chain_state.h"
#include "api/enrolling.h"
#include "api/operator.h"
#include "api/report.h"
#include "api/station_list.h"
#include "support/arrived_batch.h"
#include "support/catch.h"
#include "support/collector_stores.h"

using namespace api;
using evaluation::Arrival;
using evaluation::no_previous_hash;
using support::arrived_batch;
using support::plain_receipt;

namespace {

std::vector<ChainState> chains(Store& store) { return store.read(chain_states).value(); }

const Token unused{"t1", base::Bytes(32, 7), "school", "UA", 1'793'000'000, "", ""};
const Station kiosk{"k-a", base::Bytes(32, 1), base::Bytes(32, 2), "school", "UA", 1'793'000'000};

evaluation::ParkedBlock unknown_block(const std::string& id) { return {id, 9, "diary", "{\"kind\":\"diary\"}"}; }

base::Result<void> say_void(Store& store, const std::string& of_kiosk, const std::string& block) {
  return declare_void(store, support::keys(2), of_kiosk, block, "tampered", base::VirtualClock());
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("a batch is stored with its receipt and again gets the same", "", support::CollectorStores) {
  TestType kind;
  const ArrivedBatch batch = arrived_batch(1, "h1", no_previous_hash);
  const Outcome first = take_in(kind.store, batch, plain_receipt).value();
  CHECK(first.arrival == Arrival::fresh);
  CHECK(first.receipt == "receipt up to 1 h1");
  REQUIRE(take_in(kind.store, arrived_batch(2, "h2", "h1"), plain_receipt));
  const Outcome again = take_in(kind.store, batch, plain_receipt).value();
  CHECK(again.arrival == Arrival::repeated);
  CHECK(again.receipt == first.receipt);
  const auto blocks = support::stored_blocks(kind.store);
  REQUIRE(blocks.size() == 4);
  CHECK(evaluation::parse_block(blocks[0].json).value() == batch.blocks[0]);
  CHECK(blocks[0].chain == ChainKey{"k-a", batch.incarnation});
  CHECK(blocks[2].batch == 2);
  CHECK(support::raised_alarms(kind.store).empty());
}

TEMPLATE_LIST_TEST_CASE("batches out of order close their gap", "", support::CollectorStores) {
  TestType kind;
  CHECK(take_in(kind.store, arrived_batch(3, "h3", "h2"), plain_receipt)->receipt == "receipt up to 0 000");
  CHECK(take_in(kind.store, arrived_batch(1, "h1", no_previous_hash), plain_receipt)->receipt == "receipt up to 1 h1");
  const auto with_gap = chains(kind.store);
  REQUIRE(with_gap.size() == 1);
  CHECK(with_gap[0].batches == 2);
  CHECK(with_gap[0].highest == 3);
  CHECK(with_gap[0].contiguous == 1);
  CHECK(with_gap[0].gaps == std::vector<evaluation::Gap>{{2, 2}});
  CHECK(take_in(kind.store, arrived_batch(2, "h2", "h1"), plain_receipt)->receipt == "receipt up to 3 h3");
  CHECK(chains(kind.store).at(0).gaps.empty());
}

TEMPLATE_LIST_TEST_CASE("a first batch that comes last reaches over any number of later ones", "",
                        support::CollectorStores) {
  TestType kind;
  const auto hash = [](int sequence) { return "h" + std::to_string(sequence); };
  for (int sequence = 2; sequence <= 70; ++sequence) {
    ArrivedBatch batch = arrived_batch(1, hash(sequence), hash(sequence - 1));
    batch.link.sequence = static_cast<std::uint64_t>(sequence);
    batch.blocks.clear();
    REQUIRE(take_in(kind.store, batch, plain_receipt));
  }
  CHECK(take_in(kind.store, arrived_batch(1, "h1", no_previous_hash), plain_receipt)->receipt ==
        "receipt up to 70 h70");
}

TEMPLATE_LIST_TEST_CASE("a contradicting batch is quarantined with an alarm and nothing of it counts", "",
                        support::CollectorStores) {
  TestType kind;
  REQUIRE(take_in(kind.store, arrived_batch(1, "h1", no_previous_hash), plain_receipt));
  const Outcome refused = take_in(kind.store, arrived_batch(1, "other", no_previous_hash), plain_receipt).value();
  CHECK(refused.arrival == Arrival::conflict);
  CHECK(refused.receipt == "receipt up to 1 h1");
  CHECK(take_in(kind.store, arrived_batch(1, "other", no_previous_hash), plain_receipt)->arrival == Arrival::conflict);
  const Outcome broken = take_in(kind.store, arrived_batch(2, "h2", "h9"), plain_receipt).value();
  CHECK(broken.arrival == Arrival::broken_chain);
  CHECK(broken.receipt.empty());
  CHECK(support::stored_blocks(kind.store).size() == 2);
  const std::string incarnation(32, '1');
  CHECK(support::raised_alarms(kind.store) ==
        std::vector<Alarm>{{"k-a", incarnation, 1, "other", "conflict", 1'793'000'000},
                           {"k-a", incarnation, 2, "h2", "broken_chain", 1'793'000'000}});
  CHECK(kind.store.read([](const Rows& rows) { return rows.alarm_counts("k-a"); }).value() == AlarmCounts{2, 2});
}

TEMPLATE_LIST_TEST_CASE("a block that came in another batch is not counted again", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(take_in(kind.store, arrived_batch(1, "h1", no_previous_hash), plain_receipt));
  ArrivedBatch second = arrived_batch(2, "h2", "h1");
  second.blocks = arrived_batch(1, "", "").blocks;
  CHECK(take_in(kind.store, second, plain_receipt)->arrival == Arrival::conflict);
  CHECK(support::stored_blocks(kind.store).size() == 2);
  CHECK(chains(kind.store).at(0).contiguous == 1);
}

TEMPLATE_LIST_TEST_CASE("a batch of a newer version is kept whole and counted as parked", "",
                        support::CollectorStores) {
  TestType kind;
  ArrivedBatch parked = arrived_batch(1, "h1", no_previous_hash);
  parked.parked = true;
  parked.blocks.clear();
  CHECK(take_in(kind.store, parked, plain_receipt)->arrival == Arrival::fresh);
  CHECK(chains(kind.store).at(0).parked == 1);
  CHECK(support::stored_blocks(kind.store).empty());
}

TEMPLATE_LIST_TEST_CASE("a block of an unknown kind is parked alone and its batch is receipted", "",
                        support::CollectorStores) {
  TestType kind;
  ArrivedBatch batch = arrived_batch(1, "h1", no_previous_hash);
  batch.parked_blocks = {unknown_block("later-1"), unknown_block("later-2")};
  CHECK(take_in(kind.store, batch, plain_receipt)->receipt == "receipt up to 1 h1");
  CHECK(take_in(kind.store, arrived_batch(2, "h2", "h1"), plain_receipt)->receipt == "receipt up to 2 h2");
  CHECK(support::stored_blocks(kind.store).size() == 4);
  const ParkedBlockRow expected{"later-1", {"k-a", batch.incarnation}, 1, 9, "diary", "{\"kind\":\"diary\"}"};
  const auto parked = kind.store.read([](const Rows& rows) { return rows.parked_blocks("", 9); }).value();
  REQUIRE(parked.size() == 2);
  CHECK(parked[0] == expected);
  CHECK(chains(kind.store).at(0).parked_blocks == 2);
  CHECK(chains(kind.store).at(0).parked == 0);
}

TEMPLATE_LIST_TEST_CASE("a parked block that comes again in another batch is a conflict", "",
                        support::CollectorStores) {
  TestType kind;
  ArrivedBatch first = arrived_batch(1, "h1", no_previous_hash);
  first.parked_blocks = {unknown_block("later-1")};
  REQUIRE(take_in(kind.store, first, plain_receipt));
  ArrivedBatch second = arrived_batch(2, "h2", "h1");
  second.parked_blocks = {unknown_block("later-1")};
  CHECK(take_in(kind.store, second, plain_receipt)->arrival == Arrival::conflict);
  CHECK(chains(kind.store).at(0).parked_blocks == 1);
}

TEMPLATE_LIST_TEST_CASE("stations and report count what is parked", "", support::CollectorStores) {
  TestType kind;
  ArrivedBatch batch = arrived_batch(1, "h1", no_previous_hash);
  batch.parked_blocks = {unknown_block("later-1"), unknown_block("later-2")};
  REQUIRE(take_in(kind.store, batch, plain_receipt));
  const Report report = make_report(kind.store).value();
  CHECK(report.blocks == 2);
  CHECK(report.parked_blocks == 2);
  const std::string line = "parked: k-a, 2 blocks of a kind not known yet\n";
  CHECK(to_table(report).find(line) != std::string::npos);
  CHECK(to_json(report).find("\"parked_blocks\": 2") != std::string::npos);
  const StationList list = list_stations(kind.store).value();
  CHECK(to_table(list).find(line) != std::string::npos);
  CHECK(to_json(list).find("\"parked_blocks\": 2") != std::string::npos);
}

TEMPLATE_LIST_TEST_CASE("a token is used once and its answer is kept", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(support::insert(kind.store, unused));
  CHECK(enrol(kind.store, kiosk, "t1", "answer")->answer == "answer");
  const Enrolled again = enrol(kind.store, kiosk, "t1", "another answer").value();
  CHECK(again.use == TokenUse::repeated);
  CHECK(again.answer == "answer");
  Station other = kiosk;
  other.kiosk = "k-b";
  CHECK(enrol(kind.store, other, "t1", "answer")->use == TokenUse::by_another);
  CHECK(enrol(kind.store, other, "t2", "answer")->use == TokenUse::unknown);
  CHECK(kind.store.read([](const Rows& rows) { return rows.token("t1"); }).value()->used_by == "k-a");
  CHECK(kind.store.read([](const Rows& rows) { return rows.stations(); }).value() == std::vector<Station>{kiosk});
}

TEMPLATE_LIST_TEST_CASE("a kiosk with a second token is renewed", "", support::CollectorStores) {
  TestType kind;
  Token second = unused;
  second.id = "t2";
  REQUIRE(support::insert(kind.store, unused));
  REQUIRE(support::insert(kind.store, second));
  REQUIRE(enrol(kind.store, kiosk, "t1", "answer"));
  Station moved = kiosk;
  moved.region = "UA-KV";
  CHECK(enrol(kind.store, moved, "t2", "new answer")->use == TokenUse::first);
  CHECK(kind.store.read([](const Rows& rows) { return rows.stations(); }).value() == std::vector<Station>{moved});
}

TEMPLATE_LIST_TEST_CASE("void blocks and kiosks are marked and never deleted", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(support::insert(kind.store, kiosk));
  const ArrivedBatch arrived = arrived_batch(1, "h1", no_previous_hash);
  REQUIRE(take_in(kind.store, arrived, plain_receipt));
  REQUIRE(say_void(kind.store, "k-a", arrived.blocks[1].id));
  CHECK(make_report(kind.store)->voided_blocks == 1);
  CHECK_FALSE(list_stations(kind.store)->stations.at(0).voided);
  REQUIRE(say_void(kind.store, "k-a", ""));
  REQUIRE(say_void(kind.store, "k-a", ""));
  CHECK(make_report(kind.store)->voided_blocks == 2);
  CHECK(make_report(kind.store)->blocks == 2);
  CHECK(list_stations(kind.store)->stations.at(0).voided);
  CHECK(say_void(kind.store, "k-b", "").error().message == "no kiosk k-b is enrolled here");
  CHECK(say_void(kind.store, "k-a", "b1").error().message == "kiosk k-a has sent no block b1");
  CHECK(say_void(kind.store, "k-b", arrived.blocks[1].id).error().message ==
        "kiosk k-b has sent no block " + arrived.blocks[1].id);
}
