#include "evaluation/many_tests.h"

#include <algorithm>
#include <numeric>

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

CommonOdds cochran_mantel_haenszel(const std::vector<TwoGroups>& strata) {
  double difference = 0;
  double variance = 0;
  double crossed = 0;
  double other = 0;
  for (const TwoGroups& stratum : strata) {
    const auto a = static_cast<double>(stratum.first_right);
    const auto b = static_cast<double>(stratum.first_not);
    const auto c = static_cast<double>(stratum.second_right);
    const auto d = static_cast<double>(stratum.second_not);
    const double n = a + b + c + d;
    if (n < 2) continue;
    difference += (a * d - b * c) / n;  // a less its expectation
    variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1));
    crossed += a * d / n;
    other += b * c / n;
  }
  CommonOdds result;
  if (!(variance > 0)) {
    result.test = MaybeTest::absent("in no stratum are both groups and both answers");
    return result;
  }
  result.test = chi_squared_test(difference * difference / variance, 1);
  if (other > 0) result.odds_ratio = crossed / other;
  return result;
}

}  // namespace evaluation
