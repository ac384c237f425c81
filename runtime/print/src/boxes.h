// The parts of a sheet as boxes that lie below one another: each line of words is one, so that a long text may go over to
// the next page, though never with a single line.
#pragma once

#include <cairo.h>
#include <functional>
#include <vector>

#include "content/sheet.h"
#include "letters.h"
#include "pages.h"

namespace print {

struct Box {
  BoxSize size;
  std::function<void(cairo_t*, double y)> draw;
};

// Where words stand on every page, in points.
struct Room {
  double page_width = 0;
  double margin = 0;
  bool right_to_left = false;

  double width() const { return page_width - 2 * margin; }
  // The left edge of what is so wide and begins so far from the start of the room.
  double x(double from_start, double wide) const {
    return right_to_left ? page_width - margin - from_start - wide : margin + from_start;
  }
};

std::vector<Box> boxes_of(const content::Sheet& sheet, const Letters& letters, const Room& room);

void draw_words(cairo_t* cr, PangoLayout* layout, const Ink& ink, double x, double y);
void draw_rule(cairo_t* cr, const Ink& ink, double thickness, const Room& room, double y);

}  // namespace print
