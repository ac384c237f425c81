#pragma once

#include <random>
#include <string>
#include <string_view>

namespace neighbours {

// Says nothing of whose it is, and is another one the next time.
inline std::string random_service_name() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device device;
  std::string name = "parasol-";
  for (int i = 0; i < 16; ++i) name += digits[device() & 15U];
  return name;
}

}  // namespace neighbours
