// The pages that were open when the kiosk crashed.
#pragma once

#include <vector>

#include "database.h"
#include "session/crash_log.h"

namespace store {

base::Result<void> add_crash(Database& database, const session::CrashedPage& page);
base::Result<void> erase_crashes(Database& database, const content::PackId& pack, const std::string& manifest_hash);
base::Result<std::vector<session::CrashCount>> load_crashes(Database& database);

}  // namespace store
