// Pairs of answers before and after: evaluation.md, "Statistics". Pure arithmetic over counts; each formula names its
// source. What the counts do not allow is absent, never a made-up number, and `reason` says why. All but the clustered
// tests take pairs as independent, which answers of one child are not: a report marks them so. The change to quote is
// clustered_change.h's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace evaluation {

// One two-by-two table of pairs: first letter before, second after.
struct PairCounts {
  std::int64_t both = 0;    // right, right
  std::int64_t losses = 0;  // right, not right
  std::int64_t gains = 0;   // not right, right
  std::int64_t neither = 0;
  double noise{};  // the variance that noise gives the number of pairs; 0 where counts carry none

  std::int64_t pairs() const { return both + losses + gains + neither; }
  PairCounts& operator+=(const PairCounts& other);
  friend bool operator==(const PairCounts&, const PairCounts&) = default;
};

struct Interval {
  double low = 0, high = 0;
};

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

// A test, or why there is none.
class MaybeTest {
 public:
  MaybeTest() = default;
  MaybeTest(Test test) : test_(test) {}
  static MaybeTest absent(std::string reason) {
    MaybeTest result;
    result.reason_ = std::move(reason);
    return result;
  }

  explicit operator bool() const { return test_.has_value(); }
  const Test& operator*() const { return *test_; }
  const Test* operator->() const { return &*test_; }
  const std::string& reason() const { return reason_; }  // empty when there is a test

 private:
  std::optional<Test> test_;
  std::string reason_;
};

struct McNemar {
  double exact_p = 1;  // two-sided binomial
  double mid_p = 1;
  MaybeTest asymptotic;  // absent without discordant pairs
  MaybeTest corrected;   // Edwards' continuity correction
};
McNemar mcnemar(const PairCounts& pairs);

// McNemar's question when pairs come in clusters. Obuchowski's statistic cannot exceed K - 1 for K clusters, Durkalski's
// K, Yang's K + 1: with few of them no change however great would be seen, so there is none below min_clusters.
MaybeTest eliasziw_donner(const std::vector<PairCounts>& clusters);
MaybeTest obuchowski(const std::vector<PairCounts>& clusters);
MaybeTest durkalski(const std::vector<PairCounts>& clusters);
MaybeTest yang(const std::vector<PairCounts>& clusters);
inline constexpr std::int64_t min_clusters = 10;

// Square tables of k levels before (rows) by after (columns). Levels that nobody left or joined between the waves are left
// out first. Of two levels they would repeat McNemar's test, so there are none.
using SquareTable = std::vector<std::vector<std::int64_t>>;
MaybeTest stuart_maxwell(const SquareTable& table);
MaybeTest bhapkar(const SquareTable& table);
MaybeTest bowker(const SquareTable& table);

}  // namespace evaluation
