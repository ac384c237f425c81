#include "ledger_rows.h"

namespace store {

base::Result<evaluation::Ledger> load_ledger(Database& database, std::string_view unit) {
  TRY_ASSIGN(Query row, database.query("SELECT recorded, open, sent, withheld, deleted FROM ledger WHERE unit = ?1", {unit}));
  TRY(row.next());
  return evaluation::Ledger{row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)};
}

base::Result<void> change_ledger(Database& database, std::string_view unit,
                                 const std::function<base::Result<void>(evaluation::Ledger&)>& change) {
  TRY_ASSIGN(evaluation::Ledger ledger, load_ledger(database, unit));
  TRY(change(ledger));
  return database.run("UPDATE ledger SET recorded = ?2, open = ?3, sent = ?4, withheld = ?5, deleted = ?6 WHERE unit = ?1",
                      {unit, ledger.recorded, ledger.open, ledger.sent, ledger.withheld, ledger.deleted});
}

}  // namespace store
