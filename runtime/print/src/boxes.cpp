#include "boxes.h"

#include <algorithm>
#include <memory>
#include <qrencode.h>

namespace print {
namespace {

using content::SheetPart;
using content::SheetStyle;

constexpr double body = 11;
constexpr double handwriting = 26;  // the height of a line
constexpr double code_edge = 68;
constexpr double few_lines = 3;  // that are not torn apart

void set_ink(cairo_t* cr, const Ink& ink) { cairo_set_source_rgb(cr, ink.r, ink.g, ink.b); }

struct Line {
  int index = 0;
  double x = 0;
  double height = 0;
  double baseline = 0;  // from its own top
};

std::vector<Line> lines_of(PangoLayout* layout) {
  std::vector<Line> lines;
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(at, nullptr, &logical);
    int top = 0;
    int bottom = 0;
    pango_layout_iter_get_line_yrange(at, &top, &bottom);
    lines.push_back({static_cast<int>(lines.size()), logical.x * in_points, (bottom - top) * in_points,
                     (pango_layout_iter_get_baseline(at) - top) * in_points});
  } while (pango_layout_iter_next_line(at) != FALSE);
  pango_layout_iter_free(at);
  return lines;
}

void draw_code(cairo_t* cr, const QRcode& code, double x, double y) {
  const double module = code_edge / code.width;
  set_ink(cr, {0, 0, 0});
  for (int row = 0; row < code.width; ++row) {
    for (int column = 0; column < code.width; ++column) {
      if ((code.data[row * code.width + column] & 1) != 0) cairo_rectangle(cr, x + column * module, y + row * module, module, module);
    }
  }
  cairo_fill(cr);
}

class BoxMaker {
 public:
  BoxMaker(const content::Sheet& sheet, const Letters& letters, const Room& room)
      : sheet_(sheet), letters_(letters), room_(room) {}

  std::vector<Box> make() {
    add_head();
    for (const SheetPart& part : sheet_.parts) add(part);
    if (!sheet_.footer.empty()) add_lines({sheet_.footer, 8.5, false, room_.width(), Side::start, grey}, {.before = 20});
    return std::move(boxes_);
  }

 private:
  struct Setting {
    double before = 0;
    double indent = 0;
    bool keeps_next = false;                                   // the last line too
    std::function<void(cairo_t*, double y, double height)> beside = {};  // of the first line
  };

  void add_head() {
    add_lines({sheet_.title, 22, true, room_.width(), Side::start, black}, {.keeps_next = true});
    if (!sheet_.subtitle.empty()) add_lines({sheet_.subtitle, 11, false, room_.width(), Side::start, grey}, {.before = 2, .keeps_next = true});
    add_box(8, 1.2, true, [room = room_](cairo_t* cr, double y) { draw_rule(cr, teal, 1.2, room, y); });
  }

  void add_box(double before, double height, bool keeps_next, std::function<void(cairo_t*, double)> draw) {
    boxes_.push_back({{before, height, keeps_next}, std::move(draw)});
  }

  // One box a line; the first two and the last two stay together, and few stay together all.
  void add_lines(Words words, const Setting& setting) {
    words.width -= setting.indent;
    const Layout layout = letters_.layout(words);
    const std::vector<Line> lines = lines_of(layout.get());
    const double x = room_.x(setting.indent, words.width);
    for (const Line& line : lines) {
      const bool first = line.index == 0;
      const std::size_t behind = lines.size() - 1 - static_cast<std::size_t>(line.index);
      const bool last = behind == 0;
      const bool together = static_cast<double>(lines.size()) <= few_lines || first || behind == 1;
      const auto beside = first ? setting.beside : nullptr;
      add_box(first ? setting.before : 0, line.height, last ? setting.keeps_next : together,
              [layout, line, x, ink = words.ink, beside](cairo_t* cr, double y) {
                set_ink(cr, ink);
                cairo_move_to(cr, x + line.x, y + line.baseline);
                pango_cairo_show_layout_line(cr, pango_layout_get_line_readonly(layout.get(), line.index));
                if (beside) beside(cr, y, line.height);
              });
    }
  }

  Words plain(const std::string& text) const { return {text, body, false, room_.width(), Side::start, black}; }

  // A number or a point, on the line where the words begin.
  Setting marked(const std::string& mark, double size, double before) const {
    Setting setting{.before = before};
    if (mark.empty()) return setting;
    const Layout layout = letters_.layout({mark, size, true, 0, Side::start, teal});
    setting.indent = std::max(18.0, width_of(layout.get()) + 6);
    const double x = room_.x(0, width_of(layout.get()));
    setting.beside = [layout, x](cairo_t* cr, double y, double) { draw_words(cr, layout.get(), teal, x, y); };
    return setting;
  }

  void add(const SheetPart& part) {
    if (!part.address.empty()) return add_with_code(part);
    switch (part.style) {
      case SheetStyle::heading: {
        Setting setting = marked(part.mark, 13, 16);
        setting.keeps_next = true;
        return add_lines({part.text, 13, true, room_.width(), Side::start, black}, setting);
      }
      case SheetStyle::text: return add_lines(plain(part.text), marked(part.mark, body, 5));
      case SheetStyle::field: return add_lines(plain("**" + part.text + ":** " + part.value), {.before = 5});
      case SheetStyle::gap: return add_gap(part);
      case SheetStyle::tick: return add_tick(part);
      case SheetStyle::line:
        add_lines(plain(part.text), {.before = 10, .keeps_next = true});
        return add_writing_line();
      case SheetStyle::table: return add_table(part);
    }
  }

  void add_writing_line() {
    add_box(0, handwriting, false, [room = room_](cairo_t* cr, double y) { draw_rule(cr, grey, 0.7, room, y + handwriting - 2); });
  }

  // What is not decided yet can be decided by hand.
  void add_gap(const SheetPart& part) {
    Words words = plain(part.value.empty() ? part.text : "**" + part.value + ":** " + part.text);
    words.ink = grey;
    add_lines(words, {.before = 5, .keeps_next = true});
    add_writing_line();
  }

  void add_tick(const SheetPart& part) {
    constexpr double edge = 11;
    const double x = room_.x(0, edge);
    Setting setting{.before = 7, .indent = edge + 9};
    setting.beside = [x](cairo_t* cr, double y, double height) {
      set_ink(cr, black);
      cairo_set_line_width(cr, 1);
      cairo_rectangle(cr, x + 0.5, y + (height - edge) / 2, edge - 1, edge - 1);
      cairo_stroke(cr);
    };
    add_lines(plain(part.text), setting);
  }

  // ---- with a code ---------------------------------------------------------------------------------

  // The words, the address to be typed and the code beside them are one box.
  void add_with_code(const SheetPart& part) {
    const std::shared_ptr<QRcode> code(QRcode_encodeString(part.address.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    const double room = code ? code_edge + 20 : 0;
    const bool heading = part.style == SheetStyle::heading;
    const Setting setting = marked(part.style == SheetStyle::tick ? "☐" : part.mark, heading ? 13 : body, 8);
    const double width = room_.width() - room - setting.indent;
    const Layout words = letters_.layout({part.text, heading ? 13 : body, heading, width, Side::start, black});
    const Layout address = letters_.layout({part.address, 8.5, false, width, Side::start, grey});
    const double x = room_.x(setting.indent, width);
    const double height = height_of(words.get()) + 3 + height_of(address.get());
    const double code_x = room_.x(room_.width() - code_edge, code_edge);
    add_box(8, std::max(height, code ? code_edge : 0), false,
            [=, beside = setting.beside](cairo_t* cr, double y) {
              draw_words(cr, words.get(), black, x, y);
              draw_words(cr, address.get(), grey, x, y + height_of(words.get()) + 3);
              if (beside) beside(cr, y, 0);
              if (code) draw_code(cr, *code, code_x, y);
            });
    if (part.style == SheetStyle::line) add_writing_line();
  }

  // ---- tables --------------------------------------------------------------------------------------

  void add_table(const SheetPart& part) {
    add_lines({part.text, body, true, room_.width(), Side::start, black}, {.before = 8, .keeps_next = true});
    const content::SheetTable& table = part.table;
    const std::size_t columns = table.rows.empty() ? 1 : table.rows[0].size();
    add_box(4, 1, true, [room = room_](cairo_t* cr, double y) { draw_rule(cr, grey, 0.7, room, y); });
    if (!table.head.empty()) add_row(table.head, columns, true, true);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const bool sum = table.last_is_sum && i + 1 == table.rows.size();
      const bool before_sum = table.last_is_sum && i + 2 == table.rows.size();
      add_row(table.rows[i], columns, sum, before_sum);
    }
  }

  void add_row(const std::vector<std::string>& row, std::size_t columns, bool bold, bool keeps_next) {
    const double label = room_.width() * (columns <= 2 ? 0.7 : columns == 3 ? 0.5 : 0.4);
    const double figure = columns > 1 ? (room_.width() - label) / static_cast<double>(columns - 1) : 0;
    struct CellWords {
      Layout layout;
      double x;
    };
    std::vector<CellWords> cells;
    double height = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double width = (i == 0 ? label : figure) - 8;
      const double start = i == 0 ? 4 : label + figure * static_cast<double>(i - 1) + 4;
      cells.push_back({letters_.layout({row[i], 10.5, bold, width, i == 0 ? Side::start : Side::end, black}), room_.x(start, width)});
      height = std::max(height, height_of(cells.back().layout.get()));
    }
    add_box(0, height + 8, keeps_next, [cells, height, room = room_](cairo_t* cr, double y) {
      for (const CellWords& cell : cells) draw_words(cr, cell.layout.get(), black, cell.x, y + 4);
      draw_rule(cr, light, 0.7, room, y + height + 8);
    });
  }

  const content::Sheet& sheet_;
  const Letters& letters_;
  const Room& room_;
  std::vector<Box> boxes_;
};

}  // namespace

void draw_words(cairo_t* cr, PangoLayout* layout, const Ink& ink, double x, double y) {
  set_ink(cr, ink);
  cairo_move_to(cr, x, y);
  pango_cairo_show_layout(cr, layout);
}

void draw_rule(cairo_t* cr, const Ink& ink, double thickness, const Room& room, double y) {
  set_ink(cr, ink);
  cairo_rectangle(cr, room.margin, y, room.width(), thickness);
  cairo_fill(cr);
}

std::vector<Box> boxes_of(const content::Sheet& sheet, const Letters& letters, const Room& room) {
  return BoxMaker(sheet, letters, room).make();
}

}  // namespace print
