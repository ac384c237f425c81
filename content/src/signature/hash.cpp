#include "content/hash.h"

#include <sodium.h>

#include "base/text.h"

namespace content {

struct Hash::State {
  crypto_generichash_state blake2b;
};

Hash::Hash() : state_(std::make_unique<State>()) {
  // Picks the fast code for this processor; calling it again costs nothing. It can only fail where
  // there is no source of randomness, which hashing does not need.
  [[maybe_unused]] const int ready = sodium_init();
  crypto_generichash_init(&state_->blake2b, nullptr, 0, crypto_generichash_BYTES);
}

Hash::Hash(Hash&&) noexcept = default;
Hash& Hash::operator=(Hash&&) noexcept = default;
Hash::~Hash() = default;

void Hash::add(const unsigned char* bytes, std::size_t count) {
  crypto_generichash_update(&state_->blake2b, bytes, count);
}

std::string Hash::hex() {
  unsigned char digest[crypto_generichash_BYTES];
  crypto_generichash_final(&state_->blake2b, digest, sizeof digest);
  return base::to_hex(digest, sizeof digest);
}

std::string hash_of(std::string_view bytes) {
  Hash hash;
  hash.add(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hash.hex();
}

}  // namespace content
