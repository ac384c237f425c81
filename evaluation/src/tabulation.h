// Scored sittings and the tables a block is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/block.h"
#include "evaluation/scoring.h"
#include "evaluation/sitting.h"

namespace evaluation {

struct Member {
  const Sitting* sitting = nullptr;
  PhaseScores before;
  PhaseScores after;
  std::vector<std::optional<int>> practice;
};

Member score_member(const Sitting& sitting, const ScoringKey& key);

enum class Reach { not_seen, begun, completed };
Reach reach(const Sitting& sitting, Phase phase);

// Fills tables, moments, started and completed; the phase must be set.
void tabulate(const std::vector<Member>& members, const ScoringKey& key, Block& block);

}  // namespace evaluation
