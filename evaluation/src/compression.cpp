#include "compression.h"

#include <zstd.h>

namespace evaluation {

base::Result<base::Bytes> compress(std::string_view text) {
  constexpr int level = 9;
  base::Bytes bytes(ZSTD_compressBound(text.size()));
  const std::size_t size = ZSTD_compress(bytes.data(), bytes.size(), text.data(), text.size(), level);
  if (ZSTD_isError(size)) {
    return base::fail(base::ErrorCode::invalid_input, std::string("cannot compress the batch: ") + ZSTD_getErrorName(size));
  }
  bytes.resize(size);
  return bytes;
}

base::Result<std::string> decompress(const unsigned char* bytes, std::size_t size, std::size_t max_size) {
  const auto refuse = [] { return base::fail(base::ErrorCode::corrupt, "the batch's compressed part is damaged"); };
  const unsigned long long expected = ZSTD_getFrameContentSize(bytes, size);
  if (expected == ZSTD_CONTENTSIZE_ERROR || expected == ZSTD_CONTENTSIZE_UNKNOWN) return refuse();
  if (expected > max_size) {
    return base::fail(base::ErrorCode::corrupt, "the batch would unpack to more than " + std::to_string(max_size) + " bytes");
  }
  std::string text(static_cast<std::size_t>(expected), '\0');
  const std::size_t actual = ZSTD_decompress(text.data(), text.size(), bytes, size);
  if (ZSTD_isError(actual) || actual != text.size()) return refuse();
  return text;
}

}  // namespace evaluation
