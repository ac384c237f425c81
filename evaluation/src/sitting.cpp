#include "evaluation/sitting.h"

#include <algorithm>

namespace evaluation {

// Both surveys of a visit are final when it ends, so the last of them says how far it came.
bool has_finished(const Sitting& sitting) {
  const auto last = sitting.waves.find(Wave::post);
  return last != sitting.waves.end() && last->second.completed;
}

bool has_returned(const Sitting& sitting) {
  const auto later = sitting.waves.find(Wave::follow_up);
  return later != sitting.waves.end() && later->second.completed;
}

// What was said weeks later does not count: blocks over the first visit would else have members of whom they tell nothing.
bool says_something(const Sitting& sitting) {
  return std::any_of(sitting.answers.begin(), sitting.answers.end(), [&](const Answer& answer) {
    return !answer.is_practice() && (*answer.wave <= Wave::post || sitting.is_unpaired) && answer.status == Status::answered;
  });
}

}  // namespace evaluation
