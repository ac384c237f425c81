// What a collector says, signed, of a batch that it does not admit, where only a stick brings its answer: on the network the answer
// comes with the request. It names the bytes it is about, so that it is worth nothing for any others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "evaluation/envelope.h"

namespace evaluation {

struct Refusal {
  std::string kiosk;
  std::string incarnation;
  std::uint64_t sequence = 0;
  std::string batch;  // its batch_hash

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

std::string sign_refusal(const Refusal& refusal, const KeyPairs& collector);

// Fails with corrupt (not a refusal) or untrusted (not signed by this collector). That it belongs to the batch in hand is for the
// caller.
base::Result<Refusal> verify_refusal(std::string_view json, const base::Bytes& collector_sign_public);

}  // namespace evaluation
