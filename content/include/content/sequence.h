// Cards that stand in one order: what the blocks `ordering` and `timeline` are made of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/lesson_parts.h"

namespace content {

struct SequenceCard {
  std::string id;
  Text text;
  std::optional<Picture> picture;
  Text feedback;              // said when it is laid as if it came before the card above it; the first has none
  std::string misconception;  // short name of the thought behind that
  Text reveals;               // told when it lies where it belongs; may be empty
};

struct Sequence {
  Text instruction;
  std::optional<Picture> picture;   // the character who gives the feedback
  std::vector<SequenceCard> cards;  // in the right order
};

template <typename Take>
void parts(const Sequence& sequence, Take&& take) {
  take(sequence.instruction);
  parts(sequence.picture, take);
  for (const SequenceCard& card : sequence.cards) {
    take(card.text);
    parts(card.picture, take);
    if (!card.feedback.empty()) take(card.feedback);
    if (!card.reveals.empty()) take(card.reveals);
  }
}

}  // namespace content
