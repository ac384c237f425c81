// One instrument in one arm, as JSON: every number of the text, the sums behind it, and what the text leaves out.
#pragma once

#include <nlohmann/json.hpp>

#include "api/report.h"

namespace api {

nlohmann::ordered_json flow_json(const evaluation::Flow& flow);
nlohmann::ordered_json section_json(const Section& section);
nlohmann::ordered_json comparison_json(const Comparison& comparison);

}  // namespace api
