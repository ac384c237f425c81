// Paired answers before and after, with kiosks as clusters: evaluation.md, "Statistics". Pure
// arithmetic over counts; each formula names its source. Statistics that the counts do not allow are
// absent, never a made-up number, and `reason` says why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace evaluation {

// One two-by-two table of pairs: first letter before, second after.
struct PairCounts {
  std::int64_t both = 0;    // right, right
  std::int64_t losses = 0;  // right, not right
  std::int64_t gains = 0;   // not right, right
  std::int64_t neither = 0;

  std::int64_t pairs() const { return both + losses + gains + neither; }
  PairCounts& operator+=(const PairCounts& other);
  friend bool operator==(const PairCounts&, const PairCounts&) = default;
};

// The published sums over kiosks of n (pairs) and d (gains − losses).
struct ClusterSums {
  std::int64_t clusters = 0, n = 0, d = 0, d2 = 0, nd = 0, n2 = 0;

  friend bool operator==(const ClusterSums&, const ClusterSums&) = default;
};
ClusterSums cluster_sums(const std::vector<PairCounts>& kiosks);  // kiosks without pairs do not count

struct Interval {
  double low = 0, high = 0;
};

struct ClusteredChange {
  std::optional<double> change;          // D = Σd/Σn
  std::optional<double> standard_error;  // √(K/(K−1)·(Σd² − 2DΣnd + D²Σn²)) / Σn
  std::optional<Interval> interval;      // 95 %, t with K − 1 degrees of freedom
  std::string reason;                    // why the interval is absent; empty when it is not
};
inline constexpr std::int64_t min_clusters_for_interval = 10;
ClusteredChange clustered_change(const ClusterSums& sums);

struct RiskDifference {
  double difference = 0;
  Interval interval;  // 95 %, Newcombe 1998, method 10
};
std::optional<RiskDifference> newcombe_difference(const PairCounts& pairs);  // absent without pairs

struct Test {
  double statistic = 0;  // chi-squared
  int degrees = 1;
  double p = 1;
};
struct McNemar {
  double exact_p = 1;  // two-sided binomial
  double mid_p = 1;
  std::optional<Test> asymptotic;  // absent without discordant pairs
  std::optional<Test> corrected;   // Edwards' continuity correction
};
McNemar mcnemar(const PairCounts& pairs);

// McNemar's question when pairs come in clusters. Each is absent where its formula divides by zero.
std::optional<Test> eliasziw_donner(const std::vector<PairCounts>& clusters);
std::optional<Test> obuchowski(const std::vector<PairCounts>& clusters);
std::optional<Test> durkalski(const std::vector<PairCounts>& clusters);
std::optional<Test> yang(const std::vector<PairCounts>& clusters);

// Square tables of k levels before (rows) by after (columns). Levels that nobody left or joined between
// the waves are left out first; absent when the covariance cannot be inverted.
using SquareTable = std::vector<std::vector<std::int64_t>>;
std::optional<Test> stuart_maxwell(const SquareTable& table);
std::optional<Test> bhapkar(const SquareTable& table);
std::optional<Test> bowker(const SquareTable& table);

}  // namespace evaluation
