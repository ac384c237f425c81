// The packs of this kiosk that others may have from it.
#pragma once

#include <filesystem>
#include <vector>

#include "content/pack.h"
#include "session/pack_desk.h"

namespace stock {

struct PackToShare {
  std::filesystem::path file;
  session::PackFacts pack;
};

// The newest version of each that somebody trusted has signed and that nobody has withdrawn.
std::vector<PackToShare> packs_to_share(const std::filesystem::path& packs, const content::OpenOptions& options, const std::filesystem::path& withdrawn);

}  // namespace stock
