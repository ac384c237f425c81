// Scored sittings and the tables a block is made of.
#pragma once

#include <vector>

#include "evaluation/block.h"
#include "evaluation/scoring.h"
#include "evaluation/sitting.h"

namespace evaluation {

struct Member {
  const Sitting* sitting = nullptr;
  std::vector<WaveScores> waves;  // parallel to the block's waves
  PracticeScores practice;
};

Member score_member(const Sitting& sitting, const ScoringKey& key, const Waves& waves);

enum class Reach { not_seen, begun, completed };
Reach reach(const Sitting& sitting, Wave wave);

// Fills tables, moments and the waves' counts.
void tabulate(const std::vector<Member>& members, const Waves& waves, Block& block);

}  // namespace evaluation
