// The blocks that came, one by one, for an operator who has to say which of them does not count (parasol-collector void --block).
#pragma once

#include <functional>
#include <string>

#include "api/store.h"

namespace api {

// A line for each block, oldest first, of one kiosk or of all where `kiosk` is empty: its id, and what tells it from its
// neighbours. No number in it is about answers. `line` gets the head first; it ends the list by failing. Those that wait for
// their pack, or for a newer program, come last. Fails with not_found when the kiosk is not known.
base::Result<void> list_blocks(Store& store, const std::string& kiosk, const std::function<base::Result<void>(const std::string&)>& line);

}  // namespace api
