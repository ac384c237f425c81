#include "blocks/fill_gap/play.h"

#include <algorithm>

#include "base/find_id.h"
#include "base/types.h"
#include "session/tried.h"

namespace session {
namespace {

bool fits(const content::GapWord& word, const std::string& sentence) {
  return std::find(word.fits.begin(), word.fits.end(), sentence) != word.fits.end();
}

FilledGap filled(const PutWord& put, const content::FillGap& block) {
  const content::GapWord* word = base::find_id(block.words, put.word);
  return {word, word != nullptr && fits(*word, put.sentence)};
}

}  // namespace

using FillGapPlay = Play<content::FillGap>;

FillGapState FillGapPlay::update(FillGapState state, const Action& action, const content::FillGap& block) {
  const auto put = [&](const PutWord& what) {
    const content::GapWord* word = base::find_id(block.words, what.word);
    if (word == nullptr || base::find_id(block.sentences, what.sentence) == nullptr) return;
    std::erase_if(state.put, [&](const PutWord& each) { return each.sentence == what.sentence; });
    state.put.push_back(what);
    // A sentence that is right makes room for the next; one that is not is asked again.
    state.asked = fits(*word, what.sentence) ? "" : what.sentence;
  };
  const auto ask = [&](const AskSentence& what) {
    if (base::find_id(block.sentences, what.sentence) != nullptr) state.asked = what.sentence;
  };
  std::visit(base::Overload{put, ask}, action);
  return state;
}

Progress FillGapPlay::progress(const FillGapState& state, const content::FillGap&) {
  return one_is_enough(state.put);
}

// "SENTENCE/WORD" for a word in a gap, then "SENTENCE" for the one that is asked.
Steps FillGapPlay::steps(const FillGapState& state) {
  Steps steps;
  for (const PutWord& put : state.put) steps.push_back(put.sentence + "/" + put.word);
  if (!state.asked.empty()) steps.push_back(state.asked);
  return steps;
}

FillGapState FillGapPlay::replay(const Steps& steps, const content::FillGap& block) {
  FillGapState state;
  for (const std::string& step : steps) {
    const auto slash = step.find('/');
    if (slash == std::string::npos) {
      state = update(std::move(state), AskSentence{step}, block);
    } else {
      state = update(std::move(state), PutWord{step.substr(0, slash), step.substr(slash + 1)}, block);
    }
  }
  return state;
}

const content::GapSentence& asked_sentence(const FillGapState& state, const content::FillGap& block) {
  if (const content::GapSentence* asked = base::find_id(block.sentences, state.asked)) return *asked;
  for (const content::GapSentence& sentence : block.sentences) {
    if (!filled_gap(sentence, state, block).fits) return sentence;
  }
  const content::GapSentence* last = state.put.empty() ? nullptr : base::find_id(block.sentences, state.put.back().sentence);
  return last != nullptr ? *last : block.sentences.front();
}

FilledGap filled_gap(const content::GapSentence& sentence, const FillGapState& state, const content::FillGap& block) {
  const auto put = std::find_if(state.put.begin(), state.put.end(),
                                [&](const PutWord& each) { return each.sentence == sentence.id; });
  return put == state.put.end() ? FilledGap{} : filled(*put, block);
}

FilledGap last_filled(const FillGapState& state, const content::FillGap& block) {
  return state.put.empty() ? FilledGap{} : filled(state.put.back(), block);
}

const content::GapSentence* next_untried(const FillGapState& state, const content::FillGap& block) {
  const std::size_t count = block.sentences.size();
  const auto at = static_cast<std::size_t>(&asked_sentence(state, block) - block.sentences.data());
  for (std::size_t i = 1; i <= count; ++i) {
    const content::GapSentence& sentence = block.sentences[(at + i) % count];
    if (filled_gap(sentence, state, block).word == nullptr) return &sentence;
  }
  return nullptr;
}

bool all_fit(const FillGapState& state, const content::FillGap& block) {
  return std::all_of(block.sentences.begin(), block.sentences.end(),
                     [&](const content::GapSentence& sentence) { return filled_gap(sentence, state, block).fits; });
}

}  // namespace session
