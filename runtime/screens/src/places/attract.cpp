#include <algorithm>

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

// "Hello" in each language in turn, over whoever says it.
void draw_hello(const ui::LandscapeMoment& moment, const std::vector<LanguageChoice>& languages, ui::Frame& frame) {
  if (!moment.speaker || languages.empty()) return;
  ui::TextStyle style = ui::heading_style(frame.theme());
  style.align = ui::Align::centre;
  const std::string words = languages[moment.hello % languages.size()].hello;
  const ui::TextSize size = frame.measure(words, style, 0);
  ui::Point head = ui::landscape_head(frame, *moment.speaker);
  const ui::Size bubble{size.w + 52, size.h + 26};
  const float x = std::clamp(head.x - bubble.w - 8, side_margin(frame), frame.size().w - bubble.w - side_margin(frame));
  const float y = std::max(head.y - bubble.h - frame.size().h * 0.07F, 16.0F);
  ui::SurfaceStyle surface = ui::card_style(frame.theme());
  surface.radii = {24, 24, 6, 24};
  frame.surface({x, y, bubble.w, bubble.h}, surface);
  frame.text("next/hello", {x + 26, y + 13, size.w + 1, size.h}, words, style);
}

}  // namespace

Said<session::Attract> PlaceView<session::Attract>::draw(const session::Attract&, const Scene& scene, ui::Frame& frame) {
  const ui::Rect whole{0, 0, frame.size().w, frame.size().h};
  const ui::ControlState state = frame.control("next", whole);
  const ui::LandscapeMoment moment = moment_of(frame);
  ui::draw_landscape(frame, moment);
  draw_hello(moment, scene.languages, frame);
  draw_invitation(frame.say("attract/start", "Touch the screen and come in. It is free."), frame);
  if (state.pressed) return session::ComeIn{};
  return std::nullopt;
}

}  // namespace screens
