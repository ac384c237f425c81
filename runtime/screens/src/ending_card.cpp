#include "ending_card.h"

#include <algorithm>

namespace screens {
namespace {

ui::Tone tone_of(content::EndingTone tone) {
  switch (tone) {
    case content::EndingTone::friendly: return ui::Tone::sky;
    case content::EndingTone::good: return ui::Tone::leaf;
    case content::EndingTone::repair: return ui::Tone::sun;
  }
  return ui::Tone::leaf;
}

}  // namespace

bool draw_ending(const content::BranchEnding& ending, std::string_view again, ui::Column& column, ui::Frame& frame) {
  const std::string title = frame.say(ending.title);
  const std::string words = frame.say(ending.text);
  const ui::TextStyle title_style = ui::subheading_style(frame.theme());
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - 52;
  const float title_height = frame.measure(title, title_style, room).h;
  const float text_height = frame.measure(words, style, room).h;
  const ui::Rect card = column.take(title_height + text_height + 52);
  frame.surface(card, ui::card_style(frame.theme(), tone_of(ending.tone)));
  // Long as the way there was, how it ended is not below what is in sight.
  frame.scroll_to_news("ending", {card.x, card.y, card.w, title_height + 44}, title);
  frame.text("ending/title", {card.x + 26, card.y + 22, room, title_height}, title, title_style);
  frame.text("ending/text", {card.x + 26, card.y + 30 + title_height, room, text_height}, words, style);
  column.gap(20);
  const std::string label = frame.say("chat/again", "Try another way");
  ui::ButtonLook look;
  look.icon = ui::Icon::turn_back;
  const ui::Size size = ui::button_size(frame, label, look);
  const ui::Rect row = column.take(size.h);
  column.gap(12);
  return ui::button(frame, again, {row.x, row.y, std::min(size.w, row.w), row.h}, label, look);
}

}  // namespace screens
