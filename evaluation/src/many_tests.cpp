#include "evaluation/many_tests.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "chi_squared.h"

namespace evaluation {
namespace {

// Places of those that are there, smallest p first.
std::vector<std::size_t> by_size(const MaybePs& ps) {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < ps.size(); ++place) {
    if (ps[place]) places.push_back(place);
  }
  std::stable_sort(places.begin(), places.end(), [&](std::size_t one, std::size_t other) { return *ps[one] < *ps[other]; });
  return places;
}

}  // namespace

MaybePs holm(const MaybePs& ps) {
  MaybePs adjusted = ps;
  const std::vector<std::size_t> places = by_size(ps);
  double highest = 0;
  for (std::size_t rank = 0; rank < places.size(); ++rank) {
    const double own = static_cast<double>(places.size() - rank) * *ps[places[rank]];
    highest = std::max(highest, std::min(1.0, own));
    adjusted[places[rank]] = highest;
  }
  return adjusted;
}

MaybePs benjamini_hochberg(const MaybePs& ps) {
  MaybePs adjusted = ps;
  const std::vector<std::size_t> places = by_size(ps);
  double lowest = 1;
  for (std::size_t rank = places.size(); rank-- > 0;) {
    const double own = static_cast<double>(places.size()) / static_cast<double>(rank + 1) * *ps[places[rank]];
    lowest = std::min(lowest, own);
    adjusted[places[rank]] = lowest;
  }
  return adjusted;
}

namespace {

struct Counts {
  double a, b, c, d;  // first right, first not, second right, second not

  explicit Counts(const TwoGroups& groups)
      : a(static_cast<double>(groups.first_right)), b(static_cast<double>(groups.first_not)), c(static_cast<double>(groups.second_right)), d(static_cast<double>(groups.second_not)) {}
  double all() const { return a + b + c + d; }
  bool tells_something() const { return a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0; }
};

// ψ = R/S with R = Σad/n and S = Σbc/n; the variance of its logarithm Σ(PR)/2R² + Σ(PS + QR)/2RS + Σ(QS)/2S², where
// P = (a + d)/n and Q = (b + c)/n.
void add_odds(const std::vector<Counts>& strata, CommonOdds& result) {
  double crossed = 0;
  double other = 0;
  double same = 0;
  double mixed = 0;
  double opposite = 0;
  for (const Counts& s : strata) {
    const double n = s.all();
    const double r = s.a * s.d / n;
    const double q = s.b * s.c / n;
    crossed += r;
    other += q;
    same += (s.a + s.d) / n * r;
    mixed += (s.a + s.d) / n * q + (s.b + s.c) / n * r;
    opposite += (s.b + s.c) / n * q;
  }
  if (!(other > 0)) return;
  result.odds_ratio = crossed / other;
  if (!(crossed > 0)) return;
  const double variance = same / (2 * crossed * crossed) + mixed / (2 * crossed * other) + opposite / (2 * other * other);
  const double half = boost::math::quantile(boost::math::normal(), 0.975) * std::sqrt(variance);
  result.interval = Interval{*result.odds_ratio * std::exp(-half), *result.odds_ratio * std::exp(half)};
}

// What a would be with the stratum's margins at this odds ratio: the root of ψ·(m − A)(t − A) = A·(n₂ − t + A), of which one lies
// between the margins' limits. Written so that nothing cancels.
double expected_first(const Counts& s, double odds) {
  const double first = s.a + s.b;
  const double right = s.a + s.c;
  const double b = odds * (first + right) + (s.c + s.d - right);
  const double c = odds * first * right;
  const double a = odds - 1;
  const double root = std::sqrt(std::max(0.0, b * b - 4 * a * c));
  return b < 0 ? (b - root) / (2 * a) : 2 * c / (b + root);
}

MaybeTest breslow_day(const std::vector<Counts>& strata, std::optional<double> odds) {
  if (strata.size() < 2) return MaybeTest::absent("there is one stratum");
  if (!odds || !(*odds > 0)) return MaybeTest::absent("the common odds ratio is 0 or infinite");
  double sum = 0;
  double off = 0;
  double variance = 0;
  for (const Counts& s : strata) {
    const double a = expected_first(s, *odds);
    const double own = 1 / (1 / a + 1 / (s.a + s.b - a) + 1 / (s.a + s.c - a) + 1 / (s.d - s.a + a));
    sum += (s.a - a) * (s.a - a) / own;
    off += s.a - a;
    variance += own;
  }
  return chi_squared_test(sum - off * off / variance, static_cast<int>(strata.size()) - 1);
}

}  // namespace

CommonOdds cochran_mantel_haenszel(const std::vector<TwoGroups>& strata) {
  std::vector<Counts> telling;
  for (const TwoGroups& stratum : strata) {
    const Counts counts(stratum);
    if (counts.tells_something()) telling.push_back(counts);
  }
  CommonOdds result;
  result.strata = static_cast<std::int64_t>(telling.size());
  if (telling.empty()) {
    result.test = result.alike = MaybeTest::absent("in no stratum are both groups and both answers");
    return result;
  }
  double difference = 0;
  double variance = 0;
  for (const Counts& s : telling) {
    const double n = s.all();
    difference += (s.a * s.d - s.b * s.c) / n;  // a less its expectation
    variance += (s.a + s.b) * (s.c + s.d) * (s.a + s.c) * (s.b + s.d) / (n * n * (n - 1));
  }
  result.test = chi_squared_test(difference * difference / variance, 1);
  add_odds(telling, result);
  result.alike = breslow_day(telling, result.odds_ratio);
  return result;
}

}  // namespace evaluation
