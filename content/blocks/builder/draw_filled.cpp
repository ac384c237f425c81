// What grown-ups fill in: days, dates, figures, words.
#include <algorithm>

#include "base/languages.h"
#include "blocks/builder/draw_answers.h"
#include "blocks/builder/draw_words.h"
#include "keyboard_room.h"
#include "page_parts.h"

namespace screens {
namespace {

using content::BuilderPart;
using session::BuilderState;
using session::Cell;
using session::ChosenDate;
using ui::Rect;

constexpr float gap = 12;
constexpr float touch = ui::space::touch;

// ---- one value with less and more beside it ------------------------------------------------------

enum class Step { none, less, more, pressed };

struct Stepper {
  std::string id;
  std::string label;
  std::string value;
  float value_width = 96;
  bool can_less = true;
  bool can_more = true;
  bool can_press = false;  // the value is a control of its own
  bool open = false;
};

void draw_value(const Stepper& stepper, Rect rect, ui::Frame& frame) {
  ui::SurfaceStyle style = ui::card_style(frame.theme(), stepper.open ? ui::Tone::teal : ui::Tone::plain);
  style.radii = ui::Radii::all(16);
  style.shadow = 0;
  frame.surface(rect, style);
  ui::TextStyle text = ui::body_style(frame.theme());
  text.weight = ui::Weight::bold;
  text.align = ui::Align::centre;
  text.chrome = true;
  const float height = frame.measure(stepper.value, text, rect.w - 8).h;
  frame.text(stepper.id + "/value", {rect.x + 4, rect.y + (rect.h - height) / 2, rect.w - 8, height}, stepper.value, text);
}

bool draw_pressable_value(const Stepper& stepper, Rect rect, ui::Frame& frame) {
  if (!stepper.can_press) {
    draw_value(stepper, rect, frame);
    return false;
  }
  ui::ButtonLook look;
  look.selected = stepper.open;
  look.strong_edge = true;
  return ui::button(frame, stepper.id, rect, stepper.value, look);
}

Step draw_stepper(const Stepper& stepper, ui::Column& column, ui::Frame& frame) {
  const float controls = 2 * touch + stepper.value_width + 2 * gap;
  const ui::TextStyle style = ui::body_style(frame.theme());
  const bool stacked = column.width() - controls < 150 * frame.text_factor();
  const float room = stacked ? column.width() : column.width() - controls - gap;
  const float words = frame.measure(stepper.label, style, room).h;
  const Rect row = column.take(stacked ? words + 4 + touch : std::max(words, touch));
  frame.text("about/" + stepper.id, {row.x, stacked ? row.y : row.y + (row.h - words) / 2, room, words}, stepper.label, style);
  const float y = stacked ? row.y + words + 4 : row.y + (row.h - touch) / 2;
  float x = stacked ? row.x : row.right() - controls;
  Step step = Step::none;
  if (ui::icon_button(frame, stepper.id + "/less", {x, y, touch, touch}, ui::Icon::minus, stepper.label + ": " + frame.say("builder/less", "one less"), {stepper.can_less})) step = Step::less;
  x += touch + gap;
  if (draw_pressable_value(stepper, {x, y, stepper.value_width, touch}, frame)) step = Step::pressed;
  x += stepper.value_width + gap;
  if (ui::icon_button(frame, stepper.id + "/more", {x, y, touch, touch}, ui::Icon::plus, stepper.label + ": " + frame.say("builder/more", "one more"), {stepper.can_more})) step = Step::more;
  column.gap(gap);
  return step;
}

SaidBuilder draw_leave_open(const BuilderPart& part, const BuilderState& state, ui::Column& column, ui::Frame& frame) {
  if (!session::is_decided(part, state)) return std::nullopt;
  const std::string label = frame.say("builder/leave-open", "Leave it open");
  const ui::Size size = ui::button_size(frame, label, {});
  const Rect row = column.take(size.h);
  column.gap(gap);
  if (!ui::button(frame, "leave-open/" + part.id, {row.x, row.y, std::min(size.w, row.w), row.h}, label, {})) return std::nullopt;
  return SaidBuilder{session::LeaveOpen{part.id}};
}

// ---- dates ---------------------------------------------------------------------------------------

// Days and months go round, so that the last is as near as the first.
int stepped(int value, int by, int last) { return (value - 1 + by + last) % last + 1; }

ChosenDate stepped_day(ChosenDate date, int by) {
  date.day = stepped(date.day, by, session::days_in(date.month, date.year));
  return date;
}
ChosenDate stepped_month(ChosenDate date, int by) {
  date.month = stepped(date.month, by, 12);
  return date;
}
ChosenDate stepped_year(ChosenDate date, int by) {
  date.year += by;
  return date;
}

// ---- figures -------------------------------------------------------------------------------------

constexpr int keys_in_row = 6;

struct OpenedFigure {
  std::string part;
  Cell cell;
  int figure = 0;
};

std::optional<int> digit_key(ui::Frame& frame) {
  for (int digit = 0; digit <= 9; ++digit) {
    if (frame.key_pressed(static_cast<ui::Key>(static_cast<int>(ui::Key::digit_0) + digit))) return digit;
  }
  return std::nullopt;
}

SaidBuilder with_digit(const OpenedFigure& open, int digit) {
  const int figure = open.figure * 10 + digit;
  if (figure > content::BuilderFigures::most) return std::nullopt;
  return SaidBuilder{session::SetFigure{open.part, open.cell, figure}};
}

// Digits, from the left in every language, as on a telephone.
SaidBuilder draw_keypad(const OpenedFigure& open, ui::Column& column, ui::Frame& frame) {
  SaidBuilder said;
  constexpr float key_gap = 8;
  const Rect pad = column.take(2 * touch + key_gap);
  column.gap(gap);
  frame.scroll_to_news("digit/pad", pad, session::open_figure_id(open.part, open.cell));
  const float width = std::min(84.0F, (pad.w - (keys_in_row - 1) * key_gap) / keys_in_row);
  const auto place = [&](int row, int at) {
    const int from_start = frame.right_to_left() ? keys_in_row - 1 - at : at;
    return Rect{pad.x + static_cast<float>(from_start) * (width + key_gap), pad.y + static_cast<float>(row) * (touch + key_gap), width, touch};
  };
  ui::ButtonLook look;
  look.text_size = 24;
  look.answers = ui::Answers::at_once;  // the same digit may come twice
  for (int at = 0; at < 10; ++at) {
    const int digit = (at + 1) % 10;
    const std::string label = std::to_string(digit);
    if (ui::button(frame, "digit/" + label, place(at / 5, at % 5), label, look)) said = with_digit(open, digit);
  }
  const bool erases = ui::icon_button(frame, "digit/erase", place(0, 5), ui::Icon::backspace, frame.say("pin/erase", "Take the last digit away"), {open.figure > 0});
  if (erases || (open.figure > 0 && frame.key_pressed(ui::Key::erase)))
    said = session::SetFigure{open.part, open.cell, open.figure / 10};
  if (ui::icon_button(frame, "digit/done", place(1, 5), ui::Icon::check, frame.say("builder/figure-done", "That is the number"))) said = session::OpenFigure{open.part, open.cell};
  if (const auto digit = digit_key(frame)) said = with_digit(open, *digit);
  return said;
}

std::string label_of(const Cell& cell, const content::BuilderFigures& figures, const ui::Frame& frame) {
  const auto named = [&](const std::vector<content::BuilderLine>& lines, const std::string& id) {
    for (const content::BuilderLine& line : lines) {
      if (line.id == id) return frame.say(line.label);
    }
    return std::string();
  };
  const std::string row = named(figures.rows, cell.row);
  return cell.column.empty() ? row : row + " · " + named(figures.columns, cell.column);
}

SaidBuilder draw_figure(const BuilderPart& part, const Cell& cell, const content::BuilderFigures& asked,
                        const BuilderState& state, ui::Column& column, ui::Frame& frame) {
  const auto figure = session::figure_at(cell, session::given_to<session::GivenFigures>(part.id, state));
  Stepper stepper;
  stepper.id = "figure/" + session::open_figure_id(part.id, cell);
  stepper.label = label_of(cell, asked, frame);
  stepper.value = figure ? std::to_string(*figure) : "–";
  stepper.value_width = std::max(96.0F, ui::button_size(frame, std::to_string(content::BuilderFigures::most), {}).w);
  stepper.can_less = figure.value_or(1) > 0;
  stepper.can_press = true;
  stepper.open = state.open_figure == session::open_figure_id(part.id, cell);
  SaidBuilder said;
  switch (draw_stepper(stepper, column, frame)) {
    case Step::less: said = session::SetFigure{part.id, cell, figure.value_or(1) - 1}; break;
    case Step::more: said = session::SetFigure{part.id, cell, figure.value_or(0) + 1}; break;
    case Step::pressed: said = session::OpenFigure{part.id, cell}; break;
    case Step::none: break;
  }
  if (!stepper.open) return said;
  if (auto entered = draw_keypad({part.id, cell, figure.value_or(0)}, column, frame)) said = entered;
  return said;
}

// ---- words ---------------------------------------------------------------------------------------

constexpr float least_above_keyboard = 130;

std::vector<std::string> languages_written(const ui::Frame& frame) { return {frame.language(), "en"}; }

// How much of what is asked for comes into sight together with the field: all of it, or its hint, as there is room.
float shown_above(const BuilderPart& part, float width, ui::Frame& frame, float field) {
  constexpr float around = 76;  // so that neither the question nor the ring lies at an edge
  const float room = builder_area(frame).h - builder_keyboard_height(frame) - field - around;
  const float hint = part.hint ? frame.measure(frame.say(*part.hint), ui::hint_style(frame.theme()), width).h + 2 : 0;
  const float question = frame.measure(frame.say(part.question), ui::subheading_style(frame.theme()), width).h;
  if (question + hint + gap <= room) return question + hint + gap;
  return hint + gap <= room && hint > 0 ? hint + gap : 0;
}

}  // namespace

SaidBuilder draw_builder_answer(const BuilderPart& part, const content::BuilderWeekday&, const BuilderState& state,
                                ui::Column& column, ui::Frame& frame) {
  const int chosen = session::given_to<session::ChosenWeekday>(part.id, state).day;
  const auto names = weekday_names(frame);
  SaidBuilder said;
  float x = column.x();
  for (int day = 1; day <= 7; ++day) {
    ui::ButtonLook look;
    look.selected = chosen == day;
    look.strong_edge = true;
    const std::string& name = names[static_cast<std::size_t>(day - 1)];
    const ui::Size size = ui::button_size(frame, name, look);
    if (x > column.x() && x + size.w > column.x() + column.width()) {
      x = column.x();
      column.gap(size.h + gap);
    }
    if (ui::button(frame, "weekday/" + part.id + "/" + std::to_string(day), {x, column.y(), size.w, size.h}, name, look))
      said = session::ChooseWeekday{part.id, day};
    x += size.w + gap;
  }
  column.gap(touch + gap);
  return said;
}

SaidBuilder draw_builder_answer(const BuilderPart& part, const content::BuilderDate& asked, const BuilderState& state,
                                ui::Column& column, ui::Frame& frame) {
  const auto given = session::given_to<ChosenDate>(part.id, state);
  const bool none = given.day == 0;
  const ChosenDate first{1, 1, asked.first_year};
  struct Row {
    const char* id;
    std::string label;
    std::string value;
    ChosenDate (*stepped)(ChosenDate, int);
  };
  const auto months = month_names(frame);
  const std::string month = none ? "–" : months[static_cast<std::size_t>(given.month - 1)];
  const std::vector<Row> rows{
      {"day", frame.say("builder/day", "Day"), none ? "–" : std::to_string(given.day), stepped_day},
      {"month", frame.say("builder/month", "Month"), month, stepped_month},
      {"year", frame.say("builder/year", "Year"), none ? "–" : std::to_string(given.year), stepped_year}};
  SaidBuilder said;
  for (const Row& row : rows) {
    Stepper stepper{"date/" + part.id + "/" + row.id, row.label, row.value};
    for (const std::string& name : months) stepper.value_width = std::max(stepper.value_width, ui::button_size(frame, name, {}).w);
    const bool is_year = std::string_view(row.id) == "year";
    stepper.can_less = !is_year || none || given.year > asked.first_year;
    stepper.can_more = !is_year || none || given.year < asked.last_year;
    const Step step = draw_stepper(stepper, column, frame);
    if (step == Step::none) continue;
    said = session::ChooseDate{part.id, none ? first : row.stepped(given, step == Step::more ? 1 : -1)};
  }
  if (auto open = draw_leave_open(part, state, column, frame)) said = open;
  return said;
}

SaidBuilder draw_builder_answer(const BuilderPart& part, const content::BuilderFigures& asked, const BuilderState& state,
                                ui::Column& column, ui::Frame& frame) {
  SaidBuilder said;
  if (asked.hides_below > 0) {
    std::string words = frame.say("builder/hides", "Figures below {count} are written as “fewer than {count}”, so that nobody can be made out.");
    const std::string mark = "{count}";
    for (auto at = words.find(mark); at != std::string::npos; at = words.find(mark)) words.replace(at, mark.size(), std::to_string(asked.hides_below));
    column.text("hides/" + part.id, words, ui::hint_style(frame.theme()));
    column.gap(gap);
  }
  for (const Cell& cell : session::cells_of(asked)) {
    if (auto done = draw_figure(part, cell, asked, state, column, frame)) said = done;
  }
  if (auto open = draw_leave_open(part, state, column, frame)) said = open;
  return said;
}

Rect builder_area(ui::Frame& frame) { return folds_bar(frame) ? folded_area(frame) : content_area(frame); }

float builder_keyboard_height(ui::Frame& frame) {
  auto typing = frame.typing();
  if (!typing || !typing->somebody_writes()) return 0;
  const KeyboardRoom room = keyboard_room(*typing, languages_written(frame), builder_area(frame), least_above_keyboard, frame);
  return room.is_enough ? room.height : 0;
}

void draw_builder_keyboard(Rect area, float height, ui::Frame& frame) {
  auto typing = frame.typing();
  draw_keyboard(*typing, languages_written(frame), area, height, frame);
}

SaidBuilder draw_builder_answer(const BuilderPart& part, const content::BuilderWords&, const BuilderState& state,
                                ui::Column& column, ui::Frame& frame) {
  auto typing = frame.typing();
  if (!typing) {
    column.text("by-hand/" + part.id, frame.say("builder/by-hand", "Write this on the printed sheet."), ui::hint_style(frame.theme()));
    column.gap(gap);
    return std::nullopt;
  }
  const ui::FieldLook look;
  const Rect field = column.take(typing->field_height(look));
  const ui::FieldAnswer answer = typing->field("words/" + part.id, field, session::entry_of(part, state), look);
  frame.call("words/" + part.id, frame.say(part.question));
  if (!answer.undrawn.empty()) column.gap(6);
  draw_undrawn("words/" + part.id, answer.undrawn, column, frame);
  const float above = shown_above(part, column.width(), frame, column.y() - field.y);
  const Rect written{field.x, field.y - above, field.w, column.y() - field.y + above};
  column.gap(gap);
  // The keyboard takes room from below, and what is written stays in sight.
  const std::string told = answer.undrawn.empty() ? "" : "/told";
  if (answer.writes && typing->somebody_writes()) frame.scroll_to_news("words/" + part.id + "/news", written, "writing" + told);
  if (answer.edits.empty()) return std::nullopt;
  return SaidBuilder{session::EditWords{part.id, answer.edits}};
}

}  // namespace screens
