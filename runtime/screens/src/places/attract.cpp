#include <algorithm>
#include <array>

#include "landscape.h"
#include "ui/landscape.h"
#include "views.h"

namespace screens {
namespace {

// Where it stands still, everybody is there below the open parasol.
ui::LandscapeMoment moment_of(ui::Frame& frame) {
  if (frame.reduced_motion()) return ui::landscape_at(0);
  const std::int64_t since_ms = frame.waited_ms("attract");
  frame.wake_at(frame.now_ms() - since_ms + ui::next_landscape_ms(since_ms));
  return ui::landscape_at(ui::lived_ms(since_ms));
}

}  // namespace

Said<session::Attract> PlaceView<session::Attract>::draw(const session::Attract&, const Scene& scene, ui::Frame& frame) {
  const ui::Rect whole{0, 0, frame.size().w, frame.size().h};
  const ui::ControlState state = frame.control("next", whole);
  const ui::LandscapeMoment moment = moment_of(frame);
  ui::draw_landscape(frame, moment);
  // "Hello" in each language in turn, over whoever says it.
  if (moment.speaker && !scene.languages.empty()) say_hello("next/hello", scene.languages[moment.hello % scene.languages.size()].hello, *moment.speaker, frame);
  draw_invitation(frame.say("attract/start", "Touch the screen and come in. It is free."), frame);
  // Whoever has keys alone sees no focus here, so any that can mean "go on" does.
  constexpr std::array go_on{ui::Key::enter, ui::Key::right, ui::Key::down};
  const bool by_key = std::any_of(go_on.begin(), go_on.end(), [&](ui::Key key) { return frame.key_pressed(key); });
  if (state.pressed || by_key) return session::ComeIn{};
  return std::nullopt;
}

}  // namespace screens
