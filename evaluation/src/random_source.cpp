#include "evaluation/random_source.h"

#include <sodium.h>

#include "base/text.h"
#include "hash.h"

namespace evaluation {

std::string RandomSource::hex(std::size_t count) { return base::to_hex(bytes(count)); }

base::Bytes SystemRandomSource::bytes(std::size_t count) {
  ready_sodium();
  base::Bytes result(count);
  randombytes_buf(result.data(), result.size());
  return result;
}

base::Bytes SeededRandomSource::bytes(std::size_t count) {
  base::Bytes result(count);
  for (unsigned char& byte : result) byte = static_cast<unsigned char>(random_.below(256));
  return result;
}

}  // namespace evaluation
