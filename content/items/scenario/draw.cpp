#include "items/scenario/draw.h"

#include <algorithm>
#include <array>

namespace screens {
namespace {

std::string rating_name(int rating, ui::Frame& frame) {
  switch (rating) {
    case 1: return frame.say("survey/very-bad", "very bad");
    case 2: return frame.say("survey/bad", "bad");
    case 3: return frame.say("survey/good", "good");
    default: return frame.say("survey/very-good", "very good");
  }
}

PickedIn<content::Scenario> draw_rating(const content::Scenario& item, std::size_t at, const session::AskState<content::Scenario>& state,
                                         ui::Column& column, ui::Frame& frame) {
  PickedIn<content::Scenario> picked;
  const auto rated = state.ratings.find(at);
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
  const ui::Rect card = column.take(height);
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
    const ui::Rect rect{x, y, chip, chip_height};
    const ui::ControlState control = frame.control(chip_id, rect);
    const bool selected = rated != state.ratings.end() && rated->second == rating;
    ui::SurfaceStyle pill;
    pill.fill = selected ? frame.theme().teal.strong : control.held || control.hovered ? frame.theme().teal.soft : frame.theme().canvas;
    pill.edge = selected ? frame.theme().teal.strong : frame.theme().line;
    pill.edge_width = frame.theme().edge_width;
    pill.radii = ui::Radii::all(18);
    frame.surface(rect, pill);
    if (control.focused) ui::focus_ring(frame, rect, 18);
    label.colour = selected ? frame.theme().on_teal : frame.theme().ink;
    const ui::TextSize size = sizes[static_cast<std::size_t>(rating - 1)];
    frame.text(chip_id + "/label", {x + 6, y + (chip_height - size.h) / 2, chip - 12, size.h}, rating_name(rating, frame), label);
    if (control.pressed) picked = session::RateAction{at, rating};
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
    if (auto rated = draw_rating(item, i, state, column, frame)) picked = rated;
  }
  return picked;
}

}  // namespace screens
