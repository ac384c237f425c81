#include "landscape.h"
#include "ui/landscape.h"
#include "views.h"

namespace screens {

Said<session::Neutral> PlaceView<session::Neutral>::draw(const session::Neutral&, const Scene&, ui::Frame& frame) {
  frame.hush();
  const ui::Rect whole{0, 0, frame.size().w, frame.size().h};
  const ui::ControlState state = frame.control("next", whole);
  ui::draw_landscape(frame, ui::empty_landscape());
  draw_invitation(frame.say("neutral/start", "Touch the screen to start"), frame);
  if (state.pressed) return session::WakeUp{};
  return std::nullopt;
}

}  // namespace screens
