#include "blocks/checklist/draw.h"

#include <algorithm>
#include <array>

#include "page_parts.h"

namespace screens {
namespace {

using session::Tick;
using ui::Rect;
using Ticked = session::StateOf<content::Checklist>;
using SaidTicked = BlockSaid<content::Checklist>;

constexpr float padding = 20;
constexpr float gap = 12;
constexpr float mark_room = 34;  // the button keeps its width when its tick comes and goes

struct TickButton {
  Tick tick;
  const char* id;
  std::string label;
  float width;
};

std::array<TickButton, 2> tick_buttons(const ui::Frame& frame) {
  std::array<TickButton, 2> buttons{TickButton{Tick::have, "have/", frame.say("checklist/have", "I have"), 0},
                                    TickButton{Tick::will, "will/", frame.say("checklist/will", "I will"), 0}};
  for (TickButton& button : buttons) button.width = ui::button_size(frame, button.label, {}).w + mark_room;
  return buttons;
}

struct Row {
  bool stacked = false;  // the ticks stand below the words
  float words_width = 0;
  float text_height = 0;
  float why_height = 0;
  float height = 0;
};

Row place_row(const content::ChecklistItem& item, const std::array<TickButton, 2>& buttons, float width,
              const ui::Frame& frame) {
  Row row;
  const float ticks = buttons[0].width + buttons[1].width + gap;
  row.stacked = frame.size().w < 900 || ticks > width * 0.45F;
  row.words_width = width - 2 * padding - (row.stacked ? 0 : ticks + padding);
  row.text_height = frame.measure(frame.say(item.text), ui::body_style(frame.theme()), row.words_width).h;
  if (item.why)
    row.why_height = 4 + frame.measure(frame.say(*item.why), ui::hint_style(frame.theme()), row.words_width).h;
  const float words = row.text_height + row.why_height;
  row.height =
      row.stacked ? words + gap + ui::space::touch + 2 * padding : std::max(words, ui::space::touch) + 2 * padding;
  return row;
}

SaidTicked draw_ticks(const content::ChecklistItem& item, const Ticked& state, const std::array<TickButton, 2>& buttons,
                      ui::Point at, ui::Frame& frame) {
  SaidTicked said;
  for (const TickButton& button : buttons) {
    ui::ButtonLook look;
    look.selected = session::has_tick(state, item.id, button.tick);
    if (look.selected) look.icon = ui::Icon::check;
    if (ui::button(frame, button.id + item.id, {at.x, at.y, button.width, ui::space::touch}, button.label, look)) {
      said = session::TickItem{item.id, button.tick};
    }
    at.x += button.width + gap;
  }
  return said;
}

SaidTicked draw_item(const content::ChecklistItem& item, const Ticked& state, const std::array<TickButton, 2>& buttons,
                     ui::Column& column, ui::Frame& frame) {
  const Row row = place_row(item, buttons, column.width(), frame);
  const Rect card = column.take(row.height);
  ui::SurfaceStyle style =
      ui::card_style(frame.theme(), state.ticks.contains(item.id) ? ui::Tone::teal : ui::Tone::plain);
  style.radii = ui::Radii::all(20);
  frame.surface(card, style);
  const float words = row.text_height + row.why_height;
  const float y = row.stacked ? card.y + padding : card.y + (card.h - words) / 2;
  frame.text("item/" + item.id, {card.x + padding, y, row.words_width, row.text_height}, frame.say(item.text),
             ui::body_style(frame.theme()));
  if (item.why) {
    frame.text("item/" + item.id + "/why", {card.x + padding, y + row.text_height + 4, row.words_width, row.why_height},
               frame.say(*item.why), ui::hint_style(frame.theme()));
  }
  const float ticks_y = row.stacked ? y + words + gap : card.y + (card.h - ui::space::touch) / 2;
  const float ticks_x = row.stacked ? card.x + padding : card.x + padding + row.words_width + padding;
  column.gap(16);
  return draw_ticks(item, state, buttons, {ticks_x, ticks_y}, frame);
}

// What is planned is said once more in one place, as something to take away.
void draw_plan(const content::Checklist& block, const Ticked& state, ui::Column& column, ui::Frame& frame) {
  std::string plan;
  for (const content::ChecklistItem& item : block.items) {
    if (session::has_tick(state, item.id, Tick::will)) plan += "\n• " + frame.beside(frame.say(item.text));
  }
  if (plan.empty()) return;
  draw_feedback("**" + frame.say("checklist/plan", "What you want to do") + "**" + plan, ui::Tone::leaf, std::nullopt,
                column, frame, Judges::no);
}

}  // namespace

SaidTicked View<content::Checklist>::draw(const content::Checklist& block, const Ticked& state,
                                          const session::OpenLesson&, ui::Frame& frame) {
  const Rect place = content_column(frame, 1000);
  frame.begin_scroll("checklist", content_area(frame), ui::Follow::growth);
  ui::Column column(frame, place.x, 16, place.w);
  column.text("title", frame.say(block.title), ui::heading_style(frame.theme()));
  column.gap(12);
  draw_not_kept(column, frame);
  draw_picture_across(block.picture, column, frame);
  if (block.intro) {
    column.text("intro", frame.say(*block.intro), ui::body_style(frame.theme()));
    column.gap(16);
  }
  const auto buttons = tick_buttons(frame);
  SaidTicked said;
  for (const content::ChecklistItem& item : block.items) {
    if (auto ticked = draw_item(item, state, buttons, column, frame)) said = ticked;
  }
  draw_plan(block, state, column, frame);
  frame.end_scroll(column.y() + 20);
  return said;
}

}  // namespace screens
