#include "arm_order_rows.h"

namespace store {
namespace {

base::Result<evaluation::ArmBlock> load_block(Database& database, const evaluation::Stratum& stratum, const evaluation::Arms& arms) {
  const evaluation::InstrumentRef& instrument = stratum.instrument;
  const std::string words = base::arm_words(arms);  // as long as the query
  TRY_ASSIGN(Query row, database.query("SELECT seed, dealt FROM arm_order JOIN scoring_key ON scoring_key.id = arm_order.scoring_key "
                                       "WHERE instrument = ?1 AND version = ?2 AND manifest_hash = ?3 AND age_band = ?4 AND arms = ?5",
                                       {instrument.id, instrument.version, instrument.manifest_hash, stratum.age_band, words}));
  TRY_ASSIGN(const bool found, row.next());
  if (!found) return evaluation::ArmBlock{0, 2 * static_cast<int>(arms.size()), arms};
  return evaluation::ArmBlock{static_cast<std::uint64_t>(row.integer(0)), static_cast<int>(row.integer(1)), arms};
}

}  // namespace

base::Result<evaluation::Arm> look_at_next_arm(Database& database, const evaluation::Stratum& stratum, const evaluation::Arms& arms,
                                               std::uint64_t seed) {
  if (arms.size() < 2) return evaluation::next_arm({seed, 0, arms});
  TRY_ASSIGN(const evaluation::ArmBlock known, load_block(database, stratum, arms));
  if (!known.is_used_up()) return evaluation::next_arm(known);
  const evaluation::InstrumentRef& instrument = stratum.instrument;
  TRY(database.run("INSERT INTO arm_order (scoring_key, age_band, arms, seed, dealt) SELECT id, ?4, ?5, ?6, 0 FROM scoring_key "
                   "WHERE instrument = ?1 AND version = ?2 AND manifest_hash = ?3 "
                   "ON CONFLICT (scoring_key, age_band) DO UPDATE SET arms = excluded.arms, seed = excluded.seed, dealt = 0",
                   {instrument.id, instrument.version, instrument.manifest_hash, stratum.age_band, base::arm_words(arms),
                    static_cast<std::int64_t>(seed)}));
  return evaluation::next_arm({seed, 0, arms});
}

base::Result<void> deal_arm(Database& database, const session::SittingId& begun) {
  return database.run("UPDATE arm_order SET dealt = dealt + 1 WHERE dealt < 6 AND (scoring_key, age_band) = "
                      "(SELECT scoring_key, age_band FROM sitting WHERE id = ?1 AND arm <> 'none')",
                      {begun.value});
}

}  // namespace store
