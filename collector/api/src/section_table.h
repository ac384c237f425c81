// One instrument in one arm, as text.
#pragma once

#include <string>

#include "api/report.h"

namespace api {

std::string section_text(const Section& section, Detail detail);
std::string comparison_text(const Comparison& comparison);

}  // namespace api
