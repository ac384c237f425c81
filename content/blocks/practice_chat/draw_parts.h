// What the parts of a practice chat's page are drawn from.
#pragma once

#include "blocks/practice_chat/play.h"
#include "screens/block_view.h"
#include "ui/widgets.h"

namespace screens {

using SaidInChat = BlockSaid<content::PracticeChat>;

struct Chatting {
  const content::PracticeChat& block;
  const session::ChatState& state;
  const session::ChatView& view;
};

// So low that all but the conversation must be short.
bool is_low(const ui::Frame& frame);

}  // namespace screens
