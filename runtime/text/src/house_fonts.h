// The fonts that a kiosk promises letters of (base::font_families), and no other that the machine may have.
//
// Hundreds of fonts are sorted for each family, weight and language otherwise, and that was a third of what a start computes.
#pragma once

#include <fontconfig/fontconfig.h>
#include <memory>

namespace text {

using FontConfig = std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)>;

// Nothing where somebody has said by FONTCONFIG_FILE or its like which fonts are to be used, or where it cannot be made.
FontConfig house_fonts();

}  // namespace text
