// What a block leaves unsaid, so that no sums and differences of what it says are about fewer than k_obs children. A fixed
// ladder, applied to a group that is fixed already, until nothing changes:
//
// 1. A slot is told of those who answered it in every wave that the cohort answered. (W1 less W12 would else be the few who
//    skipped it once.) When they are fewer than k_obs, of nobody.
// 2. Of each score, the children whose answers are told and not all in it, or in it and not all told, are nobody or at least
//    k_obs; fewer are left out of the whole construct. (The sum of scores less the tables would else be theirs.)
//
// Cells may be small: a table is about everybody in it.
#pragma once

#include <vector>

#include "tabulation.h"

namespace evaluation {

// Turns what is to be left unsaid into level::unanswered and absent scores.
void mask(std::vector<Member>& members, int k_obs);

}  // namespace evaluation
