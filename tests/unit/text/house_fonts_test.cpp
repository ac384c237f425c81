#include "house_fonts.h"

#include <cstdlib>
#include <set>
#include <string>

#include "base/languages.h"
#include "support/catch.h"
#include "text/pango_shaper.h"

namespace {

std::set<std::string> families_of(FcConfig* config) {
  std::set<std::string> families;
  const FcFontSet* fonts = FcConfigGetFonts(config, FcSetSystem);
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcChar8* family = nullptr;
    if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch) families.insert(reinterpret_cast<const char*>(family));
  }
  return families;
}

std::size_t missing(const std::string& words) {
  ui::TextRequest request;
  request.spans = {{words, false, ""}};
  request.size = 20;
  request.line_height = 28;
  request.language = "en";
  return text::PangoShaper().measure(request).missing_glyphs;
}

}  // namespace

TEST_CASE("the fonts of the house are those that the languages name, and no other") {
  const text::FontConfig fonts = text::house_fonts();
  REQUIRE(fonts != nullptr);
  std::set<std::string> promised;
  for (const std::string_view family : base::font_families()) promised.emplace(family);
  const std::set<std::string> found = families_of(fonts.get());
  CHECK(found.contains("Noto Sans"));
  for (const std::string& family : found) {
    INFO(family);
    CHECK(promised.contains(family));
  }
}

TEST_CASE("a letter that no font of the house has comes from another font of the machine") {
  REQUIRE(families_of(FcConfigGetCurrent()).contains("Noto Sans Armenian"));
  CHECK(missing("Hello, \u0532\u0561\u0580\u0565\u0582") == 0);
}

TEST_CASE("who names the fonts to be used is not overruled") {
  ::setenv("FONTCONFIG_FILE", "/dev/null", 1);
  const text::FontConfig fonts = text::house_fonts();
  ::unsetenv("FONTCONFIG_FILE");
  CHECK(fonts == nullptr);
}
