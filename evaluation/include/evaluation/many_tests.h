// Several questions at once, and one question over strata.
#pragma once

#include <optional>
#include <vector>

#include "evaluation/statistics.h"

namespace evaluation {

// Adjusted p-values in the order given, at most 1. Holm: the chance of any false alarm stays below the level (S. Holm,
// Scandinavian Journal of Statistics 6, 1979). Benjamini and Hochberg: the expected share of false ones among those called
// so does (Journal of the Royal Statistical Society B 57, 1995). An absent p-value stays absent and is no question.
using MaybePs = std::vector<std::optional<double>>;
MaybePs holm(const MaybePs& ps);
MaybePs benjamini_hochberg(const MaybePs& ps);

// One stratum: two groups by right and not right.
struct TwoGroups {
  std::int64_t first_right = 0, first_not = 0, second_right = 0, second_not = 0;
};

// W. G. Cochran, Biometrics 10 (1954); N. Mantel, W. Haenszel, Journal of the National Cancer Institute 22 (1959), without
// continuity correction; the common odds ratio is theirs too, its interval that of J. Robins, N. Breslow, S. Greenland,
// Biometrics 42 (1986). Whether the odds ratio is one for all strata: N. E. Breslow, N. E. Day, Statistical Methods in Cancer
// Research I (1980), with R. E. Tarone's correction, Biometrika 72 (1985). Takes answers within a stratum as independent.
struct CommonOdds {
  MaybeTest test;
  std::optional<double> odds_ratio;  // of the first group; absent when it is 0/0 or infinite
  std::optional<Interval> interval;  // 95 %; absent where the odds ratio is, or is 0
  MaybeTest alike;                   // Breslow-Day with Tarone's correction: small p where the odds ratios differ
  std::int64_t strata = 0;           // with both groups and both answers: the others tell nothing
};
CommonOdds cochran_mantel_haenszel(const std::vector<TwoGroups>& strata);

}  // namespace evaluation
