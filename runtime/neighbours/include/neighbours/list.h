// What a kiosk says it has, as JSON (docs/formats/courier.md, "Over the local network"). Parsing believes nothing: it is what a stranger says.
#pragma once

#include <string>
#include <string_view>

#include "session/neighbours.h"

namespace neighbours {

inline constexpr std::size_t max_list_bytes = std::size_t{1} << 20;

std::string text_of(const session::SharedList& list);
// Fails with corrupt, or with unsupported_version.
base::Result<session::SharedList> parse_list(std::string_view text);

}  // namespace neighbours
