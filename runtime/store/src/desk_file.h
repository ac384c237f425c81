// What was decided at the desk, in a file of the data folder: docs/formats/store.md.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "session/desk_record.h"

namespace store {

inline constexpr const char* desk_name = "desk.json";

// Nothing has been decided where there is no file. Fails with corrupt when it is damaged, and with io.
base::Result<session::DeskRecord> read_desk(const std::filesystem::path& file);
// Durable when it returns. Fails with io or no_space; the old one then stays.
base::Result<void> write_desk(const std::filesystem::path& file, const session::DeskRecord& record);

}  // namespace store
