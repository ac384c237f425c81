// Tap the words that make you stop and think.
#pragma once

#include <string>
#include <vector>

#include "content/lesson.h"

namespace session {

struct TapWordsState {
  std::vector<std::string> found;  // target ids, the one tapped last at the end
};

struct TapTarget {
  std::string target;
};

TapWordsState update(TapWordsState state, const TapTarget& action, const content::TapWordsBlock& block);
bool all_signals_found(const TapWordsState& state, const content::TapWordsBlock& block);

}  // namespace session
