#include "page_parts.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace screens {
namespace {

using ui::Rect;

constexpr float feedback_indent = 26;
constexpr float feedback_margin = 44;  // above and below the words together

float picture_width(const ui::Frame& frame, float most_picture) {
  const float most = frame.text_factor() > 1.8F ? 320.0F : frame.text_factor() > 1.4F ? 420.0F : usual_page_picture;
  return std::min({most, most_picture, frame.size().w * 0.4375F});
}

bool is_beside(const std::optional<content::Picture>& picture, const ui::Frame& frame) { return picture && !is_narrow(frame); }

Rect page_place(const std::optional<content::Picture>& picture, const ui::Frame& frame, float most_picture) {
  Rect place = content_column(frame, 1000);
  if (!is_beside(picture, frame)) return place;
  place.x = side_margin(frame) + picture_width(frame, most_picture) + 40;
  place.w = frame.size().w - place.x - 48;
  return place;
}

// Above the text, a picture leaves room for its beginning.
float picture_height(float width, const ui::Frame& frame) {
  return std::min(width * 0.72F, std::max(content_area(frame).h * 0.45F, 140.0F));
}

float draw_quote(const std::string& id, const std::string& words, float x, float y, float width, ui::Frame& frame) {
  ui::BubbleLook look;
  look.text_size = ui::type::body;
  const ui::Size size = ui::bubble_size(frame, words, look, width);
  const Rect rect{x, y, width, size.h + 8};
  ui::bubble(frame, id, rect, words, look);
  return rect.h;
}

}  // namespace

void draw_picture_card(const content::Picture& picture, Rect card, ui::Frame& frame) {
  frame.surface(card, ui::card_style(frame.theme()));
  const float edge = frame.theme().edge_width;
  frame.picture("picture", card.inset(edge), picture, ui::Radii::all(ui::space::radius - edge));
}

float page_width(const std::optional<content::Picture>& picture, const ui::Frame& frame, float most_picture) {
  return page_place(picture, frame, most_picture).w;
}

ui::Column begin_page(std::string_view id, const std::optional<content::Picture>& picture, ui::Frame& frame, ui::Follow follow, float most_picture) {
  const Rect area = content_area(frame);
  const Rect place = page_place(picture, frame, most_picture);
  const bool beside = is_beside(picture, frame);
  if (beside) draw_picture_card(*picture, {side_margin(frame), area.y + 12, picture_width(frame, most_picture), area.h - 24}, frame);
  frame.begin_scroll(id, {place.x - 12, area.y, place.w + 24, area.h}, follow);
  ui::Column column(frame, place.x, 20, place.w);
  if (picture && !beside) {
    draw_picture_card(*picture, column.take(picture_height(place.w, frame)), frame);
    column.gap(20);
  }
  return column;
}

ui::TextStyle paragraph_style(const content::Paragraph& paragraph, const ui::Frame& frame) {
  return paragraph.style == content::ParagraphStyle::hint ? ui::hint_style(frame.theme()) : ui::body_style(frame.theme());
}

void draw_paragraphs(const std::vector<content::Paragraph>& paragraphs, ui::Column& column, ui::Frame& frame) {
  for (const auto& paragraph : paragraphs) {
    const std::string id = "paragraph/" + paragraph.id;
    const std::string words = frame.say(paragraph.text);
    if (paragraph.style == content::ParagraphStyle::quote) {
      column.gap(draw_quote(id, words, column.x(), column.y(), column.width(), frame));
    } else {
      column.text(id, words, paragraph_style(paragraph, frame));
    }
    column.gap(16);
  }
}

void draw_feedback(const std::string& words, ui::Tone tone, const std::optional<content::Picture>& face, ui::Column& column, ui::Frame& frame, Judges judges) {
  const float edge = face ? 76 : 0;
  const float indent = face ? edge + 32 : feedback_indent;
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - indent - feedback_indent;
  const ui::TextSize size = frame.measure(words, style, room);
  const Rect card = column.take(std::max(size.h + feedback_margin, edge + 32));
  ui::SurfaceStyle surface = ui::card_style(frame.theme(), tone);
  surface.radii = ui::Radii::all(20);
  frame.surface(card, surface);
  frame.scroll_to_news("feedback", card, words);
  if (judges == Judges::yes && (tone == ui::Tone::leaf || tone == ui::Tone::teal)) frame.cue("feedback|" + words, ui::Cue::good_choice);
  if (judges == Judges::yes && tone == ui::Tone::coral) frame.cue("feedback|" + words, ui::Cue::try_again);
  if (face) frame.picture("feedback/picture", {card.x + 20, card.y + (card.h - edge) / 2, edge, edge}, *face, {});
  frame.text("feedback", {card.x + indent, card.y + (card.h - size.h) / 2, room, size.h}, words, style);
}

void draw_note(const Note& note, ui::Column& column, ui::Frame& frame) {
  constexpr float mark = 28;
  constexpr float padding = 20;
  const ui::Theme& theme = frame.theme();
  const ui::TextStyle style = ui::body_style(theme);
  const std::string words = "**" + note.head + "**" + (note.words.empty() ? "" : " " + frame.beside(note.words));
  const float room = column.width() - 2 * padding - mark - 14;
  const ui::TextSize size = frame.measure(words, style, room);
  const float margin = note.framed ? 14 : 4;
  if (note.tone == ui::Tone::leaf) frame.cue(note.id + "|" + words, ui::Cue::good_choice);
  if (note.tone == ui::Tone::coral) frame.cue(note.id + "|" + words, ui::Cue::try_again);
  const Rect card = column.take(std::max(size.h, mark) + 2 * margin);
  if (note.framed) {
    ui::SurfaceStyle surface = ui::card_style(theme, note.tone);
    surface.radii = ui::Radii::all(20);
    surface.shadow = 0;
    frame.surface(card, surface);
  }
  const ui::Colour ink = note.framed ? ui::colours_of(theme, note.tone).text : theme.ink;
  frame.icon(note.icon, {card.x + padding, card.y + margin, mark, mark}, ink);
  frame.text(note.id, {card.x + padding + mark + 14, card.y + (card.h - size.h) / 2, room, size.h}, words, style);
}

float feedback_height(const std::string& words, float width, const ui::Frame& frame) {
  return frame.measure(words, ui::body_style(frame.theme()), width - 2 * feedback_indent).h + feedback_margin;
}

std::string with_numbers(const ui::Frame& frame, std::string words, std::initializer_list<std::pair<std::string_view, long>> numbers) {
  for (const auto& [mark, number] : numbers) {
    if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), frame.number(number));
  }
  return words;
}

void draw_picture_across(const std::optional<content::Picture>& picture, ui::Column& column, ui::Frame& frame) {
  if (!picture) return;
  const float edge = frame.theme().edge_width;
  const Rect card = column.take(220);
  frame.surface(card, ui::card_style(frame.theme()));
  frame.picture("picture", card.inset(edge), *picture, ui::Radii::all(ui::space::radius - edge));
  column.gap(24);
}

void draw_not_kept(ui::Column& column, ui::Frame& frame) {
  const std::string words = frame.say("block/not-kept", "Only for you. Nothing you do here is kept.");
  const ui::TextStyle style = ui::hint_style(frame.theme());
  const float indent = 34;
  const ui::TextSize size = frame.measure(words, style, column.width() - indent);
  const Rect line = column.take(std::max(size.h, 24.0F));
  const float first_line = frame.measure(words, style, 0).h;
  frame.icon(ui::Icon::lock, {line.x, line.y + (first_line - 24) / 2, 24, 24}, style.colour);
  frame.text("not-kept", {line.x + indent, line.y, line.w - indent, size.h}, words, style);
  column.gap(16);
}

namespace {

// As the box has it in which it is drawn.
std::string number_of(std::string_view sign) {
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < sign.size(); ++i) {
    const auto byte = static_cast<unsigned char>(sign[i]);
    const unsigned int bits = i > 0 ? 0x3FU : sign.size() == 1 ? 0x7FU : 0xFFU >> (sign.size() + 1);
    code = code << 6U | (byte & bits);
  }
  char text[16];
  std::snprintf(text, sizeof text, "%04X", code);
  return text;
}

}  // namespace

void draw_undrawn(const std::string& field, const std::vector<std::string>& signs, ui::Column& column, ui::Frame& frame) {
  constexpr std::size_t most = 3;
  if (signs.empty()) return;
  std::string numbers;
  for (std::size_t i = 0; i < std::min(most, signs.size()); ++i) numbers += (i == 0 ? "" : ", ") + number_of(signs[i]);
  if (signs.size() > most) numbers += " …";
  std::string words = frame.say("field/undrawn", "This screen cannot draw {signs}: here and on paper that is a box. What you wrote is kept.");
  if (const auto at = words.find("{signs}"); at != std::string::npos) words.replace(at, std::string_view("{signs}").size(), numbers);
  column.text("undrawn/" + field, words, ui::hint_style(frame.theme()));
}

void draw_lesson_badge(const session::OpenLesson& open, ui::Column& column, ui::Frame& frame) {
  std::string label = with_numbers(frame, frame.say("lesson/number", "Lesson {number}"), {{"{number}", open.lesson.number}});
  if (open.age_to > 0) {
    label += " · " + with_numbers(frame, frame.say("lesson/ages", "{from} to {to}"), {{"{from}", open.age_from}, {"{to}", open.age_to}});
  }
  column.gap(ui::badge(frame, "lesson/badge", {column.x(), column.y()}, label, ui::Tone::sun, column.width()).h);
  column.gap(10);
}

}  // namespace screens
