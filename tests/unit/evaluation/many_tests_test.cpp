#include <cmath>

#include "evaluation/many_tests.h"

#include "support/catch.h"

using namespace evaluation;

namespace {

Approx near(double value, double margin) { return Approx(value).margin(margin).epsilon(0); }

void check(const MaybePs& got, const std::vector<double>& expected) {
  REQUIRE(got.size() == expected.size());
  for (std::size_t place = 0; place < got.size(); ++place) CHECK(*got[place] == near(expected[place], 1e-12));
}

}  // namespace

TEST_CASE("Holm and Benjamini-Hochberg adjust as R's p.adjust does") {
  check(holm({0.01, 0.04, 0.03, 0.005, 0.2}), {0.04, 0.09, 0.09, 0.025, 0.2});
  check(benjamini_hochberg({0.01, 0.04, 0.03, 0.005, 0.2}), {0.025, 0.05, 0.05, 0.025, 0.2});
}

TEST_CASE("an adjusted p-value is at most 1 and an absent one is no question") {
  check(holm({0.6, 0.7}), {1, 1});
  const MaybePs some = holm({0.01, std::nullopt, 0.03});
  CHECK(*some[0] == near(0.02, 1e-12));
  CHECK_FALSE(some[1]);
  CHECK(*some[2] == near(0.03, 1e-12));
  CHECK(holm({}).empty());
}

TEST_CASE("Cochran-Mantel-Haenszel of Berkeley's admissions is 1.5246 with the odds ratio 0.9047") {
  // P. J. Bickel, E. A. Hammel, J. W. O'Connell, Science 187 (1975): admitted and rejected men, then women, six departments.
  const CommonOdds result = cochran_mantel_haenszel(
      {{512, 313, 89, 19}, {353, 207, 17, 8}, {120, 205, 202, 391}, {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}});
  REQUIRE(result.test);
  CHECK(result.test->statistic == near(1.52460666, 1e-8));
  CHECK(result.test->p == near(0.216923697, 1e-9));
  CHECK(*result.odds_ratio == near(0.904696828259, 1e-11));
}

TEST_CASE("strata in which one group or one answer is missing have no common odds") {
  const CommonOdds result = cochran_mantel_haenszel({{5, 3, 0, 0}, {4, 0, 6, 0}});
  CHECK_FALSE(result.test);
  CHECK(result.test.reason() == "in no stratum are both groups and both answers");
  CHECK_FALSE(result.odds_ratio);
}

TEST_CASE("odds that are alike in every stratum are called alike and those that are not are not") {
  const CommonOdds same = cochran_mantel_haenszel({{20, 10, 10, 20}, {40, 20, 20, 40}});
  CHECK(*same.odds_ratio == near(4, 1e-12));
  CHECK(same.alike->statistic == near(0, 1e-9));
  const CommonOdds other = cochran_mantel_haenszel({{20, 10, 10, 20}, {20, 40, 40, 20}});
  CHECK(other.alike->p < 0.001);
}

TEST_CASE("one stratum and an odds ratio without end have no test of alike odds and no interval") {
  const CommonOdds alone = cochran_mantel_haenszel({{20, 10, 10, 20}, {3, 0, 5, 0}});
  CHECK(alone.strata == 1);
  CHECK(alone.interval);
  CHECK(alone.alike.reason() == "there is one stratum");
  const CommonOdds endless = cochran_mantel_haenszel({{20, 0, 10, 20}, {3, 0, 5, 2}});
  REQUIRE(endless.test);
  CHECK_FALSE(endless.odds_ratio);
  CHECK_FALSE(endless.interval);
  CHECK(endless.alike.reason() == "the common odds ratio is 0 or infinite");
  const CommonOdds none = cochran_mantel_haenszel({{0, 20, 10, 20}, {0, 3, 5, 2}});
  CHECK(*none.odds_ratio == 0);
  CHECK_FALSE(none.interval);
}

TEST_CASE("counts of thirty million in a stratum have finite common odds") {
  const CommonOdds many = cochran_mantel_haenszel({{30'000'000, 1, 29'000'000, 30'000'000}, {30'000'000, 20'000'000, 25'000'000, 25'000'000}});
  CHECK(many.interval->low > 1);
  CHECK(many.alike->statistic > 0);
  CHECK(std::isfinite(many.alike->statistic));
}
