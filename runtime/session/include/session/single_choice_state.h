// One question, a few things one could do. Every choice may be tried; each has its own feedback.
#pragma once

#include <string>
#include <vector>

#include "content/lesson.h"

namespace session {

struct SingleChoiceState {
  std::vector<std::string> tried;  // choice ids, the one tried last at the end
};

struct PickChoice {
  std::string choice;
};

SingleChoiceState update(SingleChoiceState state, const PickChoice& action, const content::SingleChoiceBlock& block);
bool good_choice_found(const SingleChoiceState& state, const content::SingleChoiceBlock& block);

}  // namespace session
