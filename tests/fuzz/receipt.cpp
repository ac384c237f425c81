// Any bytes as a receipt: nobody can guess a collector's signature, so none is ever accepted.
#include "evaluation/receipt.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const base::Bytes collector(32, 7);
  const auto receipt = evaluation::verify_receipt(std::string_view(reinterpret_cast<const char*>(data), size), collector);
  if (receipt.has_value() || receipt.error().message.empty()) __builtin_trap();
  return 0;
}
