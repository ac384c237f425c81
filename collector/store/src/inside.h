// What a SqliteStore is made of.
#pragma once

#include <mutex>

#include "collector_store/sqlite_store.h"
#include "connection.h"
#include "write_queue.h"

namespace collector_store {

base::Result<void> create_privately(const std::filesystem::path& path);

struct SqliteStore::Inside {
  Inside(Connection opened_to_read, Connection opened_to_write)
      : to_read(std::move(opened_to_read)), to_write(std::move(opened_to_write)), writes(to_write, reading, max_waiting) {}

  std::mutex reading;  // held while to_read has a transaction, and while to_write commits
  Connection to_read;
  Connection to_write;  // the writer thread's
  WriteQueue writes;    // last: it ends first
};

}  // namespace collector_store
