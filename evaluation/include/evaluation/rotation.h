// How one signing key of a kiosk is followed by another (docs/formats/batch.md, "Changing a kiosk's key"). A kiosk keeps its id,
// which is that of its first key, and tells with each change what was signed before: of every other batch the old key's
// signature is worth nothing. A statement is signed by both keys, so that nobody gives a kiosk a key that they do not have.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "evaluation/envelope.h"

namespace evaluation {

inline constexpr std::size_t most_rotations = 32;             // of one kiosk, ever
inline constexpr std::size_t most_signed_incarnations = 64;   // that one statement names
inline constexpr std::size_t max_rotations_bytes = 200 * 1024;  // of a list of all of them

struct KeyRotation {
  std::string kiosk;
  std::uint64_t counter = 0;  // from 1, no gaps
  base::Bytes old_public;
  base::Bytes new_public;
  std::map<std::string, std::uint64_t> signed_until;  // by incarnation: the last batch that was frozen before

  friend bool operator==(const KeyRotation&, const KeyRotation&) = default;
};

// Only the signing pair of both counts. Fails with invalid_input when the statement would name too much.
base::Result<std::string> sign_rotation(const KeyRotation& rotation, const KeyPairs& before, const KeyPairs& after);
std::string rotation_hash(std::string_view statement);  // 64 hex digits

// All of a kiosk's statements, the first one first: what it shows to its collector.
struct KeyHistory {
  std::string kiosk;
  std::vector<std::string> statements;  // as they were signed
  std::vector<KeyRotation> rotations;   // what they say
};
std::string print_key_history(const std::string& kiosk, const std::vector<std::string>& statements);
std::string kiosk_of_statement(std::string_view statement);  // as it says, unverified; "" when it is none
// Fails with invalid_input (no such list) or untrusted (it does not lead from the kiosk's first key to another, step by step).
base::Result<KeyHistory> parse_key_history(std::string_view json);

// Whose signature a batch has to bear. `first` is the kiosk's first key, `rotations` are all its statements in their order.
const base::Bytes& key_that_signs(const base::Bytes& first, const std::vector<KeyRotation>& rotations, const std::string& incarnation,
                                  std::uint64_t sequence);

// What a collector answers once the change is durable there. The same statement gets the same answer for ever.
struct RotationReceipt {
  std::string kiosk;
  std::uint64_t counter = 0;
  std::string statement;  // its rotation_hash
  std::int64_t server_time_s = 0;

  friend bool operator==(const RotationReceipt&, const RotationReceipt&) = default;
};
std::string sign_rotation_receipt(const RotationReceipt& receipt, const KeyPairs& collector);
// Fails with corrupt (not such a receipt) or untrusted (not signed by this collector).
base::Result<RotationReceipt> verify_rotation_receipt(std::string_view json, const base::Bytes& collector_sign_public);

}  // namespace evaluation
