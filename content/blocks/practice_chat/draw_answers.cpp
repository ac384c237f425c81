#include "blocks/practice_chat/draw_answers.h"

#include <algorithm>

#include "bars.h"
#include "ending_card.h"

namespace screens {
namespace {

using ui::Rect;

// ---- what may be said ----------------------------------------------------------------------------

constexpr float below_heading = 12;

bool has_heading(const ui::Frame& frame) { return !is_low(frame) && (frame.text_factor() < 1.3F || frame.size().h > 900); }

void draw_replies(const session::ChatView& view, ui::Column& column, SaidInChat& action, ui::Frame& frame) {
  if (view.offered.empty()) return;
  if (has_heading(frame)) {
    column.text("chat/your-reply", frame.say("chat/your-reply", "Your reply"), ui::heading_style(frame.theme()));
    column.gap(below_heading);
  }
  for (const content::ChatChoice* choice : view.offered) {
    const std::string label = frame.say(choice->text);
    const Rect rect = column.take(ui::choice_height(frame, label, column.width()));
    if (ui::choice(frame, "reply/" + choice->id, rect, label, ui::ChoiceMark::none)) action = session::PickReply{choice->id};
    column.gap(14);
  }
}

// What the reader said last must have been seen for a moment, so that its second tap is none on this.
bool is_past_answer(const session::ChatView& view, ui::Frame& frame) {
  const session::ChatLine* said = nullptr;
  for (const session::ChatLine& line : view.lines) {
    if (line.choice != nullptr) said = &line;
  }
  return frame.waited_ms("chat/after/" + (said == nullptr ? std::string() : said->id)) >= ui::Attention::needed_ms;
}

// As other buttons are, but that it says when a finger is on it.
ui::ControlState draw_rest_button(Rect rect, const std::string& label, ui::Frame& frame) {
  const std::string id = "chat/show-rest";
  const ui::ControlState state = frame.control(id, rect, true, ui::Answers::at_once);
  ui::SurfaceStyle surface;
  surface.fill = frame.theme().card;
  surface.edge = frame.theme().edge;
  surface.edge_width = frame.theme().edge_width;
  surface.radii = ui::Radii::all(std::min(rect.h / 2, 32.0F));
  ui::answer_touch(surface, state, frame.theme());
  frame.surface(rect, surface);
  if (state.focused) ui::focus_ring(frame, rect, std::min(rect.h / 2, 32.0F));
  ui::TextStyle style = ui::body_style(frame.theme());
  style.size = ui::type::label;
  style.weight = ui::Weight::semibold;
  style.chrome = true;
  constexpr float icon = 24;
  const float room = rect.w - icon - 34;
  const ui::TextSize size = frame.measure(label, style, room);
  const float x = rect.x + (rect.w - size.w - icon - 10) / 2;
  frame.text(id + "/label", {x, rect.y + (rect.h - size.h) / 2, std::min(size.w + 1, room), size.h}, label, style);
  frame.icon(ui::Icon::next, {x + size.w + 10, rect.y + (rect.h - icon) / 2, icon, icon}, frame.theme().ink);
  return state;
}

// Each line that arrives moves it, so it counts as soon as it is there: nothing is answered by it. True while a finger is on
// it.
bool draw_show_rest(const session::ChatView& view, ui::Column& column, SaidInChat& action, ui::Frame& frame) {
  const std::string label = frame.say("chat/show-rest", "Show the rest");
  ui::ButtonLook look;
  look.icon = ui::Icon::next;
  const ui::Size size = ui::button_size(frame, label, look);
  const Rect place = column.take(size.h);
  const bool past_answer = is_past_answer(view, frame);
  const ui::ControlState state = draw_rest_button({place.x, place.y, std::min(size.w, place.w), size.h}, label, frame);
  if (state.pressed && past_answer) action = session::ShowRest{};
  column.gap(12);
  return state.held;
}

// ---- the ways out --------------------------------------------------------------------------------

constexpr float gap = ui::space::unit;
constexpr float around = 72;  // of the label: padding and icon

bool blocks_or_reports(const content::ChatChoice& choice) {
  return std::any_of(choice.codes.begin(), choice.codes.end(), [](const content::ChoiceCode& code) { return code.construct == "block_or_report" && code.value > 0; });
}

// What was chosen is told in full in the conversation; what it does is told before.
std::string short_label(const content::ChatChoice& choice, const ui::Frame& frame) {
  if (choice.kind == content::ChatChoiceKind::ask) return frame.say("chat/ask", "Ask somebody");
  return blocks_or_reports(choice) ? frame.say("chat/leave-block", "Leave, block, report") : frame.say("chat/leave", "Leave the chat");
}
ui::TextStyle way_style(const ui::Frame& frame, float text_size) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.size = text_size;
  style.weight = ui::Weight::semibold;
  style.colour = frame.theme().sky.on_soft;
  return style;
}

bool draw_way(const content::ChatChoice& choice, const std::string& label, Rect rect, const ui::TextStyle& style, ui::Frame& frame) {
  const std::string id = "reply/" + choice.id;
  const bool asks = choice.kind == content::ChatChoiceKind::ask;
  const bool pressed = ui::panel_button(frame, id, rect, ui::Tone::sky);
  const float icon = 28;
  frame.icon(asks ? ui::Icon::people : ui::Icon::exit, {rect.x + 18, rect.y + (rect.h - icon) / 2, icon, icon},
             frame.theme().sky.on_soft);
  const float room = rect.w - around + 4;
  const ui::TextSize size = frame.measure(label, style, room);
  frame.text(id + "/label", {rect.x + 56, rect.y + (rect.h - size.h) / 2, room, size.h}, label, style);
  return pressed;
}

}  // namespace

bool draw_chat_answers(const Chatting& chat, ui::Column& column, SaidInChat& action, ui::Frame& frame) {
  if (chat.view.next) return draw_show_rest(chat.view, column, action, frame);
  if (chat.view.ending == nullptr) draw_replies(chat.view, column, action, frame);
  else if (draw_ending(*chat.view.ending, "chat/again", column, frame)) action = session::StartChatAgain{};
  return false;
}

// In the lesson's own words wherever they have room, in short ones elsewhere: as large as the reader's letters, and in a low
// window as large as one row lets them.
WaysOut::WaysOut(const session::ChatView& view, float width, const ui::Frame& frame) : width_(width) {
  const bool scarce = is_low(frame) || frame.text_factor() > 1.3F;
  for (const content::ChatChoice* choice : view.ways_out) ways_.push_back({choice, frame.say(choice->text)});
  if (fit_in_a_row(scarce ? 15.0F : 0.0F, frame) || !scarce) return;
  for (Way& way : ways_) way.label = short_label(*way.choice, frame);
  fit_in_a_row(0, frame);
}

// Whether there is a size, not less than `smallest`, at which they do; takes it, or else the last one tried.
bool WaysOut::fit_in_a_row(float smallest, const ui::Frame& frame) {
  for (const float size : {ui::type::label, 17.0F, 15.0F, 13.0F, 11.5F}) {
    if (size < smallest) break;
    text_size_ = size;
    lay_out(frame);
    const float two_lines = 2 * frame.measure("0", way_style(frame, size), 0).h + 20;
    const float highest = is_low(frame) ? ui::space::touch + 16 : std::max(ui::space::touch, two_lines);
    if ((beside_ || ways_.size() < 2) && row_ <= highest) return true;
    if (!is_low(frame)) return false;
  }
  return false;
}

void WaysOut::lay_out(const ui::Frame& frame) {
  const ui::TextStyle style = way_style(frame, text_size_);
  float widest = 0;
  for (const Way& way : ways_) widest = std::max(widest, frame.measure(way.label, style, 0).w + around);
  // Where room is scarce, two buttons may break their labels once.
  const float broken = is_narrow(frame) ? widest * 0.6F + 24 : widest;
  beside_ = ways_.size() == 2 && broken <= (width_ - gap) / 2;
  row_ = 0;
  for (Way& way : ways_) {
    way.height = std::max(ui::space::touch, frame.measure(way.label, style, button_width() - around).h + 20);
    row_ = std::max(row_, way.height);
  }
}

float WaysOut::height() const {
  if (ways_.empty()) return 0;
  if (beside_) return row_;
  float sum = -gap;
  for (const Way& way : ways_) sum += way.height + gap;
  return sum;
}

float WaysOut::button_width() const { return beside_ ? (width_ - gap) / 2 : width_; }

void WaysOut::draw(float x, float y, SaidInChat& action, ui::Frame& frame) const {
  for (const Way& way : ways_) {
    const Rect rect{x, y, button_width(), beside_ ? row_ : way.height};
    if (draw_way(*way.choice, way.label, rect, way_style(frame, text_size_), frame)) action = session::PickReply{way.choice->id};
    if (beside_) x += rect.w + gap;
    else y += rect.h + gap;
  }
}

}  // namespace screens
