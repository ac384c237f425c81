// What the collector answers to a batch, signed, and only after its rows are durable. The kiosk
// deletes nothing before it has verified one. JSON, specified in docs/formats/batch.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/enum_names.h"
#include "base/file.h"
#include "base/result.h"
#include "evaluation/envelope.h"

namespace evaluation {

enum class ReceiptStatus { stored, parked };  // parked: a version to be read later; kept all the same

}  // namespace evaluation

template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<evaluation::ReceiptStatus>{"stored", "parked"};

namespace evaluation {

struct Receipt {
  std::string kiosk;
  std::string incarnation;
  std::uint64_t sequence = 0;
  std::string batch;             // its batch_hash
  ReceiptStatus status = ReceiptStatus::stored;
  std::uint64_t contiguous = 0;  // highest sequence below which nothing is missing, when it was stored
  std::string chain_head;        // the hash there
  std::int64_t server_time_s = 0;

  friend bool operator==(const Receipt&, const Receipt&) = default;
};

std::string sign_receipt(const Receipt& receipt, const KeyPairs& collector);

// Fails with corrupt (not a receipt) or untrusted (not signed by this collector). That it belongs to
// the batch in hand is for the caller: compare batch, kiosk, incarnation and sequence.
base::Result<Receipt> verify_receipt(std::string_view json, const base::Bytes& collector_sign_public);

}  // namespace evaluation
