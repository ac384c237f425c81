// Sentences with a gap each, and words to choose from. A word says where it fits, and what to think about where it does
// not; nothing is typed.
#pragma once

#include <string_view>
#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct GapSentence {
  std::string id;
  Text text;  // holds exactly one [[gap:…]]; what stands in the mark is not shown
};

struct GapWord {
  std::string id;
  Text text;
  std::vector<std::string> fits;  // ids of sentences
  Text when_right;                // feedback; empty when it fits nowhere
  Text when_wrong;                // feedback; empty when it fits everywhere
  std::string misconception;  // short name of the thought behind it where it is wrong; empty when it fits everywhere
};

struct FillGap {
  static constexpr std::string_view type = "fill_gap";
  BlockId id;
  Text title;
  std::vector<GapSentence> sentences;
  std::vector<GapWord> words;
};

FillGap read(BlockReader& reader, std::type_identity<FillGap>);

// The sentence with words in its gap, marks and all.
std::string with_gap(std::string_view sentence, std::string_view words);

template <typename Take>
void parts(const FillGap& block, Take&& take) {
  take(block.title);
  for (const GapSentence& sentence : block.sentences) take(sentence.text);
  for (const GapWord& word : block.words) {
    take(word.text);
    if (!word.when_right.empty()) take(word.when_right);
    if (!word.when_wrong.empty()) take(word.when_wrong);
  }
}

}  // namespace content
