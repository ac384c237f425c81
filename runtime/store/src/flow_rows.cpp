#include "flow_rows.h"

#include <map>
#include <set>
#include <string>

namespace store {

using evaluation::Way;

base::Result<evaluation::Flows> load_flows(Database& database, const std::vector<StoredScoringKey>& keys) {
  std::map<std::int64_t, evaluation::InstrumentRef> instruments;
  for (const StoredScoringKey& stored : keys) instruments[stored.row] = stored.key.instrument;
  evaluation::Flows flows;
  TRY_ASSIGN(Query rows, database.query("SELECT scoring_key, arm, way, sittings FROM flow"));
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return flows;
    const auto instrument = instruments.find(rows.integer(0));
    if (instrument == instruments.end()) continue;
    if (const auto way = base::from_name<Way>(rows.text(2))) flows[{instrument->second, rows.text(1)}][*way] = rows.integer(3);
  }
}

base::Result<void> save_flows(Database& database, const evaluation::Flows& flows) {
  TRY(database.run("DELETE FROM flow"));
  for (const auto& [key, flow] : flows) {
    const evaluation::InstrumentRef& instrument = key.first;
    for (std::size_t way = 0; way < evaluation::ways; ++way) {
      TRY(database.run("INSERT INTO flow (scoring_key, arm, way, sittings) SELECT id, ?4, ?5, ?6 FROM scoring_key "
                       "WHERE instrument = ?1 AND version = ?2 AND manifest_hash = ?3",
                       {instrument.id, instrument.version, instrument.manifest_hash, key.second, base::enum_names<Way>.at(way),
                        flow.sittings.at(way)}));
    }
  }
  return {};
}

base::Result<void> count_declined(Database& database, const session::SittingStart& start) {
  TRY(database.run("INSERT INTO flow (scoring_key, arm, way, sittings) SELECT id, ?5, ?4, 1 FROM scoring_key "
                   "WHERE instrument = ?1 AND version = ?2 AND manifest_hash = ?3 "
                   "ON CONFLICT (scoring_key, arm, way) DO UPDATE SET sittings = sittings + 1",
                   {start.instrument, start.instrument_version, start.manifest_hash, base::name_of(Way::declined), base::name_of(start.arm)}));
  if (database.changed() == 1) return {};
  return base::fail(base::ErrorCode::not_found, "the scoring key of instrument " + start.instrument + " is not kept");
}

base::Result<void> count_way(Database& database, const session::SittingId& sitting, Way way) {
  return database.run("INSERT INTO flow (scoring_key, arm, way, sittings) SELECT scoring_key, arm, ?2, 1 FROM sitting WHERE id = ?1 "
                      "ON CONFLICT (scoring_key, arm, way) DO UPDATE SET sittings = sittings + 1",
                      {sitting.value, base::name_of(way)});
}

base::Result<void> count_ended(Database& database, const std::vector<evaluation::Sitting>& ended, evaluation::Flows& flows) {
  std::set<std::string> fresh;
  {
    TRY_ASSIGN(Query rows, database.query("SELECT id FROM sitting WHERE state = 'ended' AND in_flow = 0"));
    while (true) {
      TRY_ASSIGN(const bool more, rows.next());
      if (!more) break;
      fresh.insert(rows.text(0));
    }
  }
  for (const evaluation::Sitting& sitting : ended) {
    if (fresh.contains(sitting.id)) ++flows[evaluation::flow_key(sitting.stratum)][evaluation::has_finished(sitting) ? Way::finished : Way::left];
  }
  return database.run("UPDATE sitting SET in_flow = 1 WHERE state = 'ended' AND in_flow = 0");
}

}  // namespace store
