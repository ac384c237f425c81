#include "items/behaviour/draw.h"

#include "aside_button.h"
#include "rating_row.h"
#include "scale_cards.h"

namespace screens {

PickedIn<content::Behaviour> ItemView<content::Behaviour>::draw(const content::Behaviour& item, const session::AskState<content::Behaviour>& state,
                                                                ui::Column& column, ui::Frame& frame) {
  using Asked = session::Ask<content::Behaviour>;
  PickedIn<content::Behaviour> picked;
  column.text("item/text", frame.say(item.deed), question_style(frame));
  column.gap(4);
  column.text("item/hint", frame.say("survey/how-often", "How often in the last four weeks? Every answer is fine."), ui::hint_style(frame.theme()));
  column.gap(14);
  const std::vector<std::string> labels{frame.say("survey/never", "never"), frame.say("survey/once-or-twice", "once or twice"),
                                        frame.say("survey/weekly", "about once a week"), frame.say("survey/most-days", "most days")};
  const int* often = state.picked ? std::get_if<int>(&*state.picked) : nullptr;
  const auto said = draw_scale_cards("often", labels, false, often != nullptr ? std::optional(*often) : std::nullopt, column, frame);
  if (said) picked = session::SayHowOften{*said};
  column.gap(14);
  ui::ButtonLook look;
  look.selected = state.picked && often == nullptr;
  if (draw_aside_button("did-not-come-up", frame.say("survey/did-not-come-up", "It didn’t come up"), look, column, frame)) picked = session::SayHowOften{Asked::DidNotComeUp{}};
  return picked;
}

}  // namespace screens
