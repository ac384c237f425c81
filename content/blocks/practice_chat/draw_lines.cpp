#include "blocks/practice_chat/draw_lines.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/types.h"
#include "base/utf8.h"
#include "blocks/practice_chat/draw_partner.h"

namespace screens {
namespace {

using ui::Rect;

ui::BubbleLook look_of(const session::ChatLine& line, bool answered) {
  ui::BubbleLook look;
  switch (line.from) {
    case content::ChatSpeaker::partner: look.side = ui::BubbleSide::start; break;
    case content::ChatSpeaker::reader: look.side = ui::BubbleSide::end; break;
    case content::ChatSpeaker::narrator:
    case content::ChatSpeaker::time: look.side = ui::BubbleSide::middle; break;
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
    seen = seen || lines[i].choice != nullptr;
  }
  return answered;
}

// ---- one line ------------------------------------------------------------------------------------

constexpr float between_lines = 12;
constexpr float within_a_turn = 6;  // between lines of the same speaker

// A label between two thin lines: so much time has passed.
void draw_time(const session::ChatLine& line, ui::Column& column, ui::Frame& frame) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = ui::type::small;
  style.weight = ui::Weight::semibold;
  const std::string words = frame.say(*line.text);
  const float most = column.width() * 0.72F;
  const ui::TextSize size = frame.measure(words, style, most);
  column.gap(6);
  const Rect row = column.take(size.h);
  const float middle = row.x + row.w / 2;
  const float side = (row.w - size.w) / 2 - 16;
  const float y = row.y + row.h / 2 - 1;
  frame.fill({row.x, y, side, 2}, frame.theme().line);
  frame.fill({row.right() - side, y, side, 2}, frame.theme().line);
  style.align = ui::Align::centre;
  frame.text("line/" + line.id, {middle - size.w / 2 - 1, row.y, size.w + 2, size.h}, words, style);
  column.gap(between_lines + 6);
}

// Where a line stands, and how much room it has.
struct Place {
  Rect row;
  float indent = 0;  // beside the faces of a group

  float most(bool wide) const { return (row.w - indent) * (wide ? 0.92F : 0.76F); }
  float x_of(ui::BubbleSide side, float width) const {
    if (side == ui::BubbleSide::start) return row.x + indent;
    return side == ui::BubbleSide::end ? row.right() - width : row.x + (row.w - width) / 2;
  }
};

Place place_in(const ui::Column& column, const Chatting& chat, const session::ChatLine& line) {
  const bool beside_face = chat.block.group && line.from == content::ChatSpeaker::partner;
  return {{column.x(), column.y(), column.width(), 0}, beside_face ? 46.0F : 0.0F};
}

float draw_bubble(const std::string& id, const std::string& words, const ui::BubbleLook& look, const Place& place, ui::Frame& frame) {
  const float most = look.side == ui::BubbleSide::middle ? place.row.w : place.most(frame.text_factor() > 1.3F);
  const ui::Size size = ui::bubble_size(frame, words, look, most);
  ui::bubble(frame, id, {place.x_of(look.side, size.w), place.row.y, size.w, size.h}, words, look);
  return size.h;
}

void draw_signal(Rect rect, ui::Frame& frame) {
  ui::SurfaceStyle dashes;
  dashes.fill = ui::Colour{0, 0, 0, 0};
  dashes.edge = frame.theme().coral.strong;
  dashes.edge_width = 3;
  dashes.radii = ui::Radii::all(24);
  dashes.dashed = true;
  frame.surface(rect.inset(-5), dashes);
}

// A frame with nothing in it but the word for what it would show (R22).
float draw_photo(const std::string& id, const std::string& words, const ui::BubbleLook& look, const Place& place, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  const ui::Hue& hue = look.side == ui::BubbleSide::end ? theme.teal : ui::hue_of(theme, look.tone);
  ui::TextStyle style = ui::hint_style(theme);
  style.size = ui::type::small;
  style.align = ui::Align::centre;
  style.colour = hue.on_soft;
  const float width = std::min(260.0F, place.row.w - place.indent);
  const ui::TextSize size = frame.measure(words, style, width - 40);
  const Rect card{place.x_of(look.side, width), place.row.y, width, size.h + 92};
  ui::SurfaceStyle frame_style;
  frame_style.fill = hue.soft;
  frame_style.edge = hue.on_soft;
  frame_style.edge_width = 2;
  frame_style.radii = ui::Radii::all(18);
  frame.surface(card, frame_style);
  if (look.signal) draw_signal(card, frame);
  frame.icon(ui::Icon::picture, {card.x + (width - 44) / 2, card.y + 18, 44, 44}, hue.on_soft);
  frame.text(id, {card.x + 20, card.y + 72, width - 40, size.h}, words, style);
  return card.h;
}

float draw_sticker(const std::string& id, content::Sticker sticker, const std::string& alt, const ui::BubbleLook& look, const Place& place,
                   ui::Frame& frame) {
  const float edge = is_low(frame) ? 84.0F : 104 * std::min(frame.text_factor(), 1.4F);
  const Rect rect{place.x_of(look.side, edge), place.row.y, edge, edge};
  frame.sticker(id, rect, sticker, alt);
  if (look.signal) draw_signal(rect, frame);
  return edge;
}

float draw_picture(const std::string& id, const content::Picture& picture, const ui::BubbleLook& look, const Place& place, ui::Frame& frame) {
  const float width = std::min(300.0F, place.row.w - place.indent);
  const Rect rect{place.x_of(look.side, width), place.row.y, width, width * 0.7F};
  frame.picture(id, rect, picture, ui::Radii::all(18));
  if (look.signal) draw_signal(rect, frame);
  return rect.h;
}

// What a line shows; returns how high it is.
float draw_shown(const session::ChatLine& line, const ui::BubbleLook& look, const Place& place, ui::Frame& frame) {
  const std::string id = "line/" + line.id;
  const std::string words = frame.say(*line.text);
  if (line.message == nullptr) return draw_bubble(id, words, look, place, frame);
  const base::Overload draw{[&](std::monostate) { return draw_bubble(id, words, look, place, frame); },
                            [&](content::Sticker sticker) { return draw_sticker(id, sticker, words, look, place, frame); },
                            [&](content::PhotoCard) { return draw_photo(id, words, look, place, frame); },
                            [&](const content::Picture& picture) { return draw_picture(id, picture, look, place, frame); }};
  return std::visit(draw, line.message->shows);
}

// Over the first line of somebody in a group.
void draw_name(const Chatting& chat, std::size_t partner, const std::string& id, ui::Column& column, ui::Frame& frame) {
  const content::ChatPartner& who = chat.block.partners[partner];
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = ui::type::small;
  style.weight = ui::Weight::semibold;
  style.chrome = is_low(frame);  // what is said needs the room
  style.colour = ui::hue_of(frame.theme(), tone_of_partner(partner)).on_soft;
  const std::string name = frame.say(who.name);
  const float room = column.width() - 46;
  const ui::TextSize size = frame.measure(name, style, room);
  draw_partner(id + "/face", who, partner, {column.x(), column.y(), 38, 38}, frame);
  frame.text(id + "/name", {column.x() + 46, column.y(), room, size.h}, name, style);
  column.gap(size.h + 4);
}

// A partner who did not say the line before.
bool begins_to_speak(const std::vector<session::ChatLine>& lines, std::size_t at) {
  if (lines[at].from != content::ChatSpeaker::partner) return false;
  if (at == 0 || lines[at - 1].from != content::ChatSpeaker::partner) return true;
  return lines[at - 1].message->partner != lines[at].message->partner;
}

bool goes_on_speaking(const std::vector<session::ChatLine>& lines, std::size_t at) {
  if (at + 1 >= lines.size() || lines[at + 1].from != lines[at].from) return false;
  return lines[at].from == content::ChatSpeaker::partner && !begins_to_speak(lines, at + 1);
}

void draw_line(const Chatting& chat, std::size_t at, bool answered, ui::Column& column, ui::Frame& frame) {
  const session::ChatLine& line = chat.view.lines[at];
  if (line.from == content::ChatSpeaker::time) return draw_time(line, column, frame);
  const bool presses = line.message != nullptr && line.message->signal;
  if (line.from == content::ChatSpeaker::reader) frame.cue("line/" + line.id, ui::Cue::bubble_out);
  // Pressure has no sound.
  if (line.from == content::ChatSpeaker::partner && !presses) frame.cue("line/" + line.id, ui::Cue::bubble_in);
  ui::BubbleLook look = look_of(line, answered);
  if (line.from == content::ChatSpeaker::partner) look.tone = tone_of_partner(line.message->partner);
  if (chat.block.group && begins_to_speak(chat.view.lines, at)) draw_name(chat, line.message->partner, "said/" + line.id, column, frame);
  column.gap(draw_shown(line, look, place_in(column, chat, line), frame));
  if (look.signal) column.gap(between_lines + 4);
  else column.gap(goes_on_speaking(chat.view.lines, at) ? within_a_turn : between_lines);
}

// ---- leaving, blocking and reporting -------------------------------------------------------------

bool blocks_and_reports(const content::ChatChoice& choice) {
  return std::any_of(choice.codes.begin(), choice.codes.end(),
                     [](const content::ChoiceCode& code) { return code.construct == "block_or_report" && code.value == 1; });
}

// Each act is seen to be done, and none that was not: who leaves a friend's chat for tonight blocks nobody.
void draw_done(const session::ChatLine& line, ui::Column& column, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  std::vector<std::pair<const char*, std::string>> acts = {{"/left", frame.say("chat/done-left", "You left the chat.")}};
  if (blocks_and_reports(*line.choice)) {
    acts.emplace_back("/blocked", frame.say("chat/done-blocked", "You blocked it, so nothing new comes in."));
    acts.emplace_back("/reported", frame.say("chat/done-reported", "You reported it to the people who run the app."));
  }
  ui::TextStyle style = ui::body_style(theme);
  style.size = ui::type::label;
  const float room = column.width() - 100;
  float height = 20;
  for (const auto& act : acts) height += frame.measure(act.second, style, room).h + 12;
  const Rect card = column.take(height);
  ui::SurfaceStyle surface = ui::card_style(theme, ui::Tone::leaf);
  surface.shadow = 0;
  frame.surface(card, surface);
  float y = card.y + 16;
  for (const auto& [name, words] : acts) {
    const float row = frame.measure(words, style, room).h;
    frame.icon(ui::Icon::check, {card.x + 22, y + (row - 26) / 2, 26, 26}, theme.leaf.on_soft);
    frame.text("line/" + line.id + name, {card.x + 64, y, room, row}, words, style);
    y += row + 12;
  }
  column.gap(between_lines);
}

// ---- what is being written -----------------------------------------------------------------------

constexpr std::int64_t before_writing_ms = 350;
constexpr std::int64_t dot_ms = 400;

std::string waiting_id(const session::ChatLine& next) { return "chat/next/" + next.id; }

// Three dots, of which one after the other is darker and larger.
void draw_dots(Rect bubble, std::int64_t written_ms, const ui::Hue& hue, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle surface;
  surface.fill = hue.soft;
  surface.edge = hue.edge;
  surface.edge_width = theme.tints ? 0 : theme.edge_width;
  surface.radii = ui::Radii::all(22);
  surface.radii.bottom_start = 5;
  frame.surface(bubble, surface);
  const auto dark = static_cast<int>(written_ms / dot_ms % 3);
  for (int i = 0; i < 3; ++i) {
    ui::SurfaceStyle dot;
    dot.fill = i == dark ? hue.on_soft : hue.edge;
    const float edge = i == dark ? 12 : 8;
    dot.radii = ui::Radii::all(edge / 2);
    const ui::Point centre{bubble.x + 27 + 18 * static_cast<float>(i), bubble.y + bubble.h / 2};
    frame.surface({centre.x - edge / 2, centre.y - edge / 2, edge, edge}, dot);
  }
}

void draw_writing(const Chatting& chat, ui::Column& column, ui::Frame& frame) {
  const session::ChatLine& next = *chat.view.next;
  const std::int64_t waited = frame.waited_ms(waiting_id(next));
  const Rect row = column.take(46);
  column.gap(between_lines);
  if (next.from != content::ChatSpeaker::partner || waited < before_writing_ms) return;
  const Rect bubble{row.x + (chat.block.group ? 46 : 0), row.y, 90, row.h};
  draw_dots(bubble, waited - before_writing_ms, ui::hue_of(frame.theme(), tone_of_partner(next.message->partner)), frame);
  if (!frame.is_muted()) frame.wake_at(frame.now_ms() + dot_ms - (waited - before_writing_ms) % dot_ms);
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = ui::type::small;
  style.chrome = true;
  std::string words = frame.say("chat/writing", "{name} is writing");
  const std::string mark = "{name}";
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), frame.say(chat.block.partners[next.message->partner].name));
  const float room = row.right() - bubble.right() - 14;
  const ui::TextSize size = frame.measure(words, style, room);
  if (size.h <= row.h) frame.text("chat/writing", {bubble.right() + 14, row.y + (row.h - size.h) / 2, room, size.h}, words, style);
}

}  // namespace

std::int64_t pace_ms(std::size_t of_next, std::size_t of_last) {
  const std::int64_t writing = 900 + 35 * static_cast<std::int64_t>(of_next);
  const std::int64_t reading = 700 + 45 * static_cast<std::int64_t>(of_last);
  return std::clamp<std::int64_t>(std::max(writing, reading), 1200, 4000);
}

void let_lines_arrive(const Chatting& chat, SaidInChat& action, ui::Frame& frame) {
  if (!chat.view.next || frame.is_muted()) return;  // below a pause nobody writes
  if (frame.reduced_motion()) {
    action = session::ShowRest{};
    return;
  }
  const auto length = [&](const session::ChatLine& line) { return base::count_code_points(frame.say(*line.text)); };
  const std::size_t of_last = chat.view.lines.empty() ? 0 : length(chat.view.lines.back());
  const std::int64_t left = pace_ms(length(*chat.view.next), of_last) - frame.waited_ms(waiting_id(*chat.view.next));
  if (left <= 0) action = session::ShowNextLine{};
  else frame.wake_at(frame.now_ms() + std::min(left, before_writing_ms));
}

float draw_chat_lines(const Chatting& chat, ui::Column& column, ui::Frame& frame) {
  ui::TextStyle intro = ui::hint_style(frame.theme());
  intro.align = ui::Align::centre;
  column.text("chat/intro", frame.say(chat.block.intro), intro);
  column.gap(14);
  const std::vector<session::ChatLine>& lines = chat.view.lines;
  const std::vector<bool> answered = answered_lines(lines);
  float newest = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    newest = column.y();
    draw_line(chat, i, answered[i], column, frame);
    if (lines[i].choice != nullptr && lines[i].choice->kind == content::ChatChoiceKind::leave) draw_done(lines[i], column, frame);
  }
  if (chat.view.next) draw_writing(chat, column, frame);
  return newest;
}

}  // namespace screens
