// A report may take its time: nobody who writes waits for it.
#include "api/block_pages.h"

#include <chrono>
#include <future>

#include "api/intake.h"
#include "api/report.h"
#include "support/arrived_batch.h"
#include "support/catch.h"
#include "support/collector_stores.h"

using namespace api;
using evaluation::no_previous_hash;
using support::arrived_batch;
using support::plain_receipt;

namespace {

constexpr auto long_enough = std::chrono::seconds(4);  // less than a writer waits for the lock of a reader

std::int64_t last_position(Store& store) {
  return store.read([](const Rows& rows) { return rows.last_position(); }).value();
}

// Reads every block of `reading`; in the middle of it, a batch comes to `writing`, and the reader goes on only
// when that is receipted. Gives the receipt, and how many blocks the reader saw.
struct Seen {
  std::string receipt = "none: the writer waits for the reader";
  int blocks = 0;
};

Seen store_while_reading(Store& reading, Store& writing) {
  Seen seen;
  std::future<base::Result<Outcome>> arriving;
  const auto read = visit_blocks(reading, last_position(reading), [&](const BlockRow&) -> base::Result<void> {
    if (seen.blocks++ != 0) return {};
    arriving =
        std::async(std::launch::async, [&] { return take_in(writing, arrived_batch(2, "h2", "h1"), plain_receipt); });
    if (arriving.wait_for(long_enough) == std::future_status::ready) seen.receipt = arriving.get()->receipt;
    return {};
  });
  REQUIRE(read);
  return seen;
}

// A store in which something happens after everything that is read.
class Interrupted final : public Store {
 public:
  Interrupted(Store& inner, std::function<void()> interrupt) : inner_(inner), interrupt_(std::move(interrupt)) {}

 protected:
  base::Result<void> reading(const Reading& unit) override {
    const base::Result<void> result = inner_.read(unit);
    interrupt_();
    return result;
  }
  base::Result<void> writing(const Writing& unit) override { return inner_.write(unit); }

 private:
  Store& inner_;
  std::function<void()> interrupt_;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("a batch is stored and receipted while a slow reader is in the middle", "",
                        support::CollectorStores) {
  TestType kind;
  REQUIRE(take_in(kind.store, arrived_batch(1, "h1", no_previous_hash), plain_receipt));
  const Seen seen = store_while_reading(kind.store, kind.store);
  CHECK(seen.receipt == "receipt up to 2 h2");
  CHECK(seen.blocks == 2);
  CHECK(support::stored_blocks(kind.store).size() == 4);
}

TEMPLATE_LIST_TEST_CASE("a report is of the moment it began", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(take_in(kind.store, arrived_batch(1, "h1", no_previous_hash), plain_receipt));
  std::uint64_t sequence = 1;
  Interrupted store(kind.store, [&] {
    const std::string previous = "h" + std::to_string(sequence++);
    REQUIRE(take_in(kind.store, arrived_batch(sequence, "h" + std::to_string(sequence), previous), plain_receipt));
    REQUIRE(support::insert(kind.store, Void{"k-a", sequence == 2 ? "" : previous, "tampered", "{}", 0}));
  });
  const Report report = make_report(store).value();
  CHECK(sequence == 3);
  CHECK(report.blocks == 2);
  CHECK(report.voided_blocks == 0);
  REQUIRE(report.chains.size() == 1);
  CHECK(report.chains[0].batches == 1);
}

TEST_CASE("a batch is stored and receipted while another process reads slowly") {
  support::InSqlite server;
  REQUIRE(take_in(server.store, arrived_batch(1, "h1", no_previous_hash), plain_receipt));
  const auto command =
      collector_store::SqliteStore::open(server.folder.path() / "collector.db", collector_store::Missing::refuse)
          .value();
  const Seen seen = store_while_reading(*command, server.store);
  CHECK(seen.receipt == "receipt up to 2 h2");
  CHECK(seen.blocks == 2);
}

TEMPLATE_LIST_TEST_CASE("every block is visited once over any number of pages", "", support::CollectorStores) {
  TestType kind;
  constexpr int count = 3 * static_cast<int>(blocks_in_page);
  REQUIRE(kind.store.write([](Rows& rows) -> base::Result<void> {
    for (int number = 1; number <= count; ++number)
      TRY(rows.insert(BlockRow{0, "b" + std::to_string(number), {"k-a", "1"}, 1, "{}"}));
    return {};
  }));
  int visited = 0;
  bool in_order = true;
  REQUIRE(visit_blocks(kind.store, last_position(kind.store), [&](const BlockRow& row) -> base::Result<void> {
    in_order = in_order && row.id == "b" + std::to_string(++visited);
    return {};
  }));
  CHECK(visited == count);
  CHECK(in_order);
}

TEMPLATE_LIST_TEST_CASE("a visitor's error ends the visit", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(take_in(kind.store, arrived_batch(1, "h1", no_previous_hash), plain_receipt));
  int seen = 0;
  const base::Error enough{base::ErrorCode::io, "enough"};
  const auto visited = visit_blocks(kind.store, last_position(kind.store), [&](const BlockRow&) -> base::Result<void> {
    ++seen;
    return base::fail(enough);
  });
  CHECK(visited.error() == enough);
  CHECK(seen == 1);
}

TEMPLATE_LIST_TEST_CASE("a report says which kind of damage a stored block has", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(support::insert(kind.store, BlockRow{0, "b1", {"k-a", "1"}, 1, "{}"}));
  const auto report = make_report(kind.store);
  CHECK(report.error().code == base::ErrorCode::corrupt);
  CHECK(report.error().message.rfind("a stored block is damaged: ", 0) == 0);
}
