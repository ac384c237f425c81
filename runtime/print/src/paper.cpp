#include "paper.h"

#include <cairo-pdf.h>
#include <cmath>

#include "letters.h"

namespace print {
namespace {

cairo_status_t take_bytes(void* to, const unsigned char* bytes, unsigned int count) {
  auto& taken = *static_cast<base::Bytes*>(to);
  taken.insert(taken.end(), bytes, bytes + count);
  return CAIRO_STATUS_SUCCESS;
}

base::Result<void> check(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return base::fail(base::ErrorCode::unavailable, std::string("the sheet could not be drawn: ") + cairo_status_to_string(status));
}

// Cairo takes the time from the clock where none is given; an empty one leaves it out.
void describe(cairo_surface_t* surface, const std::string& title) {
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Parasol");
}

}  // namespace

PaperSize size_of(Paper paper) { return paper == Paper::a4 ? PaperSize{595.276, 841.89} : PaperSize{612, 792}; }

void draw_logo(cairo_t* cr, double x, double y, double edge) {
  cairo_save(cr);
  cairo_translate(cr, x, y);
  cairo_scale(cr, edge / 48, edge / 48);
  cairo_arc(cr, 24, 25, 20, M_PI, 0);
  cairo_close_path(cr);
  cairo_set_source_rgb(cr, 0.894, 0.341, 0.18);
  cairo_fill(cr);
  cairo_move_to(cr, 15.5, 25);
  cairo_curve_to(cr, 15.5, 14, 19, 7, 24, 5);
  cairo_curve_to(cr, 29, 7, 32.5, 14, 32.5, 25);
  cairo_close_path(cr);
  cairo_set_source_rgb(cr, 0.969, 0.718, 0.2);
  cairo_fill(cr);
  cairo_move_to(cr, 24, 3);
  cairo_line_to(cr, 24, 39.5);
  cairo_arc_negative(cr, 29, 39.5, 5, M_PI, 0);
  cairo_set_line_width(cr, 3.2);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgb(cr, black.r, black.g, black.b);
  cairo_stroke(cr);
  cairo_restore(cr);
}

PdfSurface::PdfSurface(base::Bytes& bytes, const PaperSize& paper, const std::string& title)
    : surface_(cairo_pdf_surface_create_for_stream(take_bytes, &bytes, paper.width, paper.height), cairo_surface_destroy),
      cr_((describe(surface_.get(), title), cairo_create(surface_.get())), cairo_destroy) {}

base::Result<void> PdfSurface::finish() {
  TRY(check(cairo_status(cr_.get())));
  cairo_surface_finish(surface_.get());
  return check(cairo_surface_status(surface_.get()));
}

}  // namespace print
