#include <algorithm>
#include <cmath>

#include "desk/pack_row.h"
#include "desk/send_card.h"

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

std::string words_of(const session::LessonsOfWeek& week, ui::Frame& frame) {
  if (week.begun == 0 && week.finished == 0) return frame.say("overview/no-lesson", "None was begun yet.");
  const std::string words = with_word(frame.say("overview/begun", "begun · {count} finished"), "{count}", frame.number(static_cast<long>(week.finished)));
  return words + (week.week.empty() ? "" : " · " + week.week);
}

Fact lessons_fact(const DeskFacts& facts, ui::Frame& frame) {
  const session::LessonsOfWeek latest = facts.weeks.empty() ? session::LessonsOfWeek{} : facts.weeks.front();
  return {"lessons", frame.say("overview/lessons", "Lessons"), frame.number(static_cast<long>(latest.begun)), words_of(latest, frame)};
}

Fact answers_fact(const DeskFacts& facts, ui::Frame& frame) {
  const auto count = [&](std::int64_t number) { return frame.number(static_cast<long>(number)); };
  const std::string sent = with_word(frame.say("overview/sent", "{count} sent"), "{count}", count(facts.answers_sent));
  const std::string withheld = with_word(frame.say("overview/withheld", "{count} withheld"), "{count}", count(facts.answers_withheld));
  return {"answers", frame.say("overview/answers", "Answers kept here"), count(facts.answers_waiting), sent + " · " + withheld};
}

Fact receipt_fact(const DeskFacts& facts, ui::Frame& frame) {
  const std::string waiting = frame.say_plural("overview/waiting", "{count} group waits for a receipt", "{count} groups wait for a receipt", static_cast<long>(facts.batches_waiting)) +
                              ". " + (facts.has_address ? frame.say("overview/by-itself", "Sending goes by itself when there is a connection.")
                                                    : frame.say("overview/by-stick", "They travel by stick."));
  return {"receipt", frame.say("overview/receipt", "Last receipt"), facts.last_receipt_week.empty() ? "–" : facts.last_receipt_week,
          facts.is_enrolled ? waiting : frame.say("overview/not-enrolled", "This kiosk is connected to nobody, so nothing is sent.")};
}

Fact day_fact(const Scene& scene, ui::Frame& frame) {
  return {"day", frame.say("overview/day", "The clock says"), scene.today ? day_of(*scene.today) : "?",
          scene.today ? frame.say("overview/day-known", "If that is wrong, set the clock of this machine.")
                      : frame.say("overview/day-unknown", "That cannot be right, so no helpline is shown. Set the clock of this machine.")};
}

Fact space_fact(const DeskFacts& facts, ui::Frame& frame) {
  return {"space", frame.say("overview/space", "Free space"), facts.free_bytes ? size_words(*facts.free_bytes, frame) : "?",
          frame.say("overview/space-words", "Below 16 MB no new answers are kept. Lessons go on.")};
}

bool is_short_of_space(const DeskFacts& facts) { return facts.free_bytes && *facts.free_bytes < 64'000'000; }

// What is only looked up, in one line.
std::string machine_words(const Scene& scene, const DeskFacts& facts, ui::Frame& frame) {
  std::string words;
  const auto add = [&](const Fact& fact) { words += (words.empty() ? "" : " · ") + fact.label + ": " + fact.value; };
  if (facts.free_bytes && !is_short_of_space(facts)) add(space_fact(facts, frame));
  if (scene.today) add(day_fact(scene, frame));
  return words;
}

Fact anew_fact(ui::Frame& frame) {
  return {"anew", frame.say("overview/anew", "This kiosk counts anew"), "!",
          frame.say("overview/anew-words", "A file it keeps was damaged, or came from an older copy. What no group held yet is not sent. The log names the file.")};
}

Fact trial_fact(const DeskFacts& facts, ui::Frame& frame) {
  if (facts.arms == 1) {
    return {"trial", frame.say("overview/trial", "Ways to the lesson, in a trial"), frame.number(facts.arms),
            frame.say("overview/trial-one", "This kiosk takes part in a trial. Everybody here comes to the lesson in the same way, as the enrolment says.")};
  }
  return {"trial", frame.say("overview/trial", "Ways to the lesson, in a trial"), frame.number(facts.arms),
          frame.say("overview/trial-words", "Some readers are asked all the questions first, or have another lesson first. Everybody has the lesson.")};
}

// Above everything else, since somebody has to see to it.
std::vector<Fact> not_as_usual(const Scene& scene, const DeskFacts& facts, ui::Frame& frame) {
  std::vector<Fact> all;
  if (facts.counts_anew) all.push_back(anew_fact(frame));
  if (!scene.today) all.push_back(day_fact(scene, frame));
  if (is_short_of_space(facts)) all.push_back(space_fact(facts, frame));
  return all;
}

// Numbers are seen from afar where words have their usual size.
ui::TextStyle value_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::title_style(frame.theme());
  if (frame.text_factor() < 1.3F) style.size = 48;
  return style;
}

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

float facts_height(const std::vector<Fact>& all, float width, ui::Frame& frame) {
  const std::size_t count = std::min(in_row(width, frame), all.size());
  float sum = 0;
  for (std::size_t first = 0; first < all.size(); first += count) {
    const auto here = static_cast<float>(std::min(all.size(), first + count) - first);
    float height = 0;
    for (std::size_t i = first; i < std::min(all.size(), first + count); ++i) height = std::max(height, fact_height(all[i], (width - gap * (here - 1)) / here, frame));
    sum += height + gap;
  }
  return sum;
}

void draw_facts(const std::vector<Fact>& all, ui::Column& column, ui::Frame& frame) {
  const std::size_t count = std::min(in_row(column.width(), frame), all.size());
  for (std::size_t first = 0; first < all.size(); first += count) {
    const std::size_t end = std::min(all.size(), first + count);
    const auto here = static_cast<float>(end - first);  // a last one alone has all of its row
    const float width = (column.width() - gap * (here - 1)) / here;
    float height = 0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, fact_height(all[i], width, frame));
    const ui::Rect row = column.take(height);
    column.gap(gap);
    for (std::size_t i = first; i < end; ++i) draw_fact(all[i], {row.x + static_cast<float>(i - first) * (width + gap), row.y, width, height}, frame);
  }
}

// ---- the packs, as far as there is room for them -------------------------------------------------

constexpr std::size_t most_packs = 4;
constexpr std::size_t least_packs = 2;

PackState state_of(const session::PackFacts& pack, const Scene& scene, ui::Frame& frame) {
  const auto* installing = std::get_if<session::InstallingPack>(&scene.shell.packs.work);
  if (installing == nullptr || installing->pack.id != pack.id) return signed_state(pack, scene, frame);
  return {with_word(frame.say("overview/updating", "updating, {count} %"), "{count}", frame.number(percent_of(*installing))), ui::Tone::sun};
}

std::vector<PackRow> pack_rows(const Scene& scene, std::size_t most, ui::Frame& frame) {
  std::vector<PackRow> rows;
  if (!scene.shell.packs.seen) return rows;
  for (const session::PackFacts& pack : scene.shell.packs.seen->installed) {
    if (rows.size() < most) rows.push_back({"overview/pack/" + pack.id.value, &pack, "", state_of(pack, scene, frame), "", ""});
  }
  return rows;
}

std::string rest_words(const Scene& scene, ui::Frame& frame) {
  if (!scene.shell.packs.seen) return frame.say("packs/looking", "One moment …");
  const session::PacksSeen& seen = *scene.shell.packs.seen;
  const std::string words = seen.installed.empty() ? frame.say("overview/no-packs", "There is none.") : "";
  if (seen.refused.empty()) return words;
  return words + (words.empty() ? "" : " · ") + frame.say_plural("overview/refused", "{count} file is refused", "{count} files are refused", static_cast<long>(seen.refused.size()));
}

struct PackList {
  std::string heading;
  std::vector<PackRow> rows;
  std::string more;  // a button that leads to those that are not among the rows
  std::string rest;
  std::string machine;        // at the foot of the card
  std::optional<float> done;  // of what is being brought in
};

constexpr float bar_height = 14;

PackList pack_list(const Scene& scene, const DeskFacts& facts, std::size_t most, ui::Frame& frame) {
  PackList list{frame.say("packs/here", "Packs on this kiosk"), pack_rows(scene, most, frame), "", rest_words(scene, frame), machine_words(scene, facts, frame), std::nullopt};
  if (const auto* installing = std::get_if<session::InstallingPack>(&scene.shell.packs.work)) list.done = static_cast<float>(percent_of(*installing)) / 100;
  const std::size_t all = scene.shell.packs.seen ? scene.shell.packs.seen->installed.size() : 0;
  if (all > most) list.more = frame.say_plural("overview/more-packs", "and {count} more", "and {count} more", static_cast<long>(all - most));
  return list;
}

ui::ButtonLook more_look() {
  ui::ButtonLook look;
  look.icon = ui::Icon::next;
  look.icon_at_end = true;
  look.text_size = ui::type::small;
  return look;
}

float more_height(const PackList& list, float room, const ui::Frame& frame) {
  return list.more.empty() ? 0 : ui::button_height(frame, list.more, more_look(), room);
}

ui::TextStyle machine_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = ui::type::small;
  return style;
}

float machine_height(const PackList& list, float room, const ui::Frame& frame) { return frame.measure(list.machine, machine_style(frame), room).h; }

float height_of(const PackList& list, float width, ui::Frame& frame) {
  const float room = width - 2 * padding;
  float height = 2 * padding + frame.measure(list.heading, ui::subheading_style(frame.theme()), room).h + 12;
  for (const PackRow& row : list.rows) height += pack_row_height(row, room, frame);
  const float rest = list.rest.empty() ? 0 : frame.measure(list.rest, ui::hint_style(frame.theme()), room).h;
  const float foot = (list.done ? bar_height + 10 : 0) + (list.machine.empty() ? 0 : machine_height(list, room, frame) + 10);
  return height + more_height(list, room, frame) + rest + (list.more.empty() || list.rest.empty() ? 0 : 10) + foot;
}

// As many rows as end above the lower edge of the page, where `top` is the place of the list on it.
PackList packs_that_fit(const Scene& scene, const DeskFacts& facts, float width, float top, ui::Frame& frame) {
  for (std::size_t most = most_packs;; --most) {
    PackList list = pack_list(scene, facts, most, frame);
    if (most == least_packs || top + height_of(list, width, frame) + 8 <= content_area(frame).h) return list;
  }
}

// True when the rest is to be seen.
bool draw_packs(const PackList& list, ui::Rect card, ui::Frame& frame) {
  frame.surface(card, ui::card_style(frame.theme()));
  ui::Column inside(frame, card.x + padding, card.y + padding, card.w - 2 * padding);
  inside.text("overview/packs", list.heading, ui::subheading_style(frame.theme()));
  inside.gap(12);
  for (const PackRow& row : list.rows) draw_pack_row(row, inside, frame);
  bool pressed = false;
  if (!list.more.empty()) {
    const float width = std::min(ui::button_size(frame, list.more, more_look()).w, inside.width());
    const ui::Rect row = inside.take(more_height(list, inside.width(), frame));
    pressed = ui::button(frame, "overview/more", {row.x, row.y, width, row.h}, list.more, more_look());
    inside.gap(10);
  }
  if (!list.rest.empty()) inside.text("overview/rest", list.rest, ui::hint_style(frame.theme()));
  if (list.done) draw_bar("overview/bar", *list.done, inside, frame);
  if (list.machine.empty()) return pressed;
  const float foot = machine_height(list, inside.width(), frame);
  frame.text("overview/machine", {inside.x(), card.bottom() - padding - foot, inside.width(), foot}, list.machine, machine_style(frame));
  return pressed;
}

struct DeedCard {
  std::string id, label, words;
};

float height_of(const DeedCard& deed, float width, const ui::Frame& frame) {
  return frame.measure(deed.words, ui::body_style(frame.theme()), width - 2 * padding).h + 14 + ui::button_size(frame, deed.label, {}).h + 2 * padding;
}

bool draw_deed_card(const DeedCard& deed, ui::Rect rect, ui::Frame& frame) {
  const float room = rect.w - 2 * padding;
  const ui::Size button = ui::button_size(frame, deed.label, {});
  frame.surface(rect, ui::card_style(frame.theme()));
  ui::Column inside(frame, rect.x + padding, rect.y + padding, room);
  inside.text(deed.id + "-text", deed.words, ui::body_style(frame.theme()));
  inside.gap(14);
  return ui::button(frame, deed.id, {inside.x(), inside.y(), std::min(button.w, room), button.h}, deed.label, {});
}

using SaidHere = SaidInPart<DeskOverview>;

// What can be done from here: results on their way, where there is somebody to send them to, and a group. A kiosk that sends
// nothing says what that is.
class Deeds {
 public:
  Deeds(const Scene& scene, const DeskFacts& facts, ui::Frame& frame)
      : facts_(facts), work_(scene.shell.sending), frame_(frame),
        group_{"desk/group", frame.say("desk/group", "Lead a group"),
               frame.say("desk/group-text", "One screen for a class: your notes, a timer, and votes that are counted by hand and kept nowhere.")} {}

  float height(float width) const {
    if (!facts_.is_enrolled) return height_of(group_, width, frame_);
    return send_card_height(facts_, work_, width, frame_) + gap + ui::button_height(frame_, group_.label, group_look(), width);
  }
  // The card is as high as is left.
  SaidHere draw(ui::Rect rect) const {
    SaidHere said;
    if (!facts_.is_enrolled) {
      if (draw_deed_card(group_, rect, frame_)) said = session::LeadGroup{};
      return said;
    }
    const float group = ui::button_height(frame_, group_.label, group_look(), rect.w);
    const bool leads = ui::button(frame_, group_.id, {rect.x, rect.y, rect.w, group}, group_.label, group_look());
    said = draw_send_card(facts_, work_, {rect.x, rect.y + group + gap, rect.w, rect.h - gap - group}, frame_);
    if (leads) said = session::LeadGroup{};
    return said;
  }

 private:
  static ui::ButtonLook group_look() {
    ui::ButtonLook look;
    look.icon = ui::Icon::people;
    look.chrome = false;
    return look;
  }

  const DeskFacts& facts_;
  const session::SendWork& work_;
  ui::Frame& frame_;
  const DeedCard group_;
};

std::vector<Fact> usual(const DeskFacts& facts, ui::Frame& frame) {
  return {lessons_fact(facts, frame), answers_fact(facts, frame), receipt_fact(facts, frame)};
}

// The packs, and beside them what can be done.
SaidHere draw_lower(const Scene& scene, const DeskFacts& facts, ui::Column& column, ui::Frame& frame) {
  const Deeds deeds(scene, facts, frame);
  const float side = (column.width() - 2 * gap) / 3;
  const float wide = column.width() - side - gap;
  const PackList packs = packs_that_fit(scene, facts, wide, column.y(), frame);
  const ui::Rect row = column.take(std::max(height_of(packs, wide, frame), deeds.height(side)));
  const bool wants_packs = draw_packs(packs, {row.x, row.y, wide, row.h}, frame);
  SaidHere pressed = deeds.draw({row.x + wide + gap, row.y, side, row.h});
  if (wants_packs) pressed = session::SeePacks{};
  return pressed;
}

// One below the other: with a class waiting, what one came to do comes before what there is to read.
SaidHere draw_deeds_first(const Scene& scene, const DeskFacts& facts, ui::Column& column, ui::Frame& frame) {
  const Deeds deeds(scene, facts, frame);
  SaidHere pressed = deeds.draw(column.take(deeds.height(column.width())));
  column.gap(gap);
  draw_facts(usual(facts, frame), column, frame);
  const PackList packs = pack_list(scene, facts, most_packs, frame);
  if (draw_packs(packs, column.take(height_of(packs, column.width(), frame)), frame)) pressed = session::SeePacks{};
  return pressed;
}

}  // namespace

bool draw_deed(const char* id, const std::string& label, const std::string& words, ui::Column& column, ui::Frame& frame) {
  const DeedCard deed{id, label, words};
  const ui::Rect rect = column.take(height_of(deed, column.width(), frame));
  column.gap(20);
  return draw_deed_card(deed, rect, frame);
}

std::string DeskPartView<DeskOverview>::label(ui::Frame& frame) { return frame.say("desk/overview", "Overview"); }

SaidInPart<DeskOverview> DeskPartView<DeskOverview>::draw(const DeskOverview& overview, const Scene& scene, ui::Column& column, ui::Frame& frame) {
  if (!overview.facts) {
    column.text("overview/waiting", frame.say("overview/wait", "Looking …"), ui::body_style(frame.theme()));
    return std::nullopt;
  }
  const DeskFacts& facts = *overview.facts;
  if (const auto all = not_as_usual(scene, facts, frame); !all.empty()) draw_facts(all, column, frame);
  SaidHere said;
  const float below = column.y() + facts_height(usual(facts, frame), column.width(), frame);
  const bool deeds_fit_below = below + Deeds(scene, facts, frame).height((column.width() - 2 * gap) / 3) <= content_area(frame).h;
  if (in_row(column.width(), frame) < 3 || !deeds_fit_below) {
    said = draw_deeds_first(scene, facts, column, frame);
  } else {
    draw_facts(usual(facts, frame), column, frame);
    said = draw_lower(scene, facts, column, frame);
  }
  if (facts.arms == 0) return said;
  column.gap(gap);
  draw_facts({trial_fact(facts, frame)}, column, frame);
  return said;
}

}  // namespace screens
