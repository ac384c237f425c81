#include "blocks/single_choice/draw.h"

#include <algorithm>

#include "page_parts.h"

namespace screens {
namespace {

bool was_tried(const session::StateOf<content::SingleChoice>& state, const std::string& id) {
  return std::find(state.tried.begin(), state.tried.end(), id) != state.tried.end();
}

ui::ChoiceMark mark_of(const content::Choice& choice, const session::StateOf<content::SingleChoice>& state) {
  if (!was_tried(state, choice.id)) return ui::ChoiceMark::none;
  return choice.good ? ui::ChoiceMark::good : ui::ChoiceMark::again;
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
    draw_feedback(frame.say(latest->feedback), latest->good ? ui::Tone::leaf : ui::Tone::coral, block.picture, column, frame);
  }
  frame.end_scroll(column.y() + 16);
  return action;
}

}  // namespace screens
