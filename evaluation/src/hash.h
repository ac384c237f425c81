// BLAKE2b-256 over the concatenation of some texts, and libsodium made ready.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/file.h"

namespace evaluation {

void ready_sodium();  // once per process, any thread; ends the program when the system has no randomness
base::Bytes blake2b(std::initializer_list<std::string_view> parts, std::size_t size = 32);
inline std::string_view as_text(const base::Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline const unsigned char* as_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace evaluation
