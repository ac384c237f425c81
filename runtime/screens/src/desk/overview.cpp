#include <algorithm>
#include <cmath>

#include "desk/desk_parts.h"

namespace screens {
namespace {

using session::DeskFacts;
using session::DeskOverview;

constexpr float gap = 18;
constexpr float padding = 22;

// What a card says: of what, how many, and what that means.
struct Fact {
  std::string id;
  std::string label;
  std::string value;
  std::string words;
};

// "23.11.2026": understood in each language that the screens are written in, and no words to translate.
std::string day_of(base::Date date) {
  const std::string iso = base::to_text(date);
  return iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
}

std::string replace(std::string text, const std::string& mark, const std::string& value) {
  const auto at = text.find(mark);
  return at == std::string::npos ? text : text.replace(at, mark.size(), value);
}

std::string free_space(std::uint64_t bytes) {
  const std::uint64_t mib = bytes >> 20;
  if (mib < 10 * 1024) return std::to_string(mib) + " MB";
  return std::to_string(mib >> 10) + " GB";
}

std::string words_of(const session::LessonsOfWeek& week, ui::Frame& frame) {
  if (week.begun == 0 && week.finished == 0) return frame.say("overview/no-lesson", "None was begun yet.");
  const std::string words = replace(frame.say("overview/begun", "begun · {count} finished"), "{count}", std::to_string(week.finished));
  return words + (week.week.empty() ? "" : " · " + week.week);
}

// The latest week stands large; the others follow below in a list of their own.
std::vector<Fact> facts_of(const DeskFacts& facts, const Scene& scene, ui::Frame& frame) {
  std::vector<Fact> all;
  const session::LessonsOfWeek latest = facts.weeks.empty() ? session::LessonsOfWeek{} : facts.weeks.front();
  all.push_back({"lessons", frame.say("overview/lessons", "Lessons"), std::to_string(latest.begun), words_of(latest, frame)});
  const std::string sent = replace(frame.say("overview/sent", "{count} sent"), "{count}", std::to_string(facts.answers_sent));
  const std::string withheld = replace(frame.say("overview/withheld", "{count} withheld"), "{count}", std::to_string(facts.answers_withheld));
  all.push_back({"answers", frame.say("overview/answers", "Answers kept here"), std::to_string(facts.answers_waiting), sent + " · " + withheld});
  const std::string receipt = facts.last_receipt_week.empty() ? "–" : facts.last_receipt_week;
  const std::string waiting = frame.say_plural("overview/waiting", "{count} group waits for a receipt", "{count} groups wait for a receipt", static_cast<long>(facts.batches_waiting));
  all.push_back({"receipt", frame.say("overview/receipt", "Last receipt"), receipt, facts.is_enrolled ? waiting : frame.say("overview/not-enrolled", "This kiosk is not enrolled, so nothing is sent.")});
  all.push_back({"day", frame.say("overview/day", "The clock says"), scene.today ? day_of(*scene.today) : "?",
                 scene.today ? frame.say("overview/day-known", "If that is wrong, set the clock of this machine.")
                             : frame.say("overview/day-unknown", "That cannot be right, so no helpline is shown. Set the clock of this machine.")});
  if (facts.free_bytes) all.push_back({"space", frame.say("overview/space", "Free space"), free_space(*facts.free_bytes), frame.say("overview/space-words", "Below 16 MB no new answers are kept. Lessons go on.")});
  std::size_t lessons = 0;
  for (const auto& track : scene.tracks) lessons += track.lessons.size();
  all.push_back({"packs", frame.say("overview/packs", "Packs"), std::to_string(scene.tracks.size()),
                 frame.say_plural("overview/in-packs", "with {count} lesson", "with {count} lessons", static_cast<long>(lessons))});
  return all;
}

ui::TextStyle value_style(const ui::Frame& frame) { return ui::title_style(frame.theme()); }

float fact_height(const Fact& fact, float width, ui::Frame& frame) {
  const float room = width - 2 * padding;
  return frame.measure(fact.label, ui::hint_style(frame.theme()), room).h + frame.measure(fact.value, value_style(frame), room).h +
         frame.measure(fact.words, ui::hint_style(frame.theme()), room).h + 2 * padding + 8;
}

void draw_fact(const Fact& fact, ui::Rect rect, ui::Frame& frame) {
  frame.surface(rect, ui::card_style(frame.theme()));
  ui::Column column(frame, rect.x + padding, rect.y + padding, rect.w - 2 * padding);
  const std::string id = "overview/" + fact.id;
  column.text(id + "/label", fact.label, ui::hint_style(frame.theme()));
  column.gap(4);
  column.text(id + "/value", fact.value, value_style(frame));
  column.gap(4);
  column.text(id + "/words", fact.words, ui::hint_style(frame.theme()));
}

std::size_t in_row(float width, const ui::Frame& frame) {
  const float wanted = 250 * frame.text_factor();
  return static_cast<std::size_t>(std::clamp(std::floor(width / wanted), 1.0F, 3.0F));
}

void draw_facts(const std::vector<Fact>& all, ui::Column& column, ui::Frame& frame) {
  const std::size_t count = in_row(column.width(), frame);
  const float width = (column.width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  for (std::size_t first = 0; first < all.size(); first += count) {
    const std::size_t end = std::min(all.size(), first + count);
    float height = 0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, fact_height(all[i], width, frame));
    const ui::Rect row = column.take(height);
    column.gap(gap);
    for (std::size_t i = first; i < end; ++i) draw_fact(all[i], {row.x + static_cast<float>(i - first) * (width + gap), row.y, width, height}, frame);
  }
}

void draw_weeks(const DeskFacts& facts, ui::Column& column, ui::Frame& frame) {
  if (facts.weeks.size() < 2) return;
  column.text("overview/weeks", frame.say("overview/weeks", "Weeks before"), ui::subheading_style(frame.theme()));
  column.gap(6);
  for (std::size_t i = 1; i < facts.weeks.size(); ++i) {
    const session::LessonsOfWeek& week = facts.weeks[i];
    const std::string name = week.week.empty() ? frame.say("overview/no-week", "While the clock was wrong") : week.week;
    std::string words = frame.say("overview/week", "{begun} begun, {finished} finished");
    words = replace(replace(std::move(words), "{begun}", std::to_string(week.begun)), "{finished}", std::to_string(week.finished));
    column.text("overview/week/" + std::to_string(i), name + " · " + words, ui::body_style(frame.theme()));
    column.gap(4);
  }
}

}  // namespace

bool draw_deed(const char* id, const std::string& label, const std::string& words, ui::Column& column, ui::Frame& frame) {
  const float room = column.width() - 2 * padding;
  const ui::Size button = ui::button_size(frame, label, {});
  const float text = frame.measure(words, ui::body_style(frame.theme()), room).h;
  const ui::Rect rect = column.take(text + 14 + button.h + 2 * padding);
  column.gap(20);
  frame.surface(rect, ui::card_style(frame.theme()));
  ui::Column inside(frame, rect.x + padding, rect.y + padding, room);
  inside.text(std::string(id) + "-text", words, ui::body_style(frame.theme()));
  inside.gap(14);
  return ui::button(frame, id, {inside.x(), inside.y(), std::min(button.w, room), button.h}, label, {});
}

std::string DeskPartView<DeskOverview>::label(ui::Frame& frame) { return frame.say("desk/overview", "Overview"); }

SaidInPart<DeskOverview> DeskPartView<DeskOverview>::draw(const DeskOverview& overview, const Scene& scene, ui::Column& column, ui::Frame& frame) {
  SaidInPart<DeskOverview> action;
  if (draw_deed("desk/group", frame.say("desk/group", "Lead a group"),
                frame.say("desk/group-text", "One screen for a class: your notes, a timer, and votes that are counted by hand and kept nowhere."), column, frame)) {
    action = session::LeadGroup{};
  }
  if (!overview.facts) {
    column.text("overview/waiting", frame.say("overview/wait", "Looking …"), ui::body_style(frame.theme()));
    return action;
  }
  draw_facts(facts_of(*overview.facts, scene, frame), column, frame);
  draw_weeks(*overview.facts, column, frame);
  return action;
}

}  // namespace screens
