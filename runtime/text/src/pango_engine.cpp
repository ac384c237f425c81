#include "pango_engine.h"

#include <cmath>
#include <memory>
#include <pango/pangofc-fontmap.h>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "base/languages.h"
#include "house_fonts.h"

namespace text {
namespace {

// The reader's own script comes first, so that what two scripts share, as commas and digits, is drawn in one hand.
std::string families_for(const base::Script& script) {
  std::string families(script.family);
  for (const std::string_view family : base::font_families()) {
    if (family != script.family) families += "," + std::string(family);
  }
  return families;
}

PangoWeight pango_weight(ui::Weight weight) {
  switch (weight) {
    case ui::Weight::regular:
      return PANGO_WEIGHT_NORMAL;
    case ui::Weight::semibold:
      return PANGO_WEIGHT_SEMIBOLD;
    case ui::Weight::bold:
      return PANGO_WEIGHT_BOLD;
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

// Pango knows the words of Thai, and of no other script that writes without spaces; ICU's dictionaries know them all.
void mark_words(PangoAttrList* attributes, const std::string& text, const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createLineInstance(icu::Locale(language.c_str()), status));
  UText* utf8 = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
  if (U_SUCCESS(status) && words) {
    words->setText(utf8, status);
    for (int32_t from = words->first(), to = words->next(); U_SUCCESS(status) && to != icu::BreakIterator::DONE; from = to, to = words->next())
      add_attribute(attributes, pango_attr_word_new(), {static_cast<guint>(from), static_cast<guint>(to)});
  }
  utext_close(utf8);
}

void set_text(PangoLayout* layout, const ui::TextRequest& request) {
  std::string whole;
  PangoAttrList* attributes = pango_attr_list_new();
  PangoFontDescription* font = pango_font_description_new();
  const base::Script& script = base::script_of(request.language);
  pango_font_description_set_family(font, families_for(script).c_str());
  pango_font_description_set_absolute_size(font, static_cast<double>(request.size * script.optical_size) * PANGO_SCALE);
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
  if (!script.has_spaces) mark_words(attributes, whole, request.language);
  const Part all{0, G_MAXUINT};
  const int line_height = static_cast<int>(std::lround(request.line_height * PANGO_SCALE));
  add_attribute(attributes, pango_attr_line_height_new_absolute(line_height), all);
  // A kiosk never breaks a word in two.
  add_attribute(attributes, pango_attr_insert_hyphens_new(FALSE), all);
  pango_layout_set_text(layout, whole.c_str(), static_cast<int>(whole.size()));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

Context context_of(PangoFontMap* fonts) {
  Context context(pango_font_map_create_context(fonts), g_object_unref);
  pango_cairo_context_set_resolution(context.get(), 72);
  cairo_font_options_t* options = cairo_font_options_create();
  // The same pixels on every machine, whatever its desktop has set.
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  return context;
}

}  // namespace

PangoShaper::Engine::Engine() {
  const FontConfig ours = house_fonts();
  if (ours == nullptr) return;
  const GObjectPointer<PangoFontMap> fonts(pango_cairo_font_map_new(), g_object_unref);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts.get()), ours.get());
  house = context_of(fonts.get());
}

namespace {

// What nobody has translated yet stands in a page that runs from the right in letters that run from the left alone: its
// full stops belong at its own end.
bool runs_from_the_right(const ui::TextRequest& request) {
  if (!request.right_to_left) return false;
  bool has_left = false;
  for (const content::Span& span : request.spans) {
    const char* at = span.text.data();
    const auto length = static_cast<int32_t>(span.text.size());
    for (int32_t i = 0; i < length;) {
      UChar32 letter = 0;
      U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(at), i, length, letter);
      const UCharDirection direction = u_charDirection(letter);
      const bool is_right = direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC ||
                            direction == U_RIGHT_TO_LEFT_OVERRIDE;
      if (is_right) return true;
      has_left = has_left || direction == U_LEFT_TO_RIGHT;
    }
  }
  return !has_left;
}

// A word that no line holds is broken, so that nothing of it is out of sight.
bool is_wider_than_asked(PangoLayout* layout, const ui::TextRequest& request) {
  if (request.width <= 0) return false;
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return std::ceil(static_cast<float>(logical.width) * in_pixels) > request.width + 1;
}

Layout laid_out(const ui::TextRequest& request, PangoContext* context) {
  pango_context_set_language(context, pango_language_from_string(request.language.c_str()));
  pango_context_set_base_dir(context, runs_from_the_right(request) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  Layout layout(pango_layout_new(context), g_object_unref);
  pango_layout_set_auto_dir(layout.get(), FALSE);
  set_text(layout.get(), request);
  pango_layout_set_wrap(layout.get(), request.breaks_words ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  if (request.width > 0) pango_layout_set_width(layout.get(), static_cast<int>(request.width) * PANGO_SCALE);
  pango_layout_set_alignment(layout.get(), pango_alignment(request.align, request.right_to_left));
  if (is_wider_than_asked(layout.get(), request)) pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  return layout;
}

}  // namespace

Layout PangoShaper::Engine::layout(const ui::TextRequest& request) {
  if (house != nullptr) {
    Layout layout = laid_out(request, house.get());
    if (pango_layout_get_unknown_glyphs_count(layout.get()) == 0) return layout;
  }
  if (machine == nullptr) machine = context_of(pango_cairo_font_map_get_default());
  return laid_out(request, machine.get());
}

}  // namespace text
