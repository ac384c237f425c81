#include "sheet_view.h"

#include <algorithm>

namespace screens {
namespace {

using content::SheetPart;
using content::SheetStyle;
using ui::Rect;

constexpr float mark_room = 1.6F;  // in letters, before what has a mark
constexpr float line_room = 2.4F;  // for one line of handwriting

struct Writer {
  const SheetLook& look;
  ui::Column& column;
  ui::Frame& frame;
  bool draws = true;  // otherwise only the column moves on, as far as drawing would move it

  float letters() const { return ui::type::body * look.letters; }
  float grown(float of_letters) const { return letters() * of_letters * frame.text_factor(); }

  ui::TextStyle style(float size, ui::Weight weight, ui::Colour colour) const {
    ui::TextStyle made = ui::body_style(frame.theme());
    made.size = letters() * size;
    made.weight = weight;
    made.colour = colour;
    return made;
  }
  ui::TextStyle body() const { return style(1, ui::Weight::regular, frame.theme().ink); }
  // Smaller is quiet enough: softer would be too faint where the whole sheet is small.
  ui::TextStyle quiet() const { return style(0.9F, ui::Weight::regular, frame.theme().ink); }

  // Draws words beside their mark, and returns how high they are.
  float words(const std::string& id, const std::string& text, const ui::TextStyle& set, float x, float y, float width) const {
    const float height = frame.measure(text, set, width).h;
    if (draws) frame.text(id, {x, y, width, height}, text, set);
    return height;
  }

  void write(const std::string& id, const std::string& mark, const std::string& text, const ui::TextStyle& set) const {
    float indent = 0;
    if (!mark.empty()) {
      ui::TextStyle beside = set;
      beside.colour = frame.theme().teal.on_soft;
      indent = std::max(grown(mark_room), frame.measure(mark, beside, 0).w + grown(0.5F));
      words(id + "/mark", mark, beside, column.x(), column.y(), indent);
    }
    column.gap(words(id, text, set, column.x() + indent, column.y(), column.width() - indent));
  }

  void surface(Rect rect, const ui::SurfaceStyle& style) const {
    if (draws) frame.surface(rect, style);
  }
  void fill(Rect rect, ui::Colour colour) const {
    if (draws) frame.fill(rect, colour);
  }
  void rule(ui::Colour colour) const { fill({column.x(), column.y(), column.width(), 2}, colour); }
};


// ---- parts ---------------------------------------------------------------------------------------

void write_gap(const std::string& id, const SheetPart& part, const Writer& writer) {
  const ui::Theme& theme = writer.frame.theme();
  if (!part.value.empty()) writer.write(id + "/label", "", "**" + part.value + ":**", writer.body());
  ui::TextStyle style = writer.style(1, ui::Weight::regular, theme.sun.on_soft);
  const float padding = writer.grown(0.4F);
  const float height = writer.frame.measure(part.text, style, writer.column.width() - 2 * padding).h;
  const Rect band = writer.column.take(height + padding);
  ui::SurfaceStyle surface;
  surface.fill = theme.sun.soft;
  surface.edge = theme.sun.edge;
  surface.edge_width = theme.tints ? 0 : theme.edge_width;
  surface.radii = ui::Radii::all(6);
  writer.surface(band, surface);
  writer.words(id, part.text, style, band.x + padding, band.y + padding / 2, band.w - 2 * padding);
}

void write_tick(const std::string& id, const SheetPart& part, const Writer& writer) {
  const float edge = writer.grown(1);
  const float indent = edge + writer.grown(0.6F);
  const float top = writer.column.y();
  writer.column.gap(writer.words(id, part.text, writer.body(), writer.column.x() + indent, top, writer.column.width() - indent));
  ui::SurfaceStyle box;
  box.fill = writer.frame.theme().card;
  box.edge = writer.frame.theme().ink;
  box.edge_width = 2;
  box.radii = ui::Radii::all(3);
  writer.surface({writer.column.x(), top + writer.grown(0.25F), edge, edge}, box);
}

void write_line(const std::string& id, const SheetPart& part, const Writer& writer) {
  writer.write(id, "", part.text, writer.body());
  writer.column.gap(writer.grown(line_room));
  writer.rule(writer.frame.theme().soft);
}

// ---- tables --------------------------------------------------------------------------------------

struct Grid {
  float label = 0;
  float figure = 0;
  bool fits = true;
};

Grid grid_of(const content::SheetTable& table, const Writer& writer) {
  const std::size_t figures = table.rows.empty() ? 1 : std::max<std::size_t>(1, table.rows[0].size() - 1);
  Grid grid;
  grid.label = writer.column.width() * (figures == 1 ? 0.66F : figures == 2 ? 0.5F : 0.38F);
  grid.figure = (writer.column.width() - grid.label) / static_cast<float>(figures);
  const float padding = writer.grown(0.3F);
  const auto look_at = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const float room = (i == 0 ? grid.label : grid.figure) - 2 * padding;
      grid.fits = grid.fits && writer.frame.measure(row[i], writer.style(1, ui::Weight::bold, {}), room).w <= room;
    }
  };
  look_at(table.head);
  for (const auto& row : table.rows) look_at(row);
  return grid;
}

void write_row(const std::string& id, const std::vector<std::string>& row, bool bold, const Grid& grid, const Writer& writer) {
  const float padding = writer.grown(0.3F);
  const ui::TextStyle style = writer.style(1, bold ? ui::Weight::bold : ui::Weight::regular, writer.frame.theme().ink);
  float height = 0;
  float x = writer.column.x();
  for (std::size_t i = 0; i < row.size(); ++i) {
    const float width = i == 0 ? grid.label : grid.figure;
    ui::TextStyle cell = style;
    if (i > 0) cell.align = ui::Align::end;
    if (!row[i].empty()) {
      height = std::max(height, writer.words(id + "/" + std::to_string(i), row[i], cell, x + padding, writer.column.y() + padding,
                                             width - 2 * padding));
    }
    x += width;
  }
  writer.column.gap(height + 2 * padding);
  writer.rule(writer.frame.theme().line);
}

// Where the columns have no room beside one another, each figure is a line of its own.
void write_list(const std::string& id, const content::SheetTable& table, const Writer& writer) {
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    for (std::size_t column = 1; column < row.size(); ++column) {
      const std::string name = column < table.head.size() ? row[0] + ", " + table.head[column] : row[0];
      writer.write(id + "/" + std::to_string(i) + "/" + std::to_string(column), "", name + ": **" + row[column] + "**", writer.body());
    }
    writer.column.gap(writer.grown(0.3F));
  }
}

void write_table(const std::string& id, const SheetPart& part, const Writer& writer) {
  writer.write(id, "", "**" + part.text + "**", writer.body());
  writer.column.gap(writer.grown(0.4F));
  const Grid grid = grid_of(part.table, writer);
  if (!grid.fits) return write_list(id, part.table, writer);
  writer.rule(writer.frame.theme().soft);
  if (!part.table.head.empty()) write_row(id + "/head", part.table.head, true, grid, writer);
  for (std::size_t i = 0; i < part.table.rows.size(); ++i) {
    const bool sum = part.table.last_is_sum && i + 1 == part.table.rows.size();
    write_row(id + "/" + std::to_string(i), part.table.rows[i], sum, grid, writer);
  }
}

void write_part(const SheetPart& part, const Writer& writer) {
  const std::string id = "sheet/" + part.id;
  const ui::Theme& theme = writer.frame.theme();
  switch (part.style) {
    case SheetStyle::heading:
      writer.column.gap(writer.grown(0.5F));
      return writer.write(id, part.mark, part.text, writer.style(1.12F, ui::Weight::bold, theme.ink));
    case SheetStyle::text: return writer.write(id, part.mark, part.text, writer.body());
    case SheetStyle::field: return writer.write(id, part.mark, "**" + part.text + ":** " + part.value, writer.body());
    case SheetStyle::gap: return write_gap(id, part, writer);
    case SheetStyle::tick: return write_tick(id, part, writer);
    case SheetStyle::line: return write_line(id, part, writer);
    case SheetStyle::table: return write_table(id, part, writer);
  }
}

void draw_marker(const SheetPart& part, float top, const Writer& writer) {
  if (!writer.look.marked || !writer.look.marked(part)) return;
  const float width = 5;
  writer.fill({writer.column.x() - 16, top, width, writer.column.y() - top}, writer.frame.theme().sun.strong);
}

void write_sheet(const content::Sheet& sheet, const Writer& writer) {
  ui::Column& column = writer.column;
  const ui::Theme& theme = writer.frame.theme();
  writer.write("sheet/title", "", sheet.title, writer.style(1.6F, ui::Weight::bold, theme.ink));
  if (!sheet.subtitle.empty()) writer.write("sheet/subtitle", "", sheet.subtitle, writer.quiet());
  column.gap(writer.grown(0.4F));
  writer.rule(theme.teal.strong);
  column.gap(writer.grown(0.4F));
  for (const SheetPart& part : sheet.parts) {
    const float top = column.y();
    write_part(part, writer);
    draw_marker(part, top, writer);
    column.gap(writer.grown(0.35F));
  }
  if (sheet.footer.empty()) return;
  column.gap(writer.grown(0.8F));
  writer.write("sheet/footer", "", sheet.footer, writer.quiet());
}

}  // namespace

void draw_sheet(const content::Sheet& sheet, const SheetLook& look, ui::Column& column, ui::Frame& frame) {
  write_sheet(sheet, {look, column, frame});
}

float sheet_height(const content::Sheet& sheet, const SheetLook& look, float width, ui::Frame& frame) {
  ui::Column column(frame, 0, 0, width);
  write_sheet(sheet, {look, column, frame, false});
  return column.y();
}

}  // namespace screens
