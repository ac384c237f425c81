#include "landscape.h"

#include <algorithm>

#include "ui/widgets.h"
#include "views.h"

namespace screens {

void draw_invitation(const std::string& words, ui::Frame& frame) {
  constexpr float padding = 28;
  ui::TextStyle style = ui::subheading_style(frame.theme());
  style.align = ui::Align::centre;
  const float most = frame.size().w - 2 * (side_margin(frame) + padding);
  const ui::TextSize size = frame.measure(words, style, most);
  const ui::Rect ground{(frame.size().w - size.w) / 2 - padding, frame.size().h - size.h - 32 - 12, size.w + 2 * padding, size.h + 32};
  ui::SurfaceStyle surface = ui::card_style(frame.theme());
  surface.radii = ui::Radii::all(std::min(ground.h / 2, 32.0F));
  surface.shadow = 0;
  frame.surface(ground, surface);
  frame.text("next/label", {ground.x + padding, ground.y + 16, size.w + 1, size.h}, words, style);
}

}  // namespace screens
