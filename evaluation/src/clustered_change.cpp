#include "evaluation/clustered_change.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace evaluation {
namespace {

// One site's share of a part: w, and e/(N·√(1 − w)).
struct Share {
  double weight = 0;
  double residual = 0;
};

struct Fitted {
  double weight = 1;  // in the combination
  double n = 0;
  double value = 0;
  std::vector<Share> shares;  // by site
};

// Products of whole numbers below 2⁵³ are exact, so sites that are alike differ by exactly 0.
Fitted fit(const Part& part) {
  Fitted fitted{part.weight, 0, 0, {}};
  double d = 0;
  for (const Cluster& cluster : part.clusters) {
    fitted.n += static_cast<double>(cluster.n);
    d += static_cast<double>(cluster.d);
  }
  if (fitted.n == 0) return fitted;
  fitted.value = d / fitted.n;
  for (const Cluster& cluster : part.clusters) {
    const auto n = static_cast<double>(cluster.n);
    const double w = n / fitted.n;
    const double residual = (static_cast<double>(cluster.d) * fitted.n - n * d) / fitted.n;
    fitted.shares.push_back({w, w < 1 ? residual / (fitted.n * std::sqrt(1 - w)) : 0});
  }
  return fitted;
}

double variance(const std::vector<Fitted>& parts, std::size_t sites) {
  double sum = 0;
  for (std::size_t site = 0; site < sites; ++site) {
    double residual = 0;
    for (const Fitted& part : parts) residual += part.weight * part.shares[site].residual;
    sum += residual * residual;
  }
  return sum;
}

// Under independence with variance 1 the residuals have covariances −Σ_parts a²·s_j·s_k between sites j and k, with
// a² = weight²/N and s = w/√(1 − w), and variances Σ_parts a²·w.
double degrees_of_freedom(const std::vector<Fitted>& parts, std::size_t sites) {
  double trace = 0;
  double squares = 0;
  const auto scale = [](const Fitted& part) { return part.weight * part.weight / part.n; };
  const auto s = [](const Share& share) { return share.weight < 1 ? share.weight / std::sqrt(1 - share.weight) : 0; };
  for (std::size_t site = 0; site < sites; ++site) {
    double own = 0;
    for (const Fitted& part : parts) own += scale(part) * part.shares[site].weight;
    trace += own;
    squares += own * own;
  }
  for (const Fitted& one : parts) {
    for (const Fitted& other : parts) {
      double sum = 0;
      double same = 0;
      for (std::size_t site = 0; site < sites; ++site) {
        const double product = s(one.shares[site]) * s(other.shares[site]);
        sum += product;
        same += product * product;
      }
      squares += scale(one) * scale(other) * (sum * sum - same);
    }
  }
  return squares > 0 ? trace * trace / squares : 0;
}

// A noised count may be nothing or less, and is still of children.
bool counts_something(const Cluster& cluster) { return cluster.n > 0 || cluster.noise > 0; }

std::int64_t count_with_some(const Clusters& clusters) {
  return std::count_if(clusters.begin(), clusters.end(), [](const Cluster& cluster) { return counts_something(cluster); });
}

double noise_of(const Clusters& clusters) {
  double noise = 0;
  for (const Cluster& cluster : clusters) noise += cluster.noise;
  return noise;
}

std::string sites(std::int64_t count) { return std::to_string(count) + (count == 1 ? " site" : " sites"); }

std::string why_too_few(const Estimate& estimate, const std::vector<Part>& parts) {
  if (estimate.clusters < min_clusters) {
    return "these children only: " + sites(estimate.clusters) + ", an interval needs " + std::to_string(min_clusters);
  }
  for (const Part& part : parts) {
    const std::int64_t own = count_with_some(part.clusters);
    if (own < min_clusters_of_part) {
      return "these children only: one side has " + sites(own) + ", an interval needs " + std::to_string(min_clusters_of_part);
    }
  }
  if (!(*estimate.standard_error > 0)) return "no site differs from another: nothing tells how others would";
  if (*estimate.degrees < min_degrees) return "one site weighs more than the others together: an interval would be of that site";
  return "";
}

}  // namespace

bool drowns(double noise, double n) { return noise > 0.01 * n * n; }

Cluster gains_less_losses(const PairCounts& pairs) { return {pairs.pairs(), pairs.gains - pairs.losses, pairs.noise}; }

ClusterSums cluster_sums(const Clusters& clusters) {
  ClusterSums sums;
  for (const Cluster& cluster : clusters) {
    const auto& [n, d, noise] = cluster;
    if (!counts_something(cluster)) continue;
    ++sums.clusters;
    sums.n += n;
    sums.d += d;
    const auto size = static_cast<double>(n);
    const auto sum = static_cast<double>(d);
    sums.d2 += sum * sum;
    sums.nd += size * sum;
    sums.n2 += size * size;
  }
  return sums;
}

Estimate clustered_combination(const std::vector<Part>& parts, double unit) {
  Estimate estimate;
  std::size_t places = 0;
  for (const Part& part : parts) places = std::max(places, part.clusters.size());
  std::vector<Fitted> fitted;
  std::vector<bool> some(places);
  for (Part part : parts) {
    part.clusters.resize(places);
    for (std::size_t site = 0; site < places; ++site) some[site] = some[site] || counts_something(part.clusters[site]);
    fitted.push_back(fit(part));
    const double noise = noise_of(part.clusters);
    if (fitted.back().n > 0 && !drowns(noise, fitted.back().n)) continue;
    estimate.reason = noise > 0 ? "the noise in how many there are is more than a tenth of them" : "nothing to count";
    return estimate;
  }
  estimate.clusters = std::count(some.begin(), some.end(), true);
  double value = 0;
  for (const Fitted& part : fitted) value += part.weight * part.value;
  estimate.value = unit * value;
  const bool alone = std::any_of(fitted.begin(), fitted.end(), [](const Fitted& part) {
    return std::any_of(part.shares.begin(), part.shares.end(), [](const Share& share) { return share.weight >= 1; });
  });
  if (!alone) {
    estimate.standard_error = unit * std::sqrt(variance(fitted, places));
    estimate.degrees = degrees_of_freedom(fitted, places);
  }
  estimate.reason = why_too_few(estimate, parts);
  if (!estimate.reason.empty()) return estimate;
  const boost::math::students_t t(*estimate.degrees);
  const double half = boost::math::quantile(t, 0.975) * *estimate.standard_error;
  estimate.interval = Interval{*estimate.value - half, *estimate.value + half};
  estimate.p = 2 * boost::math::cdf(boost::math::complement(t, std::fabs(*estimate.value) / *estimate.standard_error));
  return estimate;
}

Estimate clustered_mean(const Clusters& clusters, double unit) { return clustered_combination({{1, clusters}}, unit); }

}  // namespace evaluation
