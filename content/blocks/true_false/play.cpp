#include "blocks/true_false/play.h"

#include "session/tried.h"

namespace session {

using TrueFalsePlay = Play<content::TrueFalse>;

TrueFalsePlay::State TrueFalsePlay::update(State state, const Action& action, const content::TrueFalse&) {
  put_last(state.tried, action.judgement);
  return state;
}

Progress TrueFalsePlay::progress(const State& state, const content::TrueFalse&) {
  return one_is_enough(state.tried);
}

Steps TrueFalsePlay::steps(const State& state) {
  Steps steps;
  for (const Judgement judgement : state.tried) steps.emplace_back(base::name_of(judgement));
  return steps;
}

TrueFalsePlay::State TrueFalsePlay::replay(const Steps& steps, const content::TrueFalse& block) {
  State state;
  for (const std::string& step : steps) {
    if (const auto judgement = base::from_name<Judgement>(step)) state = update(std::move(state), {*judgement}, block);
  }
  return state;
}

Verdict verdict_on(Judgement judgement, const content::TrueFalse& block) {
  if (judgement == Judgement::not_sure) return Verdict::open;
  return (judgement == Judgement::yes) == block.is_true ? Verdict::right : Verdict::look_again;
}

const content::Text& feedback_to(Judgement judgement, const content::TrueFalse& block) {
  switch (judgement) {
    case Judgement::yes: return block.when_true;
    case Judgement::no: return block.when_false;
    case Judgement::not_sure: return block.when_not_sure;
  }
  return block.when_not_sure;
}

}  // namespace session
