// Batches: blocks frozen for their journey, by docs/formats/batch.md. The bytes are signed by the
// kiosk and sealed to the collector; whoever carries them learns the kiosk's batch sizes and nothing
// else. The kiosk encodes once, keeps the bytes on disk before the first attempt, and always sends
// those. Keys are libsodium's raw bytes; whoever holds a KeyPairs keeps its secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "evaluation/block.h"
#include "evaluation/random_source.h"

namespace evaluation {

inline constexpr std::size_t max_batch_bytes = 256 * 1024;
inline constexpr std::size_t max_blocks_per_batch = 32;

// A kiosk's or a collector's own keys.
struct KeyPairs {
  base::Bytes sign_public;  // Ed25519, 32 bytes
  base::Bytes sign_secret;  // 64 bytes
  base::Bytes box_public;   // X25519, 32 bytes
  base::Bytes box_secret;   // 32 bytes
  base::Bytes first_public{};  // of a kiosk whose signing key was changed: the one that it is named after
};
KeyPairs make_key_pairs(RandomSource& random);

// 32 hex digits that name a public key of either kind.
std::string key_id(const base::Bytes& public_key);

struct BatchHeader {
  std::string kiosk;
  std::string incarnation;
  std::uint64_t sequence = 0;  // from 1, no gaps
  std::string previous;        // batch_hash of the batch before, or no_previous_hash

  friend bool operator==(const BatchHeader&, const BatchHeader&) = default;
};

struct Batch {
  BatchHeader header;
  std::vector<Block> blocks;
};

// Exactly 4, 8, 16, 32, 64, 128 or 256 KiB. Fails with invalid_input when a field is not on the
// allow-list (R4), when there are too many blocks, or when the bytes would be too many.
base::Result<base::Bytes> encode_batch(const Batch& batch, const KeyPairs& kiosk, const base::Bytes& collector_box_public);

// 64 hex digits, BLAKE2b-256 of the frozen bytes.
std::string batch_hash(const base::Bytes& bytes);

// Whether these are the whole bytes of a batch sealed to the box key of that id, as far as anybody can see who cannot open it.
bool is_sealed_to(const base::Bytes& bytes, std::string_view box_key_id);

// A block of a kind this program does not know yet: kept as it came, to be read later.
struct ParkedBlock { std::string id; std::uint64_t sequence = 0; std::string kind; std::string json; };

struct DecodedBatch {
  BatchHeader header;
  int major = 0;
  int minor = 0;
  bool parked = false;        // a major version this program does not know: kept, not read; blocks is empty
  std::vector<Block> blocks;
  std::vector<ParkedBlock> parked_blocks;
  std::vector<std::string> ignored;  // members of a later minor version
};

// The collector's side. Fails with corrupt (cut short, flipped bits, not a batch, or what is inside
// breaks the format), unsupported_version (outer version), untrusted (sealed to another key, or not
// signed by this kiosk). Never throws, whatever the bytes.
base::Result<DecodedBatch> decode_batch(const base::Bytes& bytes, const KeyPairs& collector,
                                        const base::Bytes& kiosk_sign_public);

// R4. The payload's JSON, member by member, against the list of what may leave a kiosk; the error
// names the first member that may not: "blocks[0].name is not on the list of what may leave the kiosk".
base::Result<void> check_allow_list(std::string_view payload_json);

}  // namespace evaluation
