#include "blocks/practice_chat/draw.h"

#include <algorithm>

#include "bars.h"

namespace screens {
namespace {

using ui::Rect;
using SaidInChat = BlockSaid<content::PracticeChat>;

struct Places {
  Rect conversation;
  Rect replies;
};

Places places(const ui::Frame& frame) {
  const float height = frame.size().h - 100 - 104;
  const float end = frame.size().w - 32;
  const float middle = end - 576;
  return {{32, 100, middle - 32 - 32 + 32, height}, {middle + 32, 100, end - middle - 32, height}};
}

// The first letter of a name, whatever its length in bytes.
std::string initial(const std::string& name) {
  std::size_t length = 1;
  while (length < name.size() && (static_cast<unsigned char>(name[length]) & 0xC0) == 0x80) ++length;
  return name.substr(0, length);
}

// Returns where the conversation begins.
float draw_header(const content::PracticeChat& block, Rect card, SaidInChat& action, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  const std::string name = frame.say(block.partner_name);
  ui::TextStyle name_style = ui::heading_style(theme);
  name_style.size = ui::type::body;
  name_style.chrome = true;
  ui::TextStyle status_style = ui::hint_style(theme);
  status_style.size = ui::type::small;
  status_style.chrome = true;
  const std::string pause = frame.say("chat/pause", "Pause");
  ui::ButtonLook look;
  look.tone = ui::Tone::sun;
  look.icon = ui::Icon::pause;
  look.icon_at_end = true;
  look.text_size = ui::type::badge;
  const float pause_width = ui::button_size(frame, pause, look).w - 12;
  const float room = card.w - 92 - pause_width - 44;
  const float name_height = frame.measure(name, name_style, room).h;
  const std::string status = frame.say(block.partner_status);
  const float status_height = frame.measure(status, status_style, room).h;
  const float height = std::max(56.0F, name_height + status_height);
  const Rect circle{card.x + 24, card.y + 18 + (height - 48) / 2, 48, 48};
  ui::SurfaceStyle avatar;
  avatar.fill = theme.plum.soft;
  avatar.radii = ui::Radii::all(24);
  frame.surface(circle, avatar);
  ui::TextStyle letter = ui::heading_style(theme);
  letter.size = ui::type::body;
  letter.chrome = true;
  letter.align = ui::Align::centre;
  letter.colour = theme.plum.on_soft;
  const float letter_height = frame.measure(initial(name), letter, 48).h;
  frame.text("chat/initial", {circle.x, circle.y + (48 - letter_height) / 2, 48, letter_height}, initial(name), letter);
  frame.text("chat/name", {card.x + 86, card.y + 18, room, name_height}, name, name_style);
  frame.text("chat/status", {card.x + 86, card.y + 18 + name_height, room, status_height}, status, status_style);
  const Rect pause_rect{card.right() - 24 - pause_width, card.y + 18 + (height - 56) / 2, pause_width, 56};
  if (ui::button(frame, "chat/pause", pause_rect, pause, look)) action = session::OpenOverlay{session::Pause{}};
  const float line = card.y + 18 + height + 14;
  frame.fill({card.x + 24, line, card.w - 48, 2}, theme.line);
  return line + 2;
}

ui::BubbleLook look_of(const session::ChatLine& line, bool answered) {
  ui::BubbleLook look;
  switch (line.from) {
    case content::ChatSpeaker::partner: look.side = ui::BubbleSide::start; break;
    case content::ChatSpeaker::reader: look.side = ui::BubbleSide::end; break;
    case content::ChatSpeaker::narrator: look.side = ui::BubbleSide::middle; break;
  }
  look.signal = line.signal && answered;
  return look;
}

// A sign is pointed out only once the reader has answered it: first think, then look again.
std::vector<bool> answered_lines(const std::vector<session::ChatLine>& lines) {
  std::vector<bool> answered(lines.size(), false);
  bool seen = false;
  for (std::size_t i = lines.size(); i-- > 0;) {
    answered[i] = seen;
    seen = seen || lines[i].id.find("/choices/") != std::string::npos;
  }
  return answered;
}

void draw_conversation(const content::PracticeChat& block, const session::ChatView& view, Rect card, float top, ui::Frame& frame) {
  const Rect viewport{card.x + 12, top, card.w - 30, card.bottom() - top - 6};
  frame.begin_scroll("conversation", viewport, ui::Follow::end);
  const float start = card.x + 24;
  const float width = card.w - 52;
  float y = 14;
  ui::TextStyle intro = ui::hint_style(frame.theme());
  intro.align = ui::Align::centre;
  y += frame.text("chat/intro", {start, y, width, 100000}, frame.say(block.intro), intro).h + 14;
  const std::vector<bool> answered = answered_lines(view.lines);
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    const session::ChatLine& line = view.lines[i];
    const ui::BubbleLook look = look_of(line, answered[i]);
    const std::string words = frame.say(*line.text);
    const float most = look.side == ui::BubbleSide::middle ? width : width * (frame.text_factor() > 1.3F ? 0.92F : 0.76F);
    const ui::Size size = ui::bubble_size(frame, words, look, most);
    const float x = look.side == ui::BubbleSide::start ? start : look.side == ui::BubbleSide::end ? start + width - size.w : start + (width - size.w) / 2;
    ui::bubble(frame, "line/" + line.id, {x, y, size.w, size.h}, words, look);
    y += size.h + (look.signal ? 16.0F : 12.0F);
  }
  frame.end_scroll(y + 8);
}

SaidInChat draw_replies(const session::ChatView& view, Rect place, ui::Frame& frame) {
  SaidInChat action;
  frame.begin_scroll("replies", {place.x - 12, place.y - 12, place.w + 24, place.h + 24});
  ui::Column column(frame, place.x, 8, place.w);
  column.text("chat/your-reply", frame.say("chat/your-reply", "Your reply"), ui::heading_style(frame.theme()));
  column.gap(12);
  for (const content::ChatChoice* choice : view.offered) {
    const std::string label = frame.say(choice->text);
    const bool leave = choice->kind == content::ChatChoiceKind::leave;
    const Rect rect = column.take(ui::choice_height(frame, label, place.w));
    if (ui::choice(frame, "reply/" + choice->id, rect, label, ui::ChoiceMark::none, true, leave ? ui::Tone::coral : ui::Tone::plain)) {
      action = session::PickReply{choice->id};
    }
    column.gap(14);
  }
  frame.end_scroll(column.y());
  return action;
}

ui::Tone tone_of(content::EndingTone tone) {
  switch (tone) {
    case content::EndingTone::friendly: return ui::Tone::sky;
    case content::EndingTone::good: return ui::Tone::leaf;
    case content::EndingTone::repair: return ui::Tone::sun;
  }
  return ui::Tone::leaf;
}

SaidInChat draw_ending(const content::ChatEnding& ending, Rect place, ui::Frame& frame) {
  SaidInChat action;
  frame.begin_scroll("ending", {place.x - 12, place.y - 12, place.w + 24, place.h + 24});
  ui::Column column(frame, place.x, 12, place.w);
  const std::string title = frame.say(ending.title);
  const std::string words = frame.say(ending.text);
  ui::TextStyle title_style = ui::heading_style(frame.theme());
  title_style.size = ui::type::subheading;
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = place.w - 52;
  const float title_height = frame.measure(title, title_style, room).h;
  const float text_height = frame.measure(words, style, room).h;
  const Rect card = column.take(title_height + text_height + 60);
  frame.surface(card, ui::card_style(frame.theme(), tone_of(ending.tone)));
  frame.text("ending/title", {card.x + 26, card.y + 22, room, title_height}, title, title_style);
  frame.text("ending/text", {card.x + 26, card.y + 30 + title_height, room, text_height}, words, style);
  column.gap(24);
  const std::string again = frame.say("chat/again", "Try another way");
  ui::ButtonLook look;
  look.icon = ui::Icon::turn_back;
  const ui::Size size = ui::button_size(frame, again, look);
  if (ui::button(frame, "chat/again", {column.x(), column.y(), std::min(size.w, place.w), size.h}, again, look)) {
    action = session::StartChatAgain{};
  }
  frame.end_scroll(column.y() + size.h + 12);
  return action;
}

}  // namespace

BlockBars View<content::PracticeChat>::bars(const session::ChatState&, const content::PracticeChat&, ui::Frame& frame) {
  return {frame.say("chat/pretend", "Practice chat · nobody real is here"), true};
}

BlockSaid<content::PracticeChat> View<content::PracticeChat>::draw(const content::PracticeChat& block, const session::StateOf<content::PracticeChat>& state,
                                                const session::OpenLesson&, ui::Frame& frame) {
  const session::ChatView view = session::view_of(state, block);
  const Places at = places(frame);
  SaidInChat action;
  frame.surface(at.conversation, ui::card_style(frame.theme()));
  const float top = draw_header(block, at.conversation, action, frame);
  draw_conversation(block, view, at.conversation, top, frame);
  if (auto picked = view.ending != nullptr ? draw_ending(*view.ending, at.replies, frame) : draw_replies(view, at.replies, frame)) {
    action = picked;
  }
  return action;
}

}  // namespace screens
