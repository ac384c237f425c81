#include "blocks/practice_chat/draw.h"

#include <algorithm>

#include "bars.h"
#include "blocks/practice_chat/draw_answers.h"
#include "blocks/practice_chat/draw_head.h"
#include "blocks/practice_chat/draw_lines.h"

namespace screens {
namespace {

using ui::Rect;

// Beside each other where there is room. Else replies follow the conversation in its own scroll area, and the ways out
// stay below it.
struct Places {
  Rect conversation;  // the card
  Rect replies;
  bool stacked = false;
};

Places places(const Rect& area, const ui::Frame& frame) {
  const float margin = side_margin(frame);
  const float width = frame.size().w - 2 * margin;
  if (is_narrow(frame) || is_low(frame)) return {{margin, area.y, width, area.h}, {}, true};
  const float replies = std::min(576.0F, width * 0.47F);
  const float gap = 32;
  const float top = area.y + 12;
  const float height = area.h - 24;
  return {{margin, top, width - replies - gap, height}, {margin + width - replies, top, replies, height}, false};
}

constexpr float above_newest = 12;

bool draw_beside(const Chatting& chat, const Places& at, float top, SaidInChat& action, ui::Frame& frame) {
  const Rect card = at.conversation;
  frame.begin_scroll("conversation", {card.x + 12, top, card.w - 30, card.bottom() - top - 6}, ui::Follow::end);
  ui::Column lines(frame, card.x + 24, 14, card.w - 52);
  const float newest = draw_chat_lines(chat, lines, frame) - above_newest;
  const float end = lines.y() + 8;
  const bool fits = end - newest <= card.bottom() - top - 6;
  frame.end_scroll(end, fits ? end : newest);
  const Rect place = at.replies;
  const WaysOut ways_out(chat.view, place.w, frame);
  const float below = ways_out.height() > 0 ? ways_out.height() + 16 : -12;
  frame.begin_scroll(chat.view.ending != nullptr ? "ending" : "replies", {place.x - 12, place.y - 12, place.w + 24, place.h - below + 12});
  ui::Column column(frame, place.x, 10, place.w);
  const bool held = draw_chat_answers(chat, column, action, frame);
  frame.end_scroll(column.y());
  ways_out.draw(place.x, place.bottom() - ways_out.height(), action, frame);
  return held;
}

// The newest line from its start, so that nothing can be answered that is out of sight; an ending is not to be missed below
// the last words.
float where_to_read(const Chatting& chat, float newest, float answers, float height) {
  return chat.view.ending == nullptr ? newest : std::max(newest, answers - height * 0.4F);
}

bool draw_stacked(const Chatting& chat, Rect card, float top, SaidInChat& action, ui::Frame& frame) {
  const float inner = card.w - 32;
  const WaysOut ways_out(chat.view, inner, frame);
  const float gap = is_low(frame) ? 8 : 12;
  const float below = ways_out.height() > 0 ? ways_out.height() + 2 * gap : 6;
  const Rect viewport{card.x + 8, top, card.w - 16, card.bottom() - top - below};
  frame.begin_scroll("conversation", viewport, ui::Follow::end);
  ui::Column column(frame, card.x + 16, 12, inner);
  const float newest = draw_chat_lines(chat, column, frame) - above_newest;
  column.gap(6);
  const float answers = column.y();
  const bool held = draw_chat_answers(chat, column, action, frame);
  frame.end_scroll(column.y() + 6, where_to_read(chat, newest, answers, viewport.h));
  ways_out.draw(card.x + 16, card.bottom() - ways_out.height() - gap, action, frame);
  return held;
}

}  // namespace

bool is_low(const ui::Frame& frame) { return frame.size().h < 700 && (is_narrow(frame) || frame.text_factor() > 1.3F); }

BlockSaid<content::PracticeChat> View<content::PracticeChat>::draw(const content::PracticeChat& block, const session::StateOf<content::PracticeChat>& state,
                                                                   const session::OpenLesson& open, ui::Frame& frame) {
  const session::ChatView view = session::view_of(state, block);
  const bool may_go_on = view.ending != nullptr || open.lesson.sensitive;
  const Places at = places(may_go_on ? content_area(frame) : whole_area(frame), frame);
  const Chatting chat{block, state, view};
  SaidInChat action;
  frame.surface(at.conversation, ui::card_style(frame.theme()));
  const float top = draw_chat_head(block, at.conversation, action, frame);
  const bool held = at.stacked ? draw_stacked(chat, at.conversation, top, action, frame) : draw_beside(chat, at, top, action, frame);
  // Nothing goes from under a finger.
  if (!action && !held) let_lines_arrive(chat, action, frame);
  return action;
}

BlockBars View<content::PracticeChat>::bars(const session::ChatState&, const content::PracticeChat&, ui::Frame& frame) {
  BlockBars bars;
  bars.next_when_done = true;
  if (!is_narrow(frame)) bars.note = frame.say("chat/pretend", "Practice chat · nobody real is here");
  return bars;
}

}  // namespace screens
