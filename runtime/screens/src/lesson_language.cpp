#include "lesson_language.h"

#include "base/languages.h"

namespace screens {
namespace {

std::string with_name(std::string words, const std::string& name) {
  const std::string mark = "{language}";
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), name);
  return words;
}

}  // namespace

std::string language_name(const std::string& code, const ui::Frame& frame) {
  if (code == "en") return frame.say("language-name/en", "English");
  if (code == "uk") return frame.say("language-name/uk", "Ukrainian");
  if (code == "ar") return frame.say("language-name/ar", "Arabic");
  if (code == "th") return frame.say("language-name/th", "Thai");
  if (code == "es") return frame.say("language-name/es", "Spanish");
  if (code == "fr") return frame.say("language-name/fr", "French");
  if (code == "ru") return frame.say("language-name/ru", "Russian");
  return base::native_name(code);
}

std::string other_language_of(const content::Text& title, const std::string& source_language, const ui::Frame& frame) {
  if (frame.is_translated(title, source_language)) return {};
  return with_name(frame.say("lesson/in-language", "In {language}"), language_name(source_language, frame));
}

std::string told_of_language(const session::OpenLesson& open, const ui::Frame& frame) {
  if (frame.is_translated(open.lesson.title, open.source_language)) return {};
  return with_name(frame.say("lesson/told-of-language", "This lesson is in {language}. You can try it, or go back and choose another."),
                   language_name(open.source_language, frame));
}

void draw_lesson_language(const session::OpenLesson& open, ui::Column& column, ui::Frame& frame) {
  const std::string words = told_of_language(open, frame);
  if (words.empty()) return;
  constexpr float padding = 16;
  constexpr float edge = 28;
  ui::TextStyle style = ui::body_style(frame.theme());
  style.colour = frame.theme().sky.on_soft;
  const float room = column.width() - 2 * padding - edge - 12;
  const ui::TextSize size = frame.measure(words, style, room);
  const ui::Rect card = column.take(size.h + 16);
  ui::SurfaceStyle ground;
  ground.fill = frame.theme().sky.soft;
  ground.radii = ui::Radii::all(16);
  frame.surface(card, ground);
  frame.icon(ui::Icon::globe, {card.x + padding, card.y + 8 + (size.h - edge) / 2, edge, edge}, style.colour);
  frame.text("lesson-language", {card.x + padding + edge + 12, card.y + 8, room, size.h}, words, style);
  column.gap(12);
}

}  // namespace screens
