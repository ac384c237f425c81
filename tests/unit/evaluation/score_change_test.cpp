#include "evaluation/score_change.h"

#include "support/catch.h"

using namespace evaluation;

namespace {

Approx near(double value, double margin) { return Approx(value).margin(margin).epsilon(0); }

// Ten children, before 400 550 610 300 720 480 510 660 390 845 and after 520 600 580 410 800 500 640 700 480 900; at the
// first site four of them, at the two others three each. Expected values are from R's sd, cor and aov.
const std::vector<ScoreSums> sites = {{4, 1860, 2110, 924600, 1014800, 1134900},
                                      {3, 1710, 1940, 1008900, 1142400, 1299600},
                                      {3, 1895, 2080, 1301725, 1409700, 1530400}};

ScoreSums all() {
  ScoreSums sums;
  for (const ScoreSums& site : sites) sums += site;
  return sums;
}

}  // namespace

TEST_CASE("means and spreads of scores follow from their sums") {
  CHECK(all() == ScoreSums{10, 5465, 6130, 3235225, 3566900, 3964900});
  const auto spread = spread_of(all());
  REQUIRE(spread);
  CHECK(spread->mean_before == near(0.5465, 1e-12));
  CHECK(spread->mean_after == near(0.6130, 1e-12));
  CHECK(spread->sd_before == near(0.166200180505, 1e-11));
  CHECK(spread->sd_after == near(0.151734417102, 1e-11));
  CHECK(spread->sd_change == near(0.049556365215, 1e-11));
  CHECK(*spread->correlation == near(0.955457423080, 1e-11));
  CHECK(*spread->standardised == near(0.417892697794, 1e-11));
}

TEST_CASE("children who all score the same have no correlation and no standardised change") {
  const auto spread = spread_of({3, 1500, 1500, 750000, 750000, 750000});
  REQUIRE(spread);
  CHECK(spread->sd_change == 0.0);
  CHECK_FALSE(spread->correlation);
  CHECK_FALSE(spread->standardised);
  CHECK_FALSE(spread_of({1, 400, 500, 160000, 200000, 250000}));
}

TEST_CASE("children of one site who change less alike than chance have no design effect above 1") {
  const auto alike = alikeness_of_change(sites);
  REQUIRE(alike);
  CHECK(alike->correlation == near(-0.391361479499, 1e-10));
  CHECK(alike->design_effect == 1.0);
}

TEST_CASE("children who change exactly as others of their site have the correlation 1 and the design effect of their number") {
  // Two sites of two: changes 100, 100 and 300, 300.
  const std::vector<ScoreSums> twins = {{2, 800, 1000, 320000, 400000, 500000}, {2, 800, 1400, 320000, 560000, 980000}};
  CHECK(alikeness_of_change(twins)->correlation == near(1.0, 1e-12));
  CHECK(alikeness_of_change(twins)->design_effect == near(2.0, 1e-12));
  CHECK_FALSE(alikeness_of_change({twins[0]}));
  CHECK_FALSE(alikeness_of_change({twins[0], twins[0]}));  // nobody differs
}

TEST_CASE("what the missing could have changed bounds the mean change") {
  // Four changed by 100 each; one who left scored 700 before, of one nothing is known.
  const auto bounds = bounds_with_missing({4, 2000, 2400, 0, 0, 0}, {1, 700, 1});
  REQUIRE(bounds);
  CHECK(bounds->low == near((0.4 - 0.7 - 1) / 6, 1e-12));
  CHECK(bounds->high == near((0.4 + 0.3 + 1) / 6, 1e-12));
  CHECK_FALSE(bounds_with_missing({}, {}));
}

TEST_CASE("KR-20 of five items is worked by hand") {
  // Σpq = 0.25 + 0.24 + 0.21 + 0.16 + 0.09 = 0.95; 5/4·(1 − 0.95/2) = 0.65625
  CHECK(*kr20({0.5, 0.6, 0.7, 0.8, 0.9}, 2.0) == near(0.65625, 1e-12));
  CHECK_FALSE(kr20({0.5}, 0.25));
  CHECK_FALSE(kr20({0.5, 0.5}, 0));
}

TEST_CASE("hits and false alarms give J, d' and the criterion") {
  // 45 of 50 and 12 of 50: z(45.5/51) − z(12.5/51), by R's qnorm.
  const auto result = detection(45, 50, 12, 50);
  REQUIRE(result);
  CHECK(result->hits == near(0.9, 1e-12));
  CHECK(result->false_alarms == near(0.24, 1e-12));
  CHECK(result->j == near(0.66, 1e-12));
  CHECK(result->d_prime == near(1.928077328406, 1e-10));
  CHECK(result->criterion == near(-0.274041671344, 1e-10));
}

TEST_CASE("hits of all and false alarms of none stay finite") {
  const auto result = detection(20, 20, 0, 20);
  REQUIRE(result);
  CHECK(result->j == 1.0);
  CHECK(result->d_prime == near(3.96150479330, 1e-9));  // 2·z(20.5/21), by R's qnorm
  CHECK_FALSE(detection(0, 0, 1, 5));
}

TEST_CASE("what noise adds to the square of a sum is taken off the spread") {
  ScoreSums exact = all();
  for (std::int64_t* sum : {&exact.x, &exact.y, &exact.xx, &exact.xy, &exact.yy, &exact.n}) *sum *= 100;  // a thousand children
  constexpr double deviation = 1;  // of n, and thousandfold of a sum
  exact.noise = 0;
  const double n = static_cast<double>(exact.n);
  double before = 0, after = 0;
  for (const int sign : {-1, 1}) {  // a sum off by as much in either direction: on average its square is too large by that squared
    ScoreSums noised = exact;
    noised.noise = deviation * deviation;
    noised.x += sign * 1000;
    noised.y -= sign * 1000;
    const auto spread = spread_of(noised);
    REQUIRE(spread);
    const double pairs = n * (n - 1) - noised.noise;
    before += spread->sd_before * spread->sd_before * pairs / 2;
    after += spread->sd_after * spread->sd_after * pairs / 2;
  }
  const auto truth = spread_of(exact);
  CHECK(before == Approx(truth->sd_before * truth->sd_before * n * (n - 1)).epsilon(1e-9));
  CHECK(after == Approx(truth->sd_after * truth->sd_after * n * (n - 1)).epsilon(1e-9));
}

TEST_CASE("where noise leaves no variance or a correlation above one there is no spread") {
  ScoreSums sums = all();
  sums.noise = 0.5;
  REQUIRE(spread_of(sums));
  sums.xx = sums.x * sums.x / sums.n - 100'000;
  CHECK_FALSE(spread_of(sums));
  sums = all();
  sums.noise = 0.5;
  sums.xy += 500'000;
  CHECK_FALSE(spread_of(sums));
  sums = all();
  sums.noise = 1.1;  // a deviation of more than one of ten children
  CHECK_FALSE(spread_of(sums));
}

TEST_CASE("how alike the children of a site are is not told where sums carry noise") {
  std::vector<ScoreSums> noised = sites;
  REQUIRE(alikeness_of_change(noised));
  noised[1].noise = 1;
  CHECK_FALSE(alikeness_of_change(noised));
}

TEST_CASE("hits that noise makes more than there are risky situations have no share") {
  CHECK(detection(10, 10, 0, 10));
  CHECK_FALSE(detection(11, 10, 0, 10));
  CHECK_FALSE(detection(5, 10, -1, 10));
  CHECK_FALSE(detection(5, -2, 1, 10));
}
