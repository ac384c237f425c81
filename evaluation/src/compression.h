// zstd, bounded: nothing here allocates more than it is told to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace evaluation {

base::Result<base::Bytes> compress(std::string_view text);
// Fails with corrupt when it is not one whole zstd frame or would be larger than max_size.
base::Result<std::string> decompress(const unsigned char* bytes, std::size_t size, std::size_t max_size);

}  // namespace evaluation
