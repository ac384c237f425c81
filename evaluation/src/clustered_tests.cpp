// McNemar's question with clusters. In each cluster k: n pairs, b and c discordant ones.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "chi_squared.h"
#include "evaluation/statistics.h"

namespace evaluation {
namespace {

struct ClusterPairs {
  double n = 0, b = 0, c = 0;
  double discordant() const { return b + c; }
  double difference() const { return b - c; }
};

std::vector<ClusterPairs> clusters_with_pairs(const std::vector<PairCounts>& counts) {
  std::vector<ClusterPairs> clusters;
  for (const PairCounts& pairs : counts) {
    if (pairs.pairs() == 0) continue;
    clusters.push_back({static_cast<double>(pairs.pairs()), static_cast<double>(pairs.losses), static_cast<double>(pairs.gains)});
  }
  return clusters;
}

template <typename Term>
double sum(const std::vector<ClusterPairs>& clusters, Term term) {
  return std::accumulate(clusters.begin(), clusters.end(), 0.0,
                         [&](double total, const ClusterPairs& cluster) { return total + term(cluster); });
}

MaybeTest ratio(double numerator, double denominator) {
  if (!(denominator > 0)) return MaybeTest::absent("in no cluster did more change one way than the other");
  return chi_squared_test(numerator / denominator, 1);
}

MaybeTest too_few(std::size_t clusters) {
  return MaybeTest::absent(std::to_string(clusters) + (clusters == 1 ? " cluster, " : " clusters, ") + std::to_string(min_clusters) + " are needed");
}

double square(double value) { return value * value; }

// Sizes weighted so that a variance over unequal clusters is unbiased.
double effective_size(double mean, double squares, double count) { return mean - squares / (count * (count - 1) * mean); }

// The intracluster correlation of the four outcomes, by analysis of variance.
std::optional<double> intracluster_correlation(const std::vector<PairCounts>& counts, double mean, double n0) {
  PairCounts total;
  for (const PairCounts& pairs : counts) total += pairs;
  const auto all = static_cast<double>(total.pairs());
  double between = 0;
  double within = 0;
  double clusters = 0;
  for (const PairCounts& pairs : counts) {
    const auto n = static_cast<double>(pairs.pairs());
    if (n == 0) continue;
    ++clusters;
    for (const auto cell : {&PairCounts::both, &PairCounts::losses, &PairCounts::gains, &PairCounts::neither}) {
      const auto x = static_cast<double>(pairs.*cell);
      between += square(x - n * static_cast<double>(total.*cell) / all) / n;
      within += x * (n - x) / n;
    }
  }
  if (!(mean > 1)) return std::nullopt;
  between /= clusters;
  within /= clusters * (mean - 1);
  const double spread = between + (n0 - 1) * within;
  if (!(spread > 0)) return std::nullopt;
  return (between - within) / spread;
}

}  // namespace

// M. Eliasziw, A. Donner, "Application of the McNemar test to non-independent matched pair data",
// Statistics in Medicine 10 (1991): McNemar's statistic over 1 + (n_c − 1)ρ.
MaybeTest eliasziw_donner(const std::vector<PairCounts>& counts) {
  const std::vector<ClusterPairs> clusters = clusters_with_pairs(counts);
  const auto k = static_cast<double>(clusters.size());
  const double discordant = sum(clusters, [](const ClusterPairs& cluster) { return cluster.discordant(); });
  const double k_discordant = sum(clusters, [](const ClusterPairs& cluster) { return cluster.discordant() > 0 ? 1.0 : 0.0; });
  if (k < min_clusters) return too_few(clusters.size());
  if (k_discordant < 2) return MaybeTest::absent("answers changed in fewer than two clusters");
  const double n = sum(clusters, [](const ClusterPairs& cluster) { return cluster.n; });
  const double mean = n / k;
  const double n0 = effective_size(mean, sum(clusters, [&](const ClusterPairs& cluster) { return square(cluster.n - mean); }), k);
  const auto outcomes = intracluster_correlation(counts, mean, n0);
  if (!outcomes) return MaybeTest::absent("no cluster has more than one pair, or all pairs are alike");
  const double share = discordant / n;
  const double scale = *outcomes + share * (1 - *outcomes);
  if (!(scale > 0)) return MaybeTest::absent("the correlation within clusters cannot be estimated");
  // Of the direction of discordant pairs; an estimate below 0 is chance, and would make the test bolder than McNemar's.
  const double correlation = std::max(0.0, *outcomes / scale);
  const double mean_discordant = discordant / k_discordant;
  const double squares = sum(clusters, [&](const ClusterPairs& cluster) {
    return cluster.discordant() > 0 ? square(cluster.discordant() - mean_discordant) : 0.0;
  });
  const double s0 = effective_size(mean_discordant, squares, k_discordant);
  const double size = s0 + k_discordant * (mean_discordant - s0);
  const double inflation = 1 + (size - 1) * correlation;
  return ratio(square(sum(clusters, [](const ClusterPairs& cluster) { return cluster.difference(); })), discordant * inflation);
}

// N. A. Obuchowski, "On the comparison of correlated proportions for clustered data",
// Statistics in Medicine 17 (1998).
MaybeTest obuchowski(const std::vector<PairCounts>& counts) {
  const std::vector<ClusterPairs> clusters = clusters_with_pairs(counts);
  const auto k = static_cast<double>(clusters.size());
  if (clusters.size() < min_clusters) return too_few(clusters.size());
  const double difference = sum(clusters, [](const ClusterPairs& cluster) { return cluster.difference(); });
  const double squares = sum(clusters, [](const ClusterPairs& cluster) { return square(cluster.difference()); });
  return ratio(square(difference), k / (k - 1) * squares);
}

// V. L. Durkalski, Y. Y. Palesch, S. R. Lipsitz, P. F. Rust, "Analysis of clustered matched-pair
// data", Statistics in Medicine 22 (2003): every cluster weighs the same.
MaybeTest durkalski(const std::vector<PairCounts>& counts) {
  const std::vector<ClusterPairs> clusters = clusters_with_pairs(counts);
  if (clusters.size() < min_clusters) return too_few(clusters.size());
  const double difference = sum(clusters, [](const ClusterPairs& cluster) { return cluster.difference() / cluster.n; });
  const double squares = sum(clusters, [](const ClusterPairs& cluster) { return square(cluster.difference() / cluster.n); });
  return ratio(square(difference), squares);
}

// Z. Yang, X. Sun, J. W. Hardin, "A note on the tests for clustered matched-pair binary data",
// Biometrical Journal 52 (2010): the mean of the variances with and without the null hypothesis.
MaybeTest yang(const std::vector<PairCounts>& counts) {
  const std::vector<ClusterPairs> clusters = clusters_with_pairs(counts);
  const auto k = static_cast<double>(clusters.size());
  if (clusters.size() < min_clusters) return too_few(clusters.size());
  const double difference = sum(clusters, [](const ClusterPairs& cluster) { return cluster.difference(); });
  const double mean = difference / sum(clusters, [](const ClusterPairs& cluster) { return cluster.n; });
  const double squares = sum(clusters, [&](const ClusterPairs& cluster) {
    return (square(cluster.difference() - cluster.n * mean) + square(cluster.difference())) / 2;
  });
  return ratio(square(difference), k / (k - 1) * squares);
}

}  // namespace evaluation
