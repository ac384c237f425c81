#include "text/pango_shaper.h"

#include <algorithm>
#include <cmath>

#include "cairo_bitmap.h"
#include "pango_engine.h"

namespace text {
namespace {

ui::Rect in_pixels_of(const PangoRectangle& r) {
  return {static_cast<float>(r.x) * in_pixels, static_cast<float>(r.y) * in_pixels,
          static_cast<float>(r.width) * in_pixels, static_cast<float>(r.height) * in_pixels};
}

// The boxes of bytes [start, end), one for each line and each run of one direction.
void add_boxes(PangoLayout* layout, const std::string& target, int start, int end, std::vector<ui::TargetBox>& boxes) {
  PangoLayoutIter* line = pango_layout_get_iter(layout);
  do {
    PangoLayoutLine* at = pango_layout_iter_get_line_readonly(line);
    const int first = std::max(start, at->start_index);
    const int last = std::min(end, at->start_index + at->length);
    if (first >= last) continue;
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(line, nullptr, &logical);
    int* ranges = nullptr;
    int count = 0;
    pango_layout_line_get_x_ranges(at, first, last, &ranges, &count);
    int left = G_MAXINT;
    int right = G_MININT;
    for (int i = 0; i < count; ++i) {
      left = std::min(left, ranges[2 * i]);
      right = std::max(right, ranges[2 * i + 1]);
    }
    g_free(ranges);
    if (right > left) boxes.push_back({target, in_pixels_of({left, logical.y, right - left, logical.height})});
  } while (pango_layout_iter_next_line(line));
  pango_layout_iter_free(line);
}

// Leaves the layout with its words whole.
float unbroken_width(PangoLayout* layout) {
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return std::ceil(static_cast<float>(logical.width) * in_pixels);
}

}  // namespace

PangoShaper::PangoShaper() : engine_(std::make_unique<Engine>()) {}
PangoShaper::~PangoShaper() = default;

ui::TextLayout PangoShaper::measure(const ui::TextRequest& request) {
  const Layout layout = engine_->layout(request);
  PangoRectangle logical;
  pango_layout_get_extents(layout.get(), nullptr, &logical);
  ui::TextLayout result;
  result.width = std::ceil(static_cast<float>(logical.width) * in_pixels);
  result.lines = pango_layout_get_line_count(layout.get());
  result.height = static_cast<float>(result.lines) * request.line_height;
  result.overflows = !request.breaks_words && pango_layout_get_wrap(layout.get()) == PANGO_WRAP_WORD_CHAR;
  result.missing_glyphs = static_cast<std::size_t>(pango_layout_get_unknown_glyphs_count(layout.get()));
  int at = 0;
  for (const content::Span& span : request.spans) {
    const int end = at + static_cast<int>(span.text.size());
    if (!span.target.empty()) add_boxes(layout.get(), span.target, at, end, result.targets);
    at = end;
  }
  if (result.overflows) result.width = unbroken_width(layout.get());
  return result;
}

ui::DrawnText PangoShaper::draw(const ui::TextRequest& request) {
  const Layout layout = engine_->layout(request);
  PangoRectangle ink;
  PangoRectangle logical;
  pango_layout_get_pixel_extents(layout.get(), &ink, &logical);
  ui::DrawnText drawn;
  if (ink.width <= 0 || ink.height <= 0) return drawn;
  const int left = ink.x - 1;
  const int top = ink.y - 1;
  const CairoSurface surface = new_surface(ink.width + 2, ink.height + 2);
  const CairoContext context(cairo_create(surface.get()), cairo_destroy);
  const ui::Colour c = request.colour;
  cairo_set_source_rgba(context.get(), c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
  cairo_move_to(context.get(), -left, -top);
  pango_cairo_show_layout(context.get(), layout.get());
  drawn.bitmap = to_bitmap(surface.get());
  drawn.offset = {static_cast<float>(left), static_cast<float>(top)};
  return drawn;
}

bool PangoShaper::can_show(const std::string& sample, const std::string& language) {
  ui::TextRequest request;
  request.spans = {{sample, false, ""}};
  request.size = 16;
  request.line_height = 24;
  request.language = language;
  return measure(request).missing_glyphs == 0;
}

}  // namespace text
