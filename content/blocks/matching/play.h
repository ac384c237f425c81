// The right side of a pair is laid to a left one, or the other way round; a pair that was found stays.
#pragma once

#include "blocks/matching/matching.h"
#include "session/placing.h"

namespace session {

struct MatchingCards {
  static std::vector<std::string> ids(const content::Matching& block) {
    std::vector<std::string> all;
    for (const content::MatchingPair& pair : block.pairs) all.push_back(pair.id);
    return all;
  }
};

// A move's card is a right side, its place a left one.
template <>
struct Play<content::Matching> : PlacingPlay<content::Matching, MatchingCards> {};

}  // namespace session
