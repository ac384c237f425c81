// The instruments of a pack, as the collector registers them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "api/instruments.h"
#include "base/result.h"

namespace collector {

// `trust`: minisign public keys, or .pub files that hold one. None when nothing is asked in the pack. Fails as
// content::Pack::open does, with corrupt when a part of it cannot be read, or with invalid_input when what is given is no key.
base::Result<std::vector<api::RegisteredInstrument>> read_instruments(const std::filesystem::path& pack, const std::vector<std::string>& trust);

}  // namespace collector
