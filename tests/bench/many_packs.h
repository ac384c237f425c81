// Thirteen signed packs with seventy lessons in ten languages, as a kiosk in the field would hold: the shipped lesson
// again and again under other names, with its pictures, questions and translations. Made once, and again when the shipped
// module has changed.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace bench {

struct ManyPacks {
  std::filesystem::path folder;
  std::string public_key;
};

// `module` is the source of the shipped pack. Fails with io or no_space, or with what the builder of packs finds wrong.
base::Result<ManyPacks> many_packs(const std::filesystem::path& module, const std::filesystem::path& folder);

}  // namespace bench
