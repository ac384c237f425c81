#include "laying.h"

#include <algorithm>

namespace screens {
namespace {

using ui::Rect;

constexpr float radius = 20;

ui::TextStyle place_style(const ui::Frame& frame, bool chosen) {
  const ui::Theme& theme = frame.theme();
  ui::TextStyle style = ui::hint_style(theme);
  style.weight = ui::Weight::bold;
  style.align = ui::Align::centre;
  if (chosen) style.colour = theme.sun.on_soft;
  return style;
}

}  // namespace

std::string how_to_lay(ui::Frame& frame) {
  return frame.say("lay/how", "Tap a card, then its place. Or drag it there.");
}

std::optional<std::string> FreeCards::draw(const FreeCard& card, Rect rect, const CardFace& face, bool target) {
  const ui::DragState drag = frame_.draggable(card.id, rect, card.payload);
  ui::DropState drop;
  if (target) drop = frame_.drop_target(card.id, rect);
  const auto load = frame_.carried();
  if (drag.carried && load && load->by_pointer) {
    draw_empty_place(frame_, rect, radius);
    in_hand_ = InHand{card.id, drag.rect, face};
    return drop.payload;
  }
  CardLook look;
  look.lifted = drag.carried;
  if (card.astray) {
    look.tone = ui::Tone::coral;
    look.mark = ui::Icon::turn_back;
  }
  if (drop.over) look.tone = ui::Tone::sun;
  draw_card(frame_, card.id, rect, face, look, drag.control);
  if (drag.carried) ui::focus_ring(frame_, rect, radius);
  return drop.payload;
}

void FreeCards::draw_carried() {
  if (!in_hand_) return;
  CardLook look;
  look.lifted = true;
  draw_card(frame_, in_hand_->id, in_hand_->rect, in_hand_->face, look, {});
}

bool draw_laid_card(const std::string& id, Rect rect, const CardFace& face, ui::Frame& frame) {
  const ui::ControlState state = frame.control(id, rect);
  draw_card(frame, id, rect, face, {ui::Tone::leaf, ui::Icon::check, false}, state);
  return state.pressed;
}

std::optional<std::string> draw_place(const EmptyPlace& place, Rect rect, ui::Frame& frame) {
  const ui::DropState drop = frame.drop_target(place.id, rect);
  // Only while something is carried there is anything to be done here.
  if (drop.open) frame.control(place.id, rect);
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle surface;
  surface.fill = drop.over ? theme.sun.soft : theme.card;
  surface.edge = drop.over ? theme.sun.on_soft : theme.soft;
  surface.edge_width = drop.over ? 4 : 3;
  surface.radii = ui::Radii::all(radius);
  surface.dashed = true;
  frame.surface(rect, surface);
  const std::string words = drop.over ? frame.say("lay/here", "Put it here") : place.words;
  const ui::TextStyle style = place_style(frame, drop.over);
  const float room = rect.w - 24;
  const float height = frame.measure(words, style, room).h;
  frame.text(place.id + "/label", {rect.x + 12, rect.y + (rect.h - height) / 2, room, height}, words, style);
  return drop.payload;
}

bool is_place_chosen(const std::string& id, const ui::Frame& frame) {
  const auto load = frame.carried();
  return load && load->target == id;
}

}  // namespace screens
