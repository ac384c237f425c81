#include "blocks/multiple_choice/play.h"

#include <algorithm>

#include "base/text.h"
#include "base/types.h"

namespace session {
namespace {

using Ids = std::vector<std::string>;

constexpr const char* check_step = "/check";  // no id begins like this

Ids toggled(const Ids& chosen, const std::string& id, const content::MultipleChoice& block) {
  Ids after;
  for (const content::OneOfSeveral& choice : block.choices) {
    if (base::holds(chosen, choice.id) != (choice.id == id)) after.push_back(choice.id);
  }
  return after;
}

}  // namespace

using MultipleChoicePlay = Play<content::MultipleChoice>;

MultipleChoicePlay::State MultipleChoicePlay::update(State state, const Action& action,
                                                     const content::MultipleChoice& block) {
  std::visit(
      base::Overload{[&](const ToggleChoice& toggle) { state.chosen = toggled(state.chosen, toggle.choice, block); },
                     [&](const CheckChoices&) {
                       if (can_check(state)) state.checked = state.chosen;
                     }},
      action);
  return state;
}

Progress MultipleChoicePlay::progress(const State& state, const content::MultipleChoice&) {
  return {state.checked ? std::size_t{1} : std::size_t{0}, 1};
}

Steps MultipleChoicePlay::steps(const State& state) {
  if (!state.checked) return state.chosen;
  Steps steps = *state.checked;
  steps.emplace_back(check_step);
  for (const std::string& id : *state.checked) {
    if (!base::holds(state.chosen, id)) steps.push_back(id);
  }
  for (const std::string& id : state.chosen) {
    if (!base::holds(*state.checked, id)) steps.push_back(id);
  }
  return steps;
}

MultipleChoicePlay::State MultipleChoicePlay::replay(const Steps& steps, const content::MultipleChoice& block) {
  State state;
  for (const std::string& step : steps) {
    const Action action = step == check_step ? Action(CheckChoices{}) : Action(ToggleChoice{step});
    state = update(std::move(state), action, block);
  }
  return state;
}

ChoiceVerdict verdict_on(const content::OneOfSeveral& choice, const MultipleChoicePlay::State& state) {
  if (!state.checked) return ChoiceVerdict::none;
  const bool was_chosen = base::holds(*state.checked, choice.id);
  if (was_chosen != base::holds(state.chosen, choice.id)) return ChoiceVerdict::none;
  if (was_chosen) return choice.good ? ChoiceVerdict::fits : ChoiceVerdict::look_again;
  return choice.good ? ChoiceVerdict::missed : ChoiceVerdict::none;
}

bool can_check(const MultipleChoicePlay::State& state) {
  return !state.chosen.empty() && state.checked != state.chosen;
}

bool every_good_one_found(const MultipleChoicePlay::State& state, const content::MultipleChoice& block) {
  return state.checked == state.chosen &&
         std::all_of(block.choices.begin(), block.choices.end(), [&](const content::OneOfSeveral& choice) {
           return choice.good == base::holds(state.chosen, choice.id);
         });
}

}  // namespace session
