// What is known of a kiosk before its batch is opened, and remembered from its last one, so that nobody waits for the database to
// be read while others' batches are written. What is remembered refuses nobody, and where a batch is written it is looked at again:
// an order given at the command line, or a change of the kiosk's key, holds at once.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "api/store.h"
#include "evaluation/rotation.h"

namespace api {

struct KnownStation {
  std::optional<Station> station;  // none: not enrolled
  bool voided = false;
  std::vector<evaluation::KeyRotation> rotations;

  static base::Result<KnownStation> read(const Rows& rows, const std::string& kiosk);
  // Whether it is still what is known of the station that it has.
  base::Result<bool> holds(const Rows& rows) const;
  std::vector<base::Bytes> keys() const;  // of the station that it has, in their order
};

// Safe to call from many threads at once.
class RememberedStations {
 public:
  std::shared_ptr<const KnownStation> find(const std::string& kiosk) const;  // null: not remembered
  void remember(const std::shared_ptr<const KnownStation>& known);           // that has a station
  void forget(const std::string& kiosk);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const KnownStation>> known_;
};

}  // namespace api
