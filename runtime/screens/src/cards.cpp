#include "cards.h"

#include <algorithm>
#include <cmath>

namespace screens {
namespace {

using ui::Rect;

constexpr float padding = 14;
constexpr float beside_share = 0.34F;
constexpr float mark_edge = 32;
constexpr float beside_mark = mark_edge + 8;  // words of another direction begin there

struct Inside {
  Rect picture;
  Rect words;
};

Inside inside_of(const CardFace& face, Rect rect) {
  const Rect inner = rect.inset(padding);
  // Words by themselves stay clear of the mark: beside it, or in the middle below it.
  if (face.picture == nullptr) {
    const bool in_the_middle = face.style.align == ui::Align::centre;
    return {{}, in_the_middle ? inner : Rect{inner.x, inner.y, inner.w - beside_mark, inner.h}};
  }
  if (face.words.empty()) return {inner, {}};
  if (face.beside) {
    const float w = std::floor(inner.w * beside_share);
    return {{inner.x, inner.y, w, inner.h}, {inner.x + w + padding, inner.y, inner.w - w - padding, inner.h}};
  }
  const float top = face.picture_height + 10;
  return {{inner.x, inner.y, inner.w, face.picture_height}, {inner.x, inner.y + top, inner.w, inner.h - top}};
}

// In a corner where no words are, in whatever direction they run: on the picture that stands beside them, else at the end.
Rect mark_place(const CardFace& face, Rect card) {
  const bool at_start = face.picture != nullptr && face.beside && !face.words.empty();
  return {at_start ? card.x + 10 : card.right() - mark_edge - 10, card.y + 10, mark_edge, mark_edge};
}

// A dark ring that every ground lets see, filled with the tone of what it says.
void draw_mark(ui::Frame& frame, Rect at, ui::Icon icon, ui::Tone tone) {
  const ui::ToneColours colours = ui::colours_of(frame.theme(), tone);
  ui::SurfaceStyle ring;
  ring.fill = colours.fill;
  ring.edge = colours.text;
  ring.edge_width = frame.theme().edge_width;
  ring.radii = ui::Radii::all(mark_edge / 2);
  frame.surface(at, ring);
  frame.icon(icon, at.inset(6), colours.text);
}

}  // namespace

bool is_stacked(const ui::Frame& frame) { return frame.size().w < 900 || frame.text_factor() > 1.45F; }

Cells::Cells(std::size_t count, float width, float least_width, float gap) : gap_(gap) {
  const float fitting = std::floor((width + gap) / (least_width + gap));
  const auto room = static_cast<std::size_t>(std::max(1.0F, fitting));
  const std::size_t all = std::max<std::size_t>(1, count);
  const std::size_t most = std::min(room, all);
  rows_ = (all + most - 1) / most;
  columns_ = (all + rows_ - 1) / rows_;
  cell_ = std::floor((width - gap * static_cast<float>(columns_ - 1)) / static_cast<float>(columns_));
}

float Cells::height(float row_height) const {
  return static_cast<float>(rows_) * row_height + static_cast<float>(rows_ - 1) * gap_;
}

Rect Cells::cell(std::size_t index, float x, float y, float row_height) const {
  const auto column = static_cast<float>(index % columns_);
  const auto row = static_cast<float>(index / columns_);
  return {x + column * (cell_ + gap_), y + row * (row_height + gap_), cell_, row_height};
}

float card_height(const ui::Frame& frame, const CardFace& face, float width) {
  const Inside inside = inside_of(face, {0, 0, width, 1000});
  const float words = face.words.empty() ? 0 : frame.measure(face.words, face.style, inside.words.w).h;
  if (face.picture == nullptr) {
    const float above = face.style.align == ui::Align::centre ? mark_edge - padding / 2 : 0;
    return std::max(face.least_height, words + 2 * (padding + above));
  }
  if (face.words.empty()) return face.picture_height + 2 * padding;
  if (face.beside) return std::max(words, face.picture_height) + 2 * padding;
  return words + face.picture_height + 10 + 2 * padding;
}

void draw_card(ui::Frame& frame, const std::string& id, Rect rect, const CardFace& face, const CardLook& look,
               const ui::ControlState& state) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle surface = ui::pressable_style(theme, look.tone);
  surface.radii = ui::Radii::all(20);
  if (look.lifted) {
    surface.edge = theme.ink;
    surface.edge_width = theme.edge_width + 1;
    surface.shadow = 12;
  }
  ui::answer_touch(surface, state, theme);
  frame.surface(rect, surface);
  if (state.focused) ui::focus_ring(frame, rect, 20);
  const Inside inside = inside_of(face, rect);
  if (face.picture != nullptr) frame.picture(id + "/picture", inside.picture, *face.picture, ui::Radii::all(12));
  if (!face.words.empty()) {
    ui::TextStyle style = face.style;
    if (look.tone == ui::Tone::plain) style.colour = theme.ink;
    const float height = frame.measure(face.words, style, inside.words.w).h;
    const float top = inside.words.y + std::max(0.0F, (inside.words.h - height) / 2);
    frame.text(id + "/label", {inside.words.x, top, inside.words.w, height}, face.words, style);
  }
  if (look.mark) draw_mark(frame, mark_place(face, rect), *look.mark, look.tone);
}

void draw_empty_place(ui::Frame& frame, Rect rect, float radius) {
  ui::SurfaceStyle place;
  place.fill = frame.theme().canvas;
  place.edge = frame.theme().soft;
  place.edge_width = 3;
  place.radii = ui::Radii::all(radius);
  place.dashed = true;
  frame.surface(rect, place);
}

}  // namespace screens
