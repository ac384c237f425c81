// May these sittings be published together? The thresholds of evaluation.md.
#pragma once

#include <vector>

#include "evaluation/block.h"
#include "evaluation/closing.h"
#include "tabulation.h"

namespace evaluation {

bool may_close(const std::vector<Member>& members, const Waves& waves, const Policy& policy);

}  // namespace evaluation
