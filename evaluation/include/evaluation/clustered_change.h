// Means, differences and changes with sites as clusters: evaluation.md, "Statistics". The unit is the child, or whatever
// is counted at a site; what is counted within one site may depend on each other in any way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/statistics.h"

namespace evaluation {

// What a site counts: n of something, and the sum d over them.
struct Cluster {
  std::int64_t n = 0;
  std::int64_t d = 0;
  double noise{};  // the variance that noise gives n; 0 where counts carry none

  Cluster& operator+=(const Cluster& other) {
    n += other.n;
    d += other.d;
    noise += other.noise;
    return *this;
  }
  friend bool operator==(const Cluster&, const Cluster&) = default;
};
using Clusters = std::vector<Cluster>;

// Noise of this variance is more than a tenth of n.
bool drowns(double noise, double n);

Cluster gains_less_losses(const PairCounts& pairs);

// The sums over sites with something to count, as they are published.
struct ClusterSums {
  std::int64_t clusters = 0, n = 0, d = 0;
  double d2 = 0, nd = 0, n2 = 0;  // exact below 2^53

  friend bool operator==(const ClusterSums&, const ClusterSums&) = default;
};
ClusterSums cluster_sums(const Clusters& clusters);

struct Estimate {
  std::optional<double> value;
  std::optional<double> standard_error;
  std::optional<double> degrees;     // of freedom
  std::optional<Interval> interval;  // 95 %
  std::optional<double> p;           // of a true value 0, two-sided
  std::int64_t clusters = 0;         // with something to count
  std::string reason;                // why the interval is absent; empty when it is not
};

inline constexpr std::int64_t min_clusters_of_part = 5;
inline constexpr double min_degrees = 3;

// Σd / Σn in units of `unit`, its standard error "CR2" and Satterthwaite's degrees of freedom under independence: R. M.
// Bell, D. F. McCaffrey, Survey Methodology 28 (2002); J. E. Pustejovsky, E. Tipton, Journal of Business & Economic
// Statistics 36 (2018). With w = n/N and e = d − n·D: variance Σe²/(1 − w)/N², and, with u = w²/(1 − w), degrees
// 1/(Σw² + (Σu)² − Σu²).
//
// Where sums carry noise, that noise is drawn apart for each kiosk and so is part of how sites differ: the standard error has
// it in it. All is absent when the noise of Σn is more than a tenth of it, since a quotient by it would then be off.
//
// Interval and p are absent below min_clusters, below min_degrees, and when no site differs from another.
Estimate clustered_mean(const Clusters& clusters, double unit = 1);

// Σ weight·(Σd/Σn) over parts: a difference of two groups, or of two changes. Place k is one site in all parts, which may
// count nothing in some: so arms may be drawn within sites or by site. The same estimator, for parts as dummy variables:
// variance Σ_k (Σ_parts weight·e/(N·√(1 − w)))²; degrees (tr C)²/ΣC² with C the covariance of those inner sums. Each part
// needs min_clusters_of_part sites, all together min_clusters.
struct Part {
  double weight = 1;
  Clusters clusters;
};
Estimate clustered_combination(const std::vector<Part>& parts, double unit = 1);

}  // namespace evaluation
