#include "print/card_sheet.h"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <map>
#include <memory>

#include "boxes.h"
#include "content/drawing.h"
#include "content/markup.h"
#include "paper.h"

namespace print {
namespace {

constexpr std::size_t columns = 2;
constexpr double card_height = 64;
constexpr double picture_edge = 36;
constexpr double picture_gap = 5;
constexpr double mark = 12;  // where a card begins

// Those who read from the right begin at the right.
struct Grid {
  Room room;
  double top = 0;
  double bottom = 0;

  double card_width() const { return room.width() / static_cast<double>(columns); }
  std::size_t rows(double from) const { return static_cast<std::size_t>(std::max(0.0, bottom - from) / card_height); }
};

using Handle = std::unique_ptr<RsvgHandle, decltype(&g_object_unref)>;

// Each picture is read once, however many cards it is on.
class Drawings {
 public:
  base::Result<void> read(const std::string& svg) {
    if (handles_.contains(svg)) return {};
    TRY(content::check_drawing(svg));
    Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr), g_object_unref);
    if (handle == nullptr) return no_picture();
    handles_.emplace(svg, std::move(handle));
    return {};
  }

  base::Result<void> draw(cairo_t* cr, const std::string& svg, double x, double y) const {
    const RsvgRectangle place{x, y, picture_edge, picture_edge};
    if (rsvg_handle_render_document(handles_.at(svg).get(), cr, &place, nullptr) == FALSE) return no_picture();
    return {};
  }

 private:
  static tl::unexpected<base::Error> no_picture() { return base::fail(base::ErrorCode::corrupt, "a picture of a card cannot be drawn"); }

  std::map<std::string, Handle> handles_;
};

void draw_cut(cairo_t* cr, double x, double y, double width) {
  const double dashes[] = {4, 4};
  cairo_save(cr);
  cairo_set_dash(cr, dashes, 2, 0);
  cairo_set_line_width(cr, 0.7);
  cairo_set_source_rgb(cr, grey.r, grey.g, grey.b);
  cairo_rectangle(cr, x, y, width, card_height);
  cairo_stroke(cr);
  cairo_restore(cr);
}

// Points along the row, so that nobody taps it from its other end.
void draw_mark(cairo_t* cr, double x, double middle, bool right_to_left) {
  const double back = right_to_left ? x + mark : x;
  const double front = right_to_left ? x : x + mark;
  cairo_move_to(cr, back, middle - mark / 2);
  cairo_line_to(cr, front, middle);
  cairo_line_to(cr, back, middle + mark / 2);
  cairo_close_path(cr);
  cairo_set_source_rgb(cr, teal.r, teal.g, teal.b);
  cairo_fill(cr);
}

base::Result<void> draw_card(cairo_t* cr, const CardPictures& card, const Drawings& drawings, const Grid& grid, std::size_t column, double y) {
  const double from_start = static_cast<double>(column) * grid.card_width();
  draw_cut(cr, grid.room.x(from_start, grid.card_width()), y, grid.card_width());
  const double wide = mark + static_cast<double>(card.size()) * (picture_edge + picture_gap);
  double at = from_start + (grid.card_width() - wide) / 2;
  draw_mark(cr, grid.room.x(at, mark), y + card_height / 2, grid.room.right_to_left);
  at += mark + picture_gap;
  for (const std::string& picture : card) {
    TRY(drawings.draw(cr, picture, grid.room.x(at, picture_edge), y + (card_height - picture_edge) / 2));
    at += picture_edge + picture_gap;
  }
  return {};
}

// Answers where the cards begin.
double draw_head(cairo_t* cr, const CardSheet& sheet, const Letters& letters, const Room& room) {
  constexpr double beside_logo = 34;
  draw_logo(cr, room.x(0, 24), margin - 14, 24);
  const double width = room.width() - beside_logo;
  const Layout title = letters.layout({sheet.title, 15, true, width, Side::start, black});
  draw_words(cr, title.get(), black, room.x(beside_logo, width), margin - 12);
  const double below = margin - 12 + height_of(title.get()) + 8;
  const Layout note = letters.layout({sheet.note, 10, false, room.width(), Side::start, black});
  draw_words(cr, note.get(), black, room.x(0, room.width()), below);
  return below + height_of(note.get()) + 14;
}

}  // namespace

base::Result<Pdf> pdf_of_cards(const CardSheet& sheet, const PdfSetup& setup) {
  Drawings drawings;
  for (const CardPictures& card : sheet.cards) {
    for (const std::string& picture : card) TRY(drawings.read(picture));
  }
  const PaperSize paper = size_of(setup.paper);
  const Letters letters(sheet.language);
  const Grid grid{{paper.width, margin, letters.right_to_left()}, margin, paper.height - margin};
  Pdf pdf;
  PdfSurface surface(pdf.bytes, paper, content::plain_text(sheet.title));
  std::size_t next = 0;
  do {
    if (setup.is_cancelled && setup.is_cancelled()) return base::fail(base::cancelled());
    const double from = pdf.pages == 0 ? draw_head(surface.cr(), sheet, letters, grid.room) : grid.top;
    const std::size_t end = std::min(sheet.cards.size(), next + columns * grid.rows(from));
    for (std::size_t place = 0; next < end; ++place, ++next) {
      TRY(draw_card(surface.cr(), sheet.cards[next], drawings, grid, place % columns, from + static_cast<double>(place / columns) * card_height));
    }
    cairo_show_page(surface.cr());
    ++pdf.pages;
    if (setup.progress) setup.progress(next, sheet.cards.size());
  } while (next < sheet.cards.size());
  TRY(surface.finish());
  return pdf;
}

}  // namespace print
