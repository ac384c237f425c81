// Scored sittings and the tables a block is made of.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluation/block.h"
#include "evaluation/scoring.h"
#include "evaluation/sitting.h"

namespace evaluation {

struct Member {
  const Sitting* sitting = nullptr;
  std::vector<WaveScores> waves;  // parallel to the waves that its cohort answered; the slots of one content
  PracticeScores practice;
};

Waves waves_answered(Cohort cohort);  // all of them: what a member answered beyond is not told

// Of the waves that the cohort answered, what the block's content is about.
Member score_member(const Sitting& sitting, const ScoringKey& key, Cohort cohort, Content content);

bool is_own_level(const ItemTypeFacts& type, std::size_t table, std::string_view level);
bool is_answered(const SlotScore& slot);    // every table of its type has an answer to count
bool says_anything(const SlotScore& slot);  // one has, or a score
bool has_score(const Member& member, std::string_view moment);  // in every wave that asks for it

// Fills waves, tables and moments with masked members; of the waves they answered, the first so many.
void tabulate(const std::vector<Member>& members, const Waves& waves, int k_obs, Block& block);

// Answer records of a member that the block's tables tell; a skipped question is one.
std::int64_t records_told(const Member& member, const ScoringKey& key, const Block& block);

}  // namespace evaluation
