#include "evaluation/score_change.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace evaluation {
namespace {

constexpr double thousandth = 1e-3;

// n·Σab − Σa·Σb, the (co)variance times n·(n − 1).
double spread(std::int64_t n, std::int64_t product, std::int64_t a, std::int64_t b) {
  return static_cast<double>(n) * static_cast<double>(product) - static_cast<double>(a) * static_cast<double>(b);
}

double deviation(double spread, double pairs) { return thousandth * std::sqrt(std::max(0.0, spread) / pairs); }

double z(double share) { return boost::math::quantile(boost::math::normal(), share); }

}  // namespace

ScoreSums& ScoreSums::operator+=(const ScoreSums& other) {
  n += other.n;
  x += other.x;
  y += other.y;
  xx += other.xx;
  xy += other.xy;
  yy += other.yy;
  noise += other.noise;
  return *this;
}

Cluster change_of(const ScoreSums& site) { return {site.n, site.y - site.x, site.noise}; }

std::optional<ScoreSpread> spread_of(const ScoreSums& sums) {
  if (sums.n < 2 || drowns(sums.noise, static_cast<double>(sums.n))) return std::nullopt;
  const auto n = static_cast<double>(sums.n);
  const double pairs = n * (n - 1) - sums.noise;
  const double of_sums = sums.noise / (thousandth * thousandth);
  const double before = spread(sums.n, sums.xx, sums.x, sums.x) + of_sums;
  const double after = spread(sums.n, sums.yy, sums.y, sums.y) + of_sums;
  const double together = spread(sums.n, sums.xy, sums.x, sums.y);
  if (sums.noise > 0 && !(before > 0 && after > 0 && before + after > 2 * together && together * together <= before * after)) return std::nullopt;
  ScoreSpread result;
  result.mean_before = thousandth * static_cast<double>(sums.x) / n;
  result.mean_after = thousandth * static_cast<double>(sums.y) / n;
  result.sd_before = deviation(before, pairs);
  result.sd_after = deviation(after, pairs);
  result.sd_change = deviation(before + after - 2 * together, pairs);
  if (before > 0 && after > 0) result.correlation = together / (std::sqrt(before) * std::sqrt(after));
  if (before + after > 0) result.standardised = (result.mean_after - result.mean_before) / deviation((before + after) / 2, pairs);
  return result;
}

std::optional<Alikeness> alikeness_of_change(const std::vector<ScoreSums>& sites) {
  ScoreSums all;
  double clusters = 0;
  double sizes = 0;
  double of_sites = 0;  // Σ d²/n
  for (const ScoreSums& site : sites) {
    if (site.noise > 0) return std::nullopt;
    if (site.n == 0) continue;
    const auto n = static_cast<double>(site.n);
    const auto d = static_cast<double>(site.y - site.x);
    all += site;
    ++clusters;
    sizes += n * n;
    of_sites += d * d / n;
  }
  const auto n = static_cast<double>(all.n);
  if (clusters < 2 || n <= clusters) return std::nullopt;
  const auto d = static_cast<double>(all.y - all.x);
  const double squares = static_cast<double>(all.xx) + static_cast<double>(all.yy) - 2 * static_cast<double>(all.xy);
  const double between = (of_sites - d * d / n) / (clusters - 1);
  const double within = (squares - of_sites) / (n - clusters);
  const double n0 = (n - sizes / n) / (clusters - 1);
  const double total = between + (n0 - 1) * within;
  if (!(total > 1e-9 * squares / n)) return std::nullopt;  // rounding
  const double correlation = (between - within) / total;
  return Alikeness{correlation, 1 + (sizes / n - 1) * std::max(0.0, correlation)};
}

std::optional<Interval> bounds_with_missing(const ScoreSums& seen, const Missing& missing) {
  const std::int64_t all = seen.n + missing.known + missing.unknown;
  if (all == 0) return std::nullopt;
  const auto n = static_cast<double>(all);
  const auto changed = static_cast<double>(seen.y - seen.x);
  const auto before = static_cast<double>(missing.before);
  const double room = static_cast<double>(missing.known) / thousandth - before;  // up to the highest score
  const double unknown = static_cast<double>(missing.unknown) / thousandth;
  return Interval{thousandth * (changed - before - unknown) / n, thousandth * (changed + room + unknown) / n};
}

std::optional<double> kr20(const std::vector<double>& shares_right, double variance_of_total) {
  const auto items = static_cast<double>(shares_right.size());
  if (items < 2 || !(variance_of_total > 0)) return std::nullopt;
  double sum = 0;
  for (const double share : shares_right) sum += share * (1 - share);
  return items / (items - 1) * (1 - sum / variance_of_total);
}

std::optional<Detection> detection(std::int64_t hits, std::int64_t risky, std::int64_t false_alarms, std::int64_t safe) {
  if (risky <= 0 || safe <= 0) return std::nullopt;
  if (hits < 0 || hits > risky || false_alarms < 0 || false_alarms > safe) return std::nullopt;  // noise
  const auto share = [](std::int64_t part, std::int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); };
  const auto corrected = [](std::int64_t part, std::int64_t whole) { return (static_cast<double>(part) + 0.5) / (static_cast<double>(whole) + 1); };
  const double hit = z(corrected(hits, risky));
  const double alarm = z(corrected(false_alarms, safe));
  const double h = share(hits, risky);
  const double f = share(false_alarms, safe);
  return Detection{h, f, h - f, hit - alarm, -(hit + alarm) / 2};
}

}  // namespace evaluation
