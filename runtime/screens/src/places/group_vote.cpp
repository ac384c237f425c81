#include <algorithm>
#include <array>
#include <span>

#include "group_parts.h"
#include "ui/grounds.h"
#include "views.h"
#include "vote_bar.h"

namespace screens {
namespace {

using session::Group;
using session::VotePhase;
using ui::Rect;

constexpr float padding = 14;
constexpr float gap = 10;
constexpr float tight = 8;  // both, where a page is whole only with less air
constexpr float button = 56;
constexpr float number_width = 108;
constexpr float close_number_width = 76;  // two digits, and no air
constexpr float number_size = 52;  // read from the last row of a class
constexpr std::array tones{ui::Tone::sky, ui::Tone::plum, ui::Tone::coral, ui::Tone::teal, ui::Tone::sun, ui::Tone::leaf};

struct Question {
  std::string words;
  std::vector<std::string> options;
};

Question question_of(const content::Block& block, ui::Frame& frame) {
  Question question;
  if (const auto* choice = std::get_if<content::SingleChoice>(&block)) {
    question.words = frame.say(choice->question);
    for (const content::Choice& option : choice->choices) question.options.push_back(frame.say(option.text));
  } else if (const auto* statement = std::get_if<content::TrueFalse>(&block)) {
    question.words = frame.say(statement->statement);
    question.options = {frame.say("judge/true", "True"), frame.say("judge/false", "Not true")};
  }
  return question;
}

bool counts(VotePhase phase) { return phase == VotePhase::first || phase == VotePhase::second; }
bool shows_first(VotePhase phase) { return phase != VotePhase::first; }
bool shows_second(VotePhase phase) { return phase == VotePhase::second || phase == VotePhase::compare; }

struct Row {
  std::size_t option = 0;
  std::string words;
  bool stacked = false;  // the count stands below the words
  bool keys = false;     // each option has a row of them
  bool keys_beside = false;  // the number, and not below the words
  bool strokes = true;   // for every hand; the number alone where a window has no room for them
  bool earlier = true;   // what was counted first stands above what is counted now; both are compared in the end
  float air = padding;   // above and below what is in it

  bool has_keys_below() const { return keys && !keys_beside; }
};

float number_of(const Row& row) { return row.keys && row.keys_beside ? close_number_width : number_width; }
float controls_width(const Row& row) { return number_of(row) + 2 * button + 2 * 8; }

float words_width(const Row& row, float width, VotePhase phase) {
  const float keys = row.keys && row.keys_beside ? ui::key_rows.w + padding : 0;
  const float beside = row.stacked || !counts(phase) ? 0 : controls_width(row) + padding + keys;
  return width - 2 * padding - 48 - 16 - beside;
}

ui::TextStyle words_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.weight = ui::Weight::semibold;
  return style;
}

bool shows_earlier(const Row& row, VotePhase phase) { return shows_first(phase) && (row.earlier || phase != VotePhase::second); }

float bars_height(const Row& row, VotePhase phase, const ui::Frame& frame) {
  const int bars = (shows_earlier(row, phase) ? 1 : 0) + (shows_second(phase) ? 1 : 0);
  return bars == 0 ? 0 : 6 + vote_bar_height(frame) * static_cast<float>(bars);
}

constexpr float tally = 30;

// Where there is room, strokes and keys stand beside the bars.
constexpr float bars_beside_strokes = 330;
bool strokes_beside(const Row& row, float room, VotePhase phase) {
  return phase == VotePhase::second && (row.strokes || row.has_keys_below()) && room >= 2 * bars_beside_strokes;
}

float marks_of(const Row& row) { return row.has_keys_below() ? ui::key_rows.h : tally; }

// Strokes for every hand, and where keys are pressed the row of this option before them.
float marks_height(const Row& row, float room, VotePhase phase) {
  if (!counts(phase) || (!row.has_keys_below() && !row.strokes) || strokes_beside(row, room, phase)) return 0;
  return 6 + marks_of(row);
}

// The words of an option and what is drawn below them.
float option_height(const Row& row, float width, VotePhase phase, ui::Frame& frame) {
  const float room = words_width(row, width, phase);
  return frame.measure(row.words, words_style(frame), room).h + bars_height(row, phase, frame) + marks_height(row, room, phase);
}

// How high the number may be, which is higher than its buttons.
float number_room(const Row& row) { return row.stacked ? button + 28 : button + 2 * row.air; }

float row_height(const Row& row, float width, VotePhase phase, ui::Frame& frame) {
  const float below = row.stacked && counts(phase) ? number_room(row) : 0;
  return std::max(option_height(row, width, phase, frame), row.stacked ? 0 : button) + below + 2 * row.air;
}

void draw_bars(const session::Vote& vote, const Row& row, Rect place, ui::Frame& frame) {
  const int most = std::max({1, *std::max_element(vote.first.begin(), vote.first.end()), *std::max_element(vote.second.begin(), vote.second.end())});
  const std::string id = "option/" + option_letter(row.option);
  const ui::Tone tone = tones[row.option % tones.size()];
  place.h = vote_bar_height(frame);
  if (shows_earlier(row, vote.phase)) {
    draw_vote_bar({id + "/first", frame.say("vote/first", "first"), vote.first[row.option], most, false}, tone, place, frame);
    place.y += place.h;
  }
  if (shows_second(vote.phase)) draw_vote_bar({id + "/now", frame.say("vote/now", "now"), vote.second[row.option], most, true}, tone, place, frame);
}

void draw_keys(const Row& row, ui::Point at, ui::Frame& frame) {
  std::string alt = frame.say("vote/row", "Row {number} of the keyboard");
  const std::string mark = "{number}";
  if (const auto found = alt.find(mark); found != std::string::npos) alt.replace(found, mark.size(), frame.number(static_cast<long>(row.option) + 1));
  frame.key_rows("option/" + option_letter(row.option) + "/keys", at, row.option, alt);
}

void draw_marks(const Row& row, int hands, Rect place, ui::Frame& frame) {
  place.h = marks_of(row);
  if (row.has_keys_below()) {
    draw_keys(row, {place.x, place.y}, frame);
    place.x += ui::key_rows.w + padding;
    place.w -= ui::key_rows.w + padding;
  }
  if (hands > 0) frame.tally("option/" + option_letter(row.option) + "/tally", place, hands);
}

void draw_letter(std::size_t option, ui::Point at, ui::Frame& frame) {
  const ui::ToneColours colours = ui::colours_of(frame.theme(), tones[option % tones.size()]);
  ui::SurfaceStyle style;
  style.fill = colours.text;
  // Told apart without colour too.
  style.radii = ui::Radii::all(option % 3 == 0 ? 24.0F : 10.0F);
  const bool triangle = option % 3 == 2;
  if (triangle) ui::draw_triangle(frame, {at.x, at.y, 48, 48}, colours.text);
  else frame.surface({at.x, at.y, 48, 48}, style);
  ui::TextStyle letter = ui::subheading_style(frame.theme());
  letter.chrome = true;
  letter.size = triangle ? 20.0F : 24.0F;
  letter.align = ui::Align::centre;
  letter.colour = frame.theme().card;
  const std::string words = option_letter(option);
  const ui::TextSize size = frame.measure(words, letter, 48);
  frame.text("option/" + words + "/letter", {at.x, at.y + (48 - size.h) / 2 + (triangle ? 7.0F : 0.0F), 48, size.h}, words, letter);
}

GroupAction draw_hands(const Row& row, int hands, ui::Point at, ui::Frame& frame) {
  GroupAction action;
  const std::size_t option = row.option;
  const float width = number_of(row);
  const std::string id = "hands/" + option_letter(option);
  ui::TextStyle number = ui::title_style(frame.theme());
  number.chrome = true;
  number.size = number_size;
  number.align = ui::Align::end;
  const std::string words = frame.number(hands);
  ui::TextSize size = frame.measure(words, number, width);
  for (; size.h > number_room(row) && number.size > button / 2; size = frame.measure(words, number, width)) number.size -= 2;
  frame.text(id, {at.x, at.y + (button - size.h) / 2, width, size.h}, words, number);
  ui::ButtonLook look;
  look.text_size = 30;
  look.answers = ui::Answers::at_once;  // hands are counted fast
  look.enabled = hands > 0;
  if (ui::button(frame, id + "/less", {at.x + width + 8, at.y, button, button}, "−", look)) action = session::HandDown{option};
  look.enabled = hands < session::most_hands;
  look.tone = ui::Tone::teal;
  look.filled = true;
  if (ui::button(frame, id + "/more", {at.x + width + 16 + button, at.y, button, button}, "+", look)) action = session::HandUp{option};
  return action;
}

GroupAction draw_row(const session::Vote& vote, const Row& row, Rect rect, ui::Frame& frame) {
  const bool counted_now = counts(vote.phase) && !row.keys && vote.at == row.option;
  ui::SurfaceStyle card = ui::card_style(frame.theme());
  if (counted_now) {
    card.edge = frame.theme().ink;
    card.edge_width = 4;
  }
  frame.surface(rect, card);
  const float option = option_height(row, rect.w, vote.phase, frame);
  const float top = row.stacked ? rect.y + row.air : rect.y + (rect.h - option) / 2;
  draw_letter(row.option, {rect.x + padding, row.stacked ? top : rect.y + (rect.h - 48) / 2}, frame);
  const float x = rect.x + padding + 48 + 16;
  const float room = words_width(row, rect.w, vote.phase);
  const ui::TextStyle style = words_style(frame);
  const float words = frame.measure(row.words, style, room).h;
  frame.text("option/" + option_letter(row.option), {x, top, room, words}, row.words, style);
  const float bars = top + words + 6;
  const bool beside = strokes_beside(row, room, vote.phase);
  draw_bars(vote, row, {x, bars, beside ? bars_beside_strokes : room, 0}, frame);
  if (!counts(vote.phase)) return std::nullopt;
  const auto& hands = vote.phase == VotePhase::first ? vote.first : vote.second;
  if (beside) draw_marks(row, hands[row.option], {x + bars_beside_strokes + padding, bars + (2 * vote_bar_height(frame) - marks_of(row)) / 2, room - bars_beside_strokes - padding, 0}, frame);
  else if (marks_height(row, room, vote.phase) > 0) draw_marks(row, hands[row.option], {x, top + words + bars_height(row, vote.phase, frame) + 6, room, 0}, frame);
  const float y = row.stacked ? rect.bottom() - row.air - button : rect.y + (rect.h - button) / 2;
  const float controls = rect.right() - padding - controls_width(row);
  if (row.keys && row.keys_beside) draw_keys(row, {row.stacked ? x : controls - padding - ui::key_rows.w, y + (button - ui::key_rows.h) / 2}, frame);
  return draw_hands(row, hands[row.option], {controls, y}, frame);
}

GroupAction rows_pressed(ui::Frame& frame) {
  session::KeysInRows pressed{};
  for (int digit = 0; digit <= 9; ++digit) {
    while (frame.key_pressed(static_cast<ui::Key>(static_cast<int>(ui::Key::digit_0) + digit))) ++pressed[0];
  }
  constexpr std::array letters{ui::Key::upper_letters, ui::Key::middle_letters, ui::Key::lower_letters};
  for (std::size_t row = 0; row < letters.size(); ++row) {
    while (frame.key_pressed(letters[row])) ++pressed[row + 1];
  }
  if (pressed == session::KeysInRows{}) return std::nullopt;
  return session::PressKeys{pressed};
}

GroupAction keys_pressed(const Group& group, ui::Frame& frame) {
  if (group.counts_keys()) return rows_pressed(frame);
  for (int digit = 0; digit <= 9; ++digit) {
    if (frame.key_pressed(static_cast<ui::Key>(static_cast<int>(ui::Key::digit_0) + digit))) return session::TypeHands{digit};
  }
  if (frame.key_pressed(ui::Key::erase)) return session::EraseHands{};
  return std::nullopt;
}

constexpr float timer_beside = 280;

// What the class talks about, and for how long: beside one another where both have room.
struct Talk {
  std::string words;
  bool beside = false;
  float room = 0;   // of the words
  float height = 0;
  float clock = 0;
  float card = 0;   // how high
};

Talk talk_of(const session::GroupTimer& timer, float width, ui::Frame& frame) {
  Talk talk{frame.say("vote/talk", "**Talk in pairs.** Why did you choose that? What could change your mind?")};
  const float all = width - 2 * padding;
  talk.beside = all >= 600 && frame.text_factor() < 1.3F;
  talk.room = talk.beside ? all - timer_beside - padding : all;
  talk.height = frame.measure(talk.words, ui::body_style(frame.theme()), talk.room).h;
  talk.clock = timer_height(timer, talk.beside ? timer_beside : all, frame);
  talk.card = (talk.beside ? std::max(talk.height, talk.clock) : talk.height + 12 + talk.clock) + 2 * padding;
  return talk;
}

GroupAction draw_talk(const Talk& talk, const session::GroupTimer& timer, ui::Column& column, ui::Frame& frame) {
  const Rect card = column.take(talk.card);
  ui::SurfaceStyle surface = ui::card_style(frame.theme(), ui::Tone::sun);
  frame.surface(card, surface);
  ui::TextStyle on_sun = ui::body_style(frame.theme());
  on_sun.colour = ui::colours_of(frame.theme(), ui::Tone::sun).text;
  const float top = card.y + (talk.beside ? (card.h - talk.height) / 2 : padding);
  ui::Column inside(frame, card.x + padding, top, talk.room);
  inside.text("vote/talk", talk.words, on_sun);
  inside.gap(12);
  if (!talk.beside) return draw_timer(timer, inside, frame);
  ui::Column end(frame, card.right() - padding - timer_beside, card.y + (card.h - talk.clock) / 2, timer_beside);
  return draw_timer(timer, end, frame);
}

void draw_too_many(ui::Column& column, ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.colour = frame.theme().coral.on_soft;
  std::string words = frame.say("vote/too-many", "No more than {count} can be counted here, so that digit was left out. Backspace takes one away.");
  const std::string mark = "{count}";
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), frame.number(session::most_hands));
  const float top = column.y();
  column.text("vote/too-many", words, style);
  frame.scroll_to_news("vote/too-many", {column.x(), top, column.width(), column.y() - top}, words);
  column.gap(14);
}

struct Way {
  const char* id;
  std::string label;
  session::Group::Action means;
};

// How else the class can vote, or play without a vote.
std::vector<Way> ways_of(const Group& group, const ui::Frame& frame) {
  std::vector<Way> ways;
  if (counts(group.vote().phase) && group.can_count_keys()) {
    const bool keys = group.counts_keys();
    ways.push_back({"vote/way", keys ? frame.say("vote/by-hands", "Count hands") : frame.say("vote/by-keys", "Vote with keys"),
                    session::CountBy{keys ? session::Counting::hands : session::Counting::keys}});
  }
  if (group.vote().phase == VotePhase::first) ways.push_back({"vote/skip", frame.say("vote/skip", "Play without a vote"), session::SkipVote{}});
  return ways;
}

// What was counted, and beside it, where both have room, the other ways.
struct Foot {
  std::string words;
  ui::TextSize size;
  std::vector<Way> ways;
  float ways_width = 0;
  bool beside = false;

  float height() const { return beside ? std::max(size.h, button) : size.h; }  // of its first row
  float whole(float width, ui::Frame& frame) const;
};

Foot foot_of(const Group& group, float width, ui::Frame& frame) {
  const session::Vote& vote = group.vote();
  const int hands = session::hands_in(vote.phase == VotePhase::first || vote.phase == VotePhase::talk ? vote.first : vote.second);
  Foot foot;
  foot.words = frame.say_plural("vote/counted", "{count} hand counted. No names, nothing is kept.", "{count} hands counted. No names, nothing is kept.", hands);
  foot.size = frame.measure(foot.words, ui::hint_style(frame.theme()), width);
  foot.ways = ways_of(group, frame);
  for (const Way& way : foot.ways) foot.ways_width += ui::button_size(frame, way.label, {}).w + gap;
  foot.beside = !foot.ways.empty() && foot.size.lines == 1 && foot.size.w + 24 + foot.ways_width - gap <= width;
  return foot;
}

// With the ways on lines of their own, as draw_ways() sets them.
float Foot::whole(float width, ui::Frame& frame) const {
  float all = height();
  float x = width;
  for (const Way& way : beside ? std::vector<Way>{} : ways) {
    const ui::Size button_of = ui::button_size(frame, way.label, {});
    const float w = std::min(button_of.w, width);
    if (x + w > width) {
      x = 0;
      all += 12 + button_of.h;
    }
    x += w + gap;
  }
  return all;
}

// Beside one another where they have room.
GroupAction draw_ways(const std::vector<Way>& ways, ui::Column& column, ui::Frame& frame) {
  GroupAction action;
  float x = column.x();
  float bottom = 0;
  for (const Way& way : ways) {
    const ui::Size size = ui::button_size(frame, way.label, {});
    const float w = std::min(size.w, column.width());
    if (bottom == 0 || x + w > column.x() + column.width()) {
      x = column.x();
      column.gap(12);
      bottom = column.take(size.h).bottom();
    }
    if (ui::button(frame, way.id, {x, bottom - size.h, w, size.h}, way.label, {})) action = way.means;
    x += w + gap;
  }
  return action;
}

GroupAction draw_foot(const Foot& foot, ui::Column& column, ui::Frame& frame) {
  const Rect row = column.take(foot.height());
  frame.text("vote/counted", {row.x, row.y + (row.h - foot.size.h) / 2, foot.beside ? foot.size.w + 1 : row.w, foot.size.h}, foot.words, ui::hint_style(frame.theme()));
  if (!foot.beside) return draw_ways(foot.ways, column, frame);
  GroupAction action;
  float x = row.right() - foot.ways_width + gap;
  for (const Way& way : foot.ways) {
    const ui::Size size = ui::button_size(frame, way.label, {});
    if (ui::button(frame, way.id, {x, row.y + (row.h - size.h) / 2, size.w, size.h}, way.label, {})) action = way.means;
    x += size.w + gap;
  }
  return action;
}

float gap_of(const Row& row) { return std::min(gap, row.air); }

// What a row shows besides its words, from the most to the least.
struct Fullness {
  bool keys_beside = false;
  bool strokes = true;
  float air = padding;
  bool earlier = true;
};
constexpr std::array fullness_of_hands{Fullness{}, Fullness{false, true, tight}, Fullness{false, false, padding}, Fullness{false, false, tight}, Fullness{false, false, tight, false}};
constexpr std::array fullness_of_keys{Fullness{},           Fullness{false, true, tight}, Fullness{true, true, padding},      Fullness{true, true, tight},
                                      Fullness{true, false, padding}, Fullness{true, false, tight}, Fullness{true, false, tight, false}};

std::span<const Fullness> fullness_of(const Group& group) { return group.counts_keys() ? std::span<const Fullness>(fullness_of_keys) : fullness_of_hands; }

struct Rows {
  std::vector<Row> rows;
  float height = 0;
};

Rows rows_with(const Fullness& full, bool stacked, const Group& group, const Question& question, float width, ui::Frame& frame) {
  Rows made;
  const session::Vote& vote = group.vote();
  for (std::size_t i = 0; i < question.options.size() && i < vote.first.size(); ++i) {
    const float air = stacked ? padding : full.air;  // the number below needs it
    made.rows.push_back({i, question.options[i], stacked, group.counts_keys(), full.keys_beside, full.strokes, full.earlier, air});
    made.height += row_height(made.rows.back(), width, vote.phase, frame) + gap_of(made.rows.back());
  }
  return made;
}

// With the most that shows all of them in so much room, or, where nothing does, with the least. Numbers stand beside the words
// or below them, whichever is lower; a narrow page has no room beside.
Rows rows_of(const Group& group, const Question& question, float width, float room, ui::Frame& frame) {
  constexpr float narrow = 620;
  Rows rows;
  for (const Fullness& full : fullness_of(group)) {
    rows = rows_with(full, width < narrow, group, question, width, frame);
    if (width >= narrow && frame.text_factor() > 1.45F) {
      Rows below = rows_with(full, true, group, question, width, frame);
      if (below.height < rows.height) rows = std::move(below);
    }
    if (rows.height <= room) break;
  }
  return rows;
}

}  // namespace

std::string option_letter(std::size_t option) { return std::string(1, static_cast<char>('A' + option % 26)); }

GroupAction draw_vote(const Group& group, Rect area, ui::Frame& frame) {
  const session::Vote& vote = group.vote();
  const Question question = question_of(group.block(), frame);
  GroupAction action;
  frame.begin_scroll("vote", {area.x - 8, area.y, area.w + 16, area.h});
  ui::Column column(frame, area.x, 12, area.w);
  column.text("question", question.words, ui::heading_style(frame.theme()));
  column.gap(gap);
  constexpr float end = 8;
  const Foot foot = foot_of(group, area.w, frame);
  const Talk talk = talk_of(group.timer, area.w, frame);
  const float below = foot.whole(area.w, frame) + end + (vote.phase == VotePhase::talk ? talk.card + gap : 0);
  const float room = area.h - column.y() - below;
  const bool by_keys = group.counts_keys() && counts(vote.phase);
  const std::string how = by_keys ? frame.say("vote/how", "One after another: press any one key in the row of your answer.") : "";
  const float how_height = by_keys ? frame.measure(how, ui::lead_style(frame.theme()), area.w).h + gap : 0;
  Rows rows = rows_of(group, question, area.w, room - how_height, frame);
  const bool says_how = by_keys && (vote.phase == VotePhase::first || rows.height <= room - how_height);  // who votes again knows it
  if (by_keys && !says_how) rows = rows_of(group, question, area.w, room, frame);
  if (says_how) {
    column.text("vote/how", how, ui::lead_style(frame.theme()));
    column.gap(gap);
  }
  for (const Row& row : rows.rows) {
    const Rect rect = column.take(row_height(row, area.w, vote.phase, frame));
    if (auto said = draw_row(vote, row, rect, frame)) action = said;
    column.gap(gap_of(row));
    const bool counted = counts(vote.phase) && !row.keys && vote.at == row.option;
    if (counted && vote.too_many) draw_too_many(column, frame);
    // Where all of it has no room, the number that is counted.
    const float low = std::min(rect.h, button + 2 * padding);
    const bool has_room = rect.h + 24 <= area.h;
    if (counted) frame.scroll_to_news("vote/at", has_room ? rect : Rect{rect.x, rect.bottom() - low, rect.w, low}, option_letter(row.option));
  }
  if (vote.phase == VotePhase::talk) {
    if (auto said = draw_talk(talk, group.timer, column, frame)) action = said;
    column.gap(gap);
  }
  if (auto said = draw_foot(foot, column, frame)) action = said;
  frame.end_scroll(column.y() + end);
  if (!action && counts(vote.phase)) action = keys_pressed(group, frame);
  return action;
}

}  // namespace screens
