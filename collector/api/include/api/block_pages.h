// Every stored block, without holding up those who write: rows come in pages, one short unit of work
// each, and are handed over between the units, where taking long delays nobody. Blocks never change and
// positions only grow, so all pages up to one position together are what was stored at one moment.
#pragma once

#include <cstdint>
#include <functional>

#include "api/store.h"

namespace api {

inline constexpr std::size_t blocks_in_page = 128;

// In order of position, up to `last` (Rows::last_position of the moment that is meant). `visit` may use
// the store itself. Ends with the first error of the store's or of `visit`.
base::Result<void> visit_blocks(Store& store, std::int64_t last,
                                const std::function<base::Result<void>(const BlockRow&)>& visit);

}  // namespace api
