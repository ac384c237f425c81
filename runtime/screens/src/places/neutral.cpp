#include "views.h"

namespace screens {

Said<session::Neutral> PlaceView<session::Neutral>::draw(const session::Neutral&, const Scene&, ui::Frame& frame) {
  frame.hush();
  const ui::Rect whole{0, 0, frame.size().w, frame.size().h};
  const ui::ControlState state = frame.control("next", whole);
  if (const auto* picture = interface_picture("neutral")) frame.drawing(picture->name, *picture, whole, {});
  ui::TextStyle style = ui::heading_style(frame.theme());
  style.align = ui::Align::centre;
  style.weight = ui::Weight::semibold;
  style.colour = ui::rgb(0x1F2A44);
  const std::string words = frame.say("neutral/start", "Touch the screen to start");
  const ui::TextSize size = frame.measure(words, style, whole.w - 160);
  frame.text("next/label", {80, whole.h * 0.82F - size.h / 2, whole.w - 160, size.h}, words, style);
  if (state.pressed) return session::WakeUp{};
  return std::nullopt;
}

}  // namespace screens
