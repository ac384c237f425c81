#include <algorithm>
#include <cmath>
#include <imgui.h>

#include "ui/stage.h"

namespace ui {
namespace {

constexpr float reveal_margin = 24;
constexpr float least_margin = 10;  // of what fills its window: the ring has room
constexpr float bar_width = 8;
constexpr float bar_gap = 6;
constexpr float bar_end = 4;
constexpr float least_bar = 48;
constexpr float sign_edge = 36;
constexpr float sign_inside = 14;  // its middle lies a little beside the window
constexpr float sign_margin = 2;
constexpr float sign_below = 8;  // it reaches out of the window a little, so that it hides less of what is there
constexpr float above_sign = sign_edge - sign_below + 10;  // so far from the lower edge the focus ring is not hidden by it

}  // namespace

void Frame::begin_scroll(std::string_view id, Rect viewport, Follow follow, Axis axis) {
  const Rect screen = to_screen(viewport);
  ScrollArea area;
  area.viewport = screen;
  area.axis = axis;
  area.follow = follow;
  area.outer_origin = origin_;
  area.outer_clip = clip_;
  clip_ = screen.common(clip_);
  const bool down = axis == Axis::down;
  const int parent = areas_.empty() ? Scrolling::none : areas_.back().index;
  const Scrolling::Opened opened = stage_.scrolling_.open(id, clip_, down ? viewport.h : viewport.w, axis, parent, !muted_);
  area.index = opened.index;
  area.offset = std::round(opened.offset * scale_) / scale_;
  // What is listed in a control scrolls by keys while that control has the focus.
  if (!stage_.focused_.empty() && id.starts_with(stage_.focused_ + "/")) stage_.focused_area_ = area.index;
  if (down) {
    origin_.y = viewport.y + origin_.y - area.offset;
  } else {
    origin_.x = viewport.x + origin_.x - area.offset;
  }
  areas_.push_back(area);
  const Rect pixels = to_pixels(screen);
  stage_.enter();
  ImGui::PushClipRect(ImVec2(pixels.x, pixels.y), ImVec2(pixels.right(), pixels.bottom()), true);
}

void Frame::end_scroll(float content_extent, std::optional<float> news) {
  const ScrollArea area = areas_.back();
  stage_.enter();
  ImGui::PopClipRect();
  clip_ = area.outer_clip;
  origin_ = area.outer_origin;
  if (stage_.scrolling_.close(area.index, content_extent, area.follow, news)) stage_.unsettled_ = true;
  draw_scroll_bar(content_extent);
  draw_more_below(content_extent);
  areas_.pop_back();
}

void Frame::draw_scroll_bar(float content_extent) {
  const ScrollArea& area = areas_.back();
  const bool down = area.axis == Axis::down;
  const Rect viewport = area.viewport;
  const float window = down ? viewport.h : viewport.w;
  if (content_extent <= window + 0.5F) return;
  const float limit = content_extent - window;
  const float length = std::max(least_bar, window * window / content_extent);
  const float travel = window - length - 2 * bar_end;
  const float at = bar_end + travel * std::clamp(area.offset / limit, 0.0F, 1.0F);
  SurfaceStyle bar;
  bar.fill = theme_->soft;
  bar.radii = Radii::all(bar_width / 2);
  Rect rect;
  if (down) {
    // Beside the area, and never outside the window.
    const float x = setup_.right_to_left ? std::max(viewport.x - bar_gap - bar_width, 2.0F)
                                         : std::min(viewport.right() + bar_gap, size().w - bar_width - 2);
    rect = {x, viewport.y + at, bar_width, length};
  } else {
    const float x = setup_.right_to_left ? viewport.right() - at - length : viewport.x + at;
    rect = {x, viewport.bottom() + bar_gap, length, bar_width};
  }
  if (is_shown(rect)) draw_rounded(to_pixels(rect), bar);
}

// The same sign on every page that goes on below its window: what is there fades out, and an arrow that turns the page.
void Frame::draw_more_below(float content_extent) {
  const ScrollArea& area = areas_.back();
  constexpr float only_air = 28;  // the end of what is there, and nothing below it
  if (area.axis != Axis::down || content_extent - area.offset - area.viewport.h <= only_air) return;
  const Rect window = area.viewport.common(clip_);
  if (window.empty() || window.h < 2 * sign_edge) return;
  // Strips, since not every driver shades.
  constexpr int strips = 6;
  constexpr float strip = 3;
  for (int i = 0; theme_->tints && i < strips; ++i) {
    Colour shade = theme_->ink;
    shade.a = static_cast<std::uint8_t>(5 * (i + 1));
    fill(from_screen({window.x, window.bottom() - strip * static_cast<float>(strips - i), window.w, strip}), shade);
  }
  // At the end, where lines are over or cards have their padding, so that it lies on no words.
  const float x = setup_.right_to_left ? std::max(window.x - sign_edge + sign_inside, sign_margin)
                                       : std::min(window.right() - sign_inside, size().w - sign_edge - sign_margin);
  const Rect disc{x, window.bottom() - sign_edge + sign_below, sign_edge, sign_edge};
  SurfaceStyle style;
  style.fill = theme_->card;
  style.edge = theme_->ink;
  style.edge_width = theme_->edge_width;
  style.radii = Radii::all(sign_edge / 2);
  draw_rounded(to_pixels(disc), style);
  icon(Icon::down, from_screen(disc.inset(7)), theme_->ink);
  stage_.scrolling_.note_sign(area.index, disc);
}

void Frame::scroll_to_news(std::string_view id, Rect rect, std::string_view words) {
  if (muted_) return;
  const auto before = stage_.news_.find(id);
  const bool is_new = before == stage_.news_.end() || before->second != words;
  stage_.next_news_.emplace(id, words);
  if (is_new && stage_.page_stands_) {
    stage_.reveal_ = id;
    stage_.revealed_ = false;
  }
  reveal(id, to_screen(rect));
}

void Frame::reveal(std::string_view id, Rect screen) {
  // What is a control and a place to lay something on asks twice, and areas move once.
  if (stage_.reveal_ != id || stage_.revealed_) return;
  stage_.revealed_ = true;
  if (stage_.reveals_by_itself_ && id == stage_.focused_) {  // news that came meanwhile go first
    const auto both = beside_its_words(screen);
    if (!both) return;  // the ring then waits for the next key
    screen = *both;
    stage_.revealed_words_.reset();  // where they were; they move with it
  }
  bring_into_view(screen);
}

// Together with the new words, where they stand in the same area; nothing where there is no room for both.
std::optional<Rect> Frame::beside_its_words(Rect screen) const {
  const auto& words = stage_.revealed_words_;
  if (!words || areas_.empty() || words->common(areas_.back().viewport).empty()) return screen;
  const Rect both = screen.around(*words);
  if (both.h + reveal_margin + above_sign > areas_.back().viewport.h) return std::nullopt;
  return both;
}

// What is brought into view when words are read aloud: they and the ring, where both have room. Where they have none a ring
// that is seen, or that the reader is moving, stays, since a press does what it shows; one that was scrolled away waits for the
// next key. Nothing, when the view stays. Counted from where the area begins.
std::optional<Rect> Stage::sight_of_spoken(const Rect& words, int area, const Rect& viewport) const {
  const bool is_beside = focus_visible_ && focus_place_ && focus_place_area_ == area;
  if (!is_beside) return words;
  if (focus_place_->holds(words.centre())) return *focus_place_;  // it is named
  const Rect both = focus_place_->around(words);
  if (both.h + reveal_margin + above_sign <= viewport.h) return both;
  const bool moves_ring = !reveal_.empty() && reveal_ == focused_;
  return was_ring_seen_ || moves_ring ? std::nullopt : std::optional(words);
}

// From the innermost area outwards, each as far as it must; what an area moves by is where the next finds the control.
// What is longer than its window is shown from its start.
void Frame::bring_into_view(Rect screen) {
  if (areas_.empty()) return;
  for (auto area = areas_.rbegin(); area != areas_.rend(); ++area) {
    const Rect viewport = area->viewport;
    const bool down = area->axis == Axis::down;
    const bool backwards = !down && setup_.right_to_left;
    const bool fills = down && screen.h + reveal_margin + above_sign > viewport.h;
    const float margin = fills ? least_margin : reveal_margin;
    const float low = down ? viewport.y + margin - screen.y : viewport.x + reveal_margin - screen.x;
    const float high = down ? screen.bottom() + above_sign - viewport.bottom()
                            : screen.right() + reveal_margin - viewport.right();
    const float before = backwards ? high : low;
    const float after = backwards ? low : high;
    const bool cut = before > margin + 1 || after > (down ? 1 : reveal_margin + 1);
    if (!cut) continue;
    const bool too_long = before + after > 0;
    const float moved = stage_.scrolling_.move(area->index, before > 0 || too_long ? -before : after);
    screen = down ? screen.moved(0, -moved) : screen.moved(backwards ? moved : -moved, 0);
    if (std::abs(moved) > 0.5F) stage_.unsettled_ = true;
  }
}

}  // namespace ui
