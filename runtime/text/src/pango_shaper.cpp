#include "text/pango_shaper.h"

#include <algorithm>
#include <cmath>
#include <pango/pangocairo.h>

#include "cairo_bitmap.h"

namespace text {
namespace {

constexpr const char* families =
    "Noto Sans,Noto Sans Thai,Noto Sans Arabic,Noto Sans Symbols,Noto Sans Symbols2,Noto Sans Math";

template <typename T>
using GObjectPointer = std::unique_ptr<T, decltype(&g_object_unref)>;

using Layout = GObjectPointer<PangoLayout>;

PangoWeight pango_weight(ui::Weight weight) {
  switch (weight) {
    case ui::Weight::regular: return PANGO_WEIGHT_NORMAL;
    case ui::Weight::semibold: return PANGO_WEIGHT_SEMIBOLD;
    case ui::Weight::bold: return PANGO_WEIGHT_BOLD;
  }
  return PANGO_WEIGHT_NORMAL;
}

// Left and right are absolute here, because the direction is given rather than found.
PangoAlignment pango_alignment(ui::Align align, bool right_to_left) {
  if (align == ui::Align::centre) return PANGO_ALIGN_CENTER;
  return (align == ui::Align::start) == right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

struct Part {
  guint start = 0;
  guint end = 0;
};

void add_attribute(PangoAttrList* list, PangoAttribute* attribute, Part part) {
  attribute->start_index = part.start;
  attribute->end_index = part.end;
  pango_attr_list_insert(list, attribute);
}

guint16 wide(std::uint8_t channel) { return static_cast<guint16>(channel * 257); }

}  // namespace

struct PangoShaper::Engine {
  GObjectPointer<PangoContext> context{nullptr, g_object_unref};

  Engine() {
    PangoFontMap* fonts = pango_cairo_font_map_get_default();
    context.reset(pango_font_map_create_context(fonts));
    pango_cairo_context_set_resolution(context.get(), 72);
    cairo_font_options_t* options = cairo_font_options_create();
    // The same pixels on every machine, whatever its desktop has set.
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
  }

  Layout layout(const ui::TextRequest& request) const {
    pango_context_set_language(context.get(), pango_language_from_string(request.language.c_str()));
    pango_context_set_base_dir(context.get(), request.right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    Layout layout(pango_layout_new(context.get()), g_object_unref);
    pango_layout_set_auto_dir(layout.get(), FALSE);
    set_text(layout.get(), request);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    if (request.width > 0) pango_layout_set_width(layout.get(), static_cast<int>(request.width) * PANGO_SCALE);
    pango_layout_set_alignment(layout.get(), pango_alignment(request.align, request.right_to_left));
    return layout;
  }

  static void set_text(PangoLayout* layout, const ui::TextRequest& request) {
    std::string whole;
    PangoAttrList* attributes = pango_attr_list_new();
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, families);
    pango_font_description_set_absolute_size(font, static_cast<double>(request.size) * PANGO_SCALE);
    pango_font_description_set_weight(font, pango_weight(request.weight));
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    for (const content::Span& span : request.spans) {
      const Part part{static_cast<guint>(whole.size()), static_cast<guint>(whole.size() + span.text.size())};
      whole += span.text;
      if (span.bold) add_attribute(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), part);
      if (!span.target.empty()) {
        const ui::Colour c = request.target_colour;
        add_attribute(attributes, pango_attr_foreground_new(wide(c.r), wide(c.g), wide(c.b)), part);
        add_attribute(attributes, pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD), part);
      }
    }
    const Part all{0, G_MAXUINT};
    const int line_height = static_cast<int>(std::lround(request.line_height * PANGO_SCALE));
    add_attribute(attributes, pango_attr_line_height_new_absolute(line_height), all);
    // A kiosk never breaks a word in two.
    add_attribute(attributes, pango_attr_insert_hyphens_new(FALSE), all);
    pango_layout_set_text(layout, whole.c_str(), static_cast<int>(whole.size()));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
  }
};

namespace {

constexpr float in_pixels = 1.0F / PANGO_SCALE;

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
  result.overflows = request.width > 0 && result.width > request.width + 1;
  result.missing_glyphs = static_cast<std::size_t>(pango_layout_get_unknown_glyphs_count(layout.get()));
  int at = 0;
  for (const content::Span& span : request.spans) {
    const int end = at + static_cast<int>(span.text.size());
    if (!span.target.empty()) add_boxes(layout.get(), span.target, at, end, result.targets);
    at = end;
  }
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
