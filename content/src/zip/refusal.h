// How a pack is refused: one sentence, of the pack as a whole or of one entry by its name.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "content/entry_name.h"

namespace content {

inline tl::unexpected<base::Error> refuse(std::string message) {
  return base::fail(base::ErrorCode::corrupt, std::move(message));
}

inline tl::unexpected<base::Error> refuse_entry(std::string_view name, std::string_view what) {
  return refuse("the entry " + printable(name) + " " + std::string(what));
}

}  // namespace content
