#include <algorithm>
#include <array>

#include "views.h"

namespace screens {
namespace {

using session::PinPad;
using ui::Rect;

constexpr float gap = 12;
constexpr float key_height = 64;
constexpr float dot = 20;

bool is_asked_for_known(const PinPad& pad) { return std::holds_alternative<session::KnownPin>(pad.asked); }

std::string title_of(const PinPad& pad, const ui::Frame& frame) {
  const base::Overload title{[&](const session::KnownPin&) { return frame.say("pin/ask", "Enter the PIN"); },
                             [&](const session::NewPin&) { return frame.say("pin/new", "Choose a PIN"); },
                             [&](const session::NewPinAgain&) { return frame.say("pin/again", "Enter the same PIN again"); }};
  return std::visit(title, pad.asked);
}

std::string lead_of(const PinPad& pad, const ui::Frame& frame) {
  if (!is_asked_for_known(pad)) {
    return frame.say("pin/new-lead", "4 to 8 digits that only those who look after this screen know. It opens the trainer desk and the courses for adults.");
  }
  if (std::holds_alternative<session::OpensTrack>(pad.opens) || std::holds_alternative<session::OpensShelf>(pad.opens)) {
    return frame.say("pin/adults-lead", "These courses are for adults and open with a PIN. Ask an adult who looks after this screen to open them.");
  }
  return frame.say("pin/desk-lead", "This part is for whoever looks after this screen.");
}

long seconds_left(const PinPad& pad, const session::PinState& pin, ui::Frame& frame) {
  const std::int64_t left = pin.wait_until_ms - frame.now_ms();
  if (!is_asked_for_known(pad) || left <= 0) return 0;
  frame.wake_at(frame.now_ms() + (left - 1) % 1000 + 1);
  return static_cast<long>((left + 999) / 1000);
}

std::string told_of(const PinPad& pad, long seconds, const ui::Frame& frame) {
  if (seconds > 0) {
    return frame.say_plural("pin/wait", "Too many wrong tries. Try again in {count} second.", "Too many wrong tries. Try again in {count} seconds.", seconds);
  }
  switch (pad.told) {
    case session::PinTold::wrong: return frame.say("pin/wrong", "That is not the PIN. Try again.");
    case session::PinTold::differed: return frame.say("pin/differed", "The two were not the same. Choose a PIN once more.");
    case session::PinTold::failed: return frame.say("pin/failed", "That did not work: this screen cannot use what it keeps. The log says why.");
    case session::PinTold::nothing: return "";
  }
  return "";
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

void draw_words(const PinPad& pad, long seconds, ui::Column& column, ui::Frame& frame) {
  column.text("pin/title", title_of(pad, frame), ui::title_style(frame.theme()));
  column.gap(6);
  column.text("pin/lead", lead_of(pad, frame), ui::lead_style(frame.theme()));
  column.gap(24);
  draw_dots(pad, column, frame);
  column.gap(18);
  ui::TextStyle style = ui::body_style(frame.theme());
  style.colour = frame.theme().coral.on_soft;
  const std::string told = told_of(pad, seconds, frame);
  // Room for it stands always, so that no key moves under a finger.
  const float room = std::max(frame.measure(told, style, column.width()).h, 2 * style.size * frame.text_factor());
  if (!told.empty()) frame.text("pin/told", {column.x(), column.y(), column.width(), room}, told, style);
  column.gap(room + 12);
}

// As on a telephone, in every direction of writing.
Said<PinPad> draw_keys(const PinPad& pad, bool can_enter, Rect rect, ui::Frame& frame) {
  Said<PinPad> action;
  const float width = (rect.w - 2 * gap) / 3;
  const auto place = [&](int row, int column) {
    const int from_start = frame.right_to_left() ? 2 - column : column;
    return Rect{rect.x + static_cast<float>(from_start) * (width + gap), rect.y + static_cast<float>(row) * (key_height + gap), width, key_height};
  };
  ui::ButtonLook look;
  look.text_size = 26;
  look.answers = ui::Answers::at_once;  // a code is tapped fast, and the same digit may come twice
  look.enabled = can_enter;
  for (int digit = 0; digit <= 9; ++digit) {
    const std::string label = std::to_string(digit);
    const Rect at = digit == 0 ? place(3, 1) : place((digit - 1) / 3, (digit - 1) % 3);
    if (ui::button(frame, "pin/" + label, at, label, look)) action = session::PinDigit{digit};
    if (can_enter && frame.key_pressed(static_cast<ui::Key>(static_cast<int>(ui::Key::digit_0) + digit))) action = session::PinDigit{digit};
  }
  const bool can_erase = can_enter && !pad.digits.empty();
  if (ui::icon_button(frame, "pin/erase", place(3, 0), ui::Icon::backspace, frame.say("pin/erase", "Take the last digit away"), {can_erase})) action = session::EraseDigit{};
  if (frame.key_pressed(ui::Key::erase) && can_erase) action = session::EraseDigit{};
  ui::ButtonLook done;
  done.tone = ui::Tone::teal;
  done.filled = true;
  done.enabled = can_enter && session::is_long_enough(pad);
  const std::string label = frame.say("pin/done", "Done");
  for (const float size : {22.0F, 20.0F, 18.0F, 16.0F, 14.0F}) {
    done.text_size = size;
    if (ui::button_size(frame, label, done).w <= width + 20) break;
  }
  if (ui::button(frame, "pin/done", place(3, 2), label, done)) action = session::PinEntered{};
  return action;
}

}  // namespace

std::string PlaceView<PinPad>::page(const PinPad& pad) { return "|" + std::to_string(pad.asked.index()); }

Bars PlaceView<PinPad>::bars(const PinPad&, const Scene&, ui::Frame& frame) {
  Bars bars;
  bars.title = frame.say("desk/title", "Trainer desk");
  return bars;
}

Said<PinPad> PlaceView<PinPad>::draw(const PinPad& pad, const Scene& scene, ui::Frame& frame) {
  const Rect area = content_area(frame);
  const Rect column = content_column(frame, 1000);
  const bool beside = column.w >= 820;
  const float keys_width = std::min(360.0F, column.w);
  constexpr float keys_height = 4 * key_height + 3 * gap;
  const long seconds = seconds_left(pad, scene.shell.pin, frame);
  frame.begin_scroll("pin", area);
  ui::Column words(frame, column.x, 24, beside ? column.w - keys_width - 64 : column.w);
  draw_words(pad, seconds, words, frame);
  const Rect keys{beside ? column.x + column.w - keys_width : column.x + (column.w - keys_width) / 2, beside ? 28 : words.y(), keys_width, keys_height};
  auto action = draw_keys(pad, seconds == 0, keys, frame);
  frame.end_scroll(std::max(words.y(), keys.bottom() + 16));
  if (!action && session::is_long_enough(pad) && seconds == 0 && frame.key_pressed(ui::Key::enter)) action = session::PinEntered{};
  return action;
}

}  // namespace screens
