// How many hands there were for one answer, as a bar with its name before it and its number behind it.
#pragma once

#include <string>

#include "ui/frame.h"
#include "ui/widgets.h"

namespace screens {

struct VoteBar {
  std::string id;
  std::string label;
  int hands = 0;
  int most = 1;      // of all bars of the vote
  bool now = false;  // filled; the earlier one is only an outline
};

float vote_bar_height(const ui::Frame& frame);
void draw_vote_bar(const VoteBar& bar, ui::Tone tone, ui::Rect place, ui::Frame& frame);

}  // namespace screens
