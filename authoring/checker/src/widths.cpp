#include <memory>
#include <pango/pangocairo.h>
#include <string>

#include "base/languages.h"
#include "checker/letters.h"
#include "checker/room.h"

namespace checker {
namespace {

constexpr int letters_high = 200;  // so high that a rounded width is right to the hundredth of a letter

struct Unreferenced {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unreferenced>;

double width_in(PangoContext* context, const Word& word) {
  const base::Script& script = base::script_of(word.language);
  std::string families(script.family);
  for (const std::string_view family : base::font_families()) families += "," + std::string(family);
  const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(pango_font_description_new(), pango_font_description_free);
  pango_font_description_set_family(font.get(), families.c_str());
  pango_font_description_set_absolute_size(font.get(), letters_high * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), word.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  const Owned<PangoLayout> layout(pango_layout_new(context));
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_text(layout.get(), word.letters.c_str(), static_cast<int>(word.letters.size()));
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE / letters_high * static_cast<double>(script.optical_size);
}

}  // namespace

WidthOf widths_in_kiosk_fonts() {
  if (!letters_of_kiosk_fonts()) return {};
  const Owned<PangoFontMap> fonts(pango_cairo_font_map_new());
  const std::shared_ptr<PangoContext> context(pango_font_map_create_context(fonts.get()), Unreferenced());
  return [context](const Word& word) { return width_in(context.get(), word); };
}

}  // namespace checker
