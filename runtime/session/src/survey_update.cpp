#include <algorithm>
#include <cassert>

#include "base/random.h"
#include "session/survey_state.h"

namespace session {
namespace {

std::size_t value_count(const content::Item& item) {
  return item.construct == content::Construct::knowledge ? 1 : item.actions.size();
}

SurveySelection unanswered(const content::Item& item) {
  const int none = item.construct == content::Construct::knowledge ? -1 : 0;
  return {evaluation::Status::answered, std::vector<int>(value_count(item), none)};
}

bool is_given(const content::Item& item, int value) {
  return item.construct == content::Construct::knowledge ? value >= 0 : value > 0;
}

}  // namespace

SurveyState start_survey(const content::Instrument& instrument, evaluation::Phase phase, bool form_a_first,
                         std::uint64_t seed) {
  const bool form_a = form_a_first == (phase == evaluation::Phase::pre);
  SurveyState state;
  state.phase = phase;
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    if ((instrument.items[i].form == content::Form::a) == form_a) state.order.push_back(i);
  }
  base::Random random(phase == evaluation::Phase::pre ? seed : ~seed);
  random.shuffle(state.order);
  for (const std::size_t i : state.order) state.selections.push_back(unanswered(instrument.items[i]));
  return state;
}

const content::Item& current_item(const SurveyState& state, const content::Instrument& instrument) {
  assert(state.at < state.order.size());
  return instrument.items[state.order[state.at]];
}

SurveyState update(SurveyState state, const AnswerKnowledge& action, const content::Instrument& instrument) {
  if (current_item(state, instrument).construct != content::Construct::knowledge) return state;
  state.selections[state.at] = {evaluation::Status::answered, {static_cast<int>(action.value)}};
  return state;
}

SurveyState update(SurveyState state, const RateAction& action, const content::Instrument& instrument) {
  const content::Item& item = current_item(state, instrument);
  if (action.action >= item.actions.size() || action.rating < 1 || action.rating > 4) return state;
  SurveySelection& selection = state.selections[state.at];
  if (selection.status != evaluation::Status::answered) selection = unanswered(item);
  selection.values[action.action] = action.rating;
  return state;
}

SurveyState update(SurveyState state, const RatherNotSay&, const content::Instrument& instrument) {
  state.selections[state.at] = unanswered(current_item(state, instrument));
  state.selections[state.at].status = evaluation::Status::rather_not_say;
  return state;
}

bool page_is_answered(const SurveyState& state) {
  const SurveySelection& selection = state.selections[state.at];
  if (selection.status != evaluation::Status::answered) return true;
  const bool single = selection.values.size() == 1;
  return std::all_of(selection.values.begin(), selection.values.end(),
                     [&](int value) { return single ? value >= 0 : value > 0; });
}

std::vector<evaluation::Answer> answers_of_page(const SurveyState& state, const content::Instrument& instrument,
                                                bool skip) {
  const content::Item& item = current_item(state, instrument);
  const SurveySelection& selection = state.selections[state.at];
  std::vector<evaluation::Answer> answers;
  for (std::size_t i = 0; i < value_count(item); ++i) {
    evaluation::Answer answer;
    answer.phase = state.phase;
    answer.item = item.id.value;
    if (item.construct == content::Construct::scenario) answer.action = item.actions[i].id;
    const bool refused = !skip && selection.status != evaluation::Status::answered;
    const bool given = selection.status == evaluation::Status::answered && is_given(item, selection.values[i]);
    answer.status = refused ? selection.status
                    : given ? evaluation::Status::answered
                            : evaluation::Status::skipped;
    answer.value = given ? selection.values[i] : 0;
    answers.push_back(answer);
  }
  return answers;
}

}  // namespace session
