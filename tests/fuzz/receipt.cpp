// Any bytes as a receipt, of a batch or of a new key, or as a refusal: nobody can guess a collector's signature, so none is ever
// accepted. The same of the changes of a kiosk's key, which that key has to sign.
#include "evaluation/receipt.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "evaluation/refusal.h"
#include "evaluation/rotation.h"

namespace {

void expect_refused(const auto& result) {
  if (result.has_value() || result.error().message.empty()) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const base::Bytes collector(32, 7);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  expect_refused(evaluation::verify_receipt(text, collector));
  expect_refused(evaluation::verify_rotation_receipt(text, collector));
  expect_refused(evaluation::verify_refusal(text, collector));
  expect_refused(evaluation::parse_key_history(text));
  return 0;
}
