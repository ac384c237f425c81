// BLAKE2b-256, fed piece by piece: the hash by which a manifest names its entries.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace content {

class Hash {
 public:
  Hash();
  Hash(Hash&&) noexcept;
  Hash& operator=(Hash&&) noexcept;
  ~Hash();

  void add(const unsigned char* bytes, std::size_t count);
  std::string hex();  // 64 lower-case digits; the hash takes no more after this

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string hash_of(std::string_view bytes);

}  // namespace content
