#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/result.h"

namespace platform {

base::Result<void> write_png(const std::filesystem::path& path, int width, int height,
                             const std::vector<std::uint32_t>& pixels);

}  // namespace platform
