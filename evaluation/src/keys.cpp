#include <sodium.h>

#include "base/text.h"
#include "evaluation/envelope.h"
#include "hash.h"

namespace evaluation {

KeyPairs make_key_pairs(RandomSource& random) {
  ready_sodium();
  KeyPairs keys;
  const base::Bytes sign_seed = random.bytes(crypto_sign_SEEDBYTES);
  keys.sign_public.resize(crypto_sign_PUBLICKEYBYTES);
  keys.sign_secret.resize(crypto_sign_SECRETKEYBYTES);
  crypto_sign_seed_keypair(keys.sign_public.data(), keys.sign_secret.data(), sign_seed.data());
  const base::Bytes box_seed = random.bytes(crypto_box_SEEDBYTES);
  keys.box_public.resize(crypto_box_PUBLICKEYBYTES);
  keys.box_secret.resize(crypto_box_SECRETKEYBYTES);
  crypto_box_seed_keypair(keys.box_public.data(), keys.box_secret.data(), box_seed.data());
  return keys;
}

std::string key_id(const base::Bytes& public_key) {
  return base::to_hex(blake2b({"parasol-key-v1\n", as_text(public_key)}, 16));
}

std::string batch_hash(const base::Bytes& bytes) { return base::to_hex(blake2b({as_text(bytes)})); }

}  // namespace evaluation
