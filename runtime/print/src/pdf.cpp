#include "print/pdf.h"

#include "boxes.h"
#include "content/markup.h"
#include "paper.h"

namespace print {
namespace {

constexpr double head = 34;   // of the first page: the small parasol

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
  PdfSurface surface(pdf.bytes, paper, content::plain_text(sheet.title));
  const Printed printed{boxes, pages, letters, room, paper.height, sheet.title};
  for (std::size_t at = 0; at < pages.size(); ++at) {
    if (setup.is_cancelled && setup.is_cancelled()) return base::fail(base::cancelled());
    draw_page(surface.cr(), at, printed);
    if (setup.progress) setup.progress(at + 1, pages.size());
  }
  TRY(surface.finish());
  return pdf;
}

}  // namespace print
