// The two accounts of I7, in answers and in sittings, as rows that change with the rows they count.
#pragma once

#include <functional>

#include "database.h"
#include "evaluation/ledger.h"

namespace store {

base::Result<evaluation::Ledger> load_ledger(Database& database, std::string_view unit);  // "answers", "sittings"

// To be called inside the transaction of the change it accounts for.
base::Result<void> change_ledger(Database& database, std::string_view unit,
                                 const std::function<base::Result<void>(evaluation::Ledger&)>& change);

}  // namespace store
