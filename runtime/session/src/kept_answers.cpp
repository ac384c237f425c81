#include "session/kept_answers.h"

#include <algorithm>

namespace session {
namespace {

using evaluation::Answer;
using evaluation::Status;

// A page that was skipped as a whole shows nothing picked, as it did then.
void put_back(SurveySelection& selection, const content::Item& item, const Answer& answer) {
  const bool is_single = item.actions.empty() || answer.action.empty();
  const auto action = std::find_if(item.actions.begin(), item.actions.end(),
                                   [&](const auto& each) { return each.id == answer.action; });
  const std::size_t at = is_single ? 0 : static_cast<std::size_t>(action - item.actions.begin());
  if (at >= selection.values.size()) return;
  if (answer.status == Status::answered) selection.values[at] = answer.value;
  if (answer.status == Status::rather_not_say || answer.status == Status::did_not_come_up)
    selection.status = answer.status;
}

}  // namespace

SurveyState with_answers(SurveyState state, const std::vector<Answer>& answers, const content::Instrument& instrument) {
  for (std::size_t page = 0; page < state.order.size(); ++page) {
    const content::Item& item = instrument.items[state.order[page]];
    for (const Answer& answer : answers) {
      if (answer.phase == state.phase && answer.item == item.id.value) put_back(state.selections[page], item, answer);
    }
  }
  return state;
}

Shell with_answers(Shell shell, const std::vector<Answer>& answers) {
  auto* visit = std::get_if<LessonVisit>(&shell.place);
  if (visit == nullptr || !visit->sitting.open->instrument) return shell;
  const content::Instrument& instrument = *visit->sitting.open->instrument;
  if (auto* survey = std::get_if<Survey>(&visit->stage)) {
    survey->questions = with_answers(std::move(survey->questions), answers, instrument);
  }
  const bool after = std::any_of(answers.begin(), answers.end(),
                                 [](const Answer& each) { return each.phase == evaluation::Phase::post; });
  auto* playing = std::get_if<Playing>(&visit->stage);
  if (playing != nullptr && after) {
    const SittingStart& start = visit->sitting.start;
    SurveyState begun = start_survey(instrument, evaluation::Phase::post, start.form_a_first, start.seed);
    if (!begun.order.empty()) playing->begun_after = with_answers(std::move(begun), answers, instrument);
  }
  return shell;
}

}  // namespace session
