// What a SqliteStore is made of.
#pragma once

#include <mutex>

#include "collector_store/sqlite_store.h"
#include "connection.h"
#include "write_queue.h"

namespace collector_store {

struct SqliteStore::Inside {
  explicit Inside(Connection opened) : connection(std::move(opened)), writes(connection, mutex, max_waiting) {}

  std::mutex mutex;  // held while the connection is in use
  Connection connection;
  WriteQueue writes;  // last: it ends first
};

}  // namespace collector_store
