// What a collector's operator should know at a glance: what came, what waits and for what, what was refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/store.h"

namespace api {

// Parked blocks that wait for one thing.
struct Waiting {
  std::string kind;      // of the blocks
  std::string manifest;  // of their instrument's pack; empty: of a kind that this program does not know
  bool registered = false;  // the instrument is known, and the blocks name what it has not
  std::int64_t blocks = 0;

  friend bool operator==(const Waiting&, const Waiting&) = default;
};

struct Status {
  std::int64_t kiosks = 0;
  std::int64_t void_statements = 0;
  std::uint64_t batches = 0;
  std::uint64_t parked_batches = 0;
  std::int64_t instruments = 0;
  std::vector<Waiting> waiting;  // by kind and manifest
  std::int64_t conflicts = 0;    // alarms: a batch that contradicts what is stored
  std::int64_t key_alarms = 0;    // alarms: signed with a key that was given up, or a change of key beside another
  std::int64_t not_admitted = 0;  // alarms: a batch that breaks a rule
  std::vector<std::string> without_site;  // kiosks that each count as a site of their own until somebody says where they stand
  std::optional<std::int64_t> restored_s;   // when this database was last put back from a backup
  std::optional<std::int64_t> backed_up_s;  // of when that backup was
};

base::Result<Status> read_status(Store& store);
// No word of it comes from a block: what an unknown block calls itself may be anything.
std::string to_text(const Status& status);

}  // namespace api
