#include <algorithm>

#include "group_parts.h"
#include "page_parts.h"
#include "print_button.h"
#include "views.h"

namespace screens {
namespace {

using session::Group;
using ui::Rect;

constexpr float mark = 26;

void draw_step(const content::FacilitatorStep& step, std::size_t index, const Group& group, ui::Column& column, ui::Frame& frame) {
  const bool now = index == group.note;
  const bool done = index < group.note;
  const ui::Theme& theme = frame.theme();
  ui::TextStyle style = now ? ui::body_style(theme) : ui::hint_style(theme);
  style.size = now ? ui::type::label : ui::type::small;
  if (now) style.weight = ui::Weight::semibold;
  style.colour = ui::colours_of(theme, ui::Tone::plum).text;
  std::string words = frame.say(step.text);
  if (step.minutes > 0) words += " · " + frame.say_plural("group/minutes", "{count} minute", "{count} minutes", step.minutes);
  const float room = column.width() - mark - 12;
  const ui::TextSize size = frame.measure(words, style, room);
  const float line = frame.measure("X", style, 0).h;
  const Rect row = column.take(size.h);
  const Rect at{row.x, row.y + (line - mark) / 2, mark, mark};
  if (done) frame.icon(ui::Icon::check, at, theme.leaf.on_soft);
  if (now) frame.icon(ui::Icon::next, at, style.colour);
  frame.text("notes/step/" + step.id, {row.x + mark + 12, row.y, room, size.h}, words, style);
  column.gap(12);
}

void draw_part(const char* id, const std::string& head, const std::vector<std::string>& all, ui::Column& column, ui::Frame& frame) {
  if (all.empty()) return;
  ui::TextStyle title = ui::body_style(frame.theme());
  title.weight = ui::Weight::bold;
  title.size = ui::type::label;
  title.colour = ui::colours_of(frame.theme(), ui::Tone::plum).text;
  ui::TextStyle style = title;
  style.weight = ui::Weight::regular;
  style.size = ui::type::small;
  column.gap(8);
  column.text(std::string("notes/") + id, head, title);
  column.gap(4);
  for (std::size_t i = 0; i < all.size(); ++i) {
    column.text(std::string("notes/") + id + "/" + std::to_string(i), all[i], style);
    column.gap(8);
  }
}

std::vector<std::string> words_of(const std::vector<content::Paragraph>& paragraphs, const ui::Frame& frame) {
  std::vector<std::string> all;
  for (const content::Paragraph& paragraph : paragraphs) all.push_back(frame.say(paragraph.text));
  return all;
}

struct TimerParts {
  std::string words;
  std::string label;
  ui::TextStyle style;
  ui::ButtonLook look;
  ui::TextSize clock;
  ui::Size button;
  float beside = 0;  // where the button begins when it stands beside the clock
  bool stacked = false;
};

TimerParts parts_of(const session::GroupTimer& timer, float width, ui::Frame& frame) {
  TimerParts parts;
  parts.words = frame.number(timer.left_s / 60) + ":" + frame.number(timer.left_s % 60 / 10) + frame.number(timer.left_s % 10);
  parts.label = timer.runs ? frame.say("group/pause", "Pause") : frame.say("group/start", "Start");
  parts.style = ui::title_style(frame.theme());
  parts.style.chrome = true;
  parts.look.tone = ui::Tone::ink;
  parts.look.icon = timer.runs ? ui::Icon::pause : ui::Icon::play;
  parts.look.enabled = timer.left_s > 0;
  parts.clock = frame.measure(parts.words, parts.style, 0);
  parts.button = ui::button_size(frame, parts.label, parts.look);
  parts.beside = frame.measure("00:00", parts.style, 0).w + 16;
  parts.stacked = parts.beside + parts.button.w > width;
  return parts;
}

GroupAction draw_wide_button(const char* id, const std::string& label, session::Group::Action means, ui::Column& column, ui::Frame& frame) {
  const ui::Size size = ui::button_size(frame, label, {});
  const Rect rect = column.take(size.h);
  column.gap(12);
  if (!ui::button(frame, id, {rect.x, rect.y, std::min(rect.w, size.w), rect.h}, label, {})) return std::nullopt;
  return means;
}

GroupAction draw_deeds(const Group& group, ui::Column& column, ui::Frame& frame) {
  GroupAction action;
  const auto& notes = group.content().facilitator;
  if (group.vote().phase != session::VotePhase::talk) {  // whose timer stands beside what is to be talked about
    if (auto said = draw_timer(group.timer, column, frame)) action = said;
    column.gap(12);
  }
  if (group.note + 1 < notes.steps.size()) {
    if (auto said = draw_wide_button("notes/next", frame.say("group/next-step", "Next step"), session::NextNote{}, column, frame)) action = said;
  }
  if (std::holds_alternative<content::PracticeChat>(group.block())) {
    const std::string label = frame.say_plural("group/teams", "{count} team", "{count} teams", static_cast<long>(group.teams));
    if (auto said = draw_wide_button("notes/teams", label, session::AddTeam{}, column, frame)) action = said;
  }
  return action;
}

std::optional<session::Anywhere> draw_print_handout(const Group& group, ui::Column& column, ui::Frame& frame) {
  const auto& handout = group.content().handout;
  if (!handout) return std::nullopt;
  const auto say = [&](const content::Text& text) { return frame.say(text); };
  auto printing = draw_print_button("notes/print", frame.say("print/handout", "Print the handout"), column,
                                    content::sheet_of(*handout, frame.language(), say), frame);
  column.gap(12);
  return printing;
}

}  // namespace

float timer_height(const session::GroupTimer& timer, float width, ui::Frame& frame) {
  const TimerParts parts = parts_of(timer, width, frame);
  return parts.stacked ? parts.clock.h + 8 + parts.button.h : std::max(parts.clock.h, parts.button.h);
}

GroupAction draw_timer(const session::GroupTimer& timer, ui::Column& column, ui::Frame& frame) {
  const TimerParts parts = parts_of(timer, column.width(), frame);
  const Rect place = column.take(timer_height(timer, column.width(), frame));
  const float row = parts.stacked ? parts.clock.h : place.h;
  frame.text("timer", {place.x, place.y + (row - parts.clock.h) / 2, parts.clock.w + 2, parts.clock.h}, parts.words, parts.style);
  const float x = parts.stacked ? place.x : place.x + parts.beside;
  const float y = parts.stacked ? place.y + row + 8 : place.y + (place.h - parts.button.h) / 2;
  if (!ui::button(frame, "timer/start", {x, y, std::min(parts.button.w, place.right() - x), parts.button.h}, parts.label, parts.look)) return std::nullopt;
  return session::UseTimer{};
}

Said<Group> draw_notes(const Group& group, Rect area, ui::Frame& frame) {
  constexpr float padding = 20;
  Said<Group> action;
  const auto& notes = group.content().facilitator;
  frame.surface(area, ui::card_style(frame.theme(), ui::Tone::plum));
  frame.begin_scroll("notes", area.inset(6));
  ui::Column column(frame, area.x + padding, padding - 6, area.w - 2 * padding);
  ui::TextStyle title = ui::subheading_style(frame.theme());
  title.colour = ui::colours_of(frame.theme(), ui::Tone::plum).text;
  column.text("notes/title", frame.say("group/notes", "Your notes"), title);
  column.gap(10);
  // What is on stands first, then what comes; what was done is at the end.
  if (group.note < notes.steps.size()) draw_step(notes.steps[group.note], group.note, group, column, frame);
  if (auto said = draw_deeds(group, column, frame)) action.emplace(*std::move(said));
  for (std::size_t i = group.note + 1; i < notes.steps.size(); ++i) draw_step(notes.steps[i], i, group, column, frame);
  draw_part("ask", frame.say("group/ask", "Ask the group"), words_of(notes.questions, frame), column, frame);
  draw_part("listen", frame.say("group/listen", "Listen for"), words_of(notes.groups_say, frame), column, frame);
  draw_part("told", frame.say("group/told", "If a child tells you more"), {frame.say(notes.disclosure)}, column, frame);
  column.gap(4);
  if (auto printing = draw_print_handout(group, column, frame)) action.emplace(*std::move(printing));
  for (std::size_t i = 0; i < std::min(group.note, notes.steps.size()); ++i) draw_step(notes.steps[i], i, group, column, frame);
  frame.end_scroll(column.y() + padding);
  return action;
}

}  // namespace screens
