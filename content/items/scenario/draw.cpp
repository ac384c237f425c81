#include "items/scenario/draw.h"

#include <algorithm>
#include <array>

namespace screens {
namespace {

std::string rating_name(int rating, const ui::Frame& frame) {
  switch (rating) {
    case 1: return frame.say("survey/very-bad", "very bad");
    case 2: return frame.say("survey/bad", "bad");
    case 3: return frame.say("survey/good", "good");
    default: return frame.say("survey/very-good", "very good");
  }
}

constexpr int ratings = 4;
constexpr float gap = 8;

// Where the parts of one action's card stand: its words, and a row of chips beside or, with large text, below them.
struct RatingPlaces {
  ui::Rect card;
  ui::Rect words;
  ui::Rect first_chip;
  int in_row = ratings;
  std::array<float, ratings> label_heights{};

  ui::Rect chip(int at) const {
    const auto column = static_cast<float>(at % in_row);
    const auto row = static_cast<float>(at / in_row);
    return first_chip.moved(column * (first_chip.w + gap), row * (first_chip.h + gap));
  }
};

ui::TextStyle chip_style(const ui::Frame& frame) {
  ui::TextStyle label = ui::body_style(frame.theme());
  label.size = 17;
  label.weight = ui::Weight::semibold;
  label.align = ui::Align::centre;
  return label;
}

// Chips stand in one row, or in rows of two where a label would not fit.
int chips_in_row(float room, const ui::Frame& frame) {
  const float chip = (room - (ratings - 1) * gap) / ratings;
  for (int rating = 1; rating <= ratings; ++rating) {
    if (frame.measure(rating_name(rating, frame), chip_style(frame), chip - 12).w > chip - 12) return 2;
  }
  return ratings;
}

RatingPlaces place_rating(const std::string& words, ui::Column& column, ui::Frame& frame) {
  const bool stacked = frame.text_factor() > 1.3F || column.width() < 860;
  const float wide = column.width() - 48;
  RatingPlaces places;
  places.in_row = stacked ? chips_in_row(wide, frame) : ratings;
  const auto in_row = static_cast<float>(places.in_row);
  const float chip = stacked ? (wide - (in_row - 1) * gap) / in_row : 118;
  const float chips = in_row * chip + (in_row - 1) * gap;
  const float room = stacked ? wide : column.width() - chips - 24 - 12 - 20;
  const float text_height = frame.measure(words, ui::body_style(frame.theme()), room).h;
  float chip_height = 56;
  for (int rating = 1; rating <= ratings; ++rating) {
    const float label = frame.measure(rating_name(rating, frame), chip_style(frame), chip - 12).h;
    places.label_heights[static_cast<std::size_t>(rating - 1)] = label;
    chip_height = std::max(chip_height, label + 16);
  }
  const float rows = ratings / in_row;
  const float chips_height = rows * chip_height + (rows - 1) * gap;
  const float height = stacked ? text_height + chips_height + 44 : std::max(text_height, chip_height) + 10;
  places.card = column.take(height);
  const ui::Rect& card = places.card;
  places.words = {card.x + 24, stacked ? card.y + 14 : card.y + (height - text_height) / 2, room, text_height};
  places.first_chip = {stacked ? card.x + 24 : card.right() - 12 - chips,
                       stacked ? card.y + text_height + 28 : card.y + (height - chip_height) / 2, chip, chip_height};
  return places;
}

// Whether it was pressed.
bool draw_chip(const std::string& id, const ui::Rect& rect, int rating, bool selected, float label_height, ui::Frame& frame) {
  const ui::ControlState control = frame.control(id, rect);
  if (selected) frame.mark_as(id, ui::Widget::Mark::chosen);
  ui::SurfaceStyle pill;
  pill.fill = selected ? frame.theme().teal.strong : control.held || control.hovered ? frame.theme().teal.soft : frame.theme().canvas;
  pill.edge = selected ? frame.theme().teal.strong : frame.theme().edge;
  pill.edge_width = frame.theme().edge_width;
  pill.radii = ui::Radii::all(18);
  frame.surface(rect, pill);
  if (control.focused) ui::focus_ring(frame, rect, 18);
  ui::TextStyle label = chip_style(frame);
  label.colour = selected ? frame.theme().on_teal : frame.theme().ink;
  frame.text(id + "/label", {rect.x + 6, rect.y + (rect.h - label_height) / 2, rect.w - 12, label_height}, rating_name(rating, frame), label);
  return control.pressed;
}

PickedIn<content::Scenario> draw_rating(const content::Scenario& item, std::size_t at, const session::AskState<content::Scenario>& state,
                                         ui::Column& column, ui::Frame& frame) {
  PickedIn<content::Scenario> picked;
  const auto rated = state.ratings.find(at);
  const std::string words = frame.say(item.actions[at].text);
  const RatingPlaces places = place_rating(words, column, frame);
  ui::SurfaceStyle surface = ui::card_style(frame.theme());
  surface.radii = ui::Radii::all(20);
  surface.shadow = 4;
  frame.surface(places.card, surface);
  const std::string id = "action/" + item.actions[at].id;
  frame.text(id + "/text", places.words, words, ui::body_style(frame.theme()));
  for (int rating = 1; rating <= ratings; ++rating) {
    const ui::Rect chip = places.chip(rating - 1);
    const bool selected = rated != state.ratings.end() && rated->second == rating;
    const float label_height = places.label_heights[static_cast<std::size_t>(rating - 1)];
    if (draw_chip(id + "/" + std::to_string(rating), chip, rating, selected, label_height, frame)) picked = session::RateAction{at, rating};
  }
  column.gap(10);
  return picked;
}

}  // namespace

PickedIn<content::Scenario> ItemView<content::Scenario>::draw(const content::Scenario& item, const session::AskState<content::Scenario>& state,
                                                            ui::Column& column, ui::Frame& frame) {
  PickedIn<content::Scenario> picked;
  ui::TextStyle situation = ui::heading_style(frame.theme());
  situation.size = 24;
  column.text("item/text", frame.say(item.situation), situation);
  column.gap(4);
  column.text("item/hint", frame.say("survey/rate", "How good is each idea? Choose one answer in every row."), ui::hint_style(frame.theme()));
  column.gap(8);
  for (std::size_t i = 0; i < item.actions.size(); ++i) {
    if (auto rated = draw_rating(item, state.shown(i), state, column, frame)) picked = rated;
  }
  return picked;
}

}  // namespace screens
