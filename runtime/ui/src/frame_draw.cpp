#include <algorithm>
#include <cmath>
#include <cstdio>
#include <imgui.h>

#include "ui/stage.h"

extern const ui::EmbeddedFile icon_files[];
extern const std::size_t icon_files_count;

namespace ui {
namespace {

constexpr const char* icon_names[] = {"home",  "back",  "speaker", "exit",  "heart", "check",    "turn-back",
                                      "next",  "pause", "close",   "play",  "globe", "umbrella", "lock", "question", "people",
                                      "shift", "backspace", "enter"};

const EmbeddedFile* find_icon(Icon icon) {
  const std::string_view name = icon_names[static_cast<std::size_t>(icon)];
  for (std::size_t i = 0; i < icon_files_count; ++i) {
    if (name == icon_files[i].name) return &icon_files[i];
  }
  return nullptr;
}

bool points_somewhere(Icon icon) {
  return icon == Icon::back || icon == Icon::next || icon == Icon::exit || icon == Icon::speaker || icon == Icon::play ||
         icon == Icon::turn_back;
}

std::string colour_text(Colour colour) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.r, colour.g, colour.b);
  return text;
}

// Icons are drawn in currentColor.
base::Bytes coloured(const EmbeddedFile& file, Colour colour) {
  std::string svg(reinterpret_cast<const char*>(file.bytes), file.size);
  const std::string mark = "currentColor";
  for (auto at = svg.find(mark); at != std::string::npos; at = svg.find(mark)) {
    svg.replace(at, mark.size(), colour_text(colour));
  }
  return {svg.begin(), svg.end()};
}

void mirror(Bitmap& bitmap) {
  for (int row = 0; row < bitmap.height; ++row) {
    auto* start = bitmap.pixels.data() + static_cast<std::ptrdiff_t>(row) * bitmap.width;
    std::reverse(start, start + bitmap.width);
  }
}

ImU32 packed(Colour colour) { return IM_COL32(colour.r, colour.g, colour.b, colour.a); }

std::string number(float value) { return std::to_string(std::lround(value)); }

}  // namespace

Frame::Frame(Stage& stage, FrameSetup setup, Input input)
    : stage_(stage), setup_(std::move(setup)), input_(std::move(input)), theme_(&ui::theme(setup_.theme)) {
  const auto width = static_cast<float>(setup_.width_px);
  const auto height = static_cast<float>(setup_.height_px);
  scale_ = std::min(width / 1280, height / 720);
  size_ = {width / scale_, height / scale_};
}

Rect Frame::to_screen(Rect rect) const {
  if (setup_.right_to_left) rect.x = size_.w - rect.right();
  if (scroll_) rect.y += scroll_->viewport.y - scroll_->offset;
  return rect;
}

Rect Frame::clip() const { return scroll_ ? scroll_->viewport : Rect{0, 0, size_.w, size_.h}; }

Rect Frame::to_pixels(Rect screen) const {
  const float left = std::round(screen.x * scale_);
  const float top = std::round(screen.y * scale_);
  return {left, top, std::round(screen.right() * scale_) - left, std::round(screen.bottom() * scale_) - top};
}

void Frame::record(Widget::Kind kind, std::string_view id, Rect screen, Widget details) {
  details.kind = kind;
  details.id = std::string(id);
  details.rect = screen;
  details.visible = screen.common(clip());
  details.scrolls = scroll_ != nullptr;
  details.layer = layer_;
  stage_.widgets_.push_back(std::move(details));
}

void Frame::fill(Rect rect, Colour colour) {
  if (colour.a == 0) return;
  const Rect pixels = to_pixels(to_screen(rect));
  ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(pixels.x, pixels.y), ImVec2(pixels.right(), pixels.bottom()),
                                            packed(colour));
}

void Frame::blit(const Texture& texture, float left, float top) {
  if (texture.handle == nullptr) return;
  ImGui::GetWindowDrawList()->AddImage(
      texture.handle, ImVec2(left, top),
      ImVec2(left + static_cast<float>(texture.width), top + static_cast<float>(texture.height)));
}

void Frame::surface(Rect rect, const SurfaceStyle& style) {
  const Rect screen = to_screen(rect);
  SurfaceStyle drawn = style;
  if (setup_.right_to_left) drawn.radii = style.radii.mirrored();
  if (drawn.shadow > 0 && drawn.shadow_colour.a > 0) {
    SurfaceStyle shadow;
    shadow.fill = drawn.shadow_colour;
    shadow.radii = drawn.radii;
    draw_shadow(to_pixels(screen), to_pixels(screen.moved(0, drawn.shadow)), shadow, drawn.fill.a == 255);
  }
  draw_rounded(to_pixels(screen), drawn);
}

// Blending is the slowest thing a processor draws, so what an opaque surface covers of its shadow is left out: all but the
// part from where its lower corners begin.
void Frame::draw_shadow(Rect surface, Rect shadow, const SurfaceStyle& style, bool is_covered) {
  if (!is_covered) return draw_rounded(shadow, style);
  const float corner = std::ceil(std::max(style.radii.bottom_start, style.radii.bottom_end) * scale_);
  const float top = std::max(surface.y, surface.bottom() - corner);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect({shadow.x, top}, {shadow.right(), shadow.bottom()}, true);
  draw_rounded(shadow, style);
  list.PopClipRect();
}

void Frame::draw_rounded(Rect pixels, const SurfaceStyle& style) {
  if (pixels.empty()) return;
  const float most = std::min(pixels.w, pixels.h) / 2;
  const auto scaled = [&](float radius) { return std::min(radius * scale_, most); };
  SurfaceStyle drawn = style;
  drawn.radii = {scaled(style.radii.top_start), scaled(style.radii.top_end), scaled(style.radii.bottom_end),
                 scaled(style.radii.bottom_start)};
  drawn.edge_width = style.edge_width > 0 ? std::max(1.0F, std::round(style.edge_width * scale_)) : 0;
  std::string key = "s";
  for (const float value : {drawn.radii.top_start, drawn.radii.top_end, drawn.radii.bottom_end,
                            drawn.radii.bottom_start, drawn.edge_width}) {
    key += number(value * 4) + ",";
  }
  key += std::to_string(packed(drawn.fill)) + "," + std::to_string(packed(drawn.edge));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (drawn.dashed) {
    key += "d" + number(pixels.w) + "x" + number(pixels.h);
    const Texture& whole = stage_.cache_.get(key, [&] {
      return TextureCache::Drawing{draw_surface(drawn, static_cast<int>(pixels.w), static_cast<int>(pixels.h)), {}};
    });
    blit(whole, pixels.x, pixels.y);
    return;
  }
  const float corner = std::ceil(std::max(drawn.radii.largest(), drawn.edge_width));
  const int edge = static_cast<int>(corner) * 2;
  const Texture& corners = stage_.cache_.get(
      key, [&] { return TextureCache::Drawing{draw_surface(drawn, edge, edge), {}}; });
  const float left = pixels.x;
  const float top = pixels.y;
  const float right = pixels.right();
  const float bottom = pixels.bottom();
  if (corners.handle != nullptr) {
    const auto quarter = [&](float x, float y, float u, float v) {
      list.AddImage(corners.handle, ImVec2(x, y), ImVec2(x + corner, y + corner), ImVec2(u, v), ImVec2(u + 0.5F, v + 0.5F));
    };
    quarter(left, top, 0, 0);
    quarter(right - corner, top, 0.5F, 0);
    quarter(left, bottom - corner, 0, 0.5F);
    quarter(right - corner, bottom - corner, 0.5F, 0.5F);
  }
  const auto block = [&](float x0, float y0, float x1, float y1, Colour colour) {
    if (x1 > x0 && y1 > y0 && colour.a > 0) list.AddRectFilled(ImVec2(x0, y0), ImVec2(x1, y1), packed(colour));
  };
  const float e = drawn.edge_width;
  block(left + corner, top + e, right - corner, top + corner, drawn.fill);
  block(left + e, top + corner, right - e, bottom - corner, drawn.fill);
  block(left + corner, bottom - corner, right - corner, bottom - e, drawn.fill);
  if (e > 0) {
    block(left + corner, top, right - corner, top + e, drawn.edge);
    block(left + corner, bottom - e, right - corner, bottom, drawn.edge);
    block(left, top + corner, left + e, bottom - corner, drawn.edge);
    block(right - e, top + corner, right, bottom - corner, drawn.edge);
  }
}

void Frame::draw_svg(const std::string& key, const SvgSource& source, Rect screen, const Radii& radii) {
  const Rect pixels = to_pixels(screen);
  if (pixels.empty()) return;
  const Radii cut = setup_.right_to_left ? radii.mirrored() : radii;
  const std::string full = "p" + key + "|" + number(pixels.w) + "x" + number(pixels.h) + "|" + number(cut.top_start) +
                           "," + number(cut.bottom_start);
  const Texture& texture = stage_.cache_.get(full, [&] {
    TextureCache::Drawing drawing;
    const auto svg = source();
    if (!svg) return drawing;
    auto drawn = stage_.ports_.pictures.draw(*svg, static_cast<int>(pixels.w), static_cast<int>(pixels.h));
    if (!drawn) return drawing;
    drawing.bitmap = std::move(*drawn);
    if (cut.largest() > 0) {
      round_corners(drawing.bitmap, {cut.top_start * scale_, cut.top_end * scale_, cut.bottom_end * scale_,
                                     cut.bottom_start * scale_});
    }
    return drawing;
  });
  blit(texture, pixels.x, pixels.y);
}

void Frame::icon(Icon icon, Rect rect, Colour colour) {
  const EmbeddedFile* file = find_icon(icon);
  if (file == nullptr) return;
  const Rect pixels = to_pixels(to_screen(rect));
  const bool mirrored = setup_.right_to_left && points_somewhere(icon);
  const std::string key = std::string("i") + file->name + colour_text(colour) + number(pixels.w) + (mirrored ? "m" : "");
  const Texture& texture = stage_.cache_.get(key, [&] {
    auto drawn = stage_.ports_.pictures.draw(coloured(*file, colour), static_cast<int>(pixels.w), static_cast<int>(pixels.h));
    TextureCache::Drawing drawing;
    if (drawn) drawing.bitmap = std::move(*drawn);
    if (mirrored) mirror(drawing.bitmap);
    return drawing;
  });
  blit(texture, pixels.x, pixels.y);
}

void Frame::picture(std::string_view id, Rect rect, const content::Picture& picture, const Radii& radii) {
  Widget details;
  details.text = say(picture.alt);
  const Rect screen = to_screen(rect);
  if (stage_.media_ != nullptr) {
    draw_svg(stage_.media_->name() + picture.entry, [&] { return stage_.media_->media(picture.entry); }, screen, radii);
  }
  record(Widget::Kind::picture, id, screen, details);
}

void Frame::drawing(std::string_view name, const EmbeddedFile& svg, Rect rect, const Radii& radii) {
  const auto source = [&] { return base::Result<base::Bytes>(base::Bytes(svg.bytes, svg.bytes + svg.size)); };
  draw_svg("e" + std::string(name), source, to_screen(rect), radii);
}

bool Frame::qr_code(std::string_view id, Rect rect, const std::string& text) {
  const Rect screen = to_screen(rect);
  const Rect pixels = to_pixels(screen);
  const Texture& texture = stage_.cache_.get("q" + text + number(pixels.w), [&] {
    auto code = stage_.ports_.pictures.qr_code(text, static_cast<int>(pixels.w));
    TextureCache::Drawing drawing;
    if (code) drawing.bitmap = std::move(*code);
    return drawing;
  });
  blit(texture, pixels.x, pixels.y);
  record(Widget::Kind::picture, id, screen, {});
  return texture.handle != nullptr;
}

}  // namespace ui
