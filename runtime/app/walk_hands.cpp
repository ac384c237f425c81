// The same walk by other hands: keys alone, keys and ears, one switch. What is told apart here is how a control is reached.
#include <algorithm>
#include <cmath>

#include "contrast.h"
#include "screens/by_ear.h"
#include "screens/draw.h"
#include "walk_steps.h"

namespace app {
namespace {

tl::unexpected<base::Error> fails(std::string message) {
  return base::fail(base::ErrorCode::invalid_input, std::move(message));
}

constexpr std::int64_t listening_ms = 350;

bool holds(const Scanner::Node& node, const std::string& id) {
  return node.id == id || std::any_of(node.inside.begin(), node.inside.end(), [&](const Scanner::Node& inner) { return holds(inner, id); });
}

}  // namespace

base::Result<void> WalkPlayer::touch(const std::string& id) {
  // Where people pass there is nothing yet to be reached but the screen itself.
  if (options_.hands == Hands::touch || screens::screen_name(kiosk_->shell()) == "attract") return tap(id, false);
  TRY(take_up_hands());
  // Who is slow enough sees what was to be hurried come by itself.
  if (id == "chat/show-rest" && find(id, ui::Widget::Kind::control) == nullptr) return {};
  if (options_.hands == Hands::one_switch) return scan(id);
  return press_by_keys(id);
}

// Whoever helps turns it on, in every visit anew; from then on nothing else is touched.
base::Result<void> WalkPlayer::take_up_hands() {
  const session::Reader& reader = kiosk_->shell().reader;
  if (options_.hands == Hands::ear && !reader.by_ear) return press_key("f3");
  if (options_.hands != Hands::one_switch || reader.scanning != session::Scanning::off) return {};
  TRY(tap("frame/text-size", false));
  TRY(tap("scanning", false));
  return scan("menu/close");
}

base::Result<void> WalkPlayer::press_by_keys(const std::string& id) {
  if (!kiosk_->place_for_carried().empty()) return lay_by_keys(id);
  const ui::Widget* widget = find(id, ui::Widget::Kind::control);
  if (widget == nullptr) return fails("by keys: there is no control " + id + " on the screen " + screens::screen_name(kiosk_->shell()));
  if (!widget->enabled) return fails("by keys: " + id + " is disabled");
  const bool was_there = widget->focused;  // and has heard where it is
  TRY(expect_nothing_hidden());
  TRY(go_to(id));
  pass_time(step_ms);
  TRY(expect_ring());
  if (!was_there) TRY(expect_named(id));
  TRY(press_key("enter"));
  return expect_nothing_hidden();
}

// Whatever has the focus by itself or by a key is seen on each step, or nothing has it until the next key.
base::Result<void> WalkPlayer::expect_nothing_hidden() const {
  const auto& widgets = kiosk_->widgets();
  const bool any = std::any_of(widgets.begin(), widgets.end(), [](const ui::Widget& widget) { return widget.focused; });
  if (options_.hands != Hands::keys || !any || !kiosk_->place_for_carried().empty()) return {};
  if (screens::screen_name(kiosk_->shell()) == "neutral") return {};  // shows nothing of us, and so no ring
  return expect_ring();
}

base::Result<void> WalkPlayer::lay_by_keys(const std::string& id) {
  constexpr int most_places = 40;
  for (int i = 0; i < most_places; ++i) {
    if (kiosk_->place_for_carried() == id) return press_key("enter");
    TRY(press_key("down"));
    pass_time(step_ms);
  }
  return fails("by keys: no arrow comes to the place " + id);
}

base::Result<void> WalkPlayer::expect_ring() const {
  const auto pixels = screen_->pixels();
  const auto hidden = why_focus_is_not_seen(kiosk_->widgets(), kiosk_->rings(), {pixels, screen_->width_px(), screen_->height_px(), screen_->scale()});
  if (hidden) return fails("expected the focus to be seen: " + *hidden);
  return {};
}

// By ear whoever comes to a control hears its name.
base::Result<void> WalkPlayer::expect_named(const std::string& id) {
  if (options_.hands != Hands::ear) return {};
  const ui::Widget* widget = find(id, ui::Widget::Kind::control);
  const std::string name = widget == nullptr ? "" : screens::name_of(*widget, kiosk_->widgets());
  if (name.empty()) return fails("by ear: " + id + " has no name");
  return expect_spoken(name);
}

// As somebody who listens does: on and on, until it is there.
base::Result<void> WalkPlayer::go_to(const std::string& id) {
  constexpr int most_tabs = 80;
  for (int i = 0; i < most_tabs; ++i) {
    const auto& widgets = kiosk_->widgets();
    if (std::any_of(widgets.begin(), widgets.end(), [&](const ui::Widget& widget) { return widget.focused && widget.id == id; })) return {};
    TRY(press_key("tab"));
    TRY(expect_nothing_hidden());
    pass_time(listening_ms);
  }
  return fails("go-to: Tab does not come to " + id);
}

// With the one key, and waiting.
base::Result<void> WalkPlayer::scan(const std::string& id) {
  constexpr std::int64_t glance_ms = 100;
  constexpr int most_glances = 1200;
  constexpr int recognised = 4;  // glances, since what has just lit up does not count (R31)
  int glances = 0;
  for (int i = 0; i < most_glances; ++i) {
    if (id == "chat/show-rest" && find(id, ui::Widget::Kind::control) == nullptr) return {};
    if (kiosk_->scanner() == nullptr) return fails("scan: nothing lights up, one switch is not in use");
    const Scanner::Node* const lit = kiosk_->scanner()->lit();
    const bool is_there = kiosk_->place_for_carried() == id || (lit != nullptr && lit->id == id);
    glances = is_there || (lit != nullptr && holds(*lit, id)) ? glances + 1 : 0;
    if (glances >= recognised) {
      press_switch();
      if (is_there) return {};
      glances = 0;
    }
    pass_time(glance_ms);
  }
  return fails("scan: " + id + " does not light up");
}

void WalkPlayer::press_switch() {
  kiosk_->reader_did_something();
  ui::Input input;
  input.keys.push_back(ui::Key::enter);
  input.switch_down = true;
  kiosk_->turn(input);
  pass_time(100);
  kiosk_->turn({});
}

// Whoever means the next page rests where the last one was left (R31).
void WalkPlayer::rest_before(ui::Point point) {
  constexpr float one_place = 40;
  const bool there_again = std::abs(point.x - pressed_.x) < one_place && std::abs(point.y - pressed_.y) < one_place;
  if (there_again) pass_time(ui::Attention::rest_ms - step_ms);
  pressed_ = point;
}

void WalkPlayer::press_at(ui::Point point) {
  ui::Input input;
  input.pointer = point;
  kiosk_->reader_did_something();
  for (const bool down : {false, true, false}) {
    input.pointer_down = down;
    kiosk_->turn(input);
  }
  kiosk_->turn({});
}

}  // namespace app
