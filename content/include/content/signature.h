// Signatures as the program minisign makes them, read and verified: both its legacy form ("Ed", over
// the message) and the one it makes now ("ED", over the message's BLAKE2b-512). The trusted comment
// is verified too. Plain values, no keys are kept. A text that is not in minisign's format and a
// signature that does not fit are untrusted, a bad public key is invalid_input.
// Format: the section "Signature format" of minisign's documentation.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"

namespace content {

using KeyId = std::array<unsigned char, 8>;

struct PublicKey {
  KeyId id{};
  std::array<unsigned char, 32> bytes{};
};

struct Signature {
  bool prehashed = true;
  KeyId key_id{};
  std::array<unsigned char, 64> signature{};
  std::string trusted_comment;
  std::array<unsigned char, 64> comment_signature{};
};

// Takes the base64 line alone, or the text of a whole .pub file.
base::Result<PublicKey> parse_public_key(std::string_view text);
base::Result<Signature> parse_signature(std::string_view text);
base::Result<void> verify_signature(std::string_view message, const Signature& signature, const PublicKey& key);

std::string name_of(const KeyId& id);  // 16 hexadecimal digits, as minisign prints it

}  // namespace content
