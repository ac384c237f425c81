// The kiosks a collector knows and what has come from each, for its operator.
#pragma once

#include <string>
#include <vector>

#include "api/chain_state.h"
#include "api/store.h"

namespace api {

struct ListedStation {
  Station station;
  bool voided = false;
};

struct StationList {
  std::vector<ListedStation> stations;
  std::vector<ChainState> chains;
  std::vector<Alarm> alarms;
};

// As of one moment.
base::Result<StationList> list_stations(Store& store);
std::string to_json(const StationList& list);
std::string to_table(const StationList& list);

}  // namespace api
