#include <algorithm>

#include "bars.h"
#include "views.h"

namespace screens {
namespace {

using ui::Rect;

constexpr float picture_top = 100;

float picture_width(const ui::Frame& frame) {
  if (frame.text_factor() > 1.8F) return 320;
  if (frame.text_factor() > 1.4F) return 420;
  return 560;
}

// The picture stays in its place while the text beside it scrolls. Returns where the text goes.
Rect draw_picture_card(const std::optional<content::Picture>& picture, ui::Frame& frame) {
  const Rect area = content_area(frame);
  if (!picture) return content_column(frame, 1000);
  const Rect card{32, picture_top, picture_width(frame), frame.size().h - picture_top - 104};
  frame.surface(card, ui::card_style(frame.theme()));
  const float edge = frame.theme().edge_width;
  frame.picture("picture", card.inset(edge), *picture, ui::Radii::all(ui::space::radius - edge));
  const float x = card.right() + 40;
  return {x, area.y, frame.size().w - x - 48, area.h};
}

float draw_quote(const std::string& id, const std::string& words, float x, float y, float width, ui::Frame& frame) {
  ui::BubbleLook look;
  look.text_size = ui::type::body;
  const ui::Size size = ui::bubble_size(frame, words, look, width);
  const Rect rect{x, y, width, size.h + 8};
  ui::bubble(frame, id, rect, words, look);
  return rect.h;
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

// Feedback to the word tapped last.
const content::TapTarget* last_found(const content::TapWordsBlock& block, const session::TapWordsState& state) {
  if (state.found.empty()) return nullptr;
  const auto found = std::find_if(block.targets.begin(), block.targets.end(),
                                  [&](const content::TapTarget& target) { return target.id == state.found.back(); });
  return found == block.targets.end() ? nullptr : &*found;
}

void draw_tap_feedback(const content::TapTarget& target, ui::Column& column, ui::Frame& frame) {
  const std::string words = frame.say(target.feedback);
  const ui::Tone tone = target.signal ? ui::Tone::sun : ui::Tone::leaf;
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - 40;
  const ui::TextSize size = frame.measure(words, style, room);
  const Rect card = column.take(size.h + 32);
  ui::SurfaceStyle surface = ui::card_style(frame.theme(), tone);
  surface.radii = ui::Radii::all(20);
  frame.surface(card, surface);
  frame.text("feedback", {card.x + 20, card.y + 16, room, size.h}, words, style);
  column.gap(14);
}

std::string count_text(const content::TapWordsBlock& block, const session::TapWordsState& state, ui::Frame& frame) {
  const auto is_found = [&](const content::TapTarget& target) {
    return std::find(state.found.begin(), state.found.end(), target.id) != state.found.end();
  };
  const auto all = std::count_if(block.targets.begin(), block.targets.end(), [](const auto& t) { return t.signal; });
  const auto found = std::count_if(block.targets.begin(), block.targets.end(),
                                   [&](const auto& t) { return t.signal && is_found(t); });
  if (found == 0) return frame.say(block.instruction);
  if (found == all) return frame.say("tap/all-found", "You found every sign. Well spotted.");
  std::string words = frame.say("tap/found", "You found {found} of {all} signs. Look for more, or go on.");
  const auto put = [&](const std::string& what, long value) {
    if (const auto at = words.find(what); at != std::string::npos) words.replace(at, what.size(), std::to_string(value));
  };
  put("{found}", found);
  put("{all}", all);
  return words;
}

}  // namespace

MaybeAction draw_page(const content::PageBlock& block, const session::OpenLesson& open, ui::Frame& frame) {
  const Rect place = draw_picture_card(block.picture, frame);
  frame.begin_scroll("page", {place.x - 12, place.y, place.w + 24, place.h});
  ui::Column column(frame, place.x, 20, place.w);
  draw_lesson_badge(open, column, frame);
  column.text("title", frame.say(block.title), ui::title_style(frame.theme()));
  column.gap(14);
  draw_paragraphs(block.paragraphs, column, frame);
  frame.end_scroll(column.y());
  return std::nullopt;
}

MaybeAction draw_tap_words(const content::TapWordsBlock& block, const session::TapWordsState& state,
                           const session::OpenLesson& open, ui::Frame& frame) {
  const Rect place = draw_picture_card(block.picture, frame);
  MaybeAction action;
  frame.begin_scroll("words", {place.x - 12, place.y, place.w + 24, place.h}, ui::Follow::growth);
  ui::Column column(frame, place.x, 20, place.w);
  draw_lesson_badge(open, column, frame);
  column.text("title", frame.say(block.title), ui::title_style(frame.theme()));
  column.gap(14);
  for (const auto& paragraph : block.paragraphs) {
    const std::string words = frame.say(paragraph.text);
    const bool quote = paragraph.style == content::ParagraphStyle::quote;
    const ui::TextStyle style = paragraph_style(paragraph, frame);
    const float inset = quote ? 20.0F : 0.0F;
    const ui::TextSize size = frame.measure(words, style, column.width() - 2 * inset);
    const Rect rect = column.take(size.h + 2 * inset * 0.8F);
    if (quote) {
      ui::SurfaceStyle bubble;
      bubble.fill = frame.theme().sky.soft;
      bubble.radii = {22, 22, 22, 5};
      frame.surface(rect, bubble);
    }
    const Rect inner{rect.x + inset, rect.y + inset * 0.8F, rect.w - 2 * inset, size.h};
    const std::string tapped = frame.tappable_text("paragraph/" + paragraph.id, inner, words, style, state.found);
    if (!tapped.empty()) action = session::TapTarget{tapped};
    column.gap(14);
  }
  if (const auto* target = last_found(block, state)) draw_tap_feedback(*target, column, frame);
  column.text("instruction", count_text(block, state, frame), ui::hint_style(frame.theme()));
  column.gap(4);
  frame.end_scroll(column.y());
  return action;
}

MaybeAction draw_close(const content::CloseBlock& block, ui::Frame& frame) {
  const Rect place = draw_picture_card(block.picture, frame);
  MaybeAction action;
  frame.begin_scroll("close", {place.x - 12, place.y, place.w + 24, place.h});
  ui::Column column(frame, place.x, 20, place.w);
  column.text("title", frame.say(block.title), ui::title_style(frame.theme()));
  column.gap(14);
  draw_paragraphs(block.paragraphs, column, frame);
  column.gap(4);
  const std::string words = frame.say("close/help", "If something online worries you, you can talk to someone.");
  const std::string label = frame.say("close/open-help", "See who can help");
  ui::ButtonLook look;
  look.tone = ui::Tone::coral;
  look.icon = ui::Icon::heart;
  const ui::Size button = ui::button_size(frame, label, look);
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - 48;
  const ui::TextSize size = frame.measure(words, style, room);
  const Rect card = column.take(size.h + button.h + 60);
  frame.surface(card, ui::card_style(frame.theme()));
  frame.text("close/help", {card.x + 24, card.y + 20, room, size.h}, words, style);
  const Rect at{card.x + 24, card.y + 36 + size.h, std::min(button.w, room), button.h};
  if (ui::button(frame, "open-help", at, label, look)) action = session::OpenHelp{};
  column.gap(16);
  frame.end_scroll(column.y());
  return action;
}

}  // namespace screens
