#include "api/station_list.h"

namespace api {

base::Result<StationList> list_stations(Store& store) {
  StationList list;
  TRY_ASSIGN(list.stations, store.stations());
  TRY_ASSIGN(list.chains, store.chains());
  TRY_ASSIGN(list.alarms, store.alarms());
  return list;
}

}  // namespace api
