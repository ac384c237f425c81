#include "blocks/close/draw.h"

#include <algorithm>

#include "page_parts.h"

namespace screens {

BlockSaid<content::Close> View<content::Close>::draw(const content::Close& block, const session::StateOf<content::Close>&,
                                                const session::OpenLesson&, ui::Frame& frame) {
  BlockSaid<content::Close> action;
  ui::Column column = begin_page("close", block.picture, frame);
  column.text("title", frame.say(block.title), ui::title_style(frame.theme()));
  column.gap(14);
  draw_paragraphs(block.paragraphs, column, frame);
  column.gap(4);
  const std::string words = frame.say("close/help", "If something online worries you, you can talk to someone.");
  const std::string label = frame.say("close/open-help", "See who can help");
  ui::ButtonLook look;
  look.tone = ui::Tone::coral;
  look.icon = ui::Icon::heart;
  const ui::Size button = ui::button_size(frame, label, look);
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - 48;
  const ui::TextSize size = frame.measure(words, style, room);
  const ui::Rect card = column.take(size.h + button.h + 60);
  frame.surface(card, ui::card_style(frame.theme()));
  frame.text("close/help", {card.x + 24, card.y + 20, room, size.h}, words, style);
  const ui::Rect at{card.x + 24, card.y + 36 + size.h, std::min(button.w, room), button.h};
  if (ui::button(frame, "open-help", at, label, look)) action = session::OpenOverlay{session::HelpCard{}};
  column.gap(16);
  frame.end_scroll(column.y());
  return action;
}

}  // namespace screens
