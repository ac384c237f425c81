#include "items/scenario/draw.h"

#include "rating_row.h"

namespace screens {

PickedIn<content::Scenario> ItemView<content::Scenario>::draw(const content::Scenario& item, const session::AskState<content::Scenario>& state,
                                                            ui::Column& column, ui::Frame& frame) {
  PickedIn<content::Scenario> picked;
  ui::TextStyle situation = ui::heading_style(frame.theme());
  situation.size = 24;
  column.text("item/text", frame.say(item.situation), situation);
  column.gap(4);
  column.text("item/hint", frame.say("survey/rate", "How good is each idea? Choose one answer in every row."), ui::hint_style(frame.theme()));
  column.gap(8);
  const RatingScale scale{{frame.say("survey/very-bad", "very bad"), frame.say("survey/bad", "bad"), frame.say("survey/good", "good"), frame.say("survey/very-good", "very good")}};
  for (std::size_t i = 0; i < item.actions.size(); ++i) {
    const std::size_t at = state.shown(i);
    const auto rated = state.ratings.find(at);
    const std::optional<int> chosen = rated == state.ratings.end() ? std::nullopt : std::optional(rated->second);
    const auto said = draw_rating_row("action/" + item.actions[at].id, frame.say(item.actions[at].text), scale, chosen, column, frame);
    if (said) picked = session::RateAction{at, *said};
  }
  return picked;
}

}  // namespace screens
