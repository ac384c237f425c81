// A signed pack of 1 GiB and 10,000 entries: the lesson of a source folder and media of repeatable random bytes. Made
// once and kept, since making it takes longer than measuring it.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace bench {

struct LargePack {
  std::filesystem::path file;
  std::string public_key;
};

// Fails with io or no_space, or with what the builder of packs finds wrong.
base::Result<LargePack> large_pack(const std::filesystem::path& source, const std::filesystem::path& folder);

}  // namespace bench
