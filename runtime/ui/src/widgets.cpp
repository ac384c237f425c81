#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float button_padding = 24;
constexpr float least_padding = 12;
constexpr float icon_edge = 24;
constexpr float icon_gap = 10;
constexpr float choice_padding = 26;
constexpr float mark_edge = 28;
constexpr float bubble_padding = 20;

TextStyle label_style(const ButtonLook& look, Colour colour) {
  TextStyle style;
  style.size = look.text_size;
  style.weight = Weight::bold;
  style.colour = colour;
  style.chrome = look.chrome;
  return style;
}

struct ButtonColours {
  Colour fill, edge, text;
};

ButtonColours button_colours(const Theme& theme, const ButtonLook& look) {
  if (!look.enabled) return {theme.canvas, theme.line, theme.soft};  // less than 3:1 on purpose: WCAG 1.4.11 exempts it
  if (look.tone == Tone::ink || look.selected) return {theme.ink, theme.ink, theme.on_ink};
  if (look.tone == Tone::plain && look.strong_edge) return {theme.card, theme.teal.strong, theme.teal.on_soft};
  if (look.tone == Tone::plain) return {theme.card, theme.edge, theme.ink};
  const Hue& hue = hue_of(theme, look.tone);
  if (look.filled) return {hue.strong, hue.strong, look.tone == Tone::teal ? theme.on_teal : theme.on_ink};
  return {hue.soft, hue.on_soft, hue.on_soft};
}

Colour towards(Colour from, Colour to, float share) {
  const auto mix = [&](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * share));
  };
  return {mix(from.r, to.r), mix(from.g, to.g), mix(from.b, to.b), from.a};
}

Widget::Mark recorded(ChoiceMark mark) {
  switch (mark) {
    case ChoiceMark::selected: return Widget::Mark::chosen;
    case ChoiceMark::good: return Widget::Mark::good;
    case ChoiceMark::again: return Widget::Mark::again;
    case ChoiceMark::none: break;
  }
  return Widget::Mark::none;
}

}  // namespace

// Towards ink on light surfaces, towards the card's colour on dark ones, so that it is seen on every fill.
void answer_touch(SurfaceStyle& style, const ControlState& state, const Theme& theme) {
  if (!state.held && !state.hovered) return;
  const bool like_ink = contrast_ratio(style.fill, theme.ink) < 1.8;
  style.fill = towards(style.fill, like_ink ? theme.card : theme.ink, state.held ? 0.06F : 0.04F);
  if (style.edge_width > 0) style.edge = towards(style.edge, like_ink ? theme.card : theme.ink, 0.5F);
  if (!state.held) return;
  style.shadow = std::min(style.shadow, 1.0F);
  style.edge_width = std::max(style.edge_width, 3.0F);
}

const Hue& hue_of(const Theme& theme, Tone tone) {
  switch (tone) {
    case Tone::coral: return theme.coral;
    case Tone::sun: return theme.sun;
    case Tone::leaf: return theme.leaf;
    case Tone::sky: return theme.sky;
    case Tone::plum: return theme.plum;
    default: return theme.teal;
  }
}

ToneColours colours_of(const Theme& theme, Tone tone) {
  if (tone == Tone::plain) return {theme.card, theme.line, theme.ink};
  if (tone == Tone::ink) return {theme.ink, theme.ink, theme.on_ink};
  const Hue& hue = hue_of(theme, tone);
  return {hue.soft, hue.edge, hue.on_soft};
}

SurfaceStyle card_style(const Theme& theme, Tone tone) {
  const ToneColours colours = colours_of(theme, tone);
  SurfaceStyle style;
  style.fill = colours.fill;
  style.edge = colours.edge;
  style.edge_width = theme.edge_width;
  style.radii = Radii::all(space::radius);
  style.shadow = 6;
  style.shadow_colour = theme.shadow;
  return style;
}

SurfaceStyle dialogue_style(const Theme& theme) {
  SurfaceStyle style = card_style(theme);
  style.edge = theme.edge;
  return style;
}

SurfaceStyle pressable_style(const Theme& theme, Tone tone) {
  SurfaceStyle style = card_style(theme, tone);
  style.edge = tone == Tone::plain ? theme.edge : tone == Tone::ink ? theme.ink : hue_of(theme, tone).on_soft;
  return style;
}

void focus_ring(Frame& frame, Rect rect, float radius) {
  SurfaceStyle ring;
  ring.fill = Colour{0, 0, 0, 0};
  ring.edge = frame.theme().ink;
  ring.edge_width = 4;
  ring.radii = Radii::all(radius + 7);
  frame.surface(rect.inset(-7), ring);
  frame.note_ring(rect.inset(-7));
}

Size button_size(const Frame& frame, const std::string& label, const ButtonLook& look) {
  const TextSize text = frame.measure(label, label_style(look, {}), 0);
  const float icon = look.icon ? icon_edge + icon_gap : 0;
  return {std::ceil(text.w + 2 * button_padding + icon), std::max(space::touch, std::ceil(text.h + 20))};
}

ButtonLook fitted(const Frame& frame, const std::string& label, ButtonLook look, float width, float least) {
  while (look.text_size > least && button_size(frame, label, look).w > width) look.text_size -= 1;
  return look;
}

float button_height(const Frame& frame, const std::string& label, const ButtonLook& look, float width) {
  const float icon = look.icon ? icon_edge + icon_gap : 0;
  const TextSize text = frame.measure(label, label_style(look, {}), width - 2 * least_padding - icon);
  return std::max(space::touch, std::ceil(text.h + 20));
}

bool button(Frame& frame, std::string_view id, Rect rect, const std::string& label, const ButtonLook& look) {
  const ControlState state = frame.control(id, rect, look.enabled, look.answers);
  if (look.selected) frame.mark_as(id, Widget::Mark::chosen);
  const ButtonColours colours = button_colours(frame.theme(), look);
  SurfaceStyle style;
  style.fill = colours.fill;
  style.edge = colours.edge;
  style.edge_width = frame.theme().edge_width;
  style.radii = Radii::all(std::min(rect.h / 2, 32.0F));
  answer_touch(style, state, frame.theme());
  frame.surface(rect, style);
  if (state.focused) focus_ring(frame, rect, std::min(rect.h / 2, 32.0F));
  TextStyle text = label_style(look, colours.text);
  const float icon = look.icon ? icon_edge + icon_gap : 0;
  // A narrow button gives up padding before it breaks its label.
  const float room = rect.w - 2 * least_padding - icon;
  const TextSize size = frame.measure(label, text, room);
  if (size.lines > 1) text.align = Align::centre;
  float x = rect.x + (rect.w - std::min(size.w, room) - icon) / 2;
  const Colour icon_colour = look.tone == Tone::coral && !look.filled && look.enabled ? frame.theme().coral.strong : colours.text;
  const float icon_y = rect.y + (rect.h - icon_edge) / 2;
  if (look.icon && !look.icon_at_end) {
    frame.icon(*look.icon, {x, icon_y, icon_edge, icon_edge}, icon_colour);
    x += icon;
  }
  frame.text(std::string(id) + "/label", {x, rect.y + (rect.h - size.h) / 2, std::min(size.w + 1, room), size.h}, label, text);
  if (look.icon && look.icon_at_end) {
    frame.icon(*look.icon, {x + size.w + icon_gap, icon_y, icon_edge, icon_edge}, icon_colour);
  }
  return state.pressed;
}

bool icon_button(Frame& frame, std::string_view id, Rect rect, Icon icon, const std::string& name, const IconLook& look) {
  const ControlState state = frame.control(id, rect, look.enabled);
  frame.call(id, name);
  if (look.selected) frame.mark_as(id, Widget::Mark::chosen);
  const Theme& theme = frame.theme();
  SurfaceStyle style;
  style.fill = look.selected ? theme.ink : look.enabled ? theme.card : theme.canvas;
  style.edge = look.selected ? theme.ink : look.enabled ? theme.edge : theme.line;
  style.edge_width = theme.edge_width;
  style.radii = Radii::all(rect.h / 2);
  answer_touch(style, state, theme);
  frame.surface(rect, style);
  if (state.focused) focus_ring(frame, rect, rect.h / 2);
  const Point middle = rect.centre();
  const Colour ink = look.selected ? theme.on_ink : look.enabled ? theme.ink : towards(theme.soft, theme.canvas, 0.5F);
  frame.icon(icon, {middle.x - 14, middle.y - 14, 28, 28}, ink);
  return state.pressed;
}

namespace {

TextStyle badge_style() {
  TextStyle style;
  style.size = type::badge;
  style.weight = Weight::bold;
  return style;
}

}  // namespace

Size badge_size(const Frame& frame, const std::string& label, float width) {
  const TextSize size = frame.measure(label, badge_style(), width - 28);
  return {std::min(size.w + 29, width), size.h + 10};
}

Size badge(Frame& frame, std::string_view id, Point at, const std::string& label, Tone tone, float width) {
  const ToneColours colours = colours_of(frame.theme(), tone);
  TextStyle style = badge_style();
  style.colour = colours.text;
  const Size size = badge_size(frame, label, width);
  const Rect rect{at.x, at.y, size.w, size.h};
  SurfaceStyle surface;
  surface.fill = colours.fill;
  surface.edge = colours.edge;
  surface.edge_width = frame.theme().tints ? 0 : frame.theme().edge_width;
  surface.radii = Radii::all(std::min(rect.h / 2, 20.0F));
  frame.surface(rect, surface);
  frame.text(id, {rect.x + 14, rect.y + 5, rect.w - 28 + 1, rect.h - 10}, label, style);
  return size;
}

bool panel_button(Frame& frame, std::string_view id, Rect rect, Tone tone, bool enabled) {
  const ControlState state = frame.control(id, rect, enabled);
  SurfaceStyle style = pressable_style(frame.theme(), tone);
  style.radii = Radii::all(20);
  answer_touch(style, state, frame.theme());
  frame.surface(rect, style);
  if (state.focused) focus_ring(frame, rect, 20);
  return state.pressed;
}

float choice_height(const Frame& frame, const std::string& label, float width) {
  const TextStyle style = body_style(frame.theme());
  const TextSize size = frame.measure(label, style, width - 2 * choice_padding - mark_edge - 16);
  return std::max(72.0F, size.h + 40);
}

bool choice(Frame& frame, std::string_view id, Rect rect, const std::string& label, ChoiceMark mark, bool enabled,
            Tone tone) {
  const Theme& theme = frame.theme();
  const ControlState state = frame.control(id, rect, enabled);
  frame.mark_as(id, recorded(mark));
  if (mark == ChoiceMark::good) tone = Tone::leaf;
  if (mark == ChoiceMark::again) tone = Tone::coral;
  if (mark == ChoiceMark::selected) tone = Tone::teal;
  SurfaceStyle style = pressable_style(theme, tone);
  style.radii = Radii::all(20);
  answer_touch(style, state, theme);
  frame.surface(rect, style);
  if (state.focused) focus_ring(frame, rect, 20);
  TextStyle text = body_style(theme);
  if (mark == ChoiceMark::none) text.colour = colours_of(theme, tone).text;
  const float room = rect.w - 2 * choice_padding - mark_edge - 16;
  const TextSize size = frame.measure(label, text, room);
  frame.text(std::string(id) + "/label", {rect.x + choice_padding, rect.y + (rect.h - size.h) / 2, room, size.h}, label, text);
  const Rect at{rect.right() - choice_padding - mark_edge, rect.y + (rect.h - mark_edge) / 2, mark_edge, mark_edge};
  if (mark == ChoiceMark::good) frame.icon(Icon::check, at, theme.leaf.strong);
  if (mark == ChoiceMark::again) frame.icon(Icon::turn_back, at, theme.coral.on_soft);
  if (mark == ChoiceMark::selected) frame.icon(Icon::check, at, theme.teal.strong);
  return state.pressed;
}

namespace {

constexpr float tile_icon = 40;
constexpr float tile_padding = 12;

TextStyle tile_style(const Theme& theme, Align align) {
  TextStyle style = body_style(theme);
  style.weight = Weight::semibold;
  style.align = align;
  return style;
}

struct TileLook {
  Tone tone = Tone::plain;
  Colour ink;
  std::optional<Icon> badge = std::nullopt;  // the tile's own sign stays: a chosen "Not true" must not look like a "True"
};

TileLook look_of(const Tile& tile, const Theme& theme) {
  switch (tile.mark) {
    case ChoiceMark::selected: return {Tone::teal, theme.teal.strong, Icon::check};
    case ChoiceMark::good: return {Tone::leaf, theme.leaf.strong, Icon::check};
    case ChoiceMark::again: return {Tone::coral, theme.coral.on_soft, Icon::turn_back};
    case ChoiceMark::none: break;
  }
  return {Tone::plain, theme.teal.strong};
}

void draw_tile_sign(Frame& frame, const Tile& tile, const TileLook& look, Point at) {
  frame.icon(tile.icon, {at.x, at.y, tile_icon, tile_icon}, look.ink);
  if (!look.badge) return;
  constexpr float size = 28;
  const Rect badge{at.x + tile_icon - 10, at.y - 12, size, size};
  SurfaceStyle style;
  style.fill = look.ink;
  style.radii = Radii::all(size / 2);
  frame.surface(badge, style);
  frame.icon(*look.badge, badge.inset(5), frame.theme().card);
}

bool draw_upright(Frame& frame, const Tile& tile, Rect rect) {
  const TileLook look = look_of(tile, frame.theme());
  const bool pressed = panel_button(frame, tile.id, rect, look.tone);
  frame.mark_as(tile.id, recorded(tile.mark));
  const TextStyle style = tile_style(frame.theme(), Align::centre);
  const float room = rect.w - 2 * tile_padding;
  const TextSize size = frame.measure(tile.label, style, room);
  const float top = rect.y + (rect.h - size.h - tile_icon - 14) / 2;
  draw_tile_sign(frame, tile, look, {rect.x + rect.w / 2 - tile_icon / 2, top});
  frame.text(tile.id + "/label", {rect.x + tile_padding, top + tile_icon + 14, room, size.h}, tile.label, style);
  return pressed;
}

bool draw_lying(Frame& frame, const Tile& tile, Column& column) {
  const TileLook look = look_of(tile, frame.theme());
  const TextStyle style = tile_style(frame.theme(), Align::start);
  const float room = column.width() - tile_icon - 3 * choice_padding;
  const TextSize size = frame.measure(tile.label, style, room);
  const Rect rect = column.take(std::max(72.0F, size.h + 32));
  const bool pressed = panel_button(frame, tile.id, rect, look.tone);
  frame.mark_as(tile.id, recorded(tile.mark));
  draw_tile_sign(frame, tile, look, {rect.x + choice_padding, rect.y + (rect.h - tile_icon) / 2});
  frame.text(tile.id + "/label", {rect.x + 2 * choice_padding + tile_icon, rect.y + (rect.h - size.h) / 2, room, size.h}, tile.label, style);
  return pressed;
}

}  // namespace

std::optional<std::size_t> tiles(Frame& frame, Column& column, const std::vector<Tile>& all, float room) {
  if (all.empty()) return std::nullopt;
  const float gap = 16;
  const auto count = static_cast<float>(all.size());
  const float width = (column.width() - (count - 1) * gap) / count;
  const TextStyle style = tile_style(frame.theme(), Align::centre);
  const float wanted = std::min(tile_height, room);
  const float around = wanted < tile_height ? 34 : 62;  // the icon and the label
  float height = wanted;
  bool fit = true;
  for (const Tile& tile : all) {
    const TextSize size = frame.measure(tile.label, style, width - 2 * tile_padding);
    fit = fit && size.w <= width - 2 * tile_padding;
    height = std::max(height, size.h + tile_icon + around);
  }
  std::optional<std::size_t> pressed;
  Rect rect = fit ? column.take(height) : Rect{};
  rect.w = width;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool now = fit ? draw_upright(frame, all[i], rect) : draw_lying(frame, all[i], column);
    if (now) pressed = i;
    rect.x += width + gap;
    if (!fit && i + 1 < all.size()) column.gap(14);
  }
  return pressed;
}

Size bubble_size(const Frame& frame, const std::string& words, const BubbleLook& look, float most_width) {
  TextStyle style = body_style(frame.theme());
  style.size = look.text_size;
  const TextSize size = frame.measure(words, style, most_width - 2 * bubble_padding);
  return {std::min(size.w + 2 * bubble_padding + 1, most_width), size.h + 26};
}

void bubble(Frame& frame, std::string_view id, Rect rect, const std::string& words, const BubbleLook& look) {
  const Theme& theme = frame.theme();
  TextStyle style = body_style(theme);
  style.size = look.text_size;
  SurfaceStyle surface;
  surface.radii = Radii::all(22);
  switch (look.side) {
    case BubbleSide::start:
      surface.fill = hue_of(theme, look.tone).soft;
      surface.radii.bottom_start = 5;
      break;
    case BubbleSide::end:
      surface.fill = theme.teal.strong;
      surface.radii.bottom_end = 5;
      style.colour = theme.on_teal;
      break;
    case BubbleSide::middle:
      surface.fill = theme.sun.soft;
      style.colour = theme.sun.on_soft;
      break;
  }
  // Where tints are faint or missing, an edge says whose words these are.
  if (look.side != BubbleSide::end && contrast_ratio(surface.fill, theme.card) < 1.3) {
    surface.edge = look.side == BubbleSide::start ? hue_of(theme, look.tone).edge : theme.sun.edge;
    surface.edge_width = theme.edge_width;
  }
  frame.surface(rect, surface);
  if (look.signal) {
    SurfaceStyle dashes;
    dashes.fill = Colour{0, 0, 0, 0};
    dashes.edge = theme.coral.strong;
    dashes.edge_width = 3;
    dashes.radii = Radii::all(26);
    dashes.dashed = true;
    frame.surface(rect.inset(-5), dashes);
  }
  frame.text(id, {rect.x + bubble_padding, rect.y + 13, rect.w - 2 * bubble_padding + 1, rect.h - 26}, words, style);
}

void progress(Frame& frame, Rect rect, std::size_t at, std::size_t of) {
  if (of == 0) return;
  const Theme& theme = frame.theme();
  const float gap = of > 14 ? 4 : 8;
  const float step = std::min(42.0F, (rect.w + gap) / static_cast<float>(of));
  const float total = step * static_cast<float>(of) - gap;
  float x = rect.x + (rect.w - total) / 2;
  for (std::size_t i = 0; i < of; ++i, x += step) {
    const bool now = i == at;
    SurfaceStyle dash;
    dash.fill = now ? theme.sun.strong : i < at ? theme.teal.strong : theme.meter;
    // Where one stands is shown by height too, not by colour alone; sun is too light to be seen without an edge.
    const float height = now ? 14 : 10;
    dash.edge = theme.sun.on_soft;
    dash.edge_width = now ? 2 : 0;
    dash.radii = Radii::all(height / 2);
    frame.surface({x, rect.y + (rect.h - height) / 2, step - gap, height}, dash);
  }
}

void Column::text(std::string_view id, std::string_view words, const TextStyle& style) {
  y_ += frame_.text(id, {x_, y_, width_, 100000}, words, style).h;
}

TextStyle title_style(const Theme& theme) {
  TextStyle style;
  style.size = type::title;
  style.weight = Weight::bold;
  style.colour = theme.ink;
  return style;
}

TextStyle heading_style(const Theme& theme) {
  TextStyle style;
  style.size = type::heading;
  style.weight = Weight::bold;
  style.colour = theme.ink;
  return style;
}

TextStyle subheading_style(const Theme& theme) {
  TextStyle style = heading_style(theme);
  style.size = type::subheading;
  return style;
}

TextStyle body_style(const Theme& theme) {
  TextStyle style;
  style.colour = theme.ink;
  return style;
}

TextStyle lead_style(const Theme& theme) {
  TextStyle style = body_style(theme);
  style.colour = theme.soft;
  return style;
}

TextStyle hint_style(const Theme& theme) {
  TextStyle style;
  style.size = type::label;
  style.colour = theme.soft;
  return style;
}

}  // namespace ui
