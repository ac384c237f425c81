#include "evaluation/permuted_block.h"

#include <algorithm>
#include <set>
#include <vector>

#include "support/catch.h"

using namespace evaluation;

namespace {

std::vector<Form> forms_of(std::uint64_t seed) {
  std::vector<Form> forms;
  for (PermutedBlock block{seed, 0}; !block.is_used_up(); ++block.dealt) forms.push_back(next_form(block));
  return forms;
}

}  // namespace

TEST_CASE("of every four readers two begin with each form") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto forms = forms_of(seed);
    CHECK(forms.size() == 4);
    CHECK(std::count(forms.begin(), forms.end(), Form::a) == 2);
  }
}

TEST_CASE("every order of two and two comes and a seed repeats its own") {
  std::set<std::vector<Form>> orders;
  for (std::uint64_t seed = 0; seed < 200; ++seed) orders.insert(forms_of(seed));
  CHECK(orders.size() == 6);
  CHECK(forms_of(42) == forms_of(42));
}
