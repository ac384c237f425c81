#include "blocks/branching/draw_map.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/widgets.h"

namespace screens {
namespace {

using session::StopState;
using ui::Point;
using ui::Rect;

constexpr float padding = 16;
constexpr float sign_edge = 24;

ui::TextStyle legend_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = ui::type::small;
  style.chrome = true;
  return style;
}

void draw_disc(Point middle, float edge, const ui::SurfaceStyle& look, ui::Frame& frame) {
  ui::SurfaceStyle style = look;
  style.radii = ui::Radii::all(edge / 2);
  frame.surface({middle.x - edge / 2, middle.y - edge / 2, edge, edge}, style);
}

// A sign is a shape and not only a colour: a ring with a dot, an arrow turning back, a dashed ring.
void draw_sign(StopState state, Point middle, float edge, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle style;
  style.edge_width = 3;
  switch (state) {
    case StopState::here:
      style.fill = theme.sun.strong;
      style.edge = theme.sun.on_soft;
      draw_disc(middle, edge * 1.25F, style, frame);
      style.fill = style.edge;
      draw_disc(middle, edge * 0.35F, style, frame);
      return;
    case StopState::tried:
      style.fill = style.edge = theme.soft;
      draw_disc(middle, edge, style, frame);
      frame.icon(ui::Icon::turn_back, Rect{middle.x - edge / 2, middle.y - edge / 2, edge, edge}.inset(edge * 0.2F),
                 theme.card);
      return;
    case StopState::not_yet:
      style.fill = theme.card;
      style.edge = theme.soft;
      style.edge_width = 2;
      style.dashed = true;
      draw_disc(middle, edge * 0.8F, style, frame);
      return;
  }
}

// Frames draw no lines, so a way is a row of dots: close together where it was taken.
void draw_way(Point from, Point to, bool tried, ui::Frame& frame) {
  ui::SurfaceStyle dot;
  dot.fill = frame.theme().soft;
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  const int count = std::max(2, static_cast<int>(length / (tried ? 2.5F : 9.0F)));
  for (int i = 1; i < count; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(count);
    const float bend = t * t * (3 - 2 * t);
    draw_disc({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * bend}, tried ? 5 : 3, dot, frame);
  }
}

struct Legend {
  std::array<std::pair<StopState, std::string>, 3> lines;
  float width = 0;
  float line_height = 0;
};

Legend legend_of(const ui::Frame& frame) {
  Legend legend{{{{StopState::here, frame.say("scenario/here", "you are here")},
                  {StopState::tried, frame.say("scenario/tried", "tried")},
                  {StopState::not_yet, frame.say("scenario/not-yet", "not yet")}}},
                0,
                0};
  for (const auto& [state, words] : legend.lines) {
    const ui::TextSize size = frame.measure(words, legend_style(frame), 0);
    legend.width = std::max(legend.width, std::ceil(size.w) + 1);
    legend.line_height = std::max(legend.line_height, std::max(size.h, sign_edge + 6));
  }
  return legend;
}

void draw_legend(const Legend& legend, Rect place, ui::Frame& frame) {
  float y = place.y + (place.h - 3 * legend.line_height) / 2;
  for (const auto& [state, words] : legend.lines) {
    draw_sign(state, {place.x + sign_edge / 2 + 3, y + legend.line_height / 2}, sign_edge * 0.8F, frame);
    const ui::TextSize size = frame.measure(words, legend_style(frame), 0);
    const char* id = state == StopState::here ? "map/here" : state == StopState::tried ? "map/tried" : "map/not-yet";
    frame.text(id, {place.x + sign_edge + 14, y + (legend.line_height - size.h) / 2, legend.width, size.h}, words,
               legend_style(frame));
    y += legend.line_height;
  }
}

}  // namespace

float map_height(const ui::Frame& frame) { return std::max(108.0F, 3 * legend_of(frame).line_height + padding); }

void draw_map(const session::StoryMap& map, Rect card, ui::Frame& frame) {
  ui::SurfaceStyle style = ui::card_style(frame.theme());
  style.radii = ui::Radii::all(20);
  frame.surface(card, style);
  const Legend legend = legend_of(frame);
  const float legend_width = sign_edge + 14 + legend.width;
  draw_legend(legend, {card.right() - padding - legend_width, card.y, legend_width, card.h}, frame);
  const Rect place{card.x + padding + sign_edge / 2, card.y + 8, card.w - 3 * padding - sign_edge - legend_width,
                   card.h - 16};
  std::size_t most = 1;
  for (const std::size_t rows : map.rows) most = std::max(most, rows);
  const float edge = std::min(
      {sign_edge, place.h / static_cast<float>(most) * 0.8F, place.w / static_cast<float>(map.rows.size()) * 0.6F});
  std::vector<Point> at;
  for (const session::MapStop& stop : map.stops) {
    const float across =
        map.rows.size() > 1 ? static_cast<float>(stop.column) / static_cast<float>(map.rows.size() - 1) : 0;
    const float down = (static_cast<float>(stop.row) + 0.5F) / static_cast<float>(map.rows[stop.column]);
    at.push_back({place.x + across * place.w, place.y + down * place.h});
  }
  for (const session::MapLink& link : map.links) draw_way(at[link.from], at[link.to], link.tried, frame);
  for (std::size_t i = 0; i < map.stops.size(); ++i) draw_sign(map.stops[i].state, at[i], edge, frame);
}

}  // namespace screens
