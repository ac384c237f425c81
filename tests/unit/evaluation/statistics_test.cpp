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
  CHECK(result.mid_p == near(0.86328125, 1e-12));  // 1 − ½·C(8,4)/2⁸
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

TEST_CASE("clustered tests are absent with a reason where few clusters could show nothing") {
  const std::vector<PairCounts> one = {{5, 1, 3, 4}};
  for (const auto& test : {eliasziw_donner(one), obuchowski(one), durkalski(one), yang(one)}) {
    CHECK_FALSE(test);
    CHECK(test.reason() == "1 cluster, 10 are needed");
  }
  const std::vector<PairCounts> nine(9, {5, 1, 30, 4});
  for (const auto& test : {eliasziw_donner(nine), obuchowski(nine), durkalski(nine), yang(nine)}) {
    CHECK(test.reason() == "9 clusters, 10 are needed");
  }
}

TEST_CASE("clustered tests without change are absent with a reason") {
  const std::vector<PairCounts> unchanged(12, {5, 0, 0, 4});
  for (const auto& test : {eliasziw_donner(unchanged), obuchowski(unchanged), durkalski(unchanged), yang(unchanged)}) {
    CHECK_FALSE(test);
    CHECK_FALSE(test.reason().empty());
  }
}

TEST_CASE("Eliasziw-Donner is never bolder than McNemar") {
  // Every cluster has as many gains and as many losses as the others: alike to a degree that chance would not give.
  const std::vector<PairCounts> clusters(12, {3, 2, 4, 3});
  CHECK(mcnemar({36, 24, 48, 36}).asymptotic->statistic == near(8.0, 1e-9));
  CHECK(eliasziw_donner(clusters)->statistic == near(8.0, 1e-9));
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
  const SquareTable table = {{4, 0, 0}, {0, 9, 0}, {0, 0, 1}};
  for (const auto& test : {stuart_maxwell(table), bhapkar(table), bowker(table)}) CHECK(test.reason() == "no answer changed");
}

TEST_CASE("a table of two levels has no marginal test beside McNemar's") {
  for (const SquareTable& table : {SquareTable{{14, 5}, {0, 22}}, SquareTable{{14, 5, 0}, {0, 22, 0}, {0, 0, 3}}}) {
    for (const auto& test : {stuart_maxwell(table), bhapkar(table), bowker(table)}) {
      CHECK(test.reason() == "of two levels it would repeat McNemar's test");
    }
  }
}

TEST_CASE("Bhapkar is absent where the change of everybody follows from the level before") {
  const SquareTable separated = {{0, 1, 0}, {0, 0, 0}, {2, 0, 0}};
  CHECK_FALSE(bhapkar(separated));
  CHECK(bhapkar(separated).reason() == "everybody's change follows from the level before: its variance is 0");
}

TEST_CASE("a singular table is known as such however large its counts are") {
  for (const std::int64_t scale : {1L, 30'000'000L}) {
    // Levels one and two exchange, and three and four, and nobody else.
    const SquareTable apart = {{0, 3 * scale, 0, 0}, {scale, 0, 0, 0}, {0, 0, 0, 5 * scale}, {0, 0, 4 * scale, 0}};
    CHECK(stuart_maxwell(apart).reason() == "the levels fall into groups between which nobody moved");
    CHECK(bhapkar(apart).reason() == "the levels fall into groups between which nobody moved");
  }
}

TEST_CASE("a table of thirty million that hangs together by one child has its test") {
  // The third level alone changed in size, by the one of its one child: whatever the other two weigh, 1²/1.
  const SquareTable table = {{7, 30'000'000, 0}, {30'000'000, 7, 1}, {0, 0, 7}};
  CHECK(stuart_maxwell(table)->statistic == near(1.0, 1e-6));
  CHECK(stuart_maxwell(table)->degrees == 2);
}
