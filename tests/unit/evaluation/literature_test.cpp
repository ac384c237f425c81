// Published examples, to the digits that were printed.
#include <algorithm>

#include "evaluation/many_tests.h"
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
