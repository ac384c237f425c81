// What a pack says of itself, as the desk shows it.
#pragma once

#include <filesystem>

#include "content/pack.h"
#include "content/update_file.h"
#include "session/pack_desk.h"

namespace stock {

session::PackFacts facts_of(const content::Pack& pack, std::uint64_t bytes);
session::PackFacts facts_of(const content::UpdateFile& update);  // of the pack it makes
std::uint64_t size_of(const std::filesystem::path& file);  // 0 when it cannot be told

// In which sentence an error of opening a pack is said.
session::PackTrouble trouble_of(base::ErrorCode code);

}  // namespace stock
