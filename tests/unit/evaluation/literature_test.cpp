// Published examples, to the digits that were printed.
#include <algorithm>

#include "evaluation/many_tests.h"
#include "evaluation/score_change.h"
#include "evaluation/statistics.h"
#include "support/catch.h"

using namespace evaluation;

namespace {

Approx near(double value, double margin) { return Approx(value).margin(margin).epsilon(0); }

void check_mcnemar(const PairCounts& pairs, double asymptotic, double corrected, double exact, double mid) {
  const McNemar result = mcnemar(pairs);
  CHECK(result.asymptotic->p == near(asymptotic, 0.0005));
  CHECK(result.corrected->p == near(corrected, 0.0005));
  CHECK(result.exact_p == near(exact, 0.0005));
  CHECK(result.mid_p == near(mid, 0.0005));
}

void check_p(const MaybeTest& test, double statistic, double margin, int degrees, double p) {
  REQUIRE(test);
  CHECK(test->statistic == near(statistic, margin));
  CHECK(test->degrees == degrees);
  CHECK(test->p == near(p, 0.0005));
}

}  // namespace

// M. W. Fagerland, S. Lydersen, P. Laake, BMC Medical Research Methodology 13 (2013): 91.
TEST_CASE("airways of children before and after a transplantation have the p-values of Fagerland, Lydersen and Laake") {
  check_mcnemar({1, 1, 7, 12}, 0.034, 0.077, 0.070, 0.039);
}

TEST_CASE("complete responses before and after a consolidation have the p-values of Fagerland, Lydersen and Laake") {
  check_mcnemar({59, 6, 16, 80}, 0.033, 0.055, 0.052, 0.035);
}

// J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions (2003): schizophrenic, affective, other.
TEST_CASE("two raters of a hundred patients have the Stuart-Maxwell statistic 14.00 of Fleiss") {
  const SquareTable patients = {{35, 5, 0}, {15, 20, 5}, {10, 5, 5}};
  CHECK(stuart_maxwell(patients)->statistic == near(14.00, 0.005));
  CHECK(stuart_maxwell(patients)->degrees == 2);
}

// A. Agresti, Categorical Data Analysis (2002): con, mixed, pro.
TEST_CASE("two critics of 160 films have the symmetry statistic 0.59 of Agresti") {
  const SquareTable films = {{24, 8, 13}, {8, 13, 11}, {10, 9, 64}};
  CHECK(bowker(films)->statistic == near(0.59, 0.005));
  CHECK(bowker(films)->degrees == 3);
}

// Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995): 289.
TEST_CASE("of fifteen hypotheses about a heart's thrombolysis four are rejected by the false discovery rate and three by Holm") {
  const MaybePs ps = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  const auto rejected = [](const MaybePs& adjusted) { return std::count_if(adjusted.begin(), adjusted.end(), [](const auto& p) { return *p <= 0.05; }); };
  CHECK(rejected(benjamini_hochberg(ps)) == 4);
  CHECK(rejected(holm(ps)) == 3);
}

// A. Agresti, An Introduction to Categorical Data Analysis (1996), tables 3.3 and A.4; the cases are of Z. Liu, International Journal of
// Epidemiology 21 (1992): smokers with and without lung cancer, then others.
TEST_CASE("smoking and lung cancer in eight Chinese cities have the statistics 280.1 and 5.20 and the odds ratio 2.17 of Agresti") {
  const CommonOdds cities = cochran_mantel_haenszel({{126, 100, 35, 61}, {908, 688, 497, 807}, {913, 747, 336, 598}, {235, 172, 58, 121},
                                                     {402, 308, 121, 215}, {182, 156, 72, 98}, {60, 99, 11, 43}, {104, 89, 21, 36}});
  check_p(cities.test, 280.138, 0.0005, 1, 0);
  CHECK(*cities.odds_ratio == near(2.174, 0.0005));
  check_p(cities.alike, 5.200, 0.0005, 7, 0.636);
  CHECK(cities.strata == 8);
}

// P. J. Beitler, J. R. Landis, Biometrics 41 (1985), in A. Agresti, Categorical Data Analysis (2002), 6.3: cured and not with the cream,
// then without.
TEST_CASE("a cream at eight centres has the statistic 6.38 and the odds ratio 2.13 of Agresti") {
  const CommonOdds centres = cochran_mantel_haenszel({{11, 25, 10, 27}, {16, 4, 22, 10}, {14, 5, 7, 12}, {2, 14, 1, 16},
                                                      {6, 11, 0, 12}, {1, 10, 0, 10}, {1, 4, 1, 8}, {4, 2, 6, 1}});
  check_p(centres.test, 6.38, 0.005, 1, 0.012);
  CHECK(*centres.odds_ratio == near(2.13, 0.005));
  check_p(centres.alike, 8.0, 0.05, 7, 0.333);
}

// Of R's own documentation, mantelhaen.test of UCBAdmissions; P. J. Bickel, E. A. Hammel, J. W. O'Connell, Science 187 (1975).
TEST_CASE("Berkeley's admissions have the odds ratio 0.9047 from 0.7719 to 1.0603 of R") {
  const CommonOdds departments = cochran_mantel_haenszel(
      {{512, 313, 89, 19}, {353, 207, 17, 8}, {120, 205, 202, 391}, {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}});
  CHECK(*departments.odds_ratio == near(0.9046968, 5e-8));
  CHECK(departments.interval->low == near(0.7719074, 5e-8));
  CHECK(departments.interval->high == near(1.0603298, 5e-8));
  CHECK(departments.alike->p == near(0.0021, 0.00005));  // in one department it is another
}

// Student, Biometrika 6 (1908): hours of sleep gained by ten patients, in tenths; as R's t.test of `sleep` prints them. With one in
// each cluster CR2 is the variance of a mean and Satterthwaite's degrees of freedom are one fewer than the clusters.
TEST_CASE("Student's ten patients slept 1.58 hours longer from 0.70 to 2.46 with t 4.0621 on 9 degrees of freedom") {
  const Estimate slept = clustered_mean({{1, 12}, {1, 24}, {1, 13}, {1, 13}, {1, 0}, {1, 10}, {1, 18}, {1, 8}, {1, 46}, {1, 14}}, 0.1);
  CHECK(*slept.value == near(1.58, 1e-12));
  CHECK(*slept.value / *slept.standard_error == near(4.0621, 0.00005));
  CHECK(*slept.degrees == near(9, 1e-12));
  CHECK(slept.interval->low == near(0.7001142, 5e-8));
  CHECK(slept.interval->high == near(2.4598858, 5e-8));
  CHECK(*slept.p == near(0.002833, 5e-7));
}

// D. Lakens, Frontiers in Psychology 4 (2013): 863, table 1: ten people rate two films.
TEST_CASE("two films have the correlation 0.73 and the standardised difference 1.13 of Lakens") {
  ScoreSums people;
  const int first[] = {9, 7, 8, 9, 8, 9, 9, 10, 9, 9};
  const int second[] = {9, 6, 7, 8, 7, 9, 8, 8, 8, 7};
  for (int i = 0; i < 10; ++i) {
    const std::int64_t x = 100 * second[i];
    const std::int64_t y = 100 * first[i];
    people += {1, x, y, x * x, x * y, y * y};
  }
  const auto spread = spread_of(people);
  CHECK(spread->sd_after == near(0.082, 0.0005));
  CHECK(spread->sd_before == near(0.095, 0.0005));
  CHECK(*spread->correlation == near(0.73, 0.005));
  CHECK(*spread->standardised == near(1.13, 0.005));
}

// P. E. Shrout, J. L. Fleiss, Psychological Bulletin 86 (1979), tables 2 and 4: four judges of six targets, ICC(1, 1).
TEST_CASE("ratings of six targets by four judges have the intraclass correlation 0.17 of Shrout and Fleiss") {
  std::vector<ScoreSums> targets;
  for (const auto& ratings : std::vector<std::vector<std::int64_t>>{{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}}) {
    targets.emplace_back();
    for (const std::int64_t y : ratings) targets.back() += {1, 0, y, 0, 0, y * y};
  }
  CHECK(alikeness_of_change(targets)->correlation == near(0.17, 0.005));
}
