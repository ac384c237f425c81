#include "letters.h"

#include "base/languages.h"
#include "content/markup.h"

namespace print {
namespace {

// The sheet's own script comes first, so that what two scripts share is drawn in one hand.
std::string families_for(const base::Script& script) {
  std::string all(script.family);
  for (const std::string_view family : base::font_families()) {
    if (family != script.family) all.append(",").append(family);
  }
  return all;
}

bool is_from_the_right(gunichar letter) {
  switch (g_unichar_get_script(letter)) {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO: return true;
    default: return false;
  }
}

// Words that nobody has translated yet keep their own direction on a sheet that runs from the right.
bool runs_from_the_right(const std::string& text) {
  bool has_letters = false;
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar letter = g_utf8_get_char(at);
    if (is_from_the_right(letter)) return true;
    has_letters = has_letters || g_unichar_isalpha(letter) != FALSE;
  }
  return !has_letters;
}

void set_text(PangoLayout* layout, const Words& words) {
  std::string whole;
  PangoAttrList* attributes = pango_attr_list_new();
  const auto spans = content::parse_markup(words.text);
  const std::vector<content::Span> plain{{words.text, false, ""}};
  for (const content::Span& span : spans ? *spans : plain) {
    PangoAttribute* weight = pango_attr_weight_new(span.bold || words.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    weight->start_index = static_cast<guint>(whole.size());
    whole += span.text;
    weight->end_index = static_cast<guint>(whole.size());
    pango_attr_list_insert(attributes, weight);
  }
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_text(layout, whole.c_str(), static_cast<int>(whole.size()));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

}  // namespace

Letters::Letters(const std::string& language)
    : language_(language), right_to_left_(base::is_right_to_left(language)), from_left_(context(PANGO_DIRECTION_LTR)),
      from_right_(context(PANGO_DIRECTION_RTL)) {}

GObjectPointer<PangoContext> Letters::context(PangoDirection direction) const {
  GObjectPointer<PangoContext> made(pango_font_map_create_context(pango_cairo_font_map_get_default()), g_object_unref);
  pango_cairo_context_set_resolution(made.get(), 72);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(made.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(made.get(), FALSE);
  pango_context_set_language(made.get(), pango_language_from_string(language_.c_str()));
  pango_context_set_base_dir(made.get(), direction);
  return made;
}

Layout Letters::layout(const Words& words) const {
  const bool from_right = right_to_left_ && runs_from_the_right(words.text);
  Layout layout(pango_layout_new(from_right ? from_right_.get() : from_left_.get()), g_object_unref);
  pango_layout_set_auto_dir(layout.get(), FALSE);
  const base::Script& script = base::script_of(language_);
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, families_for(script).c_str());
  pango_font_description_set_absolute_size(font, words.size * static_cast<double>(script.optical_size) * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  set_text(layout.get(), words);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  if (words.width > 0) pango_layout_set_width(layout.get(), static_cast<int>(words.width * PANGO_SCALE));
  const bool at_right = (words.side == Side::end) != right_to_left_;
  pango_layout_set_alignment(layout.get(), at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_line_spacing(layout.get(), script.has_tall_lines ? 1.0F : 1.06F);
  return layout;
}

double width_of(PangoLayout* layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return logical.width * in_points;
}

double height_of(PangoLayout* layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return logical.height * in_points;
}

}  // namespace print
