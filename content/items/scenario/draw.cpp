#include "items/scenario/draw.h"

#include "rating_row.h"

namespace screens {

PickedIn<content::Scenario> ItemView<content::Scenario>::draw(const content::Scenario& item, const session::AskState<content::Scenario>& state,
                                                            ui::Column& column, ui::Frame& frame) {
  draw_rating_head(frame.say(item.situation), frame.say("survey/rate", "How good is each idea? Choose one answer in every row."), column, frame);
  const RatingScale scale{{frame.say("survey/very-bad", "very bad"), frame.say("survey/bad", "bad"), frame.say("survey/good", "good"), frame.say("survey/very-good", "very good")}};
  const auto rated = draw_rating_rows("action", item.actions, state, scale, column, frame);
  if (!rated) return std::nullopt;
  return session::RateAction{rated->row, rated->rating};
}

}  // namespace screens
