// McNemar's test and the paired risk difference.
#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdlib>

#include "chi_squared.h"
#include "evaluation/statistics.h"

namespace evaluation {
namespace {

// Wilson's score interval for r of n (E. B. Wilson, JASA 22, 1927).
Interval wilson(double r, double n) {
  const double z = boost::math::quantile(boost::math::normal(), 0.975);
  const double centre = 2 * r + z * z;
  const double half = z * std::sqrt(z * z + 4 * r * (1 - r / n));
  const double scale = 2 * (n + z * z);
  return {(centre - half) / scale, (centre + half) / scale};
}

// Correlation of the two answers, with Newcombe's continuity correction towards 0.
double phi(const PairCounts& pairs) {
  const auto both = static_cast<double>(pairs.both);
  const auto gains = static_cast<double>(pairs.gains);
  const auto losses = static_cast<double>(pairs.losses);
  const auto neither = static_cast<double>(pairs.neither);
  const double product = (both + gains) * (losses + neither) * (both + losses) * (gains + neither);
  if (product <= 0) return 0;
  double numerator = both * neither - gains * losses;
  if (numerator > 0) numerator = std::max(numerator - static_cast<double>(pairs.pairs()) / 2, 0.0);
  return numerator / std::sqrt(product);
}

}  // namespace

PairCounts& PairCounts::operator+=(const PairCounts& other) {
  both += other.both;
  losses += other.losses;
  gains += other.gains;
  neither += other.neither;
  noise += other.noise;
  return *this;
}

Test chi_squared_test(double statistic, int degrees) {
  const boost::math::chi_squared distribution(degrees);
  return {statistic, degrees, boost::math::cdf(boost::math::complement(distribution, std::max(statistic, 0.0)))};
}

// R. G. Newcombe, "Improved confidence intervals for the difference between binomial proportions
// based on paired data", Statistics in Medicine 17 (1998), method 10.
std::optional<RiskDifference> newcombe_difference(const PairCounts& pairs) {
  if (pairs.pairs() == 0) return std::nullopt;
  const auto n = static_cast<double>(pairs.pairs());
  const auto after = static_cast<double>(pairs.both + pairs.gains);
  const auto before = static_cast<double>(pairs.both + pairs.losses);
  const Interval first = wilson(after, n);
  const Interval second = wilson(before, n);
  const double correlation = phi(pairs);
  const auto distance = [&](double one, double other) {
    return std::sqrt(std::max(0.0, one * one - 2 * correlation * one * other + other * other));
  };
  const double difference = (after - before) / n;
  return RiskDifference{difference,
                        {difference - distance(after / n - first.low, second.high - before / n),
                         difference + distance(first.high - after / n, before / n - second.low)}};
}

// Q. McNemar, Psychometrika 12 (1947); A. L. Edwards, Psychometrika 13 (1948); mid-p as in
// M. W. Fagerland, S. Lydersen, P. Laake, BMC Medical Research Methodology 13 (2013).
McNemar mcnemar(const PairCounts& pairs) {
  McNemar result;
  const std::int64_t discordant = pairs.gains + pairs.losses;
  if (discordant == 0) {
    result.asymptotic = result.corrected = MaybeTest::absent("no answer changed");
    return result;
  }
  const boost::math::binomial distribution(static_cast<double>(discordant), 0.5);
  const auto fewer = static_cast<double>(std::min(pairs.gains, pairs.losses));
  const double tail = 2 * boost::math::cdf(distribution, fewer);
  result.exact_p = std::min(1.0, tail);
  const double at = boost::math::pdf(distribution, fewer);
  result.mid_p = pairs.gains == pairs.losses ? 1 - at / 2 : tail - at;
  const auto difference = static_cast<double>(std::abs(pairs.gains - pairs.losses));
  const double corrected = std::max(difference - 1, 0.0);
  result.asymptotic = chi_squared_test(difference * difference / static_cast<double>(discordant), 1);
  result.corrected = chi_squared_test(corrected * corrected / static_cast<double>(discordant), 1);
  return result;
}

}  // namespace evaluation
