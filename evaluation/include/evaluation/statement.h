// A collector's signed word that blocks do not count (I8): whole blocks, never parts of one, and
// never by deleting them. Whoever repeats an analysis can check who left what out, and why.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "evaluation/envelope.h"

namespace evaluation {

struct VoidStatement {
  std::string kiosk;
  std::string block;   // empty: everything from the kiosk
  std::string reason;  // one word: "tampered", "trial-run"
  std::int64_t time_s = 0;

  friend bool operator==(const VoidStatement&, const VoidStatement&) = default;
};

std::string sign_void(const VoidStatement& statement, const KeyPairs& collector);

// Fails with corrupt (not a statement) or untrusted (not signed by this collector).
base::Result<VoidStatement> verify_void(std::string_view json, const base::Bytes& collector_sign_public);

}  // namespace evaluation
