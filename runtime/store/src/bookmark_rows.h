// The bookmark as rows: its head once, and the steps since then in order. Each function that writes is
// to be called inside a transaction.
#pragma once

#include <string>
#include <vector>

#include "database.h"
#include "session/recorder.h"

namespace store {

base::Result<void> replace_bookmark(Database& database, const std::string& head);
base::Result<void> append_steps(Database& database, const std::vector<std::string>& steps);
base::Result<void> erase_bookmark(Database& database);
base::Result<session::Bookmark> load_bookmark(Database& database);

}  // namespace store
