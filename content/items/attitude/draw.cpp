#include "items/attitude/draw.h"

#include "rating_row.h"
#include "scale_cards.h"

namespace screens {
namespace {

std::vector<std::string> labels(const content::Attitude& item, const ui::Frame& frame) {
  const std::string least = frame.say("survey/not-at-all-like-me", "not at all like me");
  const std::string middle = frame.say("survey/half-like-me", "half and half");
  const std::string most = frame.say("survey/very-like-me", "very like me");
  if (item.faces) return {least, middle, most};
  return {least, frame.say("survey/not-much-like-me", "not much like me"), middle, frame.say("survey/mostly-like-me", "mostly like me"), most};
}

}  // namespace

PickedIn<content::Attitude> ItemView<content::Attitude>::draw(const content::Attitude& item, const session::AskState<content::Attitude>& state,
                                                              ui::Column& column, ui::Frame& frame) {
  column.text("item/text", frame.say(item.statement), question_style(frame));
  column.gap(4);
  column.text("item/hint", frame.say("survey/like-me", "How much is that like you? No answer is wrong."), ui::hint_style(frame.theme()));
  column.gap(16);
  const auto said = draw_scale_cards("like", labels(item, frame), item.faces, state.picked, column, frame);
  return said ? PickedIn<content::Attitude>(session::SayHowLike{*said}) : std::nullopt;
}

}  // namespace screens
