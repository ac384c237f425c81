#include "aside_button.h"
#include "items/every_draw.h"
#include "views.h"

namespace screens {
namespace {

using ui::Rect;

bool is_before(const session::SurveyState& survey) { return survey.wave == evaluation::Wave::pre; }

void draw_privacy(bool sensitive, ui::Column& column, float gap, ui::Frame& frame) {
  const std::string words = sensitive ? frame.say("survey/privacy-sensitive", "Your answer is mixed with at least 59 others. It is never shown alone.")
                                      : frame.say("survey/privacy", "Your answer is mixed with at least 19 others. It is never shown alone.");
  column.gap(ui::badge(frame, "survey/privacy", {column.x(), column.y()}, words, ui::Tone::plum, column.width()).h);
  column.gap(gap);
}

Said<session::Survey> draw_item(const content::ItemBody& body, const session::ItemState& state, ui::Column& column, ui::Frame& frame) {
  Said<session::Survey> picked;
  base::visit_same(body, state, [&]<typename Item>(const Item& item, const session::AskState<Item>& own) {
    if (const PickedIn<Item> said = ItemView<Item>::draw(item, own, column, frame)) picked = session::ItemAnswer(*said);
  });
  return picked;
}

ItemRoom room_of(const content::ItemBody& body) {
  return std::visit([]<typename Item>(const Item&) { return ItemView<Item>::room; }, body);
}

}  // namespace

std::string StageView<session::Survey>::page(const session::Survey& survey, const session::LessonVisit&) {
  return "|" + std::string(base::name_of(survey.questions.wave)) + std::to_string(survey.questions.at);
}

Bars StageView<session::Survey>::bars(const session::Survey& survey, const session::LessonVisit& visit, ui::Frame& frame) {
  const bool before = is_before(survey.questions);
  Bars bars;
  if (before) bars.title = frame.say("survey/before", "Before we start");
  else if (session::comes_before_lesson(visit, survey)) bars.title = frame.say("survey/then-lesson", "A few more, then your lesson");
  else if (survey.questions.wave == evaluation::Wave::follow_up) bars.title = frame.say("survey/weeks-later", "Good to see you again");
  else bars.title = frame.say("survey/after", "One more look");
  bars.can_go_back = session::can_go_back(visit, survey);
  bars.skip = session::LessonVisit::Action(session::Survey::Action(session::SkipPage{}));
  bars.primary = Primary{next_label(frame), session::page_is_answered(survey.questions, *visit.sitting.open->instrument),
                         session::LessonVisit::Action(session::Survey::Action(session::ConfirmPage{}))};
  return bars;
}

Said<session::Survey> StageView<session::Survey>::draw(const session::Survey& stage, const session::LessonVisit& visit, const Scene&,
                                                       ui::Frame& frame) {
  frame.hush();
  const session::SurveyState& survey = stage.questions;
  const content::Instrument& instrument = *visit.sitting.open->instrument;
  const content::Item& item = session::current_item(survey, instrument);
  const session::SurveySelection& selection = survey.selections[survey.at];
  const Rect place = content_column(frame, 1000);
  frame.begin_scroll("survey", content_area(frame));
  const ItemRoom room = room_of(item.body);
  ui::Column column(frame, place.x, room.above, place.w);
  // What is asked comes first where that alone fills the view.
  const bool low = shows_few_lines(frame);
  if (!low) draw_privacy(item.sensitive, column, room.between, frame);
  Said<session::Survey> action = draw_item(item.body, selection.picked, column, frame);
  column.gap(room.below);
  if (low) draw_privacy(item.sensitive, column, room.between, frame);
  ui::ButtonLook look;
  look.selected = selection.rather_not_say;
  if (draw_aside_button("rather-not", frame.say("survey/rather-not", "I’d rather not say"), look, column, frame)) action = session::RatherNotSay{};
  if (!skip_fits_bar(frame)) {
    column.gap(ui::space::unit);
    if (draw_aside_button("skip", skip_label(frame), {}, column, frame)) action = session::SkipPage{};
  }
  frame.end_scroll(column.y() + 10);
  return action;
}

}  // namespace screens
