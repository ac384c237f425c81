#include <algorithm>
#include <cmath>
#include <imgui.h>

#include "base/languages.h"
#include "ui/stage.h"

namespace ui {
namespace {

ImU32 packed(Colour colour) { return IM_COL32(colour.r, colour.g, colour.b, colour.a); }

// What lies between the corners of a surface: its fill, and its edges.
void fill_between(ImDrawList& list, Rect pixels, const SurfaceStyle& style, float corner) {
  const float left = pixels.x;
  const float top = pixels.y;
  const float right = pixels.right();
  const float bottom = pixels.bottom();
  const auto block = [&](float x0, float y0, float x1, float y1, Colour colour) {
    if (x1 > x0 && y1 > y0 && colour.a > 0) list.AddRectFilled(ImVec2(x0, y0), ImVec2(x1, y1), packed(colour));
  };
  const float e = style.edge_width;
  block(left + corner, top + e, right - corner, top + corner, style.fill);
  block(left + e, top + corner, right - e, bottom - corner, style.fill);
  block(left + corner, bottom - corner, right - corner, bottom - e, style.fill);
  if (e <= 0) return;
  block(left + corner, top, right - corner, top + e, style.edge);
  block(left + corner, bottom - e, right - corner, bottom, style.edge);
  block(left, top + corner, left + e, bottom - corner, style.edge);
  block(right - e, top + corner, right, bottom - corner, style.edge);
}

void blit_corners(ImDrawList& list, Rect pixels, const Texture& corners, float corner) {
  if (corners.handle == nullptr) return;
  const auto quarter = [&](float x, float y, float u, float v) {
    list.AddImage(corners.handle, ImVec2(x, y), ImVec2(x + corner, y + corner), ImVec2(u, v), ImVec2(u + 0.5F, v + 0.5F));
  };
  quarter(pixels.x, pixels.y, 0, 0);
  quarter(pixels.right() - corner, pixels.y, 0.5F, 0);
  quarter(pixels.x, pixels.bottom() - corner, 0, 0.5F);
  quarter(pixels.right() - corner, pixels.bottom() - corner, 0.5F, 0.5F);
}

}  // namespace

Frame::Frame(Stage& stage, FrameSetup setup, Input input)
    : stage_(stage), setup_(std::move(setup)), input_(std::move(input)), theme_(&ui::theme(setup_.theme)) {
  const auto width = static_cast<float>(setup_.width_px);
  const auto height = static_cast<float>(setup_.height_px);
  scale_ = canvas_scale(setup_.width_px, setup_.height_px);
  size_ = {width / scale_, height / scale_};
  clip_ = {0, 0, size_.w, size_.h};
  tall_lines_ = base::script_of(setup_.language).has_tall_lines;
}

ImDrawList& Frame::canvas() const {
  stage_.enter();
  return *ImGui::GetWindowDrawList();
}

Rect Frame::to_screen(Rect rect) const {
  rect.x += origin_.x;
  rect.y += origin_.y;
  if (setup_.right_to_left) rect.x = size_.w - rect.right();
  return rect;
}

Rect Frame::from_screen(Rect screen) const {
  if (setup_.right_to_left) screen.x = size_.w - screen.right();
  return screen.moved(-origin_.x, -origin_.y);
}

Rect Frame::to_pixels(Rect screen) const {
  const float left = std::round(screen.x * scale_);
  const float top = std::round(screen.y * scale_);
  return {left, top, std::round(screen.right() * scale_) - left, std::round(screen.bottom() * scale_) - top};
}

void Frame::record(Widget::Kind kind, std::string_view id, Rect screen, Widget details) {
  details.kind = kind;
  details.id = std::string(id);
  details.rect = screen;
  details.visible = screen.common(clip_);
  details.scrolls = !areas_.empty();
  details.area = areas_.empty() ? Scrolling::none : areas_.front().index;
  details.innermost = areas_.empty() ? Scrolling::none : areas_.back().index;
  details.layer = layer_;
  stage_.widgets_.push_back(std::move(details));
}

void Frame::note_ring(Rect rect) {
  const Rect screen = to_screen(rect);
  stage_.rings_.push_back({screen, screen.common(clip_)});
}

float Frame::eased(std::string_view id, float target, int duration_ms) {
  return stage_.animations_.eased(id, target, duration_ms);
}

void Frame::wake_at(std::int64_t at_ms) { stage_.wake_at(at_ms); }

void Frame::fill(Rect rect, Colour colour) {
  const Rect screen = to_screen(rect);
  if (colour.a == 0 || !is_shown(screen)) return;
  const Rect pixels = to_pixels(screen);
  canvas().AddRectFilled(ImVec2(pixels.x, pixels.y), ImVec2(pixels.right(), pixels.bottom()), packed(colour));
}

void Frame::blit(const Texture& texture, float left, float top) {
  if (texture.handle == nullptr) return;
  canvas().AddImage(texture.handle, ImVec2(left, top),
                    ImVec2(left + static_cast<float>(texture.width), top + static_cast<float>(texture.height)));
}

void Frame::surface(Rect rect, const SurfaceStyle& style) {
  const Rect screen = to_screen(rect);
  SurfaceStyle drawn = style;
  if (setup_.right_to_left) drawn.radii = style.radii.mirrored();
  const Rect below = screen.moved(0, drawn.shadow);
  if (drawn.shadow > 0 && drawn.shadow_colour.a > 0 && is_shown(below)) {
    SurfaceStyle shadow;
    shadow.fill = drawn.shadow_colour;
    shadow.radii = drawn.radii;
    draw_shadow(to_pixels(screen), to_pixels(below), shadow, drawn.fill.a == 255);
  }
  if (is_shown(screen)) draw_rounded(to_pixels(screen), drawn);
}

// Blending is the slowest thing a processor draws, so what an opaque surface covers of its shadow is left out: all but the
// part from where its lower corners begin.
void Frame::draw_shadow(Rect surface, Rect shadow, const SurfaceStyle& style, bool is_covered) {
  if (!is_covered) return draw_rounded(shadow, style);
  const float corner = std::ceil(std::max(style.radii.bottom_start, style.radii.bottom_end) * scale_);
  const float top = std::max(surface.y, surface.bottom() - corner);
  ImDrawList& list = canvas();
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
  CacheKey key(stage_.key_buffer_, drawn.dashed ? 'd' : 's');
  key.radii(drawn.radii).real(drawn.edge_width).colour(drawn.fill).colour(drawn.edge);
  if (drawn.dashed) {
    key.real(pixels.w).real(pixels.h);
    const Texture& whole = stage_.cache_.get(key.view(), [&] {
      return Drawing{draw_surface(drawn, static_cast<int>(pixels.w), static_cast<int>(pixels.h)), {}};
    });
    blit(whole, pixels.x, pixels.y);
    return;
  }
  const float corner = std::ceil(std::max(drawn.radii.largest(), drawn.edge_width));
  const int edge = static_cast<int>(corner) * 2;
  const Texture& corners = stage_.cache_.get(
      key.view(), [&] { return Drawing{draw_surface(drawn, edge, edge), {}}; });
  ImDrawList& list = canvas();
  blit_corners(list, pixels, corners, corner);
  fill_between(list, pixels, drawn, corner);
}

}  // namespace ui
