#include "ui/grounds.h"

#include <cmath>

#include "pictures/laying.h"

namespace ui {
namespace {

constexpr float road_height = 40;

bool is_dark(const Theme& theme) { return contrast_ratio(theme.canvas, rgb(0xFFFFFF)) > 4.5; }

int packed(Colour colour) { return colour.r << 16 | colour.g << 8 | colour.b; }

void draw_flat_road(Frame& frame, Rect ground, const RoadLook& look) {
  const Theme& theme = frame.theme();
  SurfaceStyle surface;
  surface.fill = theme.leaf.soft;
  surface.edge = theme.leaf.edge;
  surface.edge_width = theme.edge_width;
  surface.radii = Radii::all(space::radius);
  frame.surface(ground, surface);
  const float edge = theme.edge_width;
  const Rect road{ground.x + edge, ground.y + look.middle - road_height / 2, ground.w - 2 * edge, road_height};
  frame.fill(road, theme.sun.edge);
  frame.fill({road.x, road.y + edge, road.w, road_height - 2 * edge}, theme.sun.soft);
  SurfaceStyle dash;
  dash.fill = theme.sun.edge;
  dash.radii = Radii::all(2);
  for (float x = ground.x + 14; x + 16 < ground.right(); x += 32) frame.surface({x, road.centre().y - 2, 16, 4}, dash);
}

}  // namespace

float road_rise(const Frame& frame, float share) { return frame.theme().tints ? static_cast<float>(pictures::road_rise(share)) : 0.0F; }

void draw_road(Frame& frame, Rect ground, const RoadLook& look) {
  if (!frame.theme().tints) return draw_flat_road(frame, ground, look);
  const bool dark = is_dark(frame.theme());
  const bool mirrored = frame.right_to_left();
  const Frame::Composed name{'D', look.stops * 4 + (dark ? 2 : 0) + (mirrored ? 1 : 0), static_cast<int>(std::lround(look.middle))};
  frame.composed(ground, name, [&] {
    return pictures::compose_road({ground.w, ground.h, space::radius, look.middle, road_height, look.stops, dark, mirrored});
  });
}

Colour basket_foot(const Theme& theme, Tone tone) {
  const Hue& hue = hue_of(theme, tone);
  return tone == Tone::sun || !theme.tints ? hue.strong : hue.on_soft;
}

Colour basket_words(const Theme& theme, Tone tone) {
  const Colour foot = basket_foot(theme, tone);
  return contrast_ratio(theme.card, foot) >= contrast_ratio(theme.ink, foot) ? theme.card : theme.ink;
}

void draw_basket(Frame& frame, Rect rect, const BasketLook& look) {
  const Theme& theme = frame.theme();
  const Rect whole{rect.x - look.reach, rect.y, rect.w + 2 * look.reach, rect.h};
  const int edge = static_cast<int>(look.body.edge_width);
  const int foot = static_cast<int>(look.foot) % 128;
  frame.composed(whole, {'K', edge << 24 | packed(look.body.fill), foot << 24 | packed(look.body.edge)}, [&] {
    pictures::Basket basket;
    basket.width = whole.w;
    basket.height = whole.h;
    basket.foot = look.foot;
    basket.rim = look.rim;
    basket.reach = look.reach;
    basket.edge_width = look.body.edge_width;
    basket.fill = hex_of(look.body.fill);
    basket.edge = hex_of(look.body.edge);
    basket.weave = hex_of(theme.card);
    basket.rim_colour = hex_of(hue_of(theme, look.tone).on_soft);
    basket.foot_colour = hex_of(basket_foot(theme, look.tone));
    return pictures::compose_basket(basket);
  });
}

void draw_triangle(Frame& frame, Rect rect, Colour colour) {
  frame.composed(rect, {'A', packed(colour), 0}, [&] { return pictures::compose_triangle(hex_of(colour)); });
}

}  // namespace ui
