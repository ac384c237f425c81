// What every PDF here has: its paper, its surface, and the words and the parasol that are drawn on it.
#pragma once

#include <cairo.h>
#include <memory>
#include <string>

#include "print/pdf.h"

namespace print {

inline constexpr double margin = 56;  // in points, as everything here

struct PaperSize {
  double width;
  double height;
};

PaperSize size_of(Paper paper);
void draw_logo(cairo_t* cr, double x, double y, double edge);  // the parasol, as in the corner of the screen

// Pages go into `bytes`, which outlives it.
class PdfSurface {
 public:
  PdfSurface(base::Bytes& bytes, const PaperSize& paper, const std::string& title);
  cairo_t* cr() const { return cr_.get(); }
  base::Result<void> finish();  // unavailable when the drawing library could not draw

 private:
  std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
  std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cr_;
};

}  // namespace print
