// The questions before and after a lesson. What the reader picks on a page is kept only when the page
// is confirmed (R15); every page can be skipped (R14).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "content/instrument.h"
#include "evaluation/answer.h"

namespace session {

struct SurveySelection {
  evaluation::Status status = evaluation::Status::answered;
  std::vector<int> values;  // knowledge: one, -1 while open; scenario: a rating for each action, 0 while open
};

struct SurveyState {
  evaluation::Phase phase = evaluation::Phase::pre;
  std::vector<std::size_t> order;  // indices into the instrument's items, in the order asked
  std::size_t at = 0;
  std::vector<SurveySelection> selections;  // parallel to order
};

struct AnswerKnowledge {
  evaluation::KnowledgeValue value;
};

struct RateAction {
  std::size_t action = 0;
  int rating = 0;  // 1 to 4
};

struct RatherNotSay {};

SurveyState start_survey(const content::Instrument& instrument, evaluation::Phase phase, bool form_a_first,
                         std::uint64_t seed);
const content::Item& current_item(const SurveyState& state, const content::Instrument& instrument);

SurveyState update(SurveyState state, const AnswerKnowledge& action, const content::Instrument& instrument);
SurveyState update(SurveyState state, const RateAction& action, const content::Instrument& instrument);
SurveyState update(SurveyState state, const RatherNotSay& action, const content::Instrument& instrument);

bool page_is_answered(const SurveyState& state);
// What confirming or skipping the page would keep.
std::vector<evaluation::Answer> answers_of_page(const SurveyState& state, const content::Instrument& instrument,
                                                bool skip);

}  // namespace session
