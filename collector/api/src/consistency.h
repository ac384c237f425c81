// Whether blocks of several waves agree with those they are unions of (I3).
#pragma once

#include <string>
#include <vector>

#include "api/report.h"

namespace api {

// Each block whose margins over the waves of its parents are not the sum of their tables, or whose
// parents are not here.
std::vector<std::string> inconsistencies(const std::vector<StoredBlock>& blocks);

}  // namespace api
