#include "flow_rows.h"

#include <set>
#include <string>

namespace store {

using evaluation::Way;

base::Result<evaluation::Flow> load_flow(Database& database) {
  evaluation::Flow flow;
  TRY_ASSIGN(Query rows, database.query("SELECT way, sittings FROM flow"));
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return flow;
    if (const auto way = base::from_name<Way>(rows.text(0))) flow[*way] = rows.integer(1);
  }
}

base::Result<void> save_flow(Database& database, const evaluation::Flow& flow) {
  for (std::size_t way = 0; way < evaluation::ways; ++way) {
    TRY(database.run("INSERT INTO flow (way, sittings) VALUES (?1, ?2) ON CONFLICT (way) DO UPDATE SET sittings = ?2",
                     {base::enum_names<Way>.at(way), flow.sittings.at(way)}));
  }
  return {};
}

base::Result<void> count_way(Database& database, Way way) {
  return database.run("INSERT INTO flow (way, sittings) VALUES (?1, 1) ON CONFLICT (way) DO UPDATE SET sittings = sittings + 1",
                      {base::name_of(way)});
}

base::Result<void> count_ended(Database& database, const std::vector<evaluation::Sitting>& ended, evaluation::Flow& flow) {
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
    if (fresh.contains(sitting.id)) ++flow[evaluation::has_finished(sitting) ? Way::finished : Way::left];
  }
  return database.run("UPDATE sitting SET in_flow = 1 WHERE state = 'ended' AND in_flow = 0");
}

}  // namespace store
