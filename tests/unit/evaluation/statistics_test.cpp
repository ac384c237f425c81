#include "evaluation/statistics.h"

#include "support/catch.h"

using namespace evaluation;

namespace {

Approx near(double value, double margin) { return Approx(value).margin(margin).epsilon(0); }

struct Patient {
  std::vector<int> pet;
  std::vector<int> spect;
};

// Obuchowski's thyroid scans: glands of 21 patients, each seen or not by two methods.
std::vector<PairCounts> thyroid_scans() {
  const std::vector<Patient> patients = {
      {{0, 0, 0}, {0, 1, 1}}, {{1, 1, 0}, {1, 1, 1}},       {{1, 1, 1}, {1, 1, 1}}, {{1}, {1}},
      {{1, 1, 0}, {1, 1, 1}}, {{1, 1, 1, 1}, {1, 1, 1, 1}}, {{1, 1, 1}, {1, 1, 1}}, {{1, 1}, {1, 1}},
      {{1, 1}, {1, 0}},       {{1}, {1}},                   {{1, 1, 0}, {1, 1, 0}}, {{1, 1}, {1, 1}},
      {{1, 1, 1}, {1, 1, 1}}, {{1, 1}, {1, 1}},             {{0, 0}, {1, 1}},       {{1, 1, 0}, {1, 1, 0}},
      {{1, 1, 0}, {1, 1, 0}}, {{1, 1, 0}, {1, 1, 1}},       {{1, 1}, {1, 1}},       {{1}, {1}},
      {{1, 1}, {1, 1}}};
  std::vector<PairCounts> clusters;
  for (const Patient& patient : patients) {
    PairCounts counts;
    for (std::size_t gland = 0; gland < patient.pet.size(); ++gland) {
      const bool before = patient.pet[gland] == 1;
      const bool after = patient.spect[gland] == 1;
      ++(before ? (after ? counts.both : counts.losses) : (after ? counts.gains : counts.neither));
    }
    clusters.push_back(counts);
  }
  return clusters;
}

const SquareTable unaided_vision = {{1520, 266, 124, 66}, {234, 1512, 432, 78}, {117, 362, 1772, 205}, {36, 82, 179, 492}};

}  // namespace

TEST_CASE("McNemar on the approval ratings is 17.356 and 16.818 corrected") {
  const McNemar result = mcnemar({794, 150, 86, 570});
  REQUIRE(result.asymptotic);
  CHECK(result.asymptotic->statistic == near(17.356, 0.0005));
  CHECK(result.asymptotic->degrees == 1);
  CHECK(result.asymptotic->p == near(3.1e-5, 1e-6));
  REQUIRE(result.corrected);
  CHECK(result.corrected->statistic == near(16.818, 0.0005));
  CHECK(result.exact_p == near(3.716e-5, 5e-8));
  CHECK(result.mid_p < result.exact_p);
}

TEST_CASE("McNemar exact and mid-p on one against seven are 0.0703 and 0.0391") {
  const McNemar result = mcnemar({40, 1, 7, 3});
  CHECK(result.exact_p == near(0.0703125, 1e-9));
  CHECK(result.mid_p == near(0.0390625, 1e-9));
}

TEST_CASE("McNemar with equal gains and losses has p 1") {
  const McNemar result = mcnemar({3, 4, 4, 3});
  CHECK(result.exact_p == 1.0);
  CHECK(result.mid_p == near(1.0, 1e-12));
  CHECK(result.asymptotic->statistic == 0.0);
  CHECK(result.corrected->statistic == 0.0);
}

TEST_CASE("McNemar without discordant pairs has no chi-squared") {
  const McNemar result = mcnemar({10, 0, 0, 12});
  CHECK(result.exact_p == 1.0);
  CHECK_FALSE(result.asymptotic);
  CHECK_FALSE(result.corrected);
}

TEST_CASE("Newcombe's paired difference for 14 5 0 22 is 0.1220 from 0.0115 to 0.2265") {
  const auto result = newcombe_difference({14, 0, 5, 22});
  REQUIRE(result);
  CHECK(result->difference == near(0.1220, 0.00005));
  CHECK(result->interval.low == near(0.0115, 0.00005));
  CHECK(result->interval.high == near(0.2265, 0.00005));
}

TEST_CASE("Newcombe's difference of losses mirrors that of gains") {
  const auto result = newcombe_difference({14, 5, 0, 22});
  REQUIRE(result);
  CHECK(result->difference == near(-0.1220, 0.00005));
  CHECK(result->interval.low == near(-0.2265, 0.00005));
  CHECK(result->interval.high == near(-0.0115, 0.00005));
  CHECK_FALSE(newcombe_difference({0, 0, 0, 0}));
}

TEST_CASE("clustered tests on the thyroid scans give the published values") {
  const auto scans = thyroid_scans();
  PairCounts total;
  for (const PairCounts& counts : scans) total += counts;
  CHECK(mcnemar(total).asymptotic->statistic == near(4.5, 1e-9));
  CHECK(eliasziw_donner(scans)->statistic == near(3.66, 0.005));
  CHECK(obuchowski(scans)->statistic == near(2.86, 0.005));
  CHECK(durkalski(scans)->statistic == near(2.32, 0.005));
  CHECK(yang(scans)->statistic == near(3.13, 0.005));
}

TEST_CASE("clustered tests need two clusters with something to compare") {
  const std::vector<PairCounts> one = {{5, 1, 3, 4}};
  CHECK_FALSE(eliasziw_donner(one));
  CHECK_FALSE(obuchowski(one));
  CHECK_FALSE(yang(one));
  const std::vector<PairCounts> unchanged = {{5, 0, 0, 4}, {6, 0, 0, 1}};
  CHECK_FALSE(eliasziw_donner(unchanged));
  CHECK_FALSE(obuchowski(unchanged));
  CHECK_FALSE(durkalski(unchanged));
  CHECK_FALSE(yang(unchanged));
}

TEST_CASE("unaided vision is 11.957 by Stuart-Maxwell and 11.976 by Bhapkar and 19.107 by Bowker") {
  CHECK(stuart_maxwell(unaided_vision)->statistic == near(11.957, 0.0005));
  CHECK(stuart_maxwell(unaided_vision)->degrees == 3);
  CHECK(bhapkar(unaided_vision)->statistic == near(11.976, 0.0005));
  CHECK(bhapkar(unaided_vision)->degrees == 3);
  CHECK(bowker(unaided_vision)->statistic == near(19.107, 0.0005));
  CHECK(bowker(unaided_vision)->degrees == 6);
}

TEST_CASE("a level that nobody left or joined changes no marginal test") {
  SquareTable wider = unaided_vision;
  for (auto& row : wider) row.push_back(0);
  wider.push_back({0, 0, 0, 0, 7});
  CHECK(stuart_maxwell(wider)->statistic == near(11.957, 0.0005));
  CHECK(stuart_maxwell(wider)->degrees == 3);
  CHECK(bowker(wider)->degrees == 6);
}

TEST_CASE("a table without change has no marginal test") {
  const SquareTable table = {{4, 0}, {0, 9}};
  CHECK_FALSE(stuart_maxwell(table));
  CHECK_FALSE(bhapkar(table));
  CHECK_FALSE(bowker(table));
}

TEST_CASE("the clustered change over twelve kiosks has an interval") {
  std::vector<PairCounts> kiosks;
  for (int k = 0; k < 12; ++k) kiosks.push_back({10, 2, 4 + k % 3, 20 - k % 3});
  const ClusterSums sums = cluster_sums(kiosks);
  CHECK(sums == ClusterSums{12, 432, 36, 116, 1296, 15552});
  const ClusteredChange result = clustered_change(sums);
  CHECK(*result.change == near(36.0 / 432.0, 1e-12));
  // K/(K−1)·(116 − 2·(1/12)·1296 + (1/12)²·15552) = 12/11·8, its root over 432
  CHECK(*result.standard_error == near(0.0068384, 5e-7));
  REQUIRE(result.interval);
  CHECK(result.interval->low == near(0.0682821, 5e-6));
  CHECK(result.interval->high == near(0.0983846, 5e-6));
  CHECK(result.reason.empty());
}

TEST_CASE("fewer than ten kiosks have no clustered interval and the reason is given") {
  const ClusteredChange three = clustered_change(cluster_sums({{10, 2, 4, 20}, {9, 1, 4, 20}, {8, 3, 4, 20}}));
  CHECK(three.change);
  CHECK(three.standard_error);
  CHECK_FALSE(three.interval);
  CHECK(three.reason == "no clustered interval: 3 kiosks, at least 10 are needed");
  const ClusteredChange one = clustered_change(cluster_sums({{10, 2, 4, 20}}));
  CHECK_FALSE(one.standard_error);
  CHECK(one.reason == "no clustered interval: 1 kiosk, at least 10 are needed");
  const ClusteredChange none = clustered_change(cluster_sums({{0, 0, 0, 0}}));
  CHECK_FALSE(none.change);
  CHECK(none.reason == "no pairs");
}
