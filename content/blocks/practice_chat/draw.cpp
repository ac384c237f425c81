#include "blocks/practice_chat/draw.h"

#include <algorithm>

#include "bars.h"

namespace screens {
namespace {

using ui::Rect;
using SaidInChat = BlockSaid<content::PracticeChat>;

// Beside each other where there is room. Else replies follow the conversation in its own scroll area, and the ways out
// stay below it.
struct Places {
  Rect conversation;  // the card
  Rect replies;
  bool stacked = false;
};

Places places(const ui::Frame& frame) {
  const Rect area = content_area(frame);
  const float margin = side_margin(frame);
  const float width = frame.size().w - 2 * margin;
  if (is_narrow(frame)) return {{margin, area.y, width, area.h}, {}, true};
  const float replies = std::min(576.0F, width * 0.47F);
  const float gap = 32;
  const float top = area.y + 12;
  const float height = area.h - 24;
  return {{margin, top, width - replies - gap, height}, {margin + width - replies, top, replies, height}, false};
}

// So low that all but the conversation must be short.
bool is_low(const ui::Frame& frame) { return is_narrow(frame) && frame.size().h < 700; }

// ---- who one is talking to -----------------------------------------------------------------------

// The first letter of a name, whatever its length in bytes.
std::string initial(const std::string& name) {
  std::size_t length = 1;
  while (length < name.size() && (static_cast<unsigned char>(name[length]) & 0xC0) == 0x80) ++length;
  return name.substr(0, length);
}

void draw_initial(const std::string& name, Rect circle, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle avatar;
  avatar.fill = theme.plum.soft;
  avatar.edge = theme.plum.on_soft;
  avatar.edge_width = theme.tints ? 0 : theme.edge_width;
  avatar.radii = ui::Radii::all(circle.w / 2);
  frame.surface(circle, avatar);
  ui::TextStyle letter = ui::heading_style(theme);
  letter.size = ui::type::body;
  letter.chrome = true;
  letter.align = ui::Align::centre;
  letter.colour = theme.plum.on_soft;
  const float height = frame.measure(initial(name), letter, circle.w).h;
  frame.text("chat/initial", {circle.x, circle.y + (circle.h - height) / 2, circle.w, height}, initial(name), letter);
}

ui::TextStyle small_print(const ui::Frame& frame, float size) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = size;
  style.chrome = true;
  return style;
}

// R21: says on every size, as long as the chat lasts, that nobody is there.
struct PretendLabel {
  std::string words;
  ui::TextStyle style;
  ui::Size size;  // of the frame around the words

  explicit PretendLabel(const ui::Frame& frame) : words(frame.say("chat/pretend-label", "Pretend")), style(small_print(frame, ui::type::badge)) {
    style.weight = ui::Weight::bold;
    style.colour = frame.theme().plum.on_soft;
    const ui::TextSize text = frame.measure(words, style, 0);
    size = {text.w + 24, text.h + 8};
  }
  void draw(float x, float y, ui::Frame& frame) const {
    ui::SurfaceStyle surface;
    surface.fill = frame.theme().card;
    surface.edge = frame.theme().plum.on_soft;
    surface.edge_width = std::max(2.0F, frame.theme().edge_width);
    surface.radii = ui::Radii::all(size.h / 2);
    frame.surface({x, y, size.w, size.h}, surface);
    frame.text("chat/pretend", {x + 12, y + 4, size.w - 23, size.h - 8}, words, style);
  }
};

// Returns where the conversation begins.
float draw_header(const content::PracticeChat& block, Rect card, SaidInChat& action, ui::Frame& frame) {
  const bool narrow = card.w < 560;
  const std::string pause = frame.say("chat/pause", "Pause");
  ui::ButtonLook look;
  look.tone = ui::Tone::sun;
  look.icon = ui::Icon::pause;
  look.icon_at_end = true;
  look.text_size = ui::type::badge;
  const float pause_width = narrow ? 66 : ui::button_size(frame, pause, look).w - 12;
  const std::string name = frame.say(block.partner_name);
  ui::TextStyle name_style = ui::heading_style(frame.theme());
  name_style.size = ui::type::body;
  name_style.chrome = true;
  const bool low = is_low(frame);
  const std::string status = low ? "" : frame.say(block.partner_status);
  const ui::TextStyle status_style = small_print(frame, ui::type::small);
  const PretendLabel pretend(frame);
  const float x = card.x + 86;
  const float room = card.right() - 24 - pause_width - 16 - x;
  ui::TextSize name_size = frame.measure(name, name_style, room);
  const bool beside = name_size.w + 12 + pretend.size.w <= room;
  const float first_row = beside ? std::max(name_size.h, pretend.size.h) : name_size.h;
  const float status_height = low ? 0 : frame.measure(status, status_style, room).h;
  const float height = std::max(56.0F, first_row + status_height + (beside ? 0.0F : pretend.size.h + 4));
  const float top = card.y + (low ? 4.0F : narrow ? 8.0F : 16.0F);
  draw_initial(name, {card.x + 24, top + (height - 48) / 2, 48, 48}, frame);
  frame.text("chat/name", {x, top + (first_row - name_size.h) / 2, beside ? name_size.w + 1 : room, name_size.h}, name, name_style);
  pretend.draw(beside ? x + name_size.w + 12 : x, beside ? top + (first_row - pretend.size.h) / 2 : top + first_row, frame);
  const float status_top = top + first_row + (beside ? 0.0F : pretend.size.h + 4);
  if (!low) frame.text("chat/status", {x, status_top, room, status_height}, status, status_style);
  const Rect pause_rect{card.right() - 24 - pause_width, top + (height - 56) / 2, pause_width, 56};
  const bool paused = narrow ? ui::icon_button(frame, "chat/pause", pause_rect, ui::Icon::pause) : ui::button(frame, "chat/pause", pause_rect, pause, look);
  if (paused) action = session::OpenOverlay{session::Pause{}};
  const float line = top + height + (low ? 4.0F : narrow ? 8.0F : 14.0F);
  frame.fill({card.x + 24, line, card.w - 48, 2}, frame.theme().line);
  return line + 2;
}

// ---- what was said -------------------------------------------------------------------------------

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
    seen = seen || lines[i].is_choice;
  }
  return answered;
}

// Returns where what was said since the reader's last choice begins.
float draw_lines(const content::PracticeChat& block, const session::ChatView& view, ui::Column& column, ui::Frame& frame) {
  float news = 0;
  ui::TextStyle intro = ui::hint_style(frame.theme());
  intro.align = ui::Align::centre;
  column.text("chat/intro", frame.say(block.intro), intro);
  column.gap(14);
  const std::vector<bool> answered = answered_lines(view.lines);
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    const session::ChatLine& line = view.lines[i];
    const ui::BubbleLook look = look_of(line, answered[i]);
    if (line.is_choice) news = column.y() - 12;
    const std::string words = frame.say(*line.text);
    const float width = column.width();
    const float most = look.side == ui::BubbleSide::middle ? width : width * (frame.text_factor() > 1.3F ? 0.92F : 0.76F);
    const ui::Size size = ui::bubble_size(frame, words, look, most);
    const float spare = width - size.w;
    const float x = column.x() + (look.side == ui::BubbleSide::start ? 0 : look.side == ui::BubbleSide::end ? spare : spare / 2);
    ui::bubble(frame, "line/" + line.id, {x, column.y(), size.w, size.h}, words, look);
    column.gap(size.h + (look.signal ? 16.0F : 12.0F));
  }
  return news;
}

// ---- what may be said ----------------------------------------------------------------------------

void draw_replies(const session::ChatView& view, ui::Column& column, SaidInChat& action, ui::Frame& frame) {
  if (view.offered.empty()) return;
  column.text("chat/your-reply", frame.say("chat/your-reply", "Your reply"), ui::heading_style(frame.theme()));
  column.gap(12);
  for (const content::ChatChoice* choice : view.offered) {
    const std::string label = frame.say(choice->text);
    const Rect rect = column.take(ui::choice_height(frame, label, column.width()));
    if (ui::choice(frame, "reply/" + choice->id, rect, label, ui::ChoiceMark::none)) action = session::PickReply{choice->id};
    column.gap(14);
  }
}

// Asking somebody and leaving have a place of their own, always in view (R31), and are as inviting as any reply.
class WaysOut {
 public:
  WaysOut(const session::ChatView& view, float width, const ui::Frame& frame) : width_(width) {
    float widest = 0;
    for (const content::ChatChoice* choice : view.ways_out) {
      ways_.push_back({choice, is_low(frame) ? short_label(*choice, frame) : frame.say(choice->text)});
      widest = std::max(widest, frame.measure(ways_.back().label, style(frame), 0).w + around);
    }
    // Where room is scarce, two buttons may break their labels once.
    const float broken = is_narrow(frame) ? widest * 0.6F + 24 : widest;
    beside_ = ways_.size() == 2 && broken <= (width - gap) / 2;
    for (Way& way : ways_) {
      way.height = std::max(ui::space::touch, frame.measure(way.label, style(frame), button_width() - around).h + 20);
      row_ = std::max(row_, way.height);
    }
  }
  float height() const {
    if (ways_.empty()) return 0;
    if (beside_) return row_;
    float sum = -gap;
    for (const Way& way : ways_) sum += way.height + gap;
    return sum;
  }
  void draw(float x, float y, SaidInChat& action, ui::Frame& frame) const {
    for (const Way& way : ways_) {
      const Rect rect{x, y, button_width(), beside_ ? row_ : way.height};
      if (draw_way(way, rect, frame)) action = session::PickReply{way.choice->id};
      if (beside_) x += rect.w + gap;
      else y += rect.h + gap;
    }
  }

 private:
  struct Way {
    const content::ChatChoice* choice;
    std::string label;
    float height = 0;
  };
  static constexpr float gap = ui::space::unit;
  static constexpr float around = 72;  // of the label: padding and icon

  // What was chosen is told in full in the conversation.
  static std::string short_label(const content::ChatChoice& choice, const ui::Frame& frame) {
    const bool asks = choice.kind == content::ChatChoiceKind::ask;
    return asks ? frame.say("chat/ask", "Ask somebody") : frame.say("chat/leave", "Leave the chat");
  }
  static ui::TextStyle style(const ui::Frame& frame) {
    ui::TextStyle style = ui::body_style(frame.theme());
    style.size = ui::type::label;
    style.weight = ui::Weight::semibold;
    style.colour = frame.theme().sky.on_soft;
    style.chrome = true;
    return style;
  }
  float button_width() const { return beside_ ? (width_ - gap) / 2 : width_; }

  static bool draw_way(const Way& way, Rect rect, ui::Frame& frame) {
    const std::string id = "reply/" + way.choice->id;
    const bool asks = way.choice->kind == content::ChatChoiceKind::ask;
    const bool pressed = ui::panel_button(frame, id, rect, ui::Tone::sky);
    const float icon = 28;
    frame.icon(asks ? ui::Icon::people : ui::Icon::exit, {rect.x + 18, rect.y + (rect.h - icon) / 2, icon, icon}, frame.theme().sky.on_soft);
    const float room = rect.w - around + 4;
    const ui::TextSize size = frame.measure(way.label, style(frame), room);
    frame.text(id + "/label", {rect.x + 56, rect.y + (rect.h - size.h) / 2, room, size.h}, way.label, style(frame));
    return pressed;
  }

  float width_;
  std::vector<Way> ways_;
  bool beside_ = false;
  float row_ = 0;
};

// ---- how it ended --------------------------------------------------------------------------------

ui::Tone tone_of(content::EndingTone tone) {
  switch (tone) {
    case content::EndingTone::friendly: return ui::Tone::sky;
    case content::EndingTone::good: return ui::Tone::leaf;
    case content::EndingTone::repair: return ui::Tone::sun;
  }
  return ui::Tone::leaf;
}

void draw_ending(const content::ChatEnding& ending, ui::Column& column, SaidInChat& action, ui::Frame& frame) {
  const std::string title = frame.say(ending.title);
  const std::string words = frame.say(ending.text);
  ui::TextStyle title_style = ui::heading_style(frame.theme());
  title_style.size = ui::type::subheading;
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - 52;
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
  const Rect button = column.take(size.h);
  if (ui::button(frame, "chat/again", {button.x, button.y, std::min(size.w, button.w), size.h}, again, look)) {
    action = session::StartChatAgain{};
  }
  column.gap(12);
}

void draw_answers(const session::ChatView& view, ui::Column& column, SaidInChat& action, ui::Frame& frame) {
  if (view.ending != nullptr) draw_ending(*view.ending, column, action, frame);
  else draw_replies(view, column, action, frame);
}

void draw_beside(const content::PracticeChat& block, const session::ChatView& view, const Places& at, float top, SaidInChat& action,
                 ui::Frame& frame) {
  const Rect card = at.conversation;
  frame.begin_scroll("conversation", {card.x + 12, top, card.w - 30, card.bottom() - top - 6}, ui::Follow::end);
  ui::Column lines(frame, card.x + 24, 14, card.w - 52);
  const float news = draw_lines(block, view, lines, frame);
  frame.end_scroll(lines.y() + 8, news);
  const Rect place = at.replies;
  const WaysOut ways_out(view, place.w, frame);
  const float below = ways_out.height() > 0 ? ways_out.height() + 16 : -12;
  frame.begin_scroll(view.ending != nullptr ? "ending" : "replies", {place.x - 12, place.y - 12, place.w + 24, place.h - below + 12});
  ui::Column column(frame, place.x, 10, place.w);
  draw_answers(view, column, action, frame);
  frame.end_scroll(column.y());
  ways_out.draw(place.x, place.bottom() - ways_out.height(), action, frame);
}

void draw_stacked(const content::PracticeChat& block, const session::ChatView& view, Rect card, float top, SaidInChat& action, ui::Frame& frame) {
  const float inner = card.w - 32;
  const WaysOut ways_out(view, inner, frame);
  const float gap = is_low(frame) ? 8 : 12;
  const float below = ways_out.height() > 0 ? ways_out.height() + 2 * gap : 6;
  const Rect viewport{card.x + 8, top, card.w - 16, card.bottom() - top - below};
  frame.begin_scroll("conversation", viewport, ui::Follow::end);
  ui::Column column(frame, card.x + 16, 12, inner);
  const float news = draw_lines(block, view, column, frame);
  column.gap(6);
  // An ending is not to be missed below the last words.
  const float least = view.ending != nullptr ? column.y() - viewport.h * 0.4F : 0;
  draw_answers(view, column, action, frame);
  frame.end_scroll(column.y() + 6, std::max(news, least));
  ways_out.draw(card.x + 16, card.bottom() - ways_out.height() - gap, action, frame);
}

}  // namespace

BlockSaid<content::PracticeChat> View<content::PracticeChat>::draw(const content::PracticeChat& block, const session::StateOf<content::PracticeChat>& state,
                                                                   const session::OpenLesson&, ui::Frame& frame) {
  const session::ChatView view = session::view_of(state, block);
  const Places at = places(frame);
  SaidInChat action;
  frame.surface(at.conversation, ui::card_style(frame.theme()));
  const float top = draw_header(block, at.conversation, action, frame);
  if (at.stacked) draw_stacked(block, view, at.conversation, top, action, frame);
  else draw_beside(block, view, at, top, action, frame);
  return action;
}

BlockBars View<content::PracticeChat>::bars(const session::ChatState&, const content::PracticeChat&, ui::Frame& frame) {
  BlockBars bars;
  bars.next_when_done = true;
  if (!is_narrow(frame)) bars.note = frame.say("chat/pretend", "Practice chat · nobody real is here");
  return bars;
}

}  // namespace screens
