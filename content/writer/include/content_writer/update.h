// Makes an update (content/update_file.h) of two packs. Needs no key: the signature is the new pack's own. Written beside its
// place, tried on the first pack, and moved there. Fails with invalid_input when the second is no newer version of the first.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/result.h"

namespace content_writer {

struct UpdateSizes {
  std::uint64_t carried = 0;  // bytes that changed
  std::uint64_t result = 0;   // bytes of the new pack
};

base::Result<UpdateSizes> write_update(const std::filesystem::path& from, const std::filesystem::path& to, const std::filesystem::path& output);

}  // namespace content_writer
