#include "blocks/rating/draw.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "option_card.h"
#include "page_parts.h"
#include "views.h"

namespace screens {
namespace {

using ui::Rect;
using Rated = session::StateOf<content::Rating>;
using SaidRating = BlockSaid<content::Rating>;

constexpr float gap = 12;
constexpr float track = 72;  // how much room the track of a slider takes across it
constexpr float marker = 56;

std::vector<Option> options_of(const content::Rating& block, const Rated& state, const ui::Frame& frame) {
  constexpr std::array<const char*, 3> faces{"rate-glad", "rate-so-so", "rate-uneasy"};
  std::vector<Option> options;
  for (const content::RatingStep& step : block.steps) {
    Option option;
    option.id = "step/" + step.id;
    option.label = frame.say(step.label);
    option.chosen = state.chosen == step.id;
    if (block.look == content::RatingLook::faces) option.picture = interface_picture(faces[options.size()]);
    options.push_back(option);
  }
  return options;
}

// Where the scale is: the cards of its steps, in the order of the steps, and the line the marker moves along.
struct Scale {
  OptionShape shape = OptionShape::in_list;
  std::vector<Rect> cards;
  std::vector<Rect> targets;  // card and piece of track together
  std::vector<ui::Point> stops;
};

bool lies_across(const std::vector<Option>& options, float width, const ui::Frame& frame) {
  return frame.size().w >= 900 && std::all_of(options.begin(), options.end(),
                                              [&](const Option& option) { return fits_in_row(option, width, frame); });
}

Scale across(const std::vector<Option>& options, float card_width, float aside, ui::Column& column,
             const ui::Frame& frame) {
  Scale scale;
  scale.shape = OptionShape::in_row;
  float height = 0;
  for (const Option& option : options) height = std::max(height, option_height(option, card_width, scale.shape, frame));
  const Rect row = column.take(aside + height);
  float x = row.x;
  for (std::size_t i = 0; i < options.size(); ++i, x += card_width + gap) {
    scale.cards.push_back({x, row.y + aside, card_width, height});
    scale.targets.push_back({x, row.y, card_width, row.h});
    scale.stops.push_back({x + card_width / 2, row.y + aside / 2});
  }
  return scale;
}

Scale down(const std::vector<Option>& options, float aside, ui::Column& column, const ui::Frame& frame) {
  Scale scale;
  for (const Option& option : options) {
    const float width = column.width() - aside;
    const Rect row = column.take(option_height(option, width, scale.shape, frame));
    scale.cards.push_back({row.x + aside, row.y, width, row.h});
    scale.targets.push_back(row);
    scale.stops.push_back({row.x + aside / 2, row.y + row.h / 2});
    column.gap(gap);
  }
  return scale;
}

Scale place_scale(const content::Rating& block, const std::vector<Option>& options, ui::Column& column,
                  const ui::Frame& frame) {
  const float aside = block.look == content::RatingLook::slider ? track : 0;
  const auto count = static_cast<float>(options.size());
  const float width = (column.width() - gap * (count - 1)) / count;
  return lies_across(options, width, frame) ? across(options, width, aside, column, frame)
                                            : down(options, aside, column, frame);
}

void draw_disc(ui::Point middle, float edge, ui::SurfaceStyle style, ui::Frame& frame) {
  style.edge_width = 3;
  style.radii = ui::Radii::all(edge / 2);
  frame.surface({middle.x - edge / 2, middle.y - edge / 2, edge, edge}, style);
}

void draw_track(const Scale& scale, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  const ui::Point from = scale.stops.front();
  const ui::Point to = scale.stops.back();
  frame.fill({from.x - 4, from.y - 4, to.x - from.x + 8, to.y - from.y + 8}, theme.meter);
  ui::SurfaceStyle ring;
  ring.fill = theme.card;
  ring.edge = theme.soft;
  for (const ui::Point stop : scale.stops) draw_disc(stop, 20, ring, frame);
}

ui::Point on_line(const Scale& scale, float share) {
  const ui::Point from = scale.stops.front();
  const ui::Point to = scale.stops.back();
  return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
}

// As a share of the line: where the line is may change at once, when notes are opened beside it. While nothing is chosen
// the marker lies in the middle, hollow, so that it says nothing.
float rest_of_marker(const Scale& scale, const content::Rating& block, const Rated& state) {
  const ui::Point from = scale.stops.front();
  const ui::Point to = scale.stops.back();
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  for (std::size_t i = 0; i < block.steps.size(); ++i) {
    if (state.chosen == block.steps[i].id) return std::hypot(scale.stops[i].x - from.x, scale.stops[i].y - from.y) / length;
  }
  return 0.5F;
}

// Along its line a dragged marker stays below the finger; across it, it stays on its line.
ui::Point follow_finger(const Scale& scale, ui::Point finger) {
  const ui::Point from = scale.stops.front();
  const ui::Point to = scale.stops.back();
  return {std::clamp(finger.x, from.x, to.x), std::clamp(finger.y, from.y, to.y)};
}

SaidRating draw_marker(const content::Rating& block, const Rated& state, const Scale& scale, ui::Frame& frame) {
  const float share = rest_of_marker(scale, block, state);
  const ui::Point rest = on_line(scale, share);
  const Rect place{rest.x - marker / 2, rest.y - marker / 2, marker, marker};
  const ui::DragState drag = frame.draggable("marker", place, "marker", {ui::DragStart::at_once, true});
  frame.call("marker", frame.say("rating/marker", "The marker of the scale"));
  ui::Point at = on_line(scale, frame.eased("marker", share));
  SaidRating said;
  for (std::size_t i = 0; i < scale.targets.size(); ++i) {
    const ui::DropState drop = frame.drop_target("step/" + block.steps[i].id, scale.targets[i]);
    if (drop.over) {
      at = scale.stops[i];
      ui::focus_ring(frame, scale.cards[i], 20);
    }
    if (drop.payload) said = session::ChooseStep{block.steps[i].id};
  }
  if (const auto carried = frame.carried(); carried && carried->by_pointer)
    at = follow_finger(scale, carried->rect.centre());
  const ui::Theme& theme = frame.theme();
  const bool solid = state.chosen.has_value() || drag.carried;
  ui::SurfaceStyle style;
  style.fill = solid ? theme.teal.strong : theme.card;
  style.edge = theme.teal.strong;
  ui::answer_touch(style, drag.control, theme);
  draw_disc(at, marker, style, frame);
  if (drag.control.focused) ui::focus_ring(frame, {at.x - marker / 2, at.y - marker / 2, marker, marker}, marker / 2);
  return said;
}

}  // namespace

SaidRating View<content::Rating>::draw(const content::Rating& block, const Rated& state, const session::OpenLesson&,
                                       ui::Frame& frame) {
  const Rect place = content_column(frame, 1000);
  frame.begin_scroll("rate", content_area(frame), ui::Follow::growth);
  ui::Column column(frame, place.x, 16, place.w);
  column.text("question", frame.say(block.question), ui::heading_style(frame.theme()));
  column.gap(12);
  draw_not_kept(column, frame);
  draw_picture_across(block.picture, column, frame);
  const std::vector<Option> options = options_of(block, state, frame);
  const Scale scale = place_scale(block, options, column, frame);
  SaidRating said;
  if (block.look == content::RatingLook::slider) {
    draw_track(scale, frame);
    said = draw_marker(block, state, scale, frame);
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (draw_option(options[i], scale.cards[i], scale.shape, frame)) said = session::ChooseStep{block.steps[i].id};
  }
  if (const content::RatingStep* step = session::chosen_step(state, block)) {
    column.gap(20);
    draw_feedback(frame.say(step->thought), ui::Tone::sky, std::nullopt, column, frame);
  }
  frame.end_scroll(column.y() + 20);
  return said;
}

}  // namespace screens
