// What lies in a basket: every card with all its words, so that what was put away can still be read. Where not all of them have
// room they scroll, the last one in sight; by keys, while the basket has the focus.
#pragma once

#include <string>
#include <vector>

#include "blocks/sort/sort.h"
#include "ui/frame.h"

namespace screens {

struct LyingCard {
  const content::SortCard* card;
  bool well;
};

// How high a basket of this width stands open for these cards, if all of them came to lie in it: so high from the first on,
// since nothing is to jump. `room` still leaves an answer in view; `most` is for one long card to be read whole.
struct OpenHeight {
  float least = 0;
  float room = 0;
  float most = 0;
};
float lying_height(const std::vector<LyingCard>& cards, float width, const OpenHeight& height, ui::Frame& frame);
// In the open part of the basket whose control is `group`. Words have the id GROUP/lies/CARD, pictures lies/CARD.
void draw_lying(const std::string& group, const std::vector<LyingCard>& cards, ui::Rect open, ui::Frame& frame);

}  // namespace screens
