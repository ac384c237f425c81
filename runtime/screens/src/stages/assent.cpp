#include <algorithm>
#include <array>

#include "lesson_language.h"
#include "views.h"

namespace screens {
namespace {

struct Point {
  const char* id;
  const char* picture;
  std::string title;
  std::string words;
  ui::Tone tone;
};

// R13: what is kept, who sees it, that it can be stopped, in words a nine-year-old reads.
std::array<Point, 3> points(ui::Frame& frame) {
  return {Point{"assent/kept", "assent-kept", frame.say("assent/kept", "What we keep"),
                frame.say("assent/kept-text", "We keep only what you tap. Not your name. Not your face or voice."), ui::Tone::teal},
          Point{"assent/mixed", "assent-mixed", frame.say("assent/mixed", "Who sees it"),
                frame.say("assent/mixed-text", "The people who make lessons see a mix of 20 people or more. Nobody sees yours alone."), ui::Tone::plum},
          Point{"assent/stop", "assent-stop", frame.say("assent/stop", "You can stop"),
                frame.say("assent/stop-text", "Skip any question. Stop any time. Delete it all at the end."), ui::Tone::sun}};
}

constexpr float picture_height = 132;
constexpr float picture_width = 260;  // beside the words
constexpr float padding = 20;

enum class Pictured { no, above, beside };

ui::Rect words_in(ui::Rect card, Pictured pictured) {
  const float aside = pictured == Pictured::beside ? picture_width : 0;
  const float down = pictured == Pictured::above ? picture_height : 0;
  return {card.x + aside + padding, card.y + down, card.w - aside - 2 * padding, card.h - down};
}

float words_height(const Point& point, float room, ui::Frame& frame) {
  return frame.measure(point.title, ui::subheading_style(frame.theme()), room).h + frame.measure(point.words, ui::body_style(frame.theme()), room).h + 2;
}

float card_height(const Point& point, float width, Pictured pictured, ui::Frame& frame) {
  const float words = words_height(point, words_in({0, 0, width, 0}, pictured).w, frame) + 32;
  if (pictured == Pictured::beside) return std::max(words, picture_width * 0.8F);
  return words + (pictured == Pictured::above ? picture_height : 0);
}

void draw_picture(const Point& point, ui::Rect card, Pictured pictured, ui::Frame& frame) {
  const auto* file = interface_picture(point.picture);
  if (file == nullptr || pictured == Pictured::no) return;
  const float edge = frame.theme().edge_width;
  const float inner = ui::space::radius - edge;
  const bool beside = pictured == Pictured::beside;
  const ui::Rect place{card.x + edge, card.y + edge, (beside ? picture_width : card.w - edge) - edge, (beside ? card.h - edge : picture_height) - edge};
  frame.drawing(file->name, *file, place, beside ? ui::Radii{inner, 0, 0, inner} : ui::Radii{inner, inner, 0, 0});
}

void draw_card(const Point& point, ui::Rect card, Pictured pictured, ui::Frame& frame) {
  frame.surface(card, ui::card_style(frame.theme()));
  draw_picture(point, card, pictured, frame);
  const ui::Rect words = words_in(card, pictured);
  const float spare = pictured == Pictured::beside ? (words.h - words_height(point, words.w, frame)) / 2 : 14;
  ui::Column column(frame, words.x, words.y + spare, words.w);
  column.text(std::string(point.id) + "/title", point.title, ui::subheading_style(frame.theme()));
  column.gap(2);
  column.text(std::string(point.id) + "/text", point.words, ui::body_style(frame.theme()));
}

void draw_points(ui::Column& column, ui::Frame& frame) {
  const auto all = points(frame);
  const bool upright = is_narrow(frame) || frame.text_factor() > 1.3F;
  // An upright window has room for pictures below each other.
  const bool beside = upright && frame.size().h > 900 && frame.text_factor() < 1.6F;
  const Pictured pictured = beside ? Pictured::beside : !upright && frame.size().h >= 600 ? Pictured::above : Pictured::no;
  const float gap = upright ? 16.0F : 24.0F;
  const float width = upright ? column.width() : (column.width() - 2 * gap) / 3;
  float height = 0;
  for (const Point& point : all) height = std::max(height, card_height(point, width, pictured, frame));
  ui::Rect card = upright ? ui::Rect{} : column.take(height);
  for (const Point& point : all) {
    if (upright) {
      draw_card(point, column.take(card_height(point, width, pictured, frame)), pictured, frame);
      column.gap(gap);
    } else {
      draw_card(point, {card.x, card.y, width, height}, pictured, frame);
      card.x += width + gap;
    }
  }
}

// The true numbers and minutes, of both times: of what is asked, and of the pages that the progress above them counts.
void draw_amounts(const session::LessonVisit& visit, ui::Column& column, ui::Frame& frame) {
  const content::Instrument& instrument = *visit.sitting.open->instrument;
  const bool form_a_first = visit.sitting.start.form_a_first;
  const auto words = [&](const std::string& when, evaluation::Wave wave) {
    const session::SurveyLength length = session::length_of(instrument, wave, form_a_first);
    return when + " " + frame.say_plural("assent/questions", "{count} question", "{count} questions", static_cast<long>(length.questions)) + " · " +
           frame.say_plural("assent/pages", "{count} page", "{count} pages", static_cast<long>(length.pages)) + " · " +
           frame.say_plural("track/minutes", "about {count} minute", "about {count} minutes", length.minutes);
  };
  const std::string before = words(frame.say("assent/now", "Now:"), evaluation::Wave::pre);
  // In a trial nobody knows yet whether that is after the lesson or before it, and all are told the same.
  const bool in_trial = visit.sitting.start.arm != base::Arm::none;
  const std::string when = in_trial ? frame.say("assent/some-time", "Later:") : frame.say("assent/later", "After the lesson:");
  const std::string after = words(when, evaluation::Wave::post);
  const ui::Size first = ui::badge(frame, "assent/before", {column.x(), column.y()}, before, ui::Tone::plum, column.width());
  const bool beside = first.w + 12 + ui::badge_size(frame, after, column.width()).w <= column.width();
  if (!beside) column.gap(first.h + 6);
  const float x = beside ? column.x() + first.w + 12 : column.x();
  column.gap(ui::badge(frame, "assent/after", {x, column.y()}, after, ui::Tone::plum, column.width()).h);
}

// Both alike, beside each other so that one is never in sight without the other, and neither has the focus by itself:
// neither answer is the better one.
Said<session::Assent> draw_answers(ui::Column& column, ui::Frame& frame) {
  const std::string yes = frame.say("assent/yes", "Yes, ask me");
  const std::string no = frame.say("assent/no", "No, just the lesson");
  ui::ButtonLook look;
  look.text_size = 22;
  look.chrome = false;
  look.answers = ui::Answers::when_chosen;
  look.strong_edge = true;
  const float gap = 16;
  const float wanted = std::max(ui::button_size(frame, yes, look).w, ui::button_size(frame, no, look).w) + 24;
  const float width = std::min(std::max(wanted, 300.0F), (column.width() - gap) / 2);
  const float height = std::max({64.0F, ui::button_height(frame, yes, look, width), ui::button_height(frame, no, look, width)});
  const ui::Rect row = column.take(height);
  ui::Rect rect{row.x + (row.w - 2 * width - gap) / 2, row.y, width, height};
  Said<session::Assent> action;
  if (ui::button(frame, "assent/yes", rect, yes, look)) action = session::GiveAssent{true};
  rect.x += width + gap;
  if (ui::button(frame, "assent/no", rect, no, look)) action = session::GiveAssent{false};
  return action;
}

}  // namespace

Bars StageView<session::Assent>::bars(const session::Assent&, const session::LessonVisit&, ui::Frame& frame) {
  Bars bars;
  bars.title = frame.say("survey/before", "Before we start");
  bars.note = frame.say("assent/not-yet", "Nothing is kept until you choose.");
  return bars;
}

Said<session::Assent> StageView<session::Assent>::draw(const session::Assent&, const session::LessonVisit& visit, const Scene&, ui::Frame& frame) {
  frame.hush();
  const ui::Rect place = content_column(frame, 1216);
  frame.begin_scroll("assent", content_area(frame));
  ui::Column column(frame, place.x, 8, place.w);
  draw_lesson_language(*visit.sitting.open, column, frame);
  column.text("assent/title", frame.say("assent/title", "May we ask you some questions?"), ui::title_style(frame.theme()));
  column.gap(8);
  column.text("assent/lead", frame.say("assent/lead", "It is not a test. The lesson works without it."), ui::lead_style(frame.theme()));
  column.gap(10);
  draw_amounts(visit, column, frame);
  column.gap(12);
  draw_points(column, frame);
  column.gap(18);
  const Said<session::Assent> action = draw_answers(column, frame);
  frame.end_scroll(column.y() + 12);
  return action;
}

}  // namespace screens
