#include "pictures/card_picture.h"
#include "ui/stage.h"

namespace ui {

// As on paper: outlines are dark, so the ground is white in the dark theme too.
void Frame::card_picture(std::string_view id, Rect rect, std::size_t number, std::string_view name, const std::string& alt) {
  SurfaceStyle ground;
  ground.fill = rgb(0xFFFFFF);
  ground.radii = Radii::all(rect.w * 0.16F);
  surface(rect, ground);
  composed(rect.inset(rect.w * 0.06F), {'K', static_cast<int>(number)}, [&] { return pictures::card_picture(name); });
  Widget details;
  details.text = alt;
  record(Widget::Kind::picture, id, to_screen(rect), std::move(details));
}

}  // namespace ui
