#include "items/help_seeking/draw.h"

#include "rating_row.h"

namespace screens {
namespace {

std::vector<std::string> labels(const content::HelpSeeking& item, const ui::Frame& frame) {
  const std::string least = frame.say("survey/very-unlikely", "very unlikely");
  const std::string middle = frame.say("survey/maybe", "maybe");
  const std::string most = frame.say("survey/very-likely", "very likely");
  if (item.faces) return {least, middle, most};
  return {least, frame.say("survey/unlikely", "unlikely"), middle, frame.say("survey/likely", "likely"), most};
}

}  // namespace

PickedIn<content::HelpSeeking> ItemView<content::HelpSeeking>::draw(const content::HelpSeeking& item, const session::AskState<content::HelpSeeking>& state,
                                                                    ui::Column& column, ui::Frame& frame) {
  PickedIn<content::HelpSeeking> picked;
  ui::TextStyle question = ui::heading_style(frame.theme());
  question.size = 24;
  column.text("item/text", frame.say(item.question), question);
  column.gap(4);
  column.text("item/hint", frame.say("survey/how-likely", "How likely is each? Choose one answer in every row. No answer is wrong."), ui::hint_style(frame.theme()));
  column.gap(8);
  const RatingScale scale{labels(item, frame), item.faces};
  for (std::size_t i = 0; i < item.rows.size(); ++i) {
    const std::size_t at = state.shown(i);
    const auto rated = state.ratings.find(at);
    const std::optional<int> chosen = rated == state.ratings.end() ? std::nullopt : std::optional(rated->second);
    const auto said = draw_rating_row("row/" + item.rows[at].id, frame.say(item.rows[at].text), scale, chosen, column, frame);
    if (said) picked = session::RateHelp{at, *said};
  }
  return picked;
}

}  // namespace screens
