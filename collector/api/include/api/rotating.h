// The keys that a kiosk signs with, one after the other (evaluation/rotation.h). Every one is kept, with what it may have signed.
// Two statements that follow the same key, from two copies of a disk, contradict each other: the first that came holds, and the
// second raises an alarm and changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "api/store.h"
#include "evaluation/rotation.h"

namespace api {

struct KeyNews {
  evaluation::KeyHistory history;
  std::function<std::string(const evaluation::RotationReceipt&)> sign;
  std::int64_t received_s = 0;
};

struct Rotated {
  bool fits = false;    // with every statement that is known of this kiosk
  std::string receipt;  // for the last of its statements, byte for byte the one that was given first
};

// To be called inside a unit of work, and only of a kiosk whose first key is the one that the history begins with.
base::Result<Rotated> keep_rotations(Rows& rows, const KeyNews& news);

// All of a kiosk's statements. Fails with corrupt when they do not hold together.
base::Result<std::vector<evaluation::KeyRotation>> read_rotations(const Rows& rows, const std::string& kiosk);

}  // namespace api
