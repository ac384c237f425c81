#include "print/pdf.h"

#include <cairo-pdf.h>
#include <cmath>
#include <memory>

#include "boxes.h"
#include "content/markup.h"

namespace print {
namespace {

constexpr double margin = 56;
constexpr double head = 34;   // of the first page: the small parasol

struct PaperSize {
  double width;
  double height;
};

PaperSize size_of(Paper paper) { return paper == Paper::a4 ? PaperSize{595.276, 841.89} : PaperSize{612, 792}; }

// The parasol, as in the corner of the screen.
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

struct PageFoot {
  std::string title;
  std::size_t at = 0;
  std::size_t of = 0;
};

void draw_foot(cairo_t* cr, const PageFoot& page, const Letters& letters, const Room& room, double y) {
  draw_rule(cr, light, 0.7, room, y);
  const std::string number = std::to_string(page.at) + " / " + std::to_string(page.of);
  const double number_width = 60;
  const double title_width = room.width() - number_width - 10;
  const Layout title = letters.layout({page.title, 8.5, false, title_width, Side::start, grey});
  pango_layout_set_height(title.get(), -1);  // one line, its end left out where it is too long
  pango_layout_set_ellipsize(title.get(), PANGO_ELLIPSIZE_END);
  draw_words(cr, title.get(), grey, room.x(0, title_width), y + 7);
  const Layout numbers = letters.layout({number, 8.5, false, number_width, Side::end, grey});
  draw_words(cr, numbers.get(), grey, room.x(room.width() - number_width, number_width), y + 7);
}

cairo_status_t take_bytes(void* to, const unsigned char* bytes, unsigned int count) {
  auto& taken = *static_cast<base::Bytes*>(to);
  taken.insert(taken.end(), bytes, bytes + count);
  return CAIRO_STATUS_SUCCESS;
}

using SurfacePointer = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using CairoPointer = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

base::Result<void> check(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return base::fail(base::ErrorCode::unavailable, std::string("the sheet could not be drawn: ") + cairo_status_to_string(status));
}

// Cairo takes the time from the clock where none is given; an empty one leaves it out.
void describe(cairo_surface_t* surface, const content::Sheet& sheet) {
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, content::plain_text(sheet.title).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Parasol");
}

struct Printed {
  const std::vector<Box>& boxes;
  const std::vector<Page>& pages;
  const Letters& letters;
  Room room;
  double height;
  std::string title;
};

void draw_page(cairo_t* cr, std::size_t at, const Printed& printed) {
  if (at == 0) draw_logo(cr, printed.room.x(0, 24), margin - 14, 24);
  const double top = margin + head - 10;
  for (const Placed& placed : printed.pages[at]) printed.boxes[placed.box].draw(cr, top + placed.y);
  draw_foot(cr, {printed.title, at + 1, printed.pages.size()}, printed.letters, printed.room, printed.height - margin);
  cairo_show_page(cr);
}

}  // namespace

base::Result<Pdf> pdf_of(const content::Sheet& sheet, const PdfSetup& setup) {
  const PaperSize paper = size_of(setup.paper);
  const Letters letters(sheet.language);
  const Room room{paper.width, margin, letters.right_to_left()};
  const std::vector<Box> boxes = boxes_of(sheet, letters, room);
  std::vector<BoxSize> sizes;
  for (const Box& box : boxes) sizes.push_back(box.size);
  const std::vector<Page> pages = paginate(sizes, paper.height - 2 * margin - head + 10 - 6);
  Pdf pdf;
  pdf.pages = pages.size();
  const SurfacePointer surface(cairo_pdf_surface_create_for_stream(take_bytes, &pdf.bytes, paper.width, paper.height), cairo_surface_destroy);
  describe(surface.get(), sheet);
  const CairoPointer cr(cairo_create(surface.get()), cairo_destroy);
  const Printed printed{boxes, pages, letters, room, paper.height, sheet.title};
  for (std::size_t at = 0; at < pages.size(); ++at) {
    if (setup.is_cancelled && setup.is_cancelled()) return base::fail(base::cancelled());
    draw_page(cr.get(), at, printed);
    if (setup.progress) setup.progress(at + 1, pages.size());
  }
  TRY(check(cairo_status(cr.get())));
  cairo_surface_finish(surface.get());
  TRY(check(cairo_surface_status(surface.get())));
  return pdf;
}

}  // namespace print
