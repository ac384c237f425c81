#include <cstdio>

#include "pictures/parasol.h"
#include "ui/stage.h"

namespace ui {
namespace {

std::string hex(Colour colour) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.r, colour.g, colour.b);
  return text;
}

}  // namespace

void Frame::parasol_sign(std::string_view id, Rect rect, std::size_t panels, const std::string& alt) {
  const std::string empty = hex(theme().card);
  const std::string edge = hex(theme().ink);
  composed(rect, {'w', static_cast<int>(panels), static_cast<int>(setup_.theme)}, [&] { return pictures::compose_parasol_sign(panels, {empty, edge}); });
  Widget details;
  details.text = alt;
  record(Widget::Kind::picture, id, to_screen(rect), std::move(details));
}

void Frame::parasol(std::string_view id, Rect rect, std::size_t panels, const std::string& alt) {
  composed(rect, {'o', 100, static_cast<int>(panels)}, [&] { return pictures::compose_parasol(1, panels); });
  Widget details;
  details.text = alt;
  record(Widget::Kind::picture, id, to_screen(rect), std::move(details));
}

void Frame::composed(Rect rect, const Composed& name, const std::function<std::string()>& compose) {
  const Rect screen = to_screen(rect);
  const Rect pixels = to_pixels(screen);
  if (pixels.empty() || !is_shown(screen)) return;
  CacheKey key = svg_key('m', pixels, {});
  key.whole(name.kind).whole(name.first).whole(name.second);
  const Texture& texture = stage_.cache_.get(key.view(), [&] {
    const std::string svg = compose();
    TextureCache::Drawing drawing;
    if (auto bitmap = stage_.ports_.pictures.draw(base::Bytes(svg.begin(), svg.end()), static_cast<int>(pixels.w), static_cast<int>(pixels.h))) {
      drawing.bitmap = std::move(*bitmap);
    }
    return drawing;
  });
  blit(texture, pixels.x, pixels.y);
}

}  // namespace ui
