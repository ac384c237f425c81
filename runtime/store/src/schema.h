// The tables, as a list of migrations from nothing to what this program knows; docs/formats/store.md
// says why each column is there. A migration, once released, is never edited: a new one follows it.
#pragma once

#include "database.h"

namespace store {

inline constexpr int schema_version = 13;

base::Result<int> stored_version(Database& database);  // 0: no tables yet
// Brings the tables up to schema_version, one transaction a step. Fails with unsupported_version when
// they are newer; `folder` is named in the message.
base::Result<void> migrate(Database& database, const std::filesystem::path& folder);

}  // namespace store
