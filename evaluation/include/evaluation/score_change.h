// What sums over children's scores before and after tell: the moments of blocks (block.h), whose unit is a thousandth.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evaluation/clustered_change.h"

namespace evaluation {

struct ScoreSums {
  std::int64_t n = 0;
  std::int64_t x = 0, y = 0;            // before, after
  std::int64_t xx = 0, xy = 0, yy = 0;
  double noise{};  // the variance that noise gives n, a millionth of that of x and y; 0 where sums carry none

  ScoreSums& operator+=(const ScoreSums& other);
  friend bool operator==(const ScoreSums&, const ScoreSums&) = default;
};

Cluster change_of(const ScoreSums& site);  // n children and the sum of their changes

// Over children, n − 1 in every denominator. In units of a whole score, so 0 to 1. Where sums carry noise, what its variance
// adds to a square is taken off: n·Σxx − (Σx)² is too small by that of Σx, n·(n − 1) too large by that of n, and Σxy has noise
// of its own, which adds nothing.
struct ScoreSpread {
  double mean_before = 0, mean_after = 0;
  double sd_before = 0, sd_after = 0, sd_change = 0;
  std::optional<double> correlation;  // before and after; absent when either is the same for everybody
  // The mean change over √((s²_before + s²_after)/2): G. Cumming, Understanding the New Statistics (2012), d_av. Absent
  // when nobody's score differs from another's.
  std::optional<double> standardised;
};
std::optional<ScoreSpread> spread_of(const ScoreSums& sums);  // absent below two children, or where noise leaves no variance

// How alike the changes of one site's children are: the analysis-of-variance estimate, ρ = (B − W)/(B + (n₀ − 1)·W) with
// n₀ = (N − Σn²/N)/(K − 1) (A. Donner, J. J. Koval, Biometrics 36, 1980), not cut at 0; and by how much that widens the
// variance of a mean, 1 + (Σn²/N − 1)·ρ with ρ cut at 0 (L. Kish, Survey Sampling, 1965, 5.4; S. M. Eldridge, D. Ashby,
// S. Kerry, International Journal of Epidemiology 35, 2006). Absent below two sites, when no site has two children,
// when all changes are alike, or when sums carry noise: a quotient by the noised n of each site cannot be put right.
struct Alikeness {
  double correlation = 0;
  double design_effect = 1;
};
std::optional<Alikeness> alikeness_of_change(const std::vector<ScoreSums>& sites);

// Of a mean over children some of whom are missing: everything between the worst and the best that they could have
// changed (C. F. Manski, American Economic Review 80, 1990). `known` missing children had these scores before; of the
// others nothing is known. In units of a whole score.
struct Missing {
  std::int64_t known = 0;
  std::int64_t before = 0;  // the sum of their scores, in thousandths
  std::int64_t unknown = 0;
};
std::optional<Interval> bounds_with_missing(const ScoreSums& seen, const Missing& missing);

// Kuder and Richardson's formula 20 (Psychometrika 2, 1937) of items that are right or wrong: k/(k − 1)·(1 − Σpq/s²), from
// each item's share of right answers and the variance of the total, n in its denominator. Absent below two items or
// without variance.
std::optional<double> kr20(const std::vector<double>& shares_right, double variance_of_total);

// Hits and false alarms as signal detection reads them (D. M. Green, J. A. Swets, 1966): J = hits − false alarms
// (W. J. Youden, Cancer 3, 1950); d′ = z(H) − z(F) and criterion c = −(z(H) + z(F))/2 with half an answer added to each
// count (M. J. Hautus, Behavior Research Methods 27, 1995), above 0 where few are called risky, below where many are.
struct Detection {
  double hits = 0, false_alarms = 0;  // shares
  double j = 0;
  double d_prime = 0;
  double criterion = 0;
};
// Absent without answers, and where noise makes a share below nothing or above one.
std::optional<Detection> detection(std::int64_t hits, std::int64_t risky, std::int64_t false_alarms, std::int64_t safe);

}  // namespace evaluation
