#include "form_order_rows.h"

namespace store {
namespace {

base::Result<evaluation::PermutedBlock> load_block(Database& database, const evaluation::Stratum& stratum) {
  const evaluation::InstrumentRef& instrument = stratum.instrument;
  TRY_ASSIGN(Query row, database.query("SELECT seed, dealt FROM form_order JOIN scoring_key ON scoring_key.id = form_order.scoring_key "
                                       "WHERE instrument = ?1 AND version = ?2 AND manifest_hash = ?3 AND age_band = ?4 AND arm = ?5",
                                       {instrument.id, instrument.version, instrument.manifest_hash, stratum.age_band, stratum.arm}));
  TRY_ASSIGN(const bool found, row.next());
  if (!found) return evaluation::PermutedBlock{0, evaluation::dealt_from_a_block};
  return evaluation::PermutedBlock{static_cast<std::uint64_t>(row.integer(0)), static_cast<int>(row.integer(1))};
}

}  // namespace

base::Result<evaluation::Form> look_at_next_form(Database& database, const evaluation::Stratum& stratum, std::uint64_t seed) {
  TRY_ASSIGN(const evaluation::PermutedBlock known, load_block(database, stratum));
  if (!known.is_used_up()) return evaluation::next_form(known);
  const evaluation::InstrumentRef& instrument = stratum.instrument;
  TRY(database.run("INSERT INTO form_order (scoring_key, age_band, arm, seed, dealt) SELECT id, ?4, ?5, ?6, 0 FROM scoring_key "
                   "WHERE instrument = ?1 AND version = ?2 AND manifest_hash = ?3 "
                   "ON CONFLICT (scoring_key, age_band, arm) DO UPDATE SET seed = excluded.seed, dealt = 0",
                   {instrument.id, instrument.version, instrument.manifest_hash, stratum.age_band, stratum.arm,
                    static_cast<std::int64_t>(seed)}));
  return evaluation::next_form({seed, 0});
}

base::Result<void> deal_form(Database& database, const session::SittingId& begun) {
  return database.run("UPDATE form_order SET dealt = dealt + 1 WHERE dealt < 4 AND (scoring_key, age_band, arm) = "
                      "(SELECT scoring_key, age_band, arm FROM sitting WHERE id = ?1)",
                      {begun.value});
}

}  // namespace store
