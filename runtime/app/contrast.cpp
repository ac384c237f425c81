#include "contrast.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "ui/ring_sides.h"

namespace app {
namespace {

using ui::Widget;

constexpr double words_need = 4.5;
constexpr double edges_need = 3.0;

ui::Colour colour_of(std::uint32_t pixel) { return ui::rgb(pixel & 0xFFFFFF); }

// The darkest and the lightest of what was looked at.
struct Extremes {
  bool any = false;
  std::uint32_t last = 0;
  ui::Colour dark;
  ui::Colour light;

  void see(std::uint32_t pixel) {
    if (any && pixel == last) return;
    last = pixel;
    const ui::Colour colour = colour_of(pixel);
    const ui::Colour black = ui::rgb(0);
    if (!any || ui::contrast_ratio(colour, black) < ui::contrast_ratio(dark, black)) dark = colour;
    if (!any || ui::contrast_ratio(colour, black) > ui::contrast_ratio(light, black)) light = colour;
    any = true;
  }
  double ratio() const { return any ? ui::contrast_ratio(dark, light) : 21; }
};

class Looking {
 public:
  explicit Looking(const DrawnPicture& picture) : picture_(picture) {}

  double inside(const ui::Rect& rect) const {
    Extremes seen;
    const ui::Rect at = pixels_of(rect);
    for (float y = std::ceil(at.y); y < at.bottom(); ++y) {
      for (float x = std::ceil(at.x); x < at.right(); ++x) look(seen, x, y);
    }
    return seen.ratio();
  }

  // Across the middle of each side, from a little outside to a little inside: the second best of the four, since a
  // side may lie against another thing.
  double across_edges(const ui::Rect& rect) const {
    const ui::Rect at = pixels_of(rect);
    const ui::Point middle = at.centre();
    std::vector<double> ratios{across(at.x, middle.y, true), across(at.right(), middle.y, true), across(middle.x, at.y, false),
                               across(middle.x, at.bottom(), false)};
    std::sort(ratios.begin(), ratios.end());
    return ratios[2];
  }

  // Of the ring's line against the gap inside it, in the middle of each side that is seen: the faintest. None when
  // fewer than three sides are seen.
  std::optional<double> ring(const ui::Ring& ring) const {
    constexpr float line = 2;
    constexpr float gap = 5.5F;
    const auto lines = ui::on_sides_of(ring, line);
    const auto gaps = ui::on_sides_of(ring, gap);
    double faintest = 21;
    int sides = 0;
    for (std::size_t side = 0; side < lines.size(); ++side) {
      if (!ring.visible.holds(lines[side])) continue;
      ++sides;
      Extremes seen;
      for (const ui::Point at : {lines[side], gaps[side]}) look(seen, at.x * picture_.scale, at.y * picture_.scale);
      faintest = std::min(faintest, seen.ratio());
    }
    if (sides < 3) return std::nullopt;
    return faintest;
  }

 private:
  double across(float x, float y, bool sideways) const {
    Extremes seen;
    constexpr int reach = 6;
    for (int step = -reach; step <= reach; ++step) {
      const auto by = static_cast<float>(step);
      look(seen, sideways ? x + by : x, sideways ? y : y + by);
    }
    return seen.ratio();
  }
  ui::Rect pixels_of(const ui::Rect& rect) const {
    const float s = picture_.scale;
    return {rect.x * s, rect.y * s, rect.w * s, rect.h * s};
  }
  void look(Extremes& seen, float x, float y) const {
    if (x < 0 || y < 0 || x >= static_cast<float>(picture_.width) || y >= static_cast<float>(picture_.height)) return;
    const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) + static_cast<std::size_t>(x);
    seen.see(picture_.pixels[at]);
  }

  const DrawnPicture& picture_;
};

std::string problem(const Widget& widget, double ratio, double needed) {
  char text[64];
  std::snprintf(text, sizeof text, " stands out %.2f:1 and needs %.1f:1", ratio, needed);
  return widget.id + text;
}

bool is_whole(const Widget& widget) { return widget.visible == widget.rect && !widget.rect.empty(); }

// Words of what is not available are exempt, as it is.
bool belongs_to_disabled(const Widget& text, const std::vector<Widget>& widgets) {
  return std::any_of(widgets.begin(), widgets.end(), [&](const Widget& control) {
    return control.kind == Widget::Kind::control && !control.enabled && text.id.rfind(control.id + "/", 0) == 0;
  });
}

bool covers_the_screen(const Widget& widget, const DrawnPicture& picture) {
  return widget.rect.w * picture.scale >= static_cast<float>(picture.width) - 1 && widget.rect.h * picture.scale >= static_cast<float>(picture.height) - 1;
}

}  // namespace

std::optional<std::string> why_focus_is_not_seen(const std::vector<Widget>& widgets, const std::vector<ui::Ring>& rings, const DrawnPicture& picture) {
  const auto focused = std::find_if(widgets.begin(), widgets.end(), [](const Widget& widget) { return widget.focused; });
  if (focused == widgets.end()) return "nothing has the focus";
  if (focused->visible.empty()) return focused->id + " has the focus and is out of view";
  std::optional<double> best;
  for (const ui::Ring& ring : rings) {
    if (ring.rect.common(focused->rect).empty()) continue;
    if (const auto ratio = Looking(picture).ring(ring)) best = std::max(best.value_or(0), *ratio);
  }
  if (!best) return focused->id + " has the focus and no ring is seen around it";
  if (*best < edges_need) return "the ring around " + problem(*focused, *best, edges_need);
  return std::nullopt;
}

std::vector<std::string> what_is_too_faint(const std::vector<Widget>& widgets, const DrawnPicture& picture) {
  const Looking looking(picture);
  int top = 0;
  for (const Widget& widget : widgets) top = std::max(top, widget.layer);
  std::vector<std::string> problems;
  for (const Widget& widget : widgets) {
    if (widget.layer != top || !is_whole(widget)) continue;
    if (widget.kind == Widget::Kind::text && !widget.text.empty() && !belongs_to_disabled(widget, widgets)) {
      const double ratio = looking.inside(widget.rect);
      if (ratio < words_need) problems.push_back(problem(widget, ratio, words_need));
    }
    // The place of words to tap reaches beyond their chip, a place in a picture has no edge before it is found, and where
    // there is nothing to press no edge says so.
    const bool is_looked_for = widget.id.rfind("spot/", 0) == 0 && widget.mark == Widget::Mark::none;
    const bool has_edge = widget.kind == Widget::Kind::control && widget.enabled && widget.role != Widget::Role::stop && widget.id.rfind("word/", 0) != 0;
    if (!has_edge || is_looked_for || covers_the_screen(widget, picture)) continue;
    const double ratio = looking.across_edges(widget.rect);
    if (ratio < edges_need) problems.push_back(problem(widget, ratio, edges_need));
  }
  return problems;
}

}  // namespace app
