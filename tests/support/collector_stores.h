// Every kind of store the collector can have, for tests that all of them pass, and what such tests look
// up. A new store is one more type in the list.
#pragma once

#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "api/store.h"
#include "collector_store/sqlite_store.h"
#include "support/catch.h"
#include "support/memory_store.h"
#include "support/sittings.h"
#include "support/temporary_folder.h"

namespace support {

struct InMemory {
  MemoryStore store;
};

struct InSqlite {
  TemporaryFolder folder;
  std::unique_ptr<collector_store::SqliteStore> opened =
      collector_store::SqliteStore::open(folder.path() / "collector.db", collector_store::Missing::create).value();
  collector_store::SqliteStore& store = *opened;
};

// The names of such tests end in a store's place here.
using CollectorStores = std::tuple<InMemory, InSqlite>;

inline std::vector<api::BlockRow> stored_blocks(api::Store& store) {
  const auto blocks = store.read(
      [](const api::Rows& rows) { return rows.blocks(0, std::numeric_limits<std::int64_t>::max(), 100'000); });
  REQUIRE(blocks);
  return *blocks;
}

inline std::vector<api::Alarm> raised_alarms(api::Store& store) {
  const auto alarms = store.read([](const api::Rows& rows) { return rows.alarms(); });
  REQUIRE(alarms);
  return *alarms;
}

template <typename Row>
base::Result<void> insert(api::Store& store, const Row& row) {
  return store.write([&](api::Rows& rows) { return rows.insert(row); });
}

}  // namespace support
