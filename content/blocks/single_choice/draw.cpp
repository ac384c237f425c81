#include "blocks/single_choice/draw.h"

#include <algorithm>

#include "bars.h"

namespace screens {
namespace {

bool was_tried(const session::StateOf<content::SingleChoice>& state, const std::string& id) {
  return std::find(state.tried.begin(), state.tried.end(), id) != state.tried.end();
}

ui::ChoiceMark mark_of(const content::Choice& choice, const session::StateOf<content::SingleChoice>& state) {
  if (!was_tried(state, choice.id)) return ui::ChoiceMark::none;
  return choice.good ? ui::ChoiceMark::good : ui::ChoiceMark::again;
}

void draw_feedback(const content::SingleChoice& block, const content::Choice& choice, ui::Column& column, ui::Frame& frame) {
  const std::string words = frame.say(choice.feedback);
  const float face = block.picture ? 76 : 0;
  const float indent = face > 0 ? face + 32 : 26;
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - indent - 26;
  const ui::TextSize size = frame.measure(words, style, room);
  const ui::Rect card = column.take(std::max(size.h + 44, face + 32));
  ui::SurfaceStyle surface = ui::card_style(frame.theme(), choice.good ? ui::Tone::leaf : ui::Tone::coral);
  surface.radii = ui::Radii::all(20);
  frame.surface(card, surface);
  if (block.picture) {
    frame.picture("feedback/picture", {card.x + 20, card.y + (card.h - face) / 2, face, face}, *block.picture, {});
  }
  frame.text("feedback", {card.x + indent, card.y + (card.h - size.h) / 2, room, size.h}, words, style);
}

}  // namespace

BlockSaid<content::SingleChoice> View<content::SingleChoice>::draw(const content::SingleChoice& block, const session::StateOf<content::SingleChoice>& state,
                                                const session::OpenLesson&, ui::Frame& frame) {
  const ui::Rect place = content_column(frame, 1000);
  BlockSaid<content::SingleChoice> action;
  frame.begin_scroll("choice", content_area(frame), ui::Follow::growth);
  ui::Column column(frame, place.x, 14, place.w);
  column.text("question", frame.say(block.question), ui::heading_style(frame.theme()));
  column.gap(16);
  const content::Choice* latest = nullptr;
  for (const auto& choice : block.choices) {
    const std::string label = frame.say(choice.text);
    const ui::Rect rect = column.take(ui::choice_height(frame, label, place.w));
    if (ui::choice(frame, "choice/" + choice.id, rect, label, mark_of(choice, state))) action = session::PickChoice{choice.id};
    column.gap(14);
    if (!state.tried.empty() && state.tried.back() == choice.id) latest = &choice;
  }
  if (latest != nullptr) {
    column.gap(6);
    draw_feedback(block, *latest, column, frame);
  }
  frame.end_scroll(column.y() + 16);
  return action;
}

}  // namespace screens
