// Notices that a disk was restored or cloned, by sync.md: 128 random bits and the number of frozen
// batches stand in the database and in a file beside it. When the bits differ, or the file knows of
// more batches than the database, the database is an older copy of itself.
#pragma once

#include <filesystem>

#include "database.h"
#include "evaluation/random_source.h"

namespace store {

// What a new incarnation does with what no block holds yet.
enum class Cohorts {
  lock,           // perhaps sent already in the life before: never to be sent
  lock_all_open,  // the same, and sittings still going on as well
  keep            // nobody can have seen it
};

// One more start: compares, begins a new incarnation when it must, writes the file. A crash between
// database and file leaves the file behind, which is no sign of an older copy; that the file was
// never written is kept as `incarnation_beside`.
// Answers why a new one began, for the log; "" when none did.
base::Result<std::string> check_incarnation(Database& database, const std::filesystem::path& beside,
                                     evaluation::RandomSource& random);

// Sequences start at 1 again and the chain anew. Blocks whose W12 is pending are always locked: the
// collector knows them under the incarnation before. To be called inside a transaction;
// write_beside follows after its commit.
base::Result<void> begin_incarnation(Database& database, Cohorts cohorts, evaluation::RandomSource& random);
base::Result<void> write_beside(Database& database, const std::filesystem::path& beside);

}  // namespace store
