// Cairo's premultiplied pixels as the straight ones of ui::Bitmap.
#pragma once

#include <cairo.h>
#include <memory>

#include "ui/bitmap.h"

namespace text {

using CairoSurface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using CairoContext = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

CairoSurface new_surface(int width, int height);
ui::Bitmap to_bitmap(cairo_surface_t* surface);

}  // namespace text
