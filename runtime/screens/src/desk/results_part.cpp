#include <algorithm>

#include "desk/pack_row.h"

namespace screens {
namespace {

using session::LessonResult;
using session::ResultMean;
using session::ResultsPart;
using SaidHere = SaidInPart<ResultsPart>;

constexpr float padding = 22;
constexpr float bar_height = 18;

// Before is outlined and after is filled, so that colour does not say it alone.
void draw_share(float share, bool filled, ui::Column& column, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  const ui::Rect rect = column.take(bar_height);
  ui::SurfaceStyle style;
  style.fill = theme.meter;
  style.radii = ui::Radii::all(bar_height / 2);
  frame.surface(rect, style);
  style.fill = filled ? theme.teal.strong : theme.card;
  style.edge = theme.teal.strong;
  style.edge_width = 3;
  frame.surface({rect.x, rect.y, std::max(bar_height, rect.w * std::clamp(share, 0.0F, 1.0F)), bar_height}, style);
}

std::string percent(std::int64_t permille, ui::Frame& frame) {
  return with_word(frame.say("packs/percent", "{count} %"), "{count}", frame.number(static_cast<long>((permille + 5) / 10)));
}

// "" for one that this page has no words for.
std::string construct_words(const ResultMean& mean, ui::Frame& frame) {
  if (mean.construct == "knowledge") return frame.say("results/knowledge", "What readers know");
  if (mean.construct == "scenario") return frame.say("results/scenario", "How well they judge a situation");
  if (mean.construct == "attitude") return frame.say("results/attitude", "What they feel able to do (no answer is wrong)");
  if (mean.construct == "help_seeking") return frame.say("results/help-seeking", "How likely they are to ask for help (no answer is wrong)");
  return "";
}

std::string mean_words(const ResultMean& mean, ui::Frame& frame) {
  const std::string words = frame.say("results/before-after", "{before} before, {after} after");
  return with_word(with_word(words, "{before}", percent(mean.before, frame)), "{after}", percent(mean.after, frame));
}

std::vector<ResultMean> shown_means(const LessonResult& result, ui::Frame& frame) {
  std::vector<ResultMean> shown;
  for (const ResultMean& mean : result.means) {
    if (session::is_shown(mean) && !construct_words(mean, frame).empty()) shown.push_back(mean);
  }
  return shown;
}

std::string title_of(const LessonResult& result, const Scene& scene, ui::Frame& frame) {
  for (const session::TrackCard& track : scene.tracks) {
    for (const session::LessonCard& lesson : track.lessons) {
      if (track.pack == result.pack && lesson.id == result.lesson) return frame.say(lesson.title);
    }
  }
  return result.lesson.empty() ? frame.say("results/several", "Several lessons") : result.lesson.value;
}

std::string about_words(const LessonResult& result, ui::Frame& frame) {
  return frame.say_plural("results/readers", "{count} reader answered before and after", "{count} readers answered before and after", static_cast<long>(result.readers)) +
         " · " + result.week;
}

ui::TextStyle label_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.weight = ui::Weight::semibold;
  return style;
}

float height_of(const LessonResult& result, const std::string& title, float width, ui::Frame& frame) {
  const ui::TextStyle hint = ui::hint_style(frame.theme());
  float height = frame.measure(title, ui::subheading_style(frame.theme()), width).h + frame.measure(about_words(result, frame), hint, width).h;
  for (const ResultMean& mean : shown_means(result, frame)) {
    height += 16 + frame.measure(construct_words(mean, frame), label_style(frame), width).h + 6 + 2 * bar_height + 6 + 4 + frame.measure(mean_words(mean, frame), ui::body_style(frame.theme()), width).h;
  }
  return height;
}

void draw_mean(const std::string& id, const ResultMean& mean, ui::Column& column, ui::Frame& frame) {
  column.gap(16);
  column.text(id + "/label", construct_words(mean, frame), label_style(frame));
  column.gap(6);
  draw_share(static_cast<float>(mean.before) / 1000, false, column, frame);
  column.gap(6);
  draw_share(static_cast<float>(mean.after) / 1000, true, column, frame);
  column.gap(4);
  column.text(id, mean_words(mean, frame), ui::body_style(frame.theme()));
}

void draw_result(const LessonResult& result, std::size_t number, const Scene& scene, ui::Column& column, ui::Frame& frame) {
  const std::string id = "results/" + std::to_string(number);
  const std::string title = title_of(result, scene, frame);
  const float room = column.width() - 2 * padding;
  const ui::Rect card = column.take(height_of(result, title, room, frame) + 2 * padding);
  column.gap(18);
  frame.surface(card, ui::card_style(frame.theme()));
  ui::Column inside(frame, card.x + padding, card.y + padding, room);
  inside.text(id + "/title", title, ui::subheading_style(frame.theme()));
  inside.text(id + "/about", about_words(result, frame), ui::hint_style(frame.theme()));
  for (const ResultMean& mean : shown_means(result, frame)) draw_mean(id + "/" + mean.construct, mean, inside, frame);
}

std::string week_words(const session::LessonsOfWeek& week, ui::Frame& frame) {
  const std::string name = week.week.empty() ? frame.say("overview/no-week", "While the clock was wrong") : week.week;
  std::string words = frame.say("overview/week", "{begun} begun, {finished} finished");
  words = with_word(std::move(words), "{begun}", frame.number(static_cast<long>(week.begun)));
  return name + " · " + with_word(std::move(words), "{finished}", frame.number(static_cast<long>(week.finished)));
}

void draw_weeks(const session::DeskFacts& facts, ui::Column& column, ui::Frame& frame) {
  if (facts.weeks.empty()) return;
  std::int64_t most = 1;
  for (const session::LessonsOfWeek& week : facts.weeks) most = std::max(most, week.begun);
  const float room = column.width() - 2 * padding;
  const std::string heading = frame.say("results/weeks", "Lessons, week by week");
  const ui::TextStyle body = ui::body_style(frame.theme());
  float height = frame.measure(heading, ui::subheading_style(frame.theme()), room).h;
  for (const session::LessonsOfWeek& week : facts.weeks) height += 12 + frame.measure(week_words(week, frame), body, room).h + 4 + bar_height;
  const ui::Rect card = column.take(height + 2 * padding);
  frame.surface(card, ui::card_style(frame.theme()));
  ui::Column inside(frame, card.x + padding, card.y + padding, room);
  inside.text("results/weeks", heading, ui::subheading_style(frame.theme()));
  for (std::size_t i = 0; i < facts.weeks.size(); ++i) {
    inside.gap(12);
    inside.text("results/week/" + std::to_string(i), week_words(facts.weeks[i], frame), body);
    inside.gap(4);
    draw_share(static_cast<float>(facts.weeks[i].begun) / static_cast<float>(most), true, inside, frame);
  }
}

}  // namespace

std::string DeskPartView<ResultsPart>::label(ui::Frame& frame) { return frame.say("desk/results", "Results"); }

SaidHere DeskPartView<ResultsPart>::draw(const ResultsPart& part, const Scene& scene, ui::Column& column, ui::Frame& frame) {
  column.text("results/heading", frame.say("results/heading", "Before a lesson, and after it"), part_style(frame));
  column.gap(8);
  column.text("results/lead",
              frame.say("results/lead", "Shown for whole groups only, never for fewer than ten readers, so nobody can be told apart. "
                                        "It is a change and no proof: some of it comes from answering twice."),
              ui::lead_style(frame.theme()));
  column.gap(16);
  if (!part.facts) {
    column.text("results/looking", frame.say("packs/looking", "One moment …"), ui::body_style(frame.theme()));
    return std::nullopt;
  }
  std::size_t number = 0;
  for (const LessonResult& result : part.facts->results) {
    if (result.readers >= session::least_shown) draw_result(result, ++number, scene, column, frame);
  }
  if (number == 0) {
    column.text("results/none",
                part.facts->is_enrolled ? frame.say("results/none", "There is nothing to show yet: no group of twenty is complete.")
                                        : frame.say("results/not-enrolled", "There is nothing to show yet. Results are made of groups of twenty readers or more, and only on a kiosk that hands its answers on. Whoever runs this kiosk connects it with the command “parasol-kiosk enrol”, and a token from the people who collect the answers. Lessons need none of this."),
                ui::body_style(frame.theme()));
    column.gap(20);
  }
  draw_weeks(*part.facts, column, frame);
  return std::nullopt;
}

}  // namespace screens
