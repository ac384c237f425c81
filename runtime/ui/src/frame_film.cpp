#include <cmath>
#include <imgui.h>

#include "ui/stage.h"

namespace ui {
namespace {

// The largest place of the picture's proportion inside `room`.
Rect letterbox(Rect room, const FilmPicture& picture) {
  const float width = static_cast<float>(picture.width);
  const float height = static_cast<float>(picture.height);
  const float scale = std::min(room.w / width, room.h / height);
  const Size shown{std::round(width * scale), std::round(height * scale)};
  return {std::round(room.x + (room.w - shown.w) / 2), std::round(room.y + (room.h - shown.h) / 2), shown.w, shown.h};
}

// How far a rectangle inside a rounded one keeps away from its edges, so that no corner of it is cut.
float corner_room(const Radii& radii) { return radii.largest() * (1 - std::sqrt(0.5F)); }

}  // namespace

Rect Frame::film(std::string_view id, Rect rect, const FilmPicture& picture, const std::string& alt,
                 const Radii& radii) {
  SurfaceStyle ground;
  ground.fill = rgb(0x000000);
  ground.radii = radii;
  surface(rect, ground);
  const Rect screen = to_screen(rect);
  Widget details;
  details.text = alt;
  record(Widget::Kind::picture, id, screen, details);
  if (!is_shown(screen)) return {};
  const TextureHandle texture = stage_.films_.show(std::string(id), picture);
  const Rect room = to_pixels(screen.inset(std::ceil(corner_room(radii))));
  if (texture == nullptr || room.empty()) return {};
  const Rect shown = letterbox(room, picture);
  canvas().AddImage(texture, ImVec2(shown.x, shown.y), ImVec2(shown.right(), shown.bottom()));
  return {shown.x / scale_, shown.y / scale_, shown.w / scale_, shown.h / scale_};
}

}  // namespace ui
