#include <algorithm>
#include <array>

#include "views.h"

namespace screens {
namespace {

using ui::Rect;

bool is_before(const session::SurveyState& survey) { return survey.phase == evaluation::Phase::pre; }

std::string rating_name(int rating, ui::Frame& frame) {
  switch (rating) {
    case 1: return frame.say("survey/very-bad", "very bad");
    case 2: return frame.say("survey/bad", "bad");
    case 3: return frame.say("survey/good", "good");
    default: return frame.say("survey/very-good", "very good");
  }
}

void draw_privacy(ui::Column& column, float gap, ui::Frame& frame) {
  const std::string words = frame.say("survey/privacy", "Your answer is mixed with at least 19 others. It is never shown alone.");
  column.gap(ui::badge(frame, "survey/privacy", {column.x(), column.y()}, words, ui::Tone::plum, column.width()).h);
  column.gap(gap);
}

Said<session::Survey> draw_knowledge(const content::Item& item, const session::SurveySelection& selection, ui::Column& column, ui::Frame& frame) {
  Said<session::Survey> action;
  column.text("item/text", frame.say(item.text), ui::title_style(frame.theme()));
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
  const float gap = 16;
  const float width = (column.width() - 2 * gap) / 3;
  float height = 0;
  for (const auto& option : options) height = std::max(height, ui::tile_height(frame, option.label, width));
  const Rect row = column.take(height);
  float x = row.x;
  for (const auto& option : options) {
    const bool selected = selection.status == evaluation::Status::answered && selection.values[0] == static_cast<int>(option.value);
    const auto mark = selected ? ui::ChoiceMark::selected : ui::ChoiceMark::none;
    if (ui::tile(frame, option.id, {x, row.y, width, height}, option.label, option.icon, mark)) {
      action = session::AnswerKnowledge{option.value};
    }
    x += width + gap;
  }
  return action;
}

Said<session::Survey> draw_rating(const content::Item& item, std::size_t at, const session::SurveySelection& selection, ui::Column& column, ui::Frame& frame) {
  Said<session::Survey> action;
  const std::string words = frame.say(item.actions[at].text);
  const ui::TextStyle style = ui::body_style(frame.theme());
  const bool stacked = frame.text_factor() > 1.3F;
  const float gap = 8;
  const float chip = stacked ? (column.width() - 48 - 3 * gap) / 4 : 118;
  const float chips = 4 * chip + 3 * gap;
  const float room = stacked ? column.width() - 48 : column.width() - chips - 24 - 12 - 20;
  const float text_height = frame.measure(words, style, room).h;
  std::array<ui::TextSize, 4> sizes;
  ui::TextStyle label = ui::body_style(frame.theme());
  label.size = 17;
  label.weight = ui::Weight::semibold;
  label.align = ui::Align::centre;
  float chip_height = 56;
  for (int rating = 1; rating <= 4; ++rating) {
    sizes[static_cast<std::size_t>(rating - 1)] = frame.measure(rating_name(rating, frame), label, chip - 12);
    chip_height = std::max(chip_height, sizes[static_cast<std::size_t>(rating - 1)].h + 16);
  }
  const float height = stacked ? text_height + chip_height + 44 : std::max(text_height, chip_height) + 10;
  const Rect card = column.take(height);
  ui::SurfaceStyle surface = ui::card_style(frame.theme());
  surface.radii = ui::Radii::all(20);
  surface.shadow = 4;
  frame.surface(card, surface);
  const std::string id = "action/" + item.actions[at].id;
  const float text_y = stacked ? card.y + 14 : card.y + (height - text_height) / 2;
  frame.text(id + "/text", {card.x + 24, text_y, room, text_height}, words, style);
  float x = stacked ? card.x + 24 : card.right() - 12 - chips;
  const float y = stacked ? card.y + text_height + 28 : card.y + (height - chip_height) / 2;
  for (int rating = 1; rating <= 4; ++rating, x += chip + gap) {
    const std::string chip_id = id + "/" + std::to_string(rating);
    const Rect rect{x, y, chip, chip_height};
    const ui::ControlState state = frame.control(chip_id, rect);
    const bool selected = selection.status == evaluation::Status::answered && selection.values[at] == rating;
    ui::SurfaceStyle pill;
    pill.fill = selected ? frame.theme().teal.strong : state.held || state.hovered ? frame.theme().teal.soft : frame.theme().canvas;
    pill.edge = selected ? frame.theme().teal.strong : frame.theme().line;
    pill.edge_width = frame.theme().edge_width;
    pill.radii = ui::Radii::all(18);
    frame.surface(rect, pill);
    if (state.focused) ui::focus_ring(frame, rect, 18);
    label.colour = selected ? frame.theme().on_teal : frame.theme().ink;
    const ui::TextSize size = sizes[static_cast<std::size_t>(rating - 1)];
    frame.text(chip_id + "/label", {x + 6, y + (chip_height - size.h) / 2, chip - 12, size.h}, rating_name(rating, frame), label);
    if (state.pressed) action = session::RateAction{at, rating};
  }
  column.gap(10);
  return action;
}

Said<session::Survey> draw_scenario(const content::Item& item, const session::SurveySelection& selection, ui::Column& column, ui::Frame& frame) {
  Said<session::Survey> action;
  ui::TextStyle situation = ui::heading_style(frame.theme());
  situation.size = 24;
  column.text("item/text", frame.say(item.text), situation);
  column.gap(4);
  column.text("item/hint", frame.say("survey/rate", "How good is each idea? Choose one answer in every row."), ui::hint_style(frame.theme()));
  column.gap(8);
  for (std::size_t i = 0; i < item.actions.size(); ++i) {
    if (auto rated = draw_rating(item, i, selection, column, frame)) action = rated;
  }
  return action;
}

}  // namespace

std::string StageView<session::Survey>::page(const session::Survey& survey, const session::LessonVisit&) {
  return (is_before(survey.questions) ? "|pre" : "|post") + std::to_string(survey.questions.at);
}

Bars StageView<session::Survey>::bars(const session::Survey& survey, const session::LessonVisit&, ui::Frame& frame) {
  const bool before = is_before(survey.questions);
  Bars bars;
  bars.title = before ? frame.say("survey/before", "Before we start") : frame.say("survey/after", "One more look");
  bars.can_go_back = survey.questions.at > 0 || !before;
  bars.skip = session::LessonVisit::Action(session::Survey::Action(session::SkipPage{}));
  bars.primary = Primary{next_label(frame), session::page_is_answered(survey.questions),
                         session::LessonVisit::Action(session::Survey::Action(session::ConfirmPage{}))};
  return bars;
}

Said<session::Survey> StageView<session::Survey>::draw(const session::Survey& stage, const session::LessonVisit& visit,
                                                       ui::Frame& frame) {
  const session::SurveyState& survey = stage.questions;
  const content::Instrument& instrument = *visit.sitting.open->instrument;
  const content::Item& item = session::current_item(survey, instrument);
  const session::SurveySelection& selection = survey.selections[survey.at];
  const Rect place = content_column(frame, 1000);
  frame.begin_scroll("survey", content_area(frame));
  const bool knowledge = item.construct == content::Construct::knowledge;
  ui::Column column(frame, place.x, knowledge ? 30.0F : 6.0F, place.w);
  draw_privacy(column, knowledge ? 18.0F : 10.0F, frame);
  Said<session::Survey> action = knowledge ? draw_knowledge(item, selection, column, frame) : draw_scenario(item, selection, column, frame);
  column.gap(knowledge ? 18.0F : 2.0F);
  const std::string label = frame.say("survey/rather-not", "I’d rather not say");
  ui::ButtonLook look;
  look.selected = selection.status == evaluation::Status::rather_not_say;
  const ui::Size size = ui::button_size(frame, label, look);
  const float width = std::min(column.width(), std::max(size.w, 300.0F));
  const Rect rect{column.x() + (column.width() - width) / 2, column.y(), width, size.h};
  if (ui::button(frame, "rather-not", rect, label, look)) action = session::RatherNotSay{};
  frame.end_scroll(column.y() + size.h + 10);
  return action;
}

}  // namespace screens
