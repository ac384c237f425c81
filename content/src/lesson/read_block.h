// A block wherever one may stand: in a lesson, or at a stop of a film. `prefix` begins the keys of its texts.
#pragma once

#include <optional>
#include <string>

#include "content/lesson.h"
#include "json/object.h"

namespace content {

std::optional<Block> read_block(const JsonValue& value, const std::string& path, const std::string& prefix, Report& report);

}  // namespace content
