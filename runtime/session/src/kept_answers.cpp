#include "session/kept_answers.h"

#include <algorithm>

namespace session {

Shell with_answers(Shell shell, const std::vector<evaluation::Answer>& answers) {
  auto* visit = std::get_if<LessonVisit>(&shell.place);
  if (visit == nullptr || !visit->sitting.open->instrument) return shell;
  const content::Instrument& instrument = *visit->sitting.open->instrument;
  if (auto* survey = std::get_if<Survey>(&visit->stage)) {
    survey->questions = with_answers(std::move(survey->questions), answers, instrument);
  }
  const bool after = std::any_of(answers.begin(), answers.end(),
                                 [](const evaluation::Answer& each) { return each.wave == evaluation::Wave::post; });
  auto* playing = std::get_if<Playing>(&visit->stage);
  if (playing != nullptr && after) {
    const SittingStart& start = visit->sitting.start;
    SurveyState begun = start_survey(instrument, evaluation::Wave::post, start.form_a_first, start.seed);
    if (!begun.order.empty()) playing->begun_after = with_answers(std::move(begun), answers, instrument);
  }
  return shell;
}

}  // namespace session
