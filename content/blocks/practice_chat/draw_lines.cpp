#include "blocks/practice_chat/draw_lines.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

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

void draw_bubble(const session::ChatLine& line, bool answered, ui::Column& column, ui::Frame& frame) {
  const ui::BubbleLook look = look_of(line, answered);
  const std::string words = frame.say(*line.text);
  const float width = column.width();
  const float most = look.side == ui::BubbleSide::middle ? width : width * (frame.text_factor() > 1.3F ? 0.92F : 0.76F);
  const ui::Size size = ui::bubble_size(frame, words, look, most);
  const float spare = width - size.w;
  const float x = column.x() + (look.side == ui::BubbleSide::start ? 0 : look.side == ui::BubbleSide::end ? spare : spare / 2);
  ui::bubble(frame, "line/" + line.id, {x, column.y(), size.w, size.h}, words, look);
  column.gap(size.h + (look.signal ? between_lines + 4 : between_lines));
}

// ---- what is being written -----------------------------------------------------------------------

constexpr std::int64_t before_writing_ms = 350;
constexpr std::int64_t dot_ms = 400;

std::string waiting_id(const session::ChatLine& next) { return "chat/next/" + next.id; }

// Three dots, of which one after the other is darker.
void draw_dots(Rect bubble, std::int64_t written_ms, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle surface;
  surface.fill = theme.sky.soft;
  surface.edge = theme.sky.edge;
  surface.edge_width = theme.tints ? 0 : theme.edge_width;
  surface.radii = ui::Radii::all(22);
  surface.radii.bottom_start = 5;
  frame.surface(bubble, surface);
  const auto dark = static_cast<int>(written_ms / dot_ms % 3);
  for (int i = 0; i < 3; ++i) {
    ui::SurfaceStyle dot;
    dot.fill = i == dark ? theme.sky.on_soft : theme.meter;
    dot.radii = ui::Radii::all(5);
    frame.surface({bubble.x + 22 + 18 * static_cast<float>(i), bubble.y + bubble.h / 2 - 5, 10, 10}, dot);
  }
}

void draw_writing(const Chatting& chat, ui::Column& column, ui::Frame& frame) {
  const session::ChatLine& next = *chat.view.next;
  const std::int64_t waited = frame.waited_ms(waiting_id(next));
  const Rect row = column.take(46);
  column.gap(between_lines);
  if (next.from != content::ChatSpeaker::partner || waited < before_writing_ms) return;
  const Rect bubble{row.x, row.y, 90, row.h};
  draw_dots(bubble, waited - before_writing_ms, frame);
  frame.wake_at(frame.now_ms() + dot_ms - (waited - before_writing_ms) % dot_ms);
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = ui::type::small;
  style.chrome = true;
  std::string words = frame.say("chat/writing", "{name} is writing");
  const std::string mark = "{name}";
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), frame.say(chat.block.partner_name));
  const float room = row.right() - bubble.right() - 14;
  const ui::TextSize size = frame.measure(words, style, room);
  if (size.h <= row.h) frame.text("chat/writing", {bubble.right() + 14, row.y + (row.h - size.h) / 2, room, size.h}, words, style);
}

}  // namespace

std::int64_t pace_ms(std::size_t of_next, std::size_t of_last) {
  const std::int64_t writing = 700 + 25 * static_cast<std::int64_t>(of_next);
  const std::int64_t reading = 500 + 35 * static_cast<std::int64_t>(of_last);
  return std::clamp<std::int64_t>(std::max(writing, reading), 1000, 3500);
}

void let_lines_arrive(const Chatting& chat, SaidInChat& action, ui::Frame& frame) {
  if (!chat.view.next) return;
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
  // Who was shown all of a turn at once reads it from its start; else it is the last line that is new.
  const std::size_t first_new = chat.state.shown_at_once() ? chat.view.news : lines.size();
  float news = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i + 1 == first_new) news = column.y() - 12;
    if (lines[i].from == content::ChatSpeaker::time) draw_time(lines[i], column, frame);
    else draw_bubble(lines[i], answered[i], column, frame);
  }
  if (chat.view.next) draw_writing(chat, column, frame);
  return news;
}

}  // namespace screens
