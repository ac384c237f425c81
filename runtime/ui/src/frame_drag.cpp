#include "ui/stage.h"

namespace ui {

DragState Frame::draggable(std::string_view id, Rect rect, std::string_view payload, const DragLook& look) {
  const Rect screen = to_screen(rect);
  Carrying& carrying = stage_.carrying_;
  const Carrying::Source source{id, payload, screen, look.start};
  const bool by_key = stage_.activated_ == id;
  DragState state;
  state.rect = rect;
  state.control = interact(id, screen, true, id);
  Widget* const drawn = control_drawn(id);
  drawn->role = Widget::Role::card;
  if (muted_ || shown_as_) return state;
  const bool came_down = input_.pointer_down && !stage_.pointer_was_down_;
  if (state.control.held && came_down) carrying.grip(source, input_.pointer, input_.now_ms);
  if (state.control.pressed && look.tap_picks_up) {
    carrying.pick_up(source);
    state.control.pressed = false;
    stage_.unsettled_ = true;  // targets drawn before this one do not know yet
    if (by_key) stage_.reveal_ = carrying.carried()->target;
  }
  carrying.see_source(id);
  state.picked_up = carrying.was_picked_up(id);
  if (const auto load = carrying.carried(); load && load->source == id) {
    state.carried = true;
    drawn->carried = true;
    state.rect = from_screen(load->rect);
  }
  if (const auto& landed = carrying.landed(); landed && landed->source == id) {
    state.dropped = !landed->target.empty();
    state.given_up = landed->target.empty();
  }
  return state;
}

DropState Frame::drop_target(std::string_view id, Rect rect) {
  const Rect screen = to_screen(rect);
  DropState state;
  reveal(id, screen);
  if (muted_) return state;
  Carrying& carrying = stage_.carrying_;
  carrying.see_target(id, {screen.common(clip_), screen, clip_});
  if (const auto load = carrying.carried()) {
    state.open = true;
    state.over = load->target == id;
  }
  if (const auto& landed = carrying.landed(); landed && landed->target == id) state.payload = landed->payload;
  return state;
}

std::optional<Carried> Frame::carried() const {
  auto load = stage_.carrying_.carried();
  if (load) load->rect = from_screen(load->rect);
  return load;
}

Rect Frame::held(Size size) const { return from_screen(stage_.carrying_.held(size).value_or(Rect{0, 0, size.w, size.h})); }

}  // namespace ui
