#include "list_card.h"

#include <algorithm>
#include <cmath>

#include "cards.h"
#include "page_parts.h"

namespace screens {
namespace {

constexpr float padding = 18;
constexpr float mark_edge = 24;

// Where few cards share a row they are wide, and their pictures high.
float picture_height(float width, const ui::Frame& frame) {
  return std::clamp(width * 0.4F, 112.0F, std::clamp(content_area(frame).h * 0.45F, 112.0F, 250.0F));
}

ui::TextStyle title_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::subheading_style(frame.theme());
  style.size = ui::type::body;
  style.on_frame_side = true;
  return style;
}

std::string state_words(CardState state, ui::Frame& frame) {
  switch (state) {
    case CardState::begun: return frame.say("list/begun", "begun today");
    case CardState::next: return frame.say("list/next", "next");
    case CardState::done: return frame.say("list/done", "done today");
    case CardState::locked: return frame.say("list/locked", "an adult opens it");
    case CardState::plain: break;
  }
  return {};
}

ui::Tone tone_of(CardState state) {
  if (state == CardState::locked) return ui::Tone::plum;
  return state == CardState::done ? ui::Tone::leaf : ui::Tone::sun;
}

// "Done" has a tick as well as its colour, and what is locked a lock.
std::optional<ui::Icon> state_icon(CardState state) {
  if (state == CardState::done) return ui::Icon::check;
  if (state == CardState::locked) return ui::Icon::lock;
  return std::nullopt;
}
float state_indent(CardState state) { return state_icon(state) ? mark_edge + 6 : 0; }

std::string sensitive_words(ui::Frame& frame) { return frame.say("list/sensitive", "a delicate subject"); }
ui::TextStyle sensitive_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.colour = frame.theme().coral.on_soft;
  style.weight = ui::Weight::semibold;
  return style;
}

constexpr float label_inset = 8;
constexpr float label_padding = 8;

// The label on the picture, beside what stands below it in other cards; none where it would hide the picture.
std::optional<ui::Size> label_on_picture(const ListCard& card, float width, ui::Frame& frame) {
  if (!card.sensitive || frame.text_factor() > 1.3F) return std::nullopt;
  const ui::TextSize words = frame.measure(sensitive_words(frame), sensitive_style(frame), width);
  const ui::Size size{words.w + 1 + mark_edge + 3 * label_padding, std::max(mark_edge, words.h) + label_padding};
  if (words.lines > 1 || size.w > width - 2 * label_inset) return std::nullopt;
  return size;
}

float sensitive_height(const ListCard& card, float room, ui::Frame& frame) {
  return card.sensitive && !label_on_picture(card, room + 2 * padding, frame) ? std::max(mark_edge, frame.measure(sensitive_words(frame), sensitive_style(frame), room - mark_edge - 8).h) + 6 : 0;
}

float language_height(const ListCard& card, float room, ui::Frame& frame) {
  return card.language.empty() ? 0 : std::max(mark_edge, frame.measure(card.language, ui::hint_style(frame.theme()), room - mark_edge - 8).h) + 6;
}

// How long a lesson takes does not matter as long as nobody can open it.
const std::string& line_of(const ListCard& card) {
  static const std::string nothing;
  return card.state == CardState::locked ? nothing : card.line;
}

float line_indent(const ListCard& card) { return card.line_sign ? mark_edge + 8 : 0; }

struct Measured {
  float title = 0;
  float line = 0;
  float line_width = 0;  // of its words
  float state = 0;
  bool beside = false;  // the state stands beside the line
};

Measured measure(const ListCard& card, float room, ui::Frame& frame) {
  Measured measured;
  measured.title = frame.measure(card.title, title_style(frame), room).h;
  const ui::TextSize line = frame.measure(line_of(card), ui::hint_style(frame.theme()), room - line_indent(card));
  if (!line_of(card).empty()) measured.line = card.line_sign ? std::max(mark_edge, line.h) : line.h;
  measured.line_width = line.w;
  const std::string words = state_words(card.state, frame);
  if (words.empty()) return measured;
  const ui::Size state = ui::badge_size(frame, words, room - state_indent(card.state));
  measured.beside = measured.line > 0 && line_indent(card) + line.w + 12 + state_indent(card.state) + state.w <= room;
  measured.state = state.h;
  return measured;
}

float height_of(const ListCard& card, float width, float picture, ui::Frame& frame) {
  const Measured measured = measure(card, width - 2 * padding, frame);
  const float between = measured.line > 0 ? 6 : 0;
  const float line = measured.beside ? std::max(measured.line, measured.state) : measured.line + (measured.state > 0 ? measured.state + between : 0);
  return picture + 12 + measured.title + 4 + sensitive_height(card, width - 2 * padding, frame) + language_height(card, width - 2 * padding, frame) + line + 16;
}

void draw_state(const ListCard& card, ui::Point at, float room, ui::Frame& frame) {
  const std::string words = state_words(card.state, frame);
  if (words.empty()) return;
  const ui::Size size = ui::badge_size(frame, words, room - state_indent(card.state));
  const ui::Colour ink = ui::hue_of(frame.theme(), tone_of(card.state)).strong;
  if (const auto icon = state_icon(card.state)) frame.icon(*icon, {at.x, at.y + (size.h - mark_edge) / 2, mark_edge, mark_edge}, ink);
  ui::badge(frame, card.id + "/state", {at.x + state_indent(card.state), at.y}, words, tone_of(card.state), room - state_indent(card.state));
}

void draw_sign(const std::string& id, ui::Icon icon, const std::string& words, const ui::TextStyle& style, ui::Column& text, ui::Frame& frame) {
  const float room = text.width() - mark_edge - 8;
  const ui::TextSize size = frame.measure(words, style, room);
  const ui::Rect row = text.take(std::max(mark_edge, size.h));
  const float line = frame.measure("X", style, 0).h;
  frame.icon(icon, {row.x, row.y + std::max(0.0F, (std::min(row.h, line) - mark_edge) / 2), mark_edge, mark_edge}, style.colour);
  frame.text(id, {row.x + mark_edge + 8, row.y + (row.h - size.h) / 2, room, size.h}, words, style);
  text.gap(6);
}

void draw_line(const ListCard& card, ui::Rect rect, ui::Frame& frame) {
  const ui::TextStyle style = ui::hint_style(frame.theme());
  const float indent = line_indent(card);
  const float height = frame.measure(card.line, style, rect.w - indent).h;
  const float first = std::min(rect.h, frame.measure("X", style, 0).h);  // the sign stands beside it
  if (card.line_sign) frame.icon(*card.line_sign, {rect.x, rect.y + std::max(0.0F, (first - mark_edge) / 2), mark_edge, mark_edge}, style.colour);
  frame.text(card.id + "/line", {rect.x + indent, rect.y + (rect.h - height) / 2, rect.w - indent, height}, card.line, style);
}

void draw_words(const ListCard& card, ui::Rect rect, float picture, ui::Frame& frame) {
  const float room = rect.w - 2 * padding;
  const Measured measured = measure(card, room, frame);
  ui::Column text(frame, rect.x + padding, rect.y + picture + 12, room);
  text.text(card.id + "/title", card.title, title_style(frame));
  text.gap(4);
  if (card.sensitive && !label_on_picture(card, rect.w, frame)) draw_sign(card.id + "/sensitive", ui::Icon::heart, sensitive_words(frame), sensitive_style(frame), text, frame);
  if (!card.language.empty()) draw_sign(card.id + "/language", ui::Icon::globe, card.language, ui::hint_style(frame.theme()), text, frame);
  const float row = measured.beside ? std::max(measured.line, measured.state) : measured.line;
  if (measured.line > 0) draw_line(card, {text.x(), text.y() + (row - measured.line) / 2, measured.beside ? line_indent(card) + measured.line_width + 1 : room, measured.line}, frame);
  if (measured.beside) {
    const float width = state_indent(card.state) + ui::badge_size(frame, state_words(card.state, frame), room).w;
    draw_state(card, {rect.right() - padding - width, text.y() + (row - measured.state) / 2}, width + 1, frame);
  } else {
    draw_state(card, {text.x(), text.y() + measured.line + (measured.line > 0 ? 6 : 0)}, room, frame);
  }
}

void draw_label_on_picture(const ListCard& card, const ui::Rect& picture, const ui::Size& size, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  const ui::Rect rect{picture.x + label_inset, picture.y + label_inset, size.w, size.h};
  ui::SurfaceStyle pill;
  pill.fill = theme.card;
  pill.edge = theme.coral.on_soft;
  pill.edge_width = theme.edge_width;
  pill.radii = ui::Radii::all(size.h / 2);
  frame.surface(rect, pill);
  frame.icon(ui::Icon::heart, {rect.x + label_padding, rect.centre().y - mark_edge / 2, mark_edge, mark_edge}, theme.coral.on_soft);
  const float x = rect.x + 2 * label_padding + mark_edge;
  const float height = size.h - label_padding;
  frame.text(card.id + "/sensitive", {x, rect.y + label_padding / 2, rect.right() - label_padding - x, height}, sensitive_words(frame), sensitive_style(frame));
}

struct Rows {
  const std::vector<ListCard>& cards;
  const Cells& cells;
  float gap = 16;

  float height(std::size_t first, float picture, ui::Frame& frame) const {
    float height = 0;
    for (std::size_t i = first; i < std::min(cards.size(), first + cells.columns()); ++i) height = std::max(height, height_of(cards[i], cells.width(), picture, frame));
    return height;
  }
  float height_of_first(std::size_t count, float picture, ui::Frame& frame) const {
    float all = -gap;
    for (std::size_t row = 0; row < count; ++row) all += height(row * cells.columns(), picture, frame) + gap;
    return all;
  }
};

// Pictures give up a little where that shows two rows whole, or the first, but no heads; where all rows are seen they take what is left.
float picture_of(const Rows& rows, float room, ui::Frame& frame) {
  constexpr float least = 92;
  constexpr float highest = 0.64F;  // of the width, as scenes are drawn
  const float usual = picture_height(rows.cells.width(), frame);
  const float spare = std::floor((room - rows.height_of_first(rows.cells.rows(), usual, frame)) / static_cast<float>(rows.cells.rows()));
  if (spare > 0) return std::min(usual + spare, std::max(usual, std::floor(rows.cells.width() * highest)));
  for (std::size_t count = std::min<std::size_t>(rows.cells.rows(), 2); count > 0; --count) {
    const float lacking = std::max(0.0F, std::ceil((rows.height_of_first(count, usual, frame) - room) / static_cast<float>(count)));
    if (usual - lacking >= least) return usual - lacking;
  }
  return std::min(usual, least);  // so that names are seen
}

bool draw_list_card(const ListCard& card, ui::Rect rect, float picture, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  const ui::ControlState state = frame.control(card.id, rect);
  ui::SurfaceStyle style = ui::pressable_style(theme);
  if (card.state == CardState::next) {
    style.edge = theme.sun.on_soft;
    style.edge_width = 2 * theme.edge_width;
  }
  ui::answer_touch(style, state, theme);
  frame.surface(rect, style);
  if (state.focused) ui::focus_ring(frame, rect, ui::space::radius);
  const float edge = style.edge_width;
  const ui::Radii radii{ui::space::radius - edge, ui::space::radius - edge, 0, 0};
  const ui::Rect top{rect.x + edge, rect.y + edge, rect.w - 2 * edge, picture};
  if (card.picture) {
    frame.picture(card.id + "/picture", top, *card.picture, radii);
  } else {
    ui::SurfaceStyle tint;
    tint.fill = theme.teal.soft;
    tint.radii = radii;
    frame.surface(top, tint);
    frame.icon(ui::Icon::umbrella, {top.x + (top.w - 72) / 2, top.y + (top.h - 72) / 2, 72, 72}, theme.ink);
  }
  if (const auto label = label_on_picture(card, rect.w, frame)) draw_label_on_picture(card, top, *label, frame);
  draw_words(card, rect, picture, frame);
  return state.pressed;
}

}  // namespace

std::optional<std::size_t> draw_list(const std::vector<ListCard>& cards, ui::Column& column, ui::Frame& frame) {
  if (cards.empty()) return std::nullopt;
  constexpr float gap = 16;
  const float least = frame.text_factor() > 1.3F ? 380.0F : 250.0F;
  const Cells cells(cards.size(), column.width(), std::min(least, column.width()), gap);
  const Rows rows{cards, cells, gap};
  const float picture = picture_of(rows, content_area(frame).h - column.y() - below_list, frame);
  std::optional<std::size_t> pressed;
  for (std::size_t first = 0; first < cards.size(); first += cells.columns()) {
    if (first > 0) column.gap(gap);
    const ui::Rect row = column.take(rows.height(first, picture, frame));
    for (std::size_t i = first; i < std::min(cards.size(), first + cells.columns()); ++i) {
      if (draw_list_card(cards[i], cells.cell(i - first, row.x, row.y, row.h), picture, frame)) pressed = i;
    }
  }
  return pressed;
}

void draw_list_head(const std::string& id, const std::string& title, const session::VisitProgress& progress, ui::Column& column, ui::Frame& frame, const HeadBadge& badge) {
  constexpr float sign = 52;
  const std::string words = frame.say("list/parasol", "Your parasol today");
  const std::size_t panels = session::done_in(progress);
  const std::string alt = frame.say_plural("list/panels", "A parasol with {count} panel in colour", "A parasol with {count} panels in colour", static_cast<long>(panels));
  const ui::TextSize head = frame.measure(title, ui::title_style(frame.theme()), column.width());
  const ui::TextSize label = frame.measure(words, ui::hint_style(frame.theme()), column.width() - sign - 12);
  const bool beside = head.w + 24 + label.w + 12 + sign <= column.width();
  const float top = column.y();
  frame.text(id + "/title", {column.x(), top + (beside ? std::max(0.0F, (sign - head.h) / 2) : 0), beside ? head.w + 1 : column.width(), head.h}, title, ui::title_style(frame.theme()));
  column.gap(beside ? std::max(head.h, sign) : head.h + 8);
  const float row = beside ? top + (std::max(head.h, sign) - sign) / 2 : column.y();
  const float x = beside ? column.x() + column.width() - sign - 12 - label.w - 1 : column.x();
  frame.text(id + "/parasol-label", {x, row + (sign - label.h) / 2, label.w + 1, label.h}, words, ui::hint_style(frame.theme()));
  frame.parasol_sign(id + "/parasol", {x + label.w + 12, row, sign, sign}, panels, alt);
  if (!beside) column.gap(std::max(sign, label.h));
  if (badge.words.empty()) return;
  // Beside the title where all of it has room in one line, else below.
  const ui::Size size = ui::badge_size(frame, badge.words, column.width());
  const float at = column.x() + head.w + 24;
  const bool fits = beside && at + size.w + 24 <= x;
  if (fits) {
    ui::badge(frame, badge.id, {at, top + (std::max(head.h, sign) - size.h) / 2}, badge.words, badge.tone, size.w + 1);
    return;
  }
  column.gap(10);
  column.gap(ui::badge(frame, badge.id, {column.x(), column.y()}, badge.words, badge.tone, column.width()).h);
}

}  // namespace screens
