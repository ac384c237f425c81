// Where packs can come from, and which files there could be some.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "stock/pack_folder.h"

namespace stock {

struct Place {
  std::filesystem::path folder;  // or one file
  std::string name;  // as people call it
};

// Sticks first, then the folders that were named and are there.
std::vector<Place> places_of(const PackFolders& folders);

// Files in it, and in the folders in it, that are called as packs and as updates are. Links are not followed, and of a
// stick with thousands of files only so many are looked at.
std::vector<std::filesystem::path> pack_files_in(const std::filesystem::path& folder);

bool is_pack_name(const std::filesystem::path& file);
bool is_update_name(const std::filesystem::path& file);

}  // namespace stock
