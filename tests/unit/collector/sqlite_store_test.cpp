#include "collector_store/sqlite_store.h"

#include <sqlite3.h>

#include <thread>

#include "api/audit.h"
#include "api/chain_state.h"
#include "api/status.h"
#include "support/arrived_batch.h"
#include "support/catch.h"
#include "support/collector_stores.h"
#include "support/faulty_vfs.h"
#include "support/temporary_folder.h"

using namespace collector_store;
using api::take_in;
using evaluation::Arrival;
using support::arrived_batch;
using support::plain_receipt;

namespace {

struct File {
  support::TemporaryFolder folder;
  std::filesystem::path path() const { return folder.path() / "collector.db"; }
  std::unique_ptr<SqliteStore> open() const { return SqliteStore::open(path(), Missing::create).value(); }
};

void run_sql(const std::filesystem::path& path, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

}  // namespace

TEST_CASE("batches and receipts are there after opening again") {
  const File file;
  const api::ArrivedBatch batch = arrived_batch(1, "h1", evaluation::no_previous_hash);
  const std::string first = take_in(*file.open(), batch, plain_receipt)->receipt;
  CHECK(first == "receipt up to 1 h1");
  const auto store = file.open();
  const auto again = take_in(*store, batch, plain_receipt);
  CHECK(again->arrival == Arrival::repeated);
  CHECK(again->receipt == first);
  REQUIRE(support::stored_blocks(*store).size() == 2);
  CHECK(support::stored_blocks(*store).at(0).json == evaluation::block_json(batch.blocks[0]));
}

TEST_CASE("a disk that is full at any write keeps nothing of a batch and the batch can come again") {
  support::FaultyVfs disk;
  const File file;
  const auto store = file.open();
  REQUIRE(take_in(*store, arrived_batch(1, "h1", evaluation::no_previous_hash), plain_receipt));
  const api::ArrivedBatch second = arrived_batch(2, "h2", "h1");
  int refused = 0;
  while (true) {
    disk.plan = {};
    disk.plan.full_at_write = refused + 1;
    const auto outcome = take_in(*store, second, plain_receipt);
    disk.plan = {};
    if (outcome) break;
    ++refused;
    CHECK(outcome.error().code == base::ErrorCode::no_space);
    CHECK(support::stored_blocks(*store).size() == 2);
    CHECK(store->read(api::chain_states)->at(0).highest == 1);
  }
  CHECK(refused > 5);
  CHECK(take_in(*store, second, plain_receipt)->arrival == Arrival::repeated);
  CHECK(support::stored_blocks(*store).size() == 4);
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
        if (!take_in(*store, arrived_batch(sequence, hash, previous, kiosk), plain_receipt)) return;
        previous = hash;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto chains = store->read(api::chain_states).value();
  REQUIRE(chains.size() == 8);
  for (const api::ChainState& chain : chains) CHECK(chain.contiguous == 10);
  CHECK(support::stored_blocks(*store).size() == 160);
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

TEST_CASE("a backup is a whole copy and whoever puts it back is told") {
  const File file;
  const support::TemporaryFolder elsewhere;
  const auto copy = elsewhere.path() / "copy.db";
  {
    const auto store = file.open();
    REQUIRE(take_in(*store, arrived_batch(1, "h1", evaluation::no_previous_hash), plain_receipt));
    REQUIRE(SqliteStore::back_up(file.path(), copy));
    REQUIRE(take_in(*store, arrived_batch(2, "h2", "h1"), plain_receipt));
  }
  CHECK(SqliteStore::back_up(file.path(), copy).error() == base::Error{base::ErrorCode::invalid_input, copy.string() + " is there already: name a file that is not"});
  CHECK(SqliteStore::back_up(elsewhere.path() / "none.db", elsewhere.path() / "other.db").error().code == base::ErrorCode::not_found);
  CHECK(SqliteStore::back_up(file.path(), elsewhere.path() / "no" / "folder.db").error().code == base::ErrorCode::io);
  CHECK(std::filesystem::status(copy).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  const auto store = SqliteStore::open(copy, Missing::refuse).value();
  CHECK(support::stored_blocks(*store).size() == 2);
  CHECK(store->read(api::chain_states)->at(0).highest == 1);
  REQUIRE(store->write([](api::Rows& rows) { return api::record(rows, {"ada", 1'793'000'000}, api::backed_up, "of-the-database"); }));
  CHECK_FALSE(api::read_status(*store)->restored_s);
  for (int start = 0; start < 2; ++start) REQUIRE(api::notice_restore(*store, {"ada", 1'793'600'000}));
  CHECK(api::read_status(*store)->restored_s == 1'793'600'000);
  CHECK(api::verify_audit(*store, std::nullopt)->head.number == 2);
  CHECK(api::to_text(*api::read_status(*store)).find("this database was put back on 2026-11-02 from the backup of 2026-10-26. Kiosks send what it lacks by themselves. "
                                                     "Enter again what was entered since: void statements, sites, tokens, instruments\n") != std::string::npos);
}

TEST_CASE("a file from before sites were known opens with kiosks that have none") {
  const File file;
  file.open();
  run_sql(file.path(),
          "ALTER TABLE tokens DROP COLUMN site; ALTER TABLE stations DROP COLUMN site; ALTER TABLE tokens DROP COLUMN expires_s; ALTER TABLE tokens DROP COLUMN arms; "
          "ALTER TABLE stations DROP COLUMN arms; DROP TABLE instruments; DROP TABLE audit; DROP TABLE rotations; PRAGMA user_version = 1;"
          "INSERT INTO stations VALUES ('k-a', x'01', x'02', 'school', 'UA', 1793000000);"
          "INSERT INTO tokens VALUES ('t1', x'07', 'school', 'UA', 1793000000, '', '')");
  const auto store = SqliteStore::open(file.path(), Missing::refuse);
  REQUIRE(store);
  const auto stations = (*store)->read([](const api::Rows& rows) { return rows.stations(); });
  REQUIRE(stations);
  CHECK(*stations == std::vector<api::Station>{{"k-a", {1}, {2}, "school", "UA", 1'793'000'000, ""}});
  const auto tokens = (*store)->read([](const api::Rows& rows) { return rows.tokens(); });
  REQUIRE(tokens);
  CHECK(*tokens == std::vector<api::Token>{{"t1", {7}, "school", "UA", 1'793'000'000, "", "", ""}});
}

TEST_CASE("a file from before arms were known opens with kiosks that take part in no trial") {
  const File file;
  file.open();
  run_sql(file.path(),
          "ALTER TABLE tokens DROP COLUMN expires_s; ALTER TABLE tokens DROP COLUMN arms; ALTER TABLE stations DROP COLUMN arms; DROP TABLE instruments; DROP TABLE audit; DROP TABLE rotations; PRAGMA user_version = 2;"
          "INSERT INTO stations VALUES ('k-a', x'01', x'02', 'school', 'UA', 1793000000, 'school-7')");
  const auto store = SqliteStore::open(file.path(), Missing::refuse);
  REQUIRE(store);
  const auto stations = (*store)->read([](const api::Rows& rows) { return rows.stations(); });
  REQUIRE(stations);
  CHECK(*stations == std::vector<api::Station>{{"k-a", {1}, {2}, "school", "UA", 1'793'000'000, "school-7", {}}});
}
