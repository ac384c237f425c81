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
  draw_rating_head(frame.say(item.question), frame.say("survey/how-likely", "How likely is each? Choose one answer in every row. No answer is wrong."), column, frame);
  const auto rated = draw_rating_rows("row", item.rows, state, {labels(item, frame), item.faces}, column, frame);
  if (!rated) return std::nullopt;
  return session::RateHelp{rated->row, rated->rating};
}

}  // namespace screens
