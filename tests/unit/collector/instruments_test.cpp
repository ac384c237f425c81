#include "api/instruments.h"

#include "api/admission.h"
#include "api/intake.h"
#include "api/report.h"
#include "api/status.h"
#include "support/arrived_batch.h"
#include "support/catch.h"
#include "support/collector_stores.h"
#include "support/registered.h"

using namespace api;
using evaluation::no_previous_hash;

namespace {

const RegisteredInstrument gifts = support::registered(support::small_key());
const std::string shown = support::manifest_hash.substr(0, 12);

base::Result<Outcome> arrive(Store& store, ArrivedBatch batch) {
  Instruments instruments(store);
  TRY(admit_words(batch, instruments));
  return take_in(store, batch, support::plain_receipt);
}

base::Result<Reread> reread(Store& store) {
  Instruments instruments(store);
  return reread_parked(store, reader_of_registered(instruments));
}

// A child's name where a slot should be.
ArrivedBatch with_a_name(std::uint64_t sequence = 1) {
  ArrivedBatch batch = support::arrived_batch(sequence, "h1", no_previous_hash);
  batch.blocks[0].tables[0].slot = "Maria-from-4b";
  return batch;
}

std::string fault(evaluation::Block block, const RegisteredInstrument& instrument = gifts) {
  const auto checked = check_words(block, instrument);
  return checked ? "" : checked.error().message;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("blocks of an instrument that nobody registered are receipted and wait and count once its pack is added", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(arrive(kind.store, support::arrived_batch(1, "h1", no_previous_hash))->arrival == evaluation::Arrival::fresh);
  CHECK(make_report(kind.store)->blocks == 0);
  CHECK(make_report(kind.store)->parked_blocks == 2);
  CHECK(reread(kind.store).value() == Reread{0, 2});
  CHECK(read_status(kind.store)->waiting == std::vector<Waiting>{{"outcomes", support::manifest_hash, false, 2}});
  CHECK(register_instruments(kind.store, {gifts}, {"ada", 7}).value() == 1);
  CHECK(reread(kind.store).value() == Reread{2, 0});
  CHECK(make_report(kind.store)->blocks == 2);
  CHECK(make_report(kind.store)->inconsistencies.empty());
  CHECK(read_status(kind.store)->waiting.empty());
}

TEMPLATE_LIST_TEST_CASE("blocks of a registered instrument count at once", "", support::CollectorStores) {
  TestType kind;
  support::register_key(kind.store, support::small_key());
  REQUIRE(arrive(kind.store, support::arrived_batch(1, "h1", no_previous_hash)));
  CHECK(make_report(kind.store)->blocks == 2);
  CHECK(make_report(kind.store)->parked_blocks == 0);
}

TEMPLATE_LIST_TEST_CASE("another pack with an instrument of the same name is another instrument", "", support::CollectorStores) {
  TestType kind;
  RegisteredInstrument other = gifts;
  other.ref.manifest_hash = std::string(64, 'b');
  REQUIRE(register_instruments(kind.store, {other}, {"ada", 7}));
  REQUIRE(arrive(kind.store, support::arrived_batch(1, "h1", no_previous_hash)));
  CHECK(make_report(kind.store)->parked_blocks == 2);
}

TEMPLATE_LIST_TEST_CASE("a block that says another version than its manifest has waits", "", support::CollectorStores) {
  TestType kind;
  support::register_key(kind.store, support::small_key());
  ArrivedBatch batch = support::arrived_batch(1, "h1", no_previous_hash);
  batch.blocks[0].stratum.instrument.version = 9;
  batch.blocks.pop_back();
  REQUIRE(arrive(kind.store, batch));
  CHECK(make_report(kind.store)->parked_blocks == 1);
}

TEMPLATE_LIST_TEST_CASE("a batch with a name in place of a slot is refused where its instrument is known and nothing of it is stored", "", support::CollectorStores) {
  TestType kind;
  support::register_key(kind.store, support::small_key());
  const auto refused = arrive(kind.store, with_a_name());
  CHECK(refused.error() == base::Error{base::ErrorCode::invalid_input, "block 1 names a slot that its instrument does not have"});
  CHECK(support::stored_blocks(kind.store).empty());
  CHECK(kind.store.read([](const Rows& rows) { return rows.parked_blocks("", 9); })->empty());
}

TEST_CASE("a block with other noise than its instrument asks for is refused") {
  evaluation::Block block = support::arrived_batch(1, "h1", no_previous_hash).blocks[0];
  RegisteredInstrument careful = gifts;
  careful.noise = base::Rho{1, 2};
  CHECK(fault(block).empty());
  CHECK(fault(block, careful) == "block 1 carries other noise than its instrument asks for");
  block.noise = evaluation::Noise{{1, 2}, 24};
  CHECK(fault(block, careful).empty());
  CHECK(fault(block) == "block 1 carries other noise than its instrument asks for");
  block.noise->rho = {1, 1};
  CHECK(fault(block, careful) == "block 1 carries other noise than its instrument asks for");
}

TEMPLATE_LIST_TEST_CASE("what is registered keeps the noise it asks for", "", support::CollectorStores) {
  TestType kind;
  RegisteredInstrument careful = gifts;
  careful.noise = base::Rho{1, 2};
  REQUIRE(register_instruments(kind.store, {careful}, {"ada", 1'793'000'000}));
  CHECK(registered_instruments(kind.store).value() == std::vector{careful});
}

TEMPLATE_LIST_TEST_CASE("a name that came before its instrument was known gets into no table", "", support::CollectorStores) {
  TestType kind;
  REQUIRE(arrive(kind.store, with_a_name()));
  support::register_key(kind.store, support::small_key());
  CHECK(reread(kind.store).value() == Reread{1, 1});
  for (const Detail detail : {Detail::quoted, Detail::all}) CHECK(to_table(*make_report(kind.store), detail).find("Maria") == std::string::npos);
  CHECK(to_json(*make_report(kind.store)).find("Maria") == std::string::npos);
  const std::string said = to_text(*read_status(kind.store));
  CHECK(said.find("Maria") == std::string::npos);
  CHECK(said.find("1 block waits and will not be counted: they name what the instrument in the pack with the manifest " + shown) != std::string::npos);
}

TEST_CASE("every word of a block is held to its instrument") {
  const evaluation::Block sound = support::blocks(support::identity()).back();
  CHECK(fault(sound) == "");
  const auto changed = [&](const auto& change) {
    evaluation::Block block = sound;
    change(block);
    return fault(block);
  };
  const auto practice = std::find_if(sound.tables.begin(), sound.tables.end(), [](const auto& table) { return table.is_practice(); }) - sound.tables.begin();
  const auto at = static_cast<std::size_t>(practice);
  REQUIRE(at < sound.tables.size());
  CHECK(changed([](auto& block) { block.tables[0].slot = "k9"; }) == "block 2 names a slot that its instrument does not have");
  CHECK(changed([](auto& block) { block.tables[0].construct = "attitude"; }) == "block 2 names a slot that its instrument does not have");
  CHECK(changed([](auto& block) { block.tables[0].foil = true; }) == "block 2 names a slot that its instrument does not have");
  CHECK(changed([&](auto& block) { block.tables[at].slot = "Maria"; }) == "block 2 names a practice code that its instrument does not have");
  CHECK(changed([&](auto& block) { block.tables[at].block = "Maria"; }) == "block 2 names a chat that its instrument does not have");
  CHECK(changed([](auto& block) { block.primary = "knowledge"; }) == "block 2 names a primary outcome that its instrument does not have");
}

TEMPLATE_LIST_TEST_CASE("a batch is asked for again when its instrument is registered in the same moment", "", support::CollectorStores) {
  TestType kind;
  ArrivedBatch batch = support::arrived_batch(1, "h1", no_previous_hash);
  Instruments instruments(kind.store);
  REQUIRE(admit_words(batch, instruments));
  support::register_key(kind.store, support::small_key());
  CHECK(take_in(kind.store, batch, support::plain_receipt).error().code == base::ErrorCode::unavailable);
  CHECK(make_report(kind.store)->parked_blocks == 0);
}

TEMPLATE_LIST_TEST_CASE("what is registered is listed and never replaced", "", support::CollectorStores) {
  TestType kind;
  CHECK(register_instruments(kind.store, {gifts}, {"ada", 7}).value() == 1);
  RegisteredInstrument changed = gifts;
  changed.slots.push_back({"Maria", "knowledge", false});
  CHECK(register_instruments(kind.store, {changed}, {"ada", 8}).value() == 0);
  CHECK(registered_instruments(kind.store).value() == std::vector{gifts});
  CHECK(to_table({gifts}) == "instrument  version  slots  chats                  pack      manifest\ngifts             1      4      1  org.example.pack 1.0  " + shown + "\n");
}

TEST_CASE("an instrument that is damaged in the database is an error and no guess") {
  for (const char* words : {"", "[]", "{\"slots\":[{}],\"chats\":[],\"primary\":\"\"}", "{\"slots\":[],\"chats\":[1],\"primary\":\"\"}"}) {
    support::MemoryStore damaged;
    REQUIRE(support::insert(damaged, InstrumentRow{support::manifest_hash, "gifts", 1, "pack", words, 7}));
    CHECK(registered_instruments(damaged).error().code == base::ErrorCode::corrupt);
    CHECK(arrive(damaged, support::arrived_batch(1, "h1", no_previous_hash)).error().code == base::ErrorCode::corrupt);
  }
}
