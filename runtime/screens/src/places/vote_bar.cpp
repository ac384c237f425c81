#include "vote_bar.h"

#include <algorithm>

#include "ui/widgets.h"

namespace screens {
namespace {

constexpr float meter = 14;

}  // namespace

float vote_bar_height(const ui::Frame& frame) { return std::max(meter + 8, frame.measure("0", ui::hint_style(frame.theme()), 0).h); }

void draw_vote_bar(const VoteBar& bar, ui::Tone tone, ui::Rect place, ui::Frame& frame) {
  const ui::TextStyle style = ui::hint_style(frame.theme());
  const float label = std::max(frame.measure(frame.say("vote/first", "first"), style, 0).w, frame.measure(frame.say("vote/now", "now"), style, 0).w) + 14;
  const float number = frame.measure("000", style, 0).w;
  frame.text(bar.id + "/label", {place.x, place.y, label, place.h}, bar.label, style);
  const ui::Rect track{place.x + label, place.y + (place.h - meter) / 2, std::max(40.0F, place.w - label - number - 12), meter};
  const ui::Hue& hue = ui::hue_of(frame.theme(), tone);
  ui::SurfaceStyle ground;
  ground.fill = frame.theme().meter;
  ground.radii = ui::Radii::all(meter / 2);
  frame.surface(track, ground);
  if (bar.hands > 0) {
    ui::SurfaceStyle filled = ground;
    filled.fill = bar.now ? hue.on_soft : hue.soft;
    filled.edge = hue.on_soft;
    filled.edge_width = 2;
    const float share = static_cast<float>(bar.hands) / static_cast<float>(std::max(1, bar.most));
    frame.surface({track.x, track.y, std::max(meter, track.w * share), meter}, filled);
  }
  frame.text(bar.id + "/hands", {track.right() + 12, place.y, number, place.h}, frame.number(bar.hands), style);
}

}  // namespace screens
