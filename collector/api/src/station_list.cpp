#include "api/station_list.h"

#include <utility>

#include "api/voids.h"

namespace api {
namespace {

base::Result<StationList> read_list(const Rows& rows) {
  TRY_ASSIGN(const std::vector<Void> statements, rows.voids());
  TRY_ASSIGN(std::vector<Station> stations, rows.stations());
  const Voids voids(statements);
  StationList list;
  for (Station& station : stations) {
    const bool voided = voids.covers(station.kiosk);
    list.stations.push_back({std::move(station), voided});
  }
  TRY_ASSIGN(list.chains, chain_states(rows));
  TRY_ASSIGN(list.alarms, rows.alarms());
  return list;
}

}  // namespace

base::Result<StationList> list_stations(Store& store) { return store.read(read_list); }

}  // namespace api
