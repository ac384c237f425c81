// What a check has to say. Checking returns every problem, not the first; an error makes a pack
// unusable, a warning is for its author.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"

namespace content {

enum class Severity { error, warning };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<content::Severity>{"error", "warning"};

namespace content {

struct Finding {
  std::string where;    // "lessons/gifts-and-coins.json blocks/2/choices/1/goto"
  std::string rule;     // stable name: "unreachable-node"
  Severity severity = Severity::error;
  std::string message;  // one English sentence, no full stop

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

bool has_errors(const Findings& findings);

}  // namespace content
