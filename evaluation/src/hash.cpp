#include "hash.h"

#include <sodium.h>

#include <cstdlib>

namespace evaluation {

void ready_sodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) std::abort();
}

base::Bytes blake2b(std::initializer_list<std::string_view> parts, std::size_t size) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, size);
  for (const std::string_view part : parts) crypto_generichash_update(&state, as_bytes(part), part.size());
  base::Bytes hash(size);
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hash;
}

}  // namespace evaluation
