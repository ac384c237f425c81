// Who is in a block and when it closes. A candidate has nothing in it that was answered, so neither can depend on an answer:
// whoever watched the room all year could say beforehand which blocks close in which week.
#pragma once

#include <cstddef>
#include <vector>

#include "evaluation/closing.h"

namespace evaluation {

// A sitting that counts, or a block of them over which another may close; as somebody in the room could know it.
struct Candidate {
  Cohort cohort = Cohort::finished;
  std::vector<Stratum> strata;  // of each of its sittings
  Stratum stratum;              // as fine as it may be published
  int waited_days = 0;          // of the one that came last
  bool clock_known = true;      // without one nothing waits: it closes as soon as it is large enough
};

struct Group {
  Cohort cohort = Cohort::finished;
  Stratum stratum;                   // as published
  std::vector<std::size_t> members;  // places among the candidates
};

// Groups of at least `least` sittings that close now. Arrivals in the order in which they came.
std::vector<Group> groups_to_close(const std::vector<Candidate>& candidates, int least, bool settled, const Policy& policy);

}  // namespace evaluation
