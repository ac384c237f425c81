// Any word may be laid into any sentence, as often as one likes. One sentence is asked for; a word that is only tapped
// goes there.
#pragma once

#include <variant>

#include "blocks/fill_gap/fill_gap.h"
#include "session/play.h"

namespace session {

struct PutWord {
  std::string sentence;
  std::string word;
};

struct AskSentence {
  std::string sentence;
};

template <>
struct Play<content::FillGap> {
  static constexpr bool is_measured = false;
  struct State {
    std::vector<PutWord> put;  // one for each sentence that has a word, the one filled last at the end
    std::string asked;         // empty: the first sentence that has no word that fits
  };
  using Action = std::variant<PutWord, AskSentence>;

  static State update(State state, const Action& action, const content::FillGap& block);
  static Progress progress(const State& state, const content::FillGap& block);  // one word tried is enough
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::FillGap& block);
  static Answers answers(const State&, const content::FillGap&) { return {}; }
};

using FillGapState = Play<content::FillGap>::State;
using FillGapAction = Play<content::FillGap>::Action;

const content::GapSentence& asked_sentence(const FillGapState& state, const content::FillGap& block);

// The word in a sentence; null when its gap is empty.
struct FilledGap {
  const content::GapWord* word = nullptr;
  bool fits = false;
};
FilledGap filled_gap(const content::GapSentence& sentence, const FillGapState& state, const content::FillGap& block);
// Of the sentence filled last.
FilledGap last_filled(const FillGapState& state, const content::FillGap& block);
// The next sentence that no word was tried in; null when there is none. After the one that is asked, then from the first.
const content::GapSentence* next_untried(const FillGapState& state, const content::FillGap& block);
bool all_fit(const FillGapState& state, const content::FillGap& block);

}  // namespace session
