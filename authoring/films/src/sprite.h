// A picture that is drawn once and then placed in every frame. Only what is not transparent of it is kept.
#pragma once

#include <cairo.h>
#include <memory>
#include <string>

#include "base/result.h"
#include "ui/picture_port.h"

namespace films {

using CairoSurface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using CairoContext = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

struct Sprite {
  CairoSurface surface{nullptr, cairo_surface_destroy};
  double x = 0;  // in units of the frame, at zoom 1
  double y = 0;
  double scale = 1;  // units of the frame by pixels of the surface

  double middle_x() const;
  double middle_y() const;
  void draw(cairo_t* context) const;  // in units of the frame
};

Sprite sprite_of(const ui::Bitmap& bitmap, double scale);
// `width` × `height` units of the frame, drawn `fineness` times as fine.
base::Result<Sprite> sprite_of(ui::PictureRenderer& renderer, const std::string& svg, double width, double height, double fineness);

}  // namespace films
