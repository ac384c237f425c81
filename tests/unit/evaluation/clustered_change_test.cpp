#include "evaluation/clustered_change.h"

#include "support/catch.h"

using namespace evaluation;

// Expected values are from R 4.2.2: the general CR2 estimator for a linear model, I − H inverted by eigenvalues site by site
// over single children, and Satterthwaite's degrees of freedom from the trace of its quadratic form. tests/statistics/check.R
// holds that program to many more of them.
namespace {

Approx near(double value, double margin) { return Approx(value).margin(margin).epsilon(0); }

const Clusters twelve = {{20, 3}, {35, 8}, {22, -2}, {60, 20}, {25, 5}, {20, 1}, {41, 9}, {30, 4}, {22, 0}, {27, 7}, {90, 15}, {33, 10}};
const Clusters others = {{10, 1}, {12, 3}, {0, 0}, {20, 2}, {25, -1}, {20, 4}, {14, 0}, {30, 5}, {22, 2}, {9, 1}, {45, 3}, {11, -2}};

Clusters half(const Clusters& clusters, bool first) {
  Clusters result = clusters;
  for (std::size_t site = 0; site < result.size(); ++site) {
    if ((site < 6) != first) result[site] = {};
  }
  return result;
}

}  // namespace

TEST_CASE("a mean over twelve unequal sites has the CR2 error and Satterthwaite's degrees of freedom") {
  const Estimate estimate = clustered_mean(twelve);
  CHECK(*estimate.value == near(0.188235294117647, 1e-14));
  CHECK(*estimate.standard_error == near(0.032090996309603, 1e-13));
  CHECK(*estimate.degrees == near(8.232433691643386, 1e-10));
  REQUIRE(estimate.interval);
  CHECK(estimate.interval->low == near(0.114595433222076, 1e-12));
  CHECK(estimate.interval->high == near(0.261875155013218, 1e-12));
  CHECK(*estimate.p == near(0.000337118273113, 1e-12));
  CHECK(estimate.clusters == 12);
  CHECK(estimate.reason.empty());
}

TEST_CASE("a difference of two groups within the same sites allows for what the sites share") {
  const Estimate estimate = clustered_combination({{1, twelve}, {-1, others}});
  CHECK(*estimate.value == near(0.10566648677820, 1e-13));
  CHECK(*estimate.standard_error == near(0.04749287793855, 1e-13));
  CHECK(*estimate.degrees == near(8.26250236754787, 1e-10));
  CHECK(*estimate.p == near(0.05571210405569, 1e-12));
}

TEST_CASE("a difference of two groups of sites adds their errors") {
  const Estimate estimate = clustered_combination({{1, half(twelve, true)}, {-1, half(twelve, false)}});
  CHECK(*estimate.value == near(0.00712250712251, 1e-13));
  CHECK(*estimate.standard_error == near(0.07590602787675, 1e-13));
  CHECK(*estimate.degrees == near(7.66046765946047, 1e-10));
  CHECK(estimate.interval->low == near(-0.16927677015819, 1e-12));
  CHECK(estimate.interval->high == near(0.18352178440320, 1e-12));
}

TEST_CASE("sites without anything to count are no sites") {
  Clusters padded = twelve;
  padded.insert(padded.begin() + 3, Cluster{});
  CHECK(clustered_mean(padded).clusters == 12);
  CHECK(*clustered_mean(padded).standard_error == near(0.032090996309603, 1e-13));
}

TEST_CASE("sites that are all alike have the error 0 and no interval") {
  const Estimate estimate = clustered_mean(Clusters(12, {21, 7}));
  CHECK(*estimate.standard_error == 0.0);
  CHECK_FALSE(estimate.interval);
  CHECK_FALSE(estimate.p);
  CHECK(estimate.reason == "no site differs from another: nothing tells how others would");
}

TEST_CASE("fewer than ten sites have no interval and the reason is given") {
  const Estimate nine = clustered_mean(Clusters(twelve.begin(), twelve.begin() + 9));
  CHECK(nine.value);
  CHECK(nine.standard_error);
  CHECK_FALSE(nine.interval);
  CHECK_FALSE(nine.p);
  CHECK(nine.reason == "these children only: 9 sites, an interval needs 10");
  const Estimate one = clustered_mean({{20, 3}});
  CHECK_FALSE(one.standard_error);
  CHECK(one.reason == "these children only: 1 site, an interval needs 10");
  CHECK(clustered_mean({}).reason == "nothing to count");
  CHECK_FALSE(clustered_mean({{0, 0}}).value);
}

TEST_CASE("an arm of four sites is too small for a difference") {
  Clusters four(12);
  std::copy(twelve.begin(), twelve.begin() + 4, four.begin());
  Clusters rest = twelve;
  std::fill(rest.begin(), rest.begin() + 4, Cluster{});
  const Estimate estimate = clustered_combination({{1, rest}, {-1, four}});
  CHECK(estimate.value);
  CHECK(estimate.reason == "these children only: one side has 4 sites, an interval needs 5");
}

TEST_CASE("a site that holds nearly everybody leaves too few degrees of freedom") {
  Clusters uneven = twelve;
  uneven[3] = {6000, 2000};
  CHECK_FALSE(clustered_mean(uneven).interval);
  CHECK(clustered_mean(uneven).reason == "one site weighs more than the others together: an interval would be of that site");
}

TEST_CASE("the sums that are published add up squares and products over sites") {
  CHECK(cluster_sums({{10, 2}, {0, 0}, {20, -3}}) == ClusterSums{2, 30, -1, 13, -40, 500});
}

TEST_CASE("sums of thirty million answers at each of ten thousand sites do not overflow") {
  const ClusterSums sums = cluster_sums(Clusters(10'000, {30'000'000, 30'000'000'000}));
  CHECK(sums.d2 == near(9e24, 1e12));
}

TEST_CASE("a site whose noised count is nothing or less is still one") {
  Clusters noised = twelve;
  for (Cluster& cluster : noised) cluster.noise = 4;
  noised.push_back({0, 3, 4});
  noised.push_back({-2, 1, 4});
  const Estimate estimate = clustered_mean(noised);
  CHECK(estimate.clusters == 14);
  CHECK(*estimate.value == near(84.0 / 423, 1e-14));
  CHECK(estimate.interval);
  CHECK(cluster_sums(noised).clusters == 14);
}

TEST_CASE("a quotient by a number of which more than a tenth is noise is not told") {
  Clusters noised = twelve;
  noised[0].noise = 1806.25;  // 42.5 squared, a tenth of 425
  CHECK(clustered_mean(noised).value);
  noised[0].noise = 1807;
  const Estimate estimate = clustered_mean(noised);
  CHECK_FALSE(estimate.value);
  CHECK_FALSE(estimate.interval);
  CHECK(estimate.reason == "the noise in how many there are is more than a tenth of them");
}
