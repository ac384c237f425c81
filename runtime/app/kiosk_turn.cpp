// One turn of the kiosk: what is drawn, and what the hand, the keys or the one switch do to it.
#include <algorithm>

#include "base/languages.h"
#include "kiosk.h"
#include "log.h"
#include "screens/draw.h"

namespace app {
namespace {

ui::ThemeName theme_of(session::Contrast contrast) {
  switch (contrast) {
    case session::Contrast::high: return ui::ThemeName::high_contrast;
    case session::Contrast::dark: return ui::ThemeName::dark;
    case session::Contrast::warm: return ui::ThemeName::warm;
  }
  return ui::ThemeName::warm;
}

std::uint32_t packed(ui::Colour colour) {
  return static_cast<std::uint32_t>(colour.r) << 16 | static_cast<std::uint32_t>(colour.g) << 8 | colour.b;
}

// R2: words are typed at the desk and where a lesson for adults asks for them, both behind the PIN, and nowhere else.
std::optional<ui::TypingPermit> permit_for(const session::Shell& shell) {
  if (screens::takes_text(shell)) return ui::TypingPermit::for_trainers();
  const auto* visit = std::get_if<session::LessonVisit>(&shell.place);
  if (visit == nullptr || !session::is_for_adults(*visit->sitting.open)) return std::nullopt;
  if (!std::holds_alternative<session::Playing>(visit->stage)) return std::nullopt;
  const auto* builder = std::get_if<content::Builder>(&visit->block());
  if (builder == nullptr || content::part_for_adults(*builder) == nullptr) return std::nullopt;
  return ui::TypingPermit::for_trainers();
}

// What the reader of a page that waits for the disk may do: leave, and open and close what lies over the page, help
// above all (R7), since none of it touches what waits.
bool waits_for_no_disk(const session::Action& action, const session::Shell& seen) {
  if (ends_the_visit(action)) return true;
  const auto* anywhere = std::get_if<session::Anywhere>(&action);
  if (anywhere == nullptr) return false;
  if (std::holds_alternative<session::GoBack>(*anywhere)) return !seen.overlays.empty();
  const auto* open = std::get_if<session::OpenOverlay>(anywhere);
  const bool opens_help = open != nullptr && std::holds_alternative<session::HelpCard>(open->overlay);
  return opens_help || std::holds_alternative<session::CloseOverlay>(*anywhere);
}

std::int64_t pace_ms(session::Scanning scanning) {
  switch (scanning) {
    case session::Scanning::calm: return 3500;
    case session::Scanning::quick: return 1200;
    case session::Scanning::usual:
    case session::Scanning::off: break;
  }
  return 2000;
}

// What is being looked at: the page, and what lies over it.
std::string place_of(const session::Shell& shell) {
  std::string place = screens::page_of(shell);
  for (const session::Overlay& overlay : shell.overlays) place += "|" + std::to_string(overlay.index());
  return place;
}

}  // namespace

std::optional<std::int64_t> Kiosk::next_frame_ms() const {
  std::optional<std::int64_t> next;
  for (const auto due : {stage_->next_wake_ms(), listening_.next_look_ms(), scans() ? std::optional(scanner_.next_look_ms()) : std::nullopt}) {
    if (due) next = std::min(next.value_or(*due), *due);
  }
  return next;
}

std::optional<session::Action> Kiosk::draw(const ui::Input& input, bool is_last) {
  ui::FrameSetup frame_setup;
  frame_setup.width_px = setup_.screen.width_px();
  frame_setup.height_px = setup_.screen.height_px();
  const session::Shell& shell = seen();
  frame_setup.language = shell.reader.language;
  frame_setup.right_to_left = base::is_right_to_left(shell.reader.language);
  frame_setup.text_percent = shell.reader.text_percent;
  frame_setup.theme = theme_of(shell.reader.contrast);
  frame_setup.by_ear = shell.reader.by_ear;
  frame_setup.reduced_motion = shell.reader.motion == session::Motion::reduced;
  frame_setup.page = screens::page_of(shell);
  frame_setup.typing = permit_for(shell);
  const auto* const pack = session::pack_of(shell.place);
  const session::TrackCard* const card = pack == nullptr ? nullptr : setup_.library.card(*pack);
  stage_->show(listening_.texts_of(shell, catalogues_), &setup_.library, pack != nullptr ? *pack : content::PackId(), card == nullptr ? "en" : card->source_language());
  listening_.mark(*stage_);
  ui::Frame frame = stage_->begin(frame_setup, input);
  const auto& contacts = setup_.library.contacts();
  const auto offered = offered_languages();
  auto action = screens::draw({shell, setup_.library.tracks(), offered, contacts, session::known_day(setup_.clock.wall_s(), setup_.signed_week, contacts), listening_.offered(shell), languages().offered, !setup_.library.refused().empty()}, frame);
  ring_drawn_.reset();
  if (const Scanner::Node* lit = scans() ? scanner_.lit() : nullptr; lit != nullptr && lit->kind != Scanner::Node::Kind::control && scanner_.page() == place_of(shell)) {
    if (!lit->seen.empty()) frame.ring_on_screen(lit->seen);
    ring_drawn_ = lit->seen;
  }
  const std::uint32_t background = packed(frame.theme().canvas);
  ImDrawData* const drawn = stage_->end();
  listening_.notice(*stage_);
  setup_.screen.take_text(stage_->typing_place());
  tell_of_what_is_missing();
  if (action && is_waiting() && !waits_for_no_disk(*action, shell)) action.reset();
  // What comes of an action, or of what came to light while this was drawn, is drawn in the same turn, so nobody would see
  // this frame.
  if (!action && (is_last || !stage_->wants_frame())) setup_.screen.present(drawn, background);
  return action;
}

// `parasol check` finds them before; what is drawn in their place here is a box, and nobody at the screen can tell why.
void Kiosk::tell_of_what_is_missing() {
  constexpr std::size_t most = 100;
  for (const ui::Widget& widget : stage_->widgets()) {
    if (told_of_.size() >= most || (widget.missing_glyphs == 0 && !widget.undrawn) || !told_of_.insert(widget.id).second) continue;
    log::warn(widget.undrawn ? widget.id + " cannot be drawn; its words stand in its place" : "no font on this machine has every letter of " + widget.id);
  }
}

void Kiosk::draw_frames(ui::Input input) {
  constexpr int most_frames = 6;
  for (int frames = 1; frames <= most_frames; ++frames) {
    const auto action = draw(input, frames == most_frames);
    input.keys.clear();
    input.text.clear();
    input.wheel = 0;
    input.wheel_across = 0;
    if (action) {
      act(*action);
    } else if (!stage_->wants_frame()) {
      break;
    }
  }
}

void Kiosk::turn(const ui::Input& input) {
  hear();
  ui::Input now = input;
  now.now_ms = setup_.clock.monotonic_ms();
  const bool acted = !input.keys.empty() || input.pointer_down;
  if (scans()) use_switch(now);
  draw_frames(now);
  // What a page lights up first is known once it was drawn.
  constexpr int most_times = 3;  // what is lit may have to be scrolled into view first
  for (int times = 0; scans() && times < most_times; ++times) {
    ui::Input nothing;
    nothing.now_ms = now.now_ms;
    nothing.switch_down = input.switch_down || input.pointer_down;
    use_switch(nothing);
    if (!scanner_.has_moved() && !show_what_is_lit()) break;
    draw_frames(nothing);
  }
  listening_.end_turn(seen(), place_of(seen()), *stage_, acted);
  chores_.look(somebody_is_there());
}

std::string Kiosk::place_for_carried() const {
  const auto carried = stage_->carried();
  return carried ? carried->target : "";
}

// What came to the page may have left the ring out of sight, to wait for a key; one press must do what is lit.
bool Kiosk::show_what_is_lit() {
  const Scanner::Node* const lit = scanner_.lit();
  if (lit == nullptr) return false;
  if (lit->kind != Scanner::Node::Kind::control) return ring_drawn_ != lit->seen;
  const auto& widgets = stage_->widgets();
  const bool is_shown = std::any_of(widgets.begin(), widgets.end(), [&](const ui::Widget& widget) { return widget.focused && widget.id == lit->id; });
  if (!is_shown) stage_->focus(lit->id);
  return !is_shown;
}

// Whatever is pressed is the switch; other keys, and the wheel, are for whoever helps.
void Kiosk::use_switch(ui::Input& input) {
  const auto carried = stage_->carried();
  const Scanner::Wish wish = scanner_.look({stage_->widgets(), place_of(seen()), carried.has_value(),
                                            input.switch_down || input.pointer_down, input.now_ms, pace_ms(seen().reader.scanning)});
  if (input.wheel == 0 && input.wheel_across == 0) input.pointer = {-1, -1};
  input.pointer_down = false;
  std::erase(input.keys, ui::Key::enter);
  switch (wish) {
    case Scanner::Wish::choose: input.keys.push_back(ui::Key::enter); return;
    case Scanner::Wish::next_place: input.keys.push_back(ui::Key::tab); return;
    case Scanner::Wish::give_up: input.keys.push_back(ui::Key::escape); return;
    case Scanner::Wish::page_down:
    case Scanner::Wish::page_up:
      stage_->turn_pages_of(scanner_.lit()->area);
      input.keys.push_back(wish == Scanner::Wish::page_down ? ui::Key::page_down : ui::Key::home);
      return;
    case Scanner::Wish::leave: return act(session::Anywhere(session::QuickExit{}));
    case Scanner::Wish::nothing: break;
  }
  if (!scanner_.has_moved()) return;
  const Scanner::Node* const lit = scanner_.lit();
  const bool is_control = lit != nullptr && lit->kind == Scanner::Node::Kind::control;
  stage_->focus(is_control ? lit->id : "");
  // A row that is out of view is shown, too.
  if (lit != nullptr && !lit->inside.empty() && !lit->in_view()) stage_->reveal(lit->first().id);
}

}  // namespace app
