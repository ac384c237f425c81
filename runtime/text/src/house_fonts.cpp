#include "house_fonts.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "base/languages.h"

namespace text {
namespace {

bool is_told_by_somebody() {
  constexpr std::array names{"FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"};
  return std::any_of(names.begin(), names.end(), [](const char* name) { return std::getenv(name) != nullptr; });
}

// The folders are those of fontconfig's own file, whose rules about other fonts are left unread.
std::string rules() {
  std::string written =
      R"(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>)"
      R"(<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="xdg">fonts</dir>)"
      R"(<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix="xdg">fontconfig</cachedir><selectfont><acceptfont>)";
  for (const std::string_view family : base::font_families()) {
    written += R"(<pattern><patelt name="family"><string>)" + std::string(family) + "</string></patelt></pattern>";
  }
  return written + "</acceptfont><rejectfont><pattern/></rejectfont></selectfont></fontconfig>";
}

}  // namespace

FontConfig house_fonts() {
  FontConfig fonts(nullptr, FcConfigDestroy);
  if (is_told_by_somebody()) return fonts;
  fonts.reset(FcConfigCreate());
  const std::string written = rules();
  const bool made = fonts != nullptr && FcConfigParseAndLoadFromMemory(fonts.get(), reinterpret_cast<const FcChar8*>(written.c_str()), FcTrue) == FcTrue &&
                    FcConfigBuildFonts(fonts.get()) == FcTrue;
  if (!made) fonts.reset();
  return fonts;
}

}  // namespace text
