#include "collector_store/sqlite_store.h"

#include <sqlite3.h>

#include <thread>

#include "support/catch.h"
#include "support/sittings.h"
#include "support/temporary_folder.h"

using namespace collector_store;
using evaluation::Arrival;

namespace {

const std::string incarnation(32, '1');

struct File {
  support::TemporaryFolder folder;
  std::filesystem::path path() const { return folder.path() / "collector.db"; }
  std::unique_ptr<SqliteStore> open() const { return SqliteStore::open(path(), Missing::create).value(); }
};

api::ArrivedBatch batch(std::uint64_t sequence, const std::string& hash, const std::string& previous,
                        const std::string& kiosk = "k-a") {
  api::ArrivedBatch arrived;
  arrived.kiosk = kiosk;
  arrived.incarnation = incarnation;
  arrived.link = {sequence, hash, previous};
  arrived.blocks = support::blocks(support::identity(kiosk), 20, sequence * 2 - 1);
  arrived.bytes = {1, 2, 3};
  arrived.received_s = 1'793'000'000;
  return arrived;
}

std::string receipt(std::uint64_t contiguous, const std::string& head) {
  return "receipt up to " + std::to_string(contiguous) + " " + head.substr(0, 2);
}

void run_sql(const std::filesystem::path& path, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

}  // namespace

TEST_CASE("batches and receipts are there after opening again") {
  const File file;
  const std::string first = file.open()->store_batch(batch(1, "h1", evaluation::no_previous_hash), receipt)->receipt;
  CHECK(first == "receipt up to 1 h1");
  const auto store = file.open();
  const auto again = store->store_batch(batch(1, "h1", evaluation::no_previous_hash), receipt);
  CHECK(again->arrival == Arrival::repeated);
  CHECK(again->receipt == first);
  REQUIRE(store->blocks()->size() == 2);
  CHECK(store->blocks()->at(0).block == batch(1, "h1", "").blocks[0]);
}

TEST_CASE("batches out of order close their gap") {
  const File file;
  const auto store = file.open();
  CHECK(store->store_batch(batch(3, "h3", "h2"), receipt)->receipt == "receipt up to 0 00");
  CHECK(store->store_batch(batch(1, "h1", evaluation::no_previous_hash), receipt)->receipt == "receipt up to 1 h1");
  auto chains = store->chains().value();
  REQUIRE(chains.size() == 1);
  CHECK(chains[0].batches == 2);
  CHECK(chains[0].highest == 3);
  CHECK(chains[0].contiguous == 1);
  CHECK(chains[0].gaps == std::vector<evaluation::Gap>{{2, 2}});
  CHECK(store->store_batch(batch(2, "h2", "h1"), receipt)->receipt == "receipt up to 3 h3");
  CHECK(store->chains()->at(0).gaps.empty());
}

TEST_CASE("a contradicting batch is quarantined with an alarm and nothing of it counts") {
  const File file;
  const auto store = file.open();
  REQUIRE(store->store_batch(batch(1, "h1", evaluation::no_previous_hash), receipt));
  CHECK(store->store_batch(batch(1, "other", evaluation::no_previous_hash), receipt)->arrival == Arrival::conflict);
  CHECK(store->store_batch(batch(1, "other", evaluation::no_previous_hash), receipt)->arrival == Arrival::conflict);
  CHECK(store->store_batch(batch(2, "h2", "h9"), receipt)->arrival == Arrival::broken_chain);
  CHECK(store->blocks()->size() == 2);
  const auto alarms = store->alarms().value();
  REQUIRE(alarms.size() == 2);
  CHECK(alarms[0].reason == "conflict");
  CHECK(alarms[0].hash == "other");
  CHECK(alarms[1].reason == "broken_chain");
}

TEST_CASE("a block that came in another batch is not counted again") {
  const File file;
  const auto store = file.open();
  REQUIRE(store->store_batch(batch(1, "h1", evaluation::no_previous_hash), receipt));
  api::ArrivedBatch second = batch(2, "h2", "h1");
  second.blocks = batch(1, "", "").blocks;
  CHECK(store->store_batch(second, receipt)->arrival == Arrival::conflict);
  CHECK(store->blocks()->size() == 2);
  CHECK(store->chains()->at(0).contiguous == 1);
}

TEST_CASE("a token is used once and its answer is kept") {
  const File file;
  const auto store = file.open();
  REQUIRE(store->add_token({"t1", base::Bytes(32, 7), "school", "UA", 1'793'000'000, ""}));
  const api::Station kiosk{"k-a", base::Bytes(32, 1), base::Bytes(32, 2), "school", "UA", 1'793'000'000, false};
  CHECK(store->enrol(kiosk, "t1", "answer").value() == "answer");
  CHECK(store->enrol(kiosk, "t1", "another answer").value() == "answer");
  api::Station other = kiosk;
  other.kiosk = "k-b";
  CHECK(store->enrol(other, "t1", "answer").error().message == "the token was used by another kiosk");
  CHECK(store->token("t1").value()->used_by == "k-a");
  CHECK_FALSE(store->token("t2").value());
  CHECK(store->stations()->size() == 1);
  CHECK(store->station("k-a").value()->box_public == base::Bytes(32, 2));
}

TEST_CASE("void blocks and kiosks are marked and never deleted") {
  const File file;
  const auto store = file.open();
  REQUIRE(store->add_token({"t1", base::Bytes(32, 7), "school", "UA", 0, ""}));
  REQUIRE(store->enrol({"k-a", base::Bytes(32, 1), base::Bytes(32, 2), "school", "UA", 0, false}, "t1", "answer"));
  const api::ArrivedBatch arrived = batch(1, "h1", evaluation::no_previous_hash);
  REQUIRE(store->store_batch(arrived, receipt));
  REQUIRE(store->add_void({"k-a", arrived.blocks[1].id, "tampered", "{}", 0}));
  CHECK_FALSE(store->blocks()->at(0).voided);
  CHECK(store->blocks()->at(1).voided);
  CHECK_FALSE(store->station("k-a").value()->voided);
  REQUIRE(store->add_void({"k-a", "", "tampered", "{}", 0}));
  CHECK(store->blocks()->at(0).voided);
  CHECK(store->station("k-a").value()->voided);
  CHECK(store->add_void({"k-b", "", "tampered", "{}", 0}).error().message == "no kiosk k-b is enrolled here");
  CHECK(store->add_void({"k-a", "b1", "tampered", "{}", 0}).error().message == "kiosk k-a has sent no block b1");
}

TEST_CASE("a batch of a newer version is kept whole and counted as parked") {
  const File file;
  const auto store = file.open();
  api::ArrivedBatch parked = batch(1, "h1", evaluation::no_previous_hash);
  parked.parked = true;
  parked.blocks.clear();
  CHECK(store->store_batch(parked, receipt)->arrival == Arrival::fresh);
  CHECK(store->chains()->at(0).parked == 1);
  CHECK(store->blocks()->empty());
}

TEST_CASE("many threads store at once and every batch is there") {
  const File file;
  const auto store = file.open();
  std::vector<std::thread> threads;
  for (int number = 0; number < 8; ++number) {
    threads.emplace_back([&store, number] {
      const std::string kiosk = "k-" + std::to_string(number);
      std::string previous = evaluation::no_previous_hash;
      for (std::uint64_t sequence = 1; sequence <= 10; ++sequence) {
        const std::string hash = kiosk + "/" + std::to_string(sequence);
        if (!store->store_batch(batch(sequence, hash, previous, kiosk), receipt)) return;
        previous = hash;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto chains = store->chains().value();
  REQUIRE(chains.size() == 8);
  for (const api::ChainState& chain : chains) CHECK(chain.contiguous == 10);
  CHECK(store->blocks()->size() == 160);
}

TEST_CASE("the collector's keys are made once") {
  const File file;
  evaluation::SystemRandomSource random;
  const auto first = file.open()->keys(random).value();
  CHECK(file.open()->keys(random)->sign_secret == first.sign_secret);
}

TEST_CASE("nobody else may read the collector's file") {
  const File file;
  file.open();
  CHECK(std::filesystem::status(file.path()).permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a missing file and another program's file and a newer file are refused") {
  const File file;
  const std::string name = file.path().string();
  CHECK(SqliteStore::open(file.path(), Missing::refuse).error().message == "there is no collector's database at " + name);
  SECTION("not a database") {
    REQUIRE(base::write_file(file.path(), std::string(5000, 'x')));
    CHECK(SqliteStore::open(file.path(), Missing::create).error() ==
          base::Error{base::ErrorCode::corrupt, name + " is not a database, or is damaged"});
  }
  SECTION("another program's") {
    run_sql(file.path(), "CREATE TABLE notes (text TEXT)");
    CHECK(SqliteStore::open(file.path(), Missing::create).error() ==
          base::Error{base::ErrorCode::corrupt, name + " is another program's database, not a collector's"});
  }
  SECTION("newer") {
    file.open();
    run_sql(file.path(), "PRAGMA user_version = 99");
    CHECK(SqliteStore::open(file.path(), Missing::create).error() ==
          base::Error{base::ErrorCode::unsupported_version,
                      name + " was written by a newer version of this program, which must be used to read it"});
  }
}
