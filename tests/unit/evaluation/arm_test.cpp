#include "evaluation/arm.h"

#include <algorithm>
#include <set>
#include <vector>

#include "evaluation/permuted_block.h"
#include "support/catch.h"

using namespace evaluation;

namespace {

const Arms two{Arm::lesson, Arm::waitlist};
const Arms three{Arm::lesson, Arm::waitlist, Arm::attention};

Arms dealt_from(std::uint64_t seed, const Arms& arms) {
  Arms dealt;
  for (ArmBlock block{seed, 0, arms}; !block.is_used_up(); ++block.dealt) dealt.push_back(next_arm(block));
  return dealt;
}

}  // namespace

TEST_CASE("a block deals each of its arms twice") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    for (const Arms& arms : {two, three}) {
      const Arms dealt = dealt_from(seed, arms);
      CHECK(dealt.size() == 2 * arms.size());
      for (const Arm arm : arms) CHECK(std::count(dealt.begin(), dealt.end(), arm) == 2);
    }
  }
}

TEST_CASE("every order of arms comes and a seed repeats its own") {
  std::set<Arms> orders;
  for (std::uint64_t seed = 0; seed < 200; ++seed) orders.insert(dealt_from(seed, two));
  CHECK(orders.size() == 6);
  CHECK(dealt_from(42, three) == dealt_from(42, three));
}

TEST_CASE("the order of arms does not tell the order of forms that begins with the same visit") {
  std::set<std::pair<Arm, Form>> seen;
  for (std::uint64_t seed = 0; seed < 50; ++seed) seen.insert({next_arm({seed, 0, two}), next_form({seed, 0})});
  CHECK(seen.size() == 4);
}

TEST_CASE("without arms there is no trial and one arm alone is everybody's") {
  CHECK(next_arm({7, 0, {}}) == Arm::none);
  for (int reader = 0; reader < 2; ++reader) CHECK(next_arm({7, reader, {Arm::attention}}) == Arm::attention);
}

TEST_CASE("half a trial is none") {
  CHECK(arms_to_deal(two, three) == two);
  CHECK(arms_to_deal({Arm::waitlist}, two) == Arms{Arm::waitlist});
  CHECK(arms_to_deal(three, two).empty());
  CHECK(arms_to_deal({}, three).empty());
  CHECK(arms_to_deal(two, {}).empty());
}
