#include "items/knowledge/draw.h"

#include <algorithm>
#include <array>

#include "rating_row.h"

namespace screens {

PickedIn<content::Knowledge> ItemView<content::Knowledge>::draw(const content::Knowledge& item,
                                                                const session::AskState<content::Knowledge>& state,
                                                                ui::Column& column, ui::Frame& frame) {
  PickedIn<content::Knowledge> picked;
  column.text("item/text", frame.say(item.statement), question_style(frame));
  column.gap(28);
  struct Option {
    const char* id;
    std::string label;
    evaluation::KnowledgeValue value;
    ui::Icon icon;
  };
  const std::array options{
      Option{"answer/true", frame.say("survey/true", "True"), evaluation::KnowledgeValue::yes, ui::Icon::check},
      Option{"answer/false", frame.say("survey/false", "Not true"), evaluation::KnowledgeValue::no, ui::Icon::close},
      Option{"answer/not-sure", frame.say("survey/not-sure", "Not sure"), evaluation::KnowledgeValue::not_sure, ui::Icon::question}};
  std::vector<ui::Tile> tiles;
  for (const auto& option : options) {
    const auto mark = state.picked == option.value ? ui::ChoiceMark::selected : ui::ChoiceMark::none;
    tiles.push_back({option.id, option.label, option.icon, mark});
  }
  if (const auto pressed = ui::tiles(frame, column, tiles)) picked = session::AnswerKnowledge{options[*pressed].value};
  return picked;
}

}  // namespace screens
