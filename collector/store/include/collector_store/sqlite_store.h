// The collector's store in one SQLite file: schema with a version and migrations, rollback journal,
// synchronous=FULL. Writes of many threads are gathered into one transaction by one writer thread;
// each returns only when that transaction is durable. When more than `max_waiting` writes wait, the
// next is refused with unavailable. Readers have a connection of their own: while one reads, writes are
// judged and written, and only their commit waits for the unit to end. Several processes may open the
// same file (the server and an operator's command); why there is no write-ahead log:
// docs/decisions/collector-journal.md.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "api/store.h"
#include "base/result.h"
#include "evaluation/envelope.h"
#include "evaluation/random_source.h"

namespace collector_store {

enum class Missing { create, refuse };

class SqliteStore final : public api::Store {
 public:
  static constexpr std::size_t max_waiting = 1024;

  // Fails with not_found (and Missing::refuse), corrupt (not a collector's file), unsupported_version
  // (from a newer program), io, no_space, or unavailable (locked for longer than five seconds).
  static base::Result<std::unique_ptr<SqliteStore>> open(const std::filesystem::path& path, Missing missing);
  ~SqliteStore() override;

  // A copy of the database as it is at one moment, which others may go on writing to. Never over a file that is there
  // (invalid_input); what was begun is taken away when it fails, with io, no_space or unavailable.
  static base::Result<void> back_up(const std::filesystem::path& from, const std::filesystem::path& to);

  // The collector's own keys, made when the file has none.
  base::Result<evaluation::KeyPairs> keys(evaluation::RandomSource& random);

 protected:
  base::Result<void> reading(const Reading& unit) override;
  base::Result<void> writing(const Writing& unit) override;
  void writing_later(Writing unit, Written done) override;

 private:
  struct Inside;
  explicit SqliteStore(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace collector_store
