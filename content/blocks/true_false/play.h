// Every answer may be tried; each has its own feedback.
#pragma once

#include "base/enum_names.h"
#include "blocks/true_false/true_false.h"
#include "session/play.h"

namespace session {

enum class Judgement { yes, no, not_sure };

}  // namespace session

// As its steps are kept.
template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<session::Judgement>{"true", "false", "not_sure"};

namespace session {

template <>
struct Play<content::TrueFalse> {
  static constexpr bool is_measured = false;
  struct State {
    std::vector<Judgement> tried;  // the one tried last at the end
  };
  struct Action {
    Judgement judgement;
  };

  static State update(State state, const Action& action, const content::TrueFalse& block);
  static Progress progress(const State& state, const content::TrueFalse& block);  // one try is enough
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::TrueFalse& block);
  static Answers answers(const State&, const content::TrueFalse&) { return {}; }
};

// "Not sure" is neither: it is an honest answer, and the feedback goes on from there.
enum class Verdict { right, look_again, open };
Verdict verdict_on(Judgement judgement, const content::TrueFalse& block);
const content::Text& feedback_to(Judgement judgement, const content::TrueFalse& block);

}  // namespace session
