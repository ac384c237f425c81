// Which packs were withdrawn, as two files alike in the data folder (docs/formats/store.md).
#pragma once

#include "stock/pack_folder.h"

namespace stock {

base::Result<void> keep_withdrawn(const std::filesystem::path& file, const std::set<content::PackId>& withdrawn);

}  // namespace stock
