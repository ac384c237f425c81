#include "page_parts.h"

#include <algorithm>

namespace screens {
namespace {

using ui::Rect;

constexpr float picture_top = 100;

float picture_width(const ui::Frame& frame) {
  if (frame.text_factor() > 1.8F) return 320;
  if (frame.text_factor() > 1.4F) return 420;
  return 560;
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

ui::Rect draw_picture_card(const std::optional<content::Picture>& picture, ui::Frame& frame) {
  const Rect area = content_area(frame);
  if (!picture) return content_column(frame, 1000);
  const Rect card{32, picture_top, picture_width(frame), frame.size().h - picture_top - 104};
  frame.surface(card, ui::card_style(frame.theme()));
  const float edge = frame.theme().edge_width;
  frame.picture("picture", card.inset(edge), *picture, ui::Radii::all(ui::space::radius - edge));
  const float x = card.right() + 40;
  return {x, area.y, frame.size().w - x - 48, area.h};
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

void draw_feedback(const std::string& words, ui::Tone tone, const std::optional<content::Picture>& face, ui::Column& column, ui::Frame& frame) {
  const float edge = face ? 76 : 0;
  const float indent = face ? edge + 32 : 26;
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - indent - 26;
  const ui::TextSize size = frame.measure(words, style, room);
  const Rect card = column.take(std::max(size.h + 44, edge + 32));
  ui::SurfaceStyle surface = ui::card_style(frame.theme(), tone);
  surface.radii = ui::Radii::all(20);
  frame.surface(card, surface);
  if (face) frame.picture("feedback/picture", {card.x + 20, card.y + (card.h - edge) / 2, edge, edge}, *face, {});
  frame.text("feedback", {card.x + indent, card.y + (card.h - size.h) / 2, room, size.h}, words, style);
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

void draw_lesson_badge(const session::OpenLesson& open, ui::Column& column, ui::Frame& frame) {
  std::string label = frame.say("lesson/number", "Lesson {number}");
  const std::string mark = "{number}";
  if (const auto at = label.find(mark); at != std::string::npos) label.replace(at, mark.size(), std::to_string(open.lesson.number));
  if (open.age_to > 0) {
    std::string ages = frame.say("lesson/ages", "{from} to {to}");
    const auto put = [&](const std::string& what, int value) {
      if (const auto at = ages.find(what); at != std::string::npos) ages.replace(at, what.size(), std::to_string(value));
    };
    put("{from}", open.age_from);
    put("{to}", open.age_to);
    label += " · " + ages;
  }
  column.gap(ui::badge(frame, "lesson/badge", {column.x(), column.y()}, label, ui::Tone::sun, column.width()).h);
  column.gap(10);
}

}  // namespace screens
