#include <algorithm>
#include <array>

#include "views.h"

namespace screens {
namespace {

using session::PinPad;
using ui::Rect;

constexpr float gap = 12;
constexpr float dot = 20;

bool is_asked_for_known(const PinPad& pad) { return std::holds_alternative<session::KnownPin>(pad.asked); }

std::string title_of(const PinPad& pad, const ui::Frame& frame) {
  const base::Overload title{[&](const session::KnownPin&) { return frame.say("pin/ask", "Enter the PIN"); },
                             [&](const session::NewPin&) { return frame.say("pin/new", "Choose a PIN"); },
                             [&](const session::NewPinAgain&) { return frame.say("pin/again", "Enter the same PIN again"); },
                             [&](const session::NoPinYet&) { return frame.say("pin/none-yet", "This part is not open yet"); }};
  return std::visit(title, pad.asked);
}

std::string lead_of(const PinPad& pad, const ui::Frame& frame) {
  if (std::holds_alternative<session::NoPinYet>(pad.asked)) {
    return frame.say("pin/none-yet-lead", "It is for whoever looks after this screen, and opens with a PIN. Nobody has set one yet: whoever installed the screen does that, as its guide says. Your lessons are open as always.");
  }
  if (session::is_of_installer(pad)) {
    return frame.say("pin/installer-lead", "You are setting up this screen. 4 to 8 digits that only those who look after it know: they open the trainer desk and the courses for adults. Readers are never asked for this: once a lesson was opened here, a PIN can only be set as the guide says.");
  }
  if (!is_asked_for_known(pad)) {
    return frame.say("pin/new-lead", "4 to 8 digits that only those who look after this screen know. It opens the trainer desk and the courses for adults.");
  }
  if (std::holds_alternative<session::OpensTrack>(pad.opens) || std::holds_alternative<session::OpensShelf>(pad.opens)) {
    return frame.say("pin/adults-lead", "These courses are for adults and open with a PIN. Ask an adult who looks after this screen to open them.");
  }
  if (session::is_of_group(pad)) {
    return frame.say("pin/group-lead", "A lesson with a class was interrupted. With the PIN it goes on at the same step; hands and keys that were counted are gone, because they are written nowhere.");
  }
  return frame.say("pin/desk-lead", "This part is for whoever looks after this screen.");
}

long seconds_left(const PinPad& pad, const session::PinState& pin, ui::Frame& frame) {
  const std::int64_t left = pin.wait_until_ms - frame.now_ms();
  if (!is_asked_for_known(pad) || left <= 0) return 0;
  frame.wake_at(frame.now_ms() + (left - 1) % 1000 + 1);
  return static_cast<long>((left + 999) / 1000);
}

std::string told_of(const PinPad& pad, long seconds, bool is_damaged, const ui::Frame& frame) {
  if (seconds > 0) {
    return frame.say_plural("pin/wait", "Too many wrong tries. Try again in {count} second.", "Too many wrong tries. Try again in {count} seconds.", seconds);
  }
  if (pad.checking) return frame.say("contact/being-kept", "One moment …");
  switch (pad.told) {
    case session::PinTold::wrong: return frame.say("pin/wrong", "That is not the PIN. Try again.");
    case session::PinTold::differed: return frame.say("pin/differed", "The two were not the same. Choose a PIN once more.");
    case session::PinTold::failed: return frame.say("pin/failed", "That did not work: this screen cannot use what it keeps. The log says why.");
    case session::PinTold::nothing: break;
  }
  return is_damaged ? frame.say("pin/damaged", "The PIN cannot be read any more, so this stays locked. Put pin.json back from a backup, or remove it and choose a new PIN.") : "";
}

void draw_dots(const PinPad& pad, ui::Column& column, ui::Frame& frame) {
  const Rect row = column.take(dot + 4);
  for (std::size_t i = 0; i < session::most_pin_digits; ++i) {
    const bool entered = i < pad.digits.size();
    ui::SurfaceStyle style;
    style.fill = entered ? frame.theme().ink : frame.theme().card;
    style.edge = entered ? frame.theme().ink : frame.theme().edge;
    style.edge_width = frame.theme().edge_width;
    style.radii = ui::Radii::all(dot / 2);
    frame.surface({row.x + static_cast<float>(i) * (dot + gap), row.y + 2, dot, dot}, style);
  }
}

// How the keys stand: in a window too low for four rows of them, in three.
struct Grid {
  float gap = 12;
  float key_width = 112;
  float key_height = 64;
  bool wide = false;

  int columns() const { return wide ? 4 : 3; }
  int rows() const { return wide ? 3 : 4; }
  float width() const { return static_cast<float>(columns()) * (key_width + gap) - gap; }
  float height() const { return static_cast<float>(rows()) * (key_height + gap) - gap; }
};

Grid grid_for(Rect column, float room, bool low) {
  Grid grid;
  grid.key_width = std::min(grid.key_width, (column.w - 2 * grid.gap) / 3);
  if (!low) return grid;
  grid.gap = ui::space::unit;
  grid.wide = 4 * (ui::space::touch + grid.gap) - grid.gap > room;
  grid.key_width = grid.wide ? 72 : 84;
  grid.key_height = std::clamp((room + grid.gap) / static_cast<float>(grid.rows()) - grid.gap, ui::space::touch, 64.0F);
  return grid;
}

// What was entered comes first where there is little room, and is seen beside the keys.
// What went wrong is seen whole, with smaller letters where that takes them.
void draw_low_words(const PinPad& pad, long seconds, bool is_damaged, float bottom, ui::Column& column, ui::Frame& frame) {
  ui::TextStyle title = ui::subheading_style(frame.theme());
  column.text("pin/title", title_of(pad, frame), title);
  column.gap(10);
  draw_dots(pad, column, frame);
  column.gap(10);
  if (const std::string told = told_of(pad, seconds, is_damaged, frame); !told.empty()) {
    ui::TextStyle style = ui::body_style(frame.theme());
    style.colour = pad.checking ? frame.theme().ink : frame.theme().coral.on_soft;
    const float left = bottom - column.y();
    while (style.size > 12 && frame.measure(told, style, column.width()).h > left) style.size -= 1;
    const float height = frame.measure(told, style, column.width()).h;
    frame.scroll_to_news("pin/told", {column.x(), column.y(), column.width(), height}, told);
    column.text("pin/told", told, style);
    column.gap(10);
  }
  column.text("pin/lead", lead_of(pad, frame), ui::lead_style(frame.theme()));
}

// How much of the page the words take in their usual order, with two lines for what may have to be told: nothing moves when it is.
float words_height(const PinPad& pad, const std::string& told, float width, ui::Frame& frame) {
  const ui::TextStyle style = ui::body_style(frame.theme());
  return 24 + frame.measure(title_of(pad, frame), ui::title_style(frame.theme()), width).h + 6 +
         frame.measure(lead_of(pad, frame), ui::lead_style(frame.theme()), width).h + 24 + dot + 4 + 18 +
         std::max(frame.measure(told, style, width).h, 2 * style.size * frame.text_factor());
}

void draw_words(const PinPad& pad, long seconds, bool is_damaged, ui::Column& column, ui::Frame& frame) {
  column.text("pin/title", title_of(pad, frame), ui::title_style(frame.theme()));
  column.gap(6);
  column.text("pin/lead", lead_of(pad, frame), ui::lead_style(frame.theme()));
  column.gap(24);
  draw_dots(pad, column, frame);
  column.gap(18);
  ui::TextStyle style = ui::body_style(frame.theme());
  style.colour = pad.checking ? frame.theme().ink : frame.theme().coral.on_soft;
  const std::string told = told_of(pad, seconds, is_damaged, frame);
  // Room for it stands always, so that no key moves under a finger.
  const float room = std::max(frame.measure(told, style, column.width()).h, 2 * style.size * frame.text_factor());
  if (!told.empty()) frame.text("pin/told", {column.x(), column.y(), column.width(), room}, told, style);
  column.gap(room + 12);
}

void draw_none_yet(const PinPad& pad, ui::Frame& frame) {
  frame.begin_scroll("pin", content_area(frame));
  const Rect place = content_column(frame, 800);
  ui::Column column(frame, place.x, 24, place.w);
  column.text("pin/title", title_of(pad, frame), ui::title_style(frame.theme()));
  column.gap(10);
  column.text("pin/lead", lead_of(pad, frame), ui::body_style(frame.theme()));
  frame.end_scroll(column.y() + 16);
}

// As on a telephone, in every direction of writing.
Said<PinPad> draw_keys(const PinPad& pad, bool can_enter, ui::Point from, const Grid& grid, ui::Frame& frame) {
  Said<PinPad> action;
  const float width = grid.key_width;
  const auto place = [&](int row, int column) {
    const int from_start = frame.right_to_left() ? grid.columns() - 1 - column : column;
    return Rect{from.x + static_cast<float>(from_start) * (width + grid.gap), from.y + static_cast<float>(row) * (grid.key_height + grid.gap), width, grid.key_height};
  };
  ui::ButtonLook look;
  look.text_size = 26;
  look.answers = ui::Answers::at_once;  // a code is tapped fast, and the same digit may come twice
  look.enabled = can_enter;
  for (int digit = 0; digit <= 9; ++digit) {
    const std::string label = std::to_string(digit);
    const Rect at = digit == 0 ? (grid.wide ? place(1, 3) : place(3, 1)) : place((digit - 1) / 3, (digit - 1) % 3);
    if (ui::button(frame, "pin/" + label, at, label, look)) action = session::PinDigit{digit};
    if (can_enter && frame.key_pressed(static_cast<ui::Key>(static_cast<int>(ui::Key::digit_0) + digit))) {
      action = session::PinDigit{digit};
      frame.put_ring_away();
    }
  }
  const bool can_erase = can_enter && !pad.digits.empty();
  if (ui::icon_button(frame, "pin/erase", grid.wide ? place(0, 3) : place(3, 0), ui::Icon::backspace, frame.say("pin/erase", "Take the last digit away"), {can_erase})) action = session::EraseDigit{};
  if (frame.key_pressed(ui::Key::erase) && can_erase) action = session::EraseDigit{};
  ui::ButtonLook done;
  done.tone = ui::Tone::teal;
  done.filled = true;
  done.enabled = can_enter && session::is_long_enough(pad);
  const std::string label = frame.say("pin/done", "Done");
  done.text_size = 22;
  done = ui::fitted(frame, label, done, width + 20);
  const Rect at = grid.wide ? place(2, 3) : place(3, 2);
  const bool has_room = ui::button_size(frame, label, done).w <= width + 20;
  const bool pressed = has_room ? ui::button(frame, "pin/done", at, label, done) : ui::icon_button(frame, "pin/done", at, ui::Icon::check, label, {done.enabled});
  if (pressed) action = session::PinEntered{};
  return action;
}

}  // namespace

std::string PlaceView<PinPad>::page(const PinPad& pad) { return "|" + std::to_string(pad.asked.index()); }

Bars PlaceView<PinPad>::bars(const PinPad& pad, const Scene&, ui::Frame& frame) {
  Bars bars;
  if (session::is_of_installer(pad)) {
    bars.is_home = true;
    bars.can_go_back = false;
    const std::string put_off = frame.say("pin/put-off", "Not now");
    bars.primary = Primary{fits_primary(put_off, frame) ? put_off : skip_page_label(frame), true, PinPad::Action(session::PutOffPin{}), true};
    return bars;
  }
  bars.title = session::is_of_group(pad) ? frame.say("desk/group", "Lead a group") : frame.say("desk/title", "Trainer desk");
  return bars;
}

Said<PinPad> PlaceView<PinPad>::draw(const PinPad& pad, const Scene& scene, ui::Frame& frame) {
  if (std::holds_alternative<session::NoPinYet>(pad.asked)) {
    draw_none_yet(pad, frame);
    return std::nullopt;
  }
  const Rect area = content_area(frame);
  const Rect column = content_column(frame, 1000);
  const bool beside = column.w >= 820;
  const bool low = !beside && frame.size().h < 700;
  const Grid grid = grid_for(column, area.h - 8, low);
  const long seconds = seconds_left(pad, scene.shell.pin, frame);
  const bool is_damaged = scene.shell.pin.is_damaged && is_asked_for_known(pad);
  Said<PinPad> action;
  if (low) {
    const float x = column.x + column.w - grid.width();
    frame.begin_scroll("pin", {column.x - 8, area.y, x - column.x - 8, area.h});
    ui::Column words(frame, column.x, 8, x - column.x - 24);
    draw_low_words(pad, seconds, is_damaged, area.h - 16, words, frame);
    frame.end_scroll(words.y() + 8);
    action = draw_keys(pad, seconds == 0, {x, area.y + 4}, grid, frame);
  } else {
    frame.begin_scroll("pin", area);
    ui::Column words(frame, column.x, 24, beside ? column.w - grid.width() - 64 : column.w);
    // Beside the keys, what was entered and what is told of it come first where the page ends above them.
    const std::string told = told_of(pad, seconds, is_damaged, frame);
    if (beside && words_height(pad, told, words.width(), frame) > area.h) draw_low_words(pad, seconds, is_damaged, area.h, words, frame);
    else draw_words(pad, seconds, is_damaged, words, frame);
    const ui::Point keys{beside ? column.x + column.w - grid.width() : column.x + (column.w - grid.width()) / 2, beside ? 28 : words.y()};
    action = draw_keys(pad, seconds == 0, keys, grid, frame);
    frame.end_scroll(std::max(words.y(), keys.y + grid.height() + 16));
  }
  if (!action && session::is_long_enough(pad) && seconds == 0 && frame.key_pressed(ui::Key::enter)) action = session::PinEntered{};
  return action;
}

}  // namespace screens
