#include "api/reread.h"

#include "api/intake.h"
#include "api/report.h"
#include "support/arrived_batch.h"
#include "support/catch.h"
#include "support/collector_stores.h"

using namespace api;
using evaluation::no_previous_hash;

namespace {

// Of a kind that only a later program knows: here, an ordinary block written with a prefix.
evaluation::ParkedBlock of_later_kind(const evaluation::Block& block) {
  return {block.id, block.sequence, "later", "later:" + evaluation::block_json(block)};
}

base::Result<evaluation::Block> read_later_kind(const std::string& json) {
  if (json.rfind("later:", 0) != 0) return base::fail(base::ErrorCode::invalid_input, "not of the later kind");
  return evaluation::parse_block(json.substr(6));
}

base::Result<evaluation::Block> know_nothing(const std::string&) {
  return base::fail(base::ErrorCode::invalid_input, "an unknown kind");
}

// One ordinary block and one of the later kind, of one batch.
ArrivedBatch mixed_batch() {
  ArrivedBatch batch = support::arrived_batch(1, "h1", no_previous_hash);
  batch.parked_blocks = {of_later_kind(batch.blocks[1])};
  batch.blocks.pop_back();
  return batch;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("a program that knows the kind by now reads parked blocks", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(take_in(kind.store, mixed_batch(), support::plain_receipt));
  CHECK(reread_parked(kind.store, read_later_kind).value() == Reread{1, 0});
  const Report report = make_report(kind.store).value();
  CHECK(report.blocks == 2);
  CHECK(report.parked_blocks == 0);
  CHECK(report.inconsistencies.empty());
  CHECK(kind.store.read([](const Rows& rows) { return rows.parked_blocks("", 9); })->empty());
  CHECK(reread_parked(kind.store, read_later_kind).value() == Reread{0, 0});
  CHECK(support::stored_blocks(kind.store).size() == 2);
}

TEMPLATE_LIST_TEST_CASE("a program that does not know the kind leaves parked blocks as they came", "",
                        support::CollectorStores) {
  TestType kind;
  REQUIRE(take_in(kind.store, mixed_batch(), support::plain_receipt));
  const auto parked = [&] {
    return kind.store.read([](const Rows& rows) { return rows.parked_blocks("", 9); }).value();
  };
  const auto before = parked();
  CHECK(reread_parked(kind.store, know_nothing).value() == Reread{0, 1});
  CHECK(parked() == before);
  CHECK(make_report(kind.store)->parked_blocks == 1);
}

TEMPLATE_LIST_TEST_CASE("a parked block that says another id stays parked", "", support::CollectorStores) {
  TestType kind;
  ArrivedBatch batch = mixed_batch();
  batch.parked_blocks[0].id = "another";
  REQUIRE(take_in(kind.store, batch, support::plain_receipt));
  CHECK(reread_parked(kind.store, read_later_kind).value() == Reread{0, 1});
}

TEMPLATE_LIST_TEST_CASE("parked blocks are read again however many there are", "", support::CollectorStores) {
  TestType kind;
  ArrivedBatch batch = support::arrived_batch(1, "h1", no_previous_hash);
  evaluation::Block block = batch.blocks[0];
  batch.blocks.clear();
  for (int number = 0; number < 300; ++number) {
    block.id = evaluation::block_id(batch.kiosk, batch.incarnation, static_cast<std::uint64_t>(number));
    batch.parked_blocks.push_back(of_later_kind(block));
    if (number % 3 == 0) batch.parked_blocks.back().json = "even later";
  }
  REQUIRE(take_in(kind.store, batch, support::plain_receipt));
  CHECK(reread_parked(kind.store, read_later_kind).value() == Reread{200, 100});
  CHECK(make_report(kind.store)->parked_blocks == 100);
}
