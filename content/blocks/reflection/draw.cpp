#include "blocks/reflection/draw.h"

#include <algorithm>

#include "page_parts.h"

namespace screens {
namespace {

using ui::Rect;
using Thinking = session::StateOf<content::Reflection>;
using SaidThinking = BlockSaid<content::Reflection>;

void draw_question(const std::string& words, ui::Column& column, ui::Frame& frame) {
  ui::TextStyle style = ui::title_style(frame.theme());
  style.colour = frame.theme().plum.on_soft;
  const float inset = 36;
  const float room = column.width() - 2 * inset;
  const ui::TextSize size = frame.measure(words, style, room);
  const Rect card = column.take(size.h + 2 * inset);
  frame.surface(card, ui::card_style(frame.theme(), ui::Tone::plum));
  frame.text("question", {card.x + inset, card.y + inset, room, size.h}, words, style);
}

void draw_prompt(const content::ReflectionPrompt& prompt, ui::Column& column, ui::Frame& frame) {
  const std::string words = frame.say(prompt.text);
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - 84;
  const ui::TextSize size = frame.measure(words, style, room);
  const Rect card = column.take(size.h + 32);
  ui::SurfaceStyle surface = ui::card_style(frame.theme(), ui::Tone::sun);
  surface.radii = ui::Radii::all(20);
  frame.surface(card, surface);
  frame.icon(ui::Icon::question, {card.x + 20, card.y + (card.h - 28) / 2, 28, 28}, frame.theme().sun.on_soft);
  frame.text("prompt/" + prompt.id, {card.x + 62, card.y + 16, room, size.h}, words, style);
  column.gap(16);
}

// A button as wide as its words, or, where they are long, as the column.
bool draw_button(const char* id, const std::string& label, const ui::ButtonLook& look, ui::Column& column,
                 ui::Frame& frame) {
  const ui::Size size = ui::button_size(frame, label, look);
  const float width = std::min(size.w, column.width());
  const Rect row = column.take(size.w > column.width() ? size.h * 1.6F : size.h);
  return ui::button(frame, id, {row.x, row.y, width, row.h}, label, look);
}

SaidThinking draw_prompts(const content::Reflection& block, const Thinking& state, ui::Column& column,
                          ui::Frame& frame) {
  const std::size_t open = std::min(state.prompts, block.prompts.size());
  for (std::size_t i = 0; i < open; ++i) draw_prompt(block.prompts[i], column, frame);
  if (open == block.prompts.size()) return std::nullopt;
  ui::ButtonLook look;
  look.icon = ui::Icon::question;
  const std::string label = open == 0 ? frame.say("reflection/prompt", "Help me begin")
                                      : frame.say("reflection/another", "Another way to look at it");
  const bool pressed = draw_button("open-prompt", label, look, column, frame);
  column.gap(20);
  if (!pressed) return std::nullopt;
  return SaidThinking{session::OpenPrompt{}};
}

}  // namespace

SaidThinking View<content::Reflection>::draw(const content::Reflection& block, const Thinking& state,
                                             const session::OpenLesson&, ui::Frame& frame) {
  const Rect place = content_column(frame, 900);
  frame.begin_scroll("reflect", content_area(frame), ui::Follow::growth);
  ui::Column column(frame, place.x, 24, place.w);
  draw_picture_across(block.picture, column, frame);
  draw_question(frame.say(block.question), column, frame);
  column.gap(20);
  draw_not_kept(column, frame);
  column.gap(8);
  SaidThinking said = draw_prompts(block, state, column, frame);
  ui::ButtonLook look;
  look.tone = state.thought_about ? ui::Tone::leaf : ui::Tone::teal;
  look.filled = !state.thought_about;
  look.icon = ui::Icon::check;
  if (draw_button("thought-about", frame.say("reflection/done", "I have thought about it"), look, column, frame)) {
    said = session::SayThoughtAbout{};
  }
  if (state.thought_about) {
    column.gap(20);
    draw_feedback(
        frame.say("reflection/after", "Good. The thought is yours. You may keep it, or tell it to somebody you trust."),
        ui::Tone::leaf, std::nullopt, column, frame, Judges::no);
  }
  frame.end_scroll(column.y() + 20);
  return said;
}

}  // namespace screens
