// The tables, and how a file from an older program gets the newest ones.
#pragma once

#include <string>

#include "connection.h"

namespace collector_store {

// Fails with corrupt when it is some other program's database, unsupported_version when it is newer.
base::Result<void> prepare_schema(Connection& connection, const std::string& name);

}  // namespace collector_store
