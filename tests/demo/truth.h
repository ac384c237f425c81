// What a report prints beside what is true of the children it is about. The numbers are to be theirs exactly; the intervals
// are about all schools and children there are, of whom these were drawn.
//
// A right interval of 95 % misses the truth in one of twenty, which one report cannot tell from a wrong one. So what is asked
// is that the same error and degrees of freedom, at 99.99 %, hold it: which a wrong sign, a wrong unit, other children or a
// tenth of the error would fail. How often intervals hold the truth is shown by `parasol-statistics coverage`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger.h"

namespace demo {

struct Compared {
  std::string table;                     // for whoever reads
  std::vector<std::string> differences;  // one sentence each
};
base::Result<Compared> compare_with_truth(const std::filesystem::path& report, const std::string& arm, const Ledger& ledger);

}  // namespace demo
