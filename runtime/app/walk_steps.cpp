#include "walk_steps.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <unistd.h>

#include "base/text.h"
#include "contrast.h"
#include "fits.h"
#include "job_work.h"
#include "languages.h"
#include "stock/pack_folder.h"
#include "print/printers.h"
#include "screens/draw.h"
#include "walk_typing.h"

namespace app {
namespace {

tl::unexpected<base::Error> fails(std::string message) {
  return base::fail(base::ErrorCode::invalid_input, std::move(message));
}

const std::map<std::string, ui::Key>& keys() {
  static const std::map<std::string, ui::Key> names{
      {"tab", ui::Key::tab},       {"shift-tab", ui::Key::back_tab}, {"left", ui::Key::left},
      {"right", ui::Key::right},   {"up", ui::Key::up},              {"down", ui::Key::down},
      {"enter", ui::Key::enter},   {"space", ui::Key::enter},        {"escape", ui::Key::escape},
      {"page-up", ui::Key::page_up}, {"page-down", ui::Key::page_down}, {"home", ui::Key::home},
      {"end", ui::Key::end},       {"backspace", ui::Key::erase},    {"f2", ui::Key::f2},           {"f3", ui::Key::f3},
      {"0", ui::Key::digit_0},     {"1", ui::Key::digit_1},          {"2", ui::Key::digit_2},
      {"3", ui::Key::digit_3},     {"4", ui::Key::digit_4},          {"5", ui::Key::digit_5},
      {"6", ui::Key::digit_6},     {"7", ui::Key::digit_7},          {"8", ui::Key::digit_8},
      {"9", ui::Key::digit_9},
      {"q", ui::Key::upper_letters}, {"a", ui::Key::middle_letters}, {"z", ui::Key::lower_letters}};
  return names;
}

const std::map<std::string, session::Contrast>& themes() {
  static const std::map<std::string, session::Contrast> names{
      {"warm", session::Contrast::warm}, {"high", session::Contrast::high}, {"dark", session::Contrast::dark}};
  return names;
}

}  // namespace

base::Result<std::unique_ptr<WalkPlayer>> WalkPlayer::start(const WalkOptions& options) {
  std::unique_ptr<WalkPlayer> player(new WalkPlayer(options));
  player->clock_.advance_ms(options.clock_ms);
  const content::OpenOptions opening{options.trusted_keys, options.allow_unsigned};
  const std::filesystem::path withdrawn = stock::withdrawn_in(options.data);
  player->renewal_ = std::make_unique<LibraryRenewal>(LibraryRenewal::Places{options.packs, opening, Library::catalogue_in(options.data), withdrawn});
  player->packs_ = stock::make_pack_port({options.packs, withdrawn, options.packs_from, {}}, opening);
  TRY_ASSIGN(Library library, player->renewal_->open());
  for (const RefusedPack& refused : library.refused()) {
    std::fprintf(stderr, "%s: %s\n", refused.file.filename().c_str(), refused.error.message.c_str());
  }
  TRY(check_spoken_here(options.language, library));
  player->library_ = std::make_unique<Library>(std::move(library));
  store::StoreOptions store_options;
  store_options.folder = options.data;
  store_options.clock = &player->clock_;
  store_options.random = &player->random_;
  TRY_ASSIGN(player->store_, store::Store::open(store_options));
  player->printing_ = print::make_print_port({options.printers, options.save_to});
  player->jobs_ = std::make_unique<InlineJobs>(make_job_work(*player->store_, [] { return syncing::make_curl_port(); },
                                                                JobPorts{player->printing_.get(), player->packs_.get(), player->renewal_.get()}));
  TRY_ASSIGN(player->screen_, platform::Screen::in_memory(options.width, options.height, platform::Painting::when_looked_at));
  player->voices_ = std::make_unique<InlineVoices>(make_voice_with(player->speaker_, *player->library_));
  session::DeskRecord desk = decided_at_the_desk(*player->store_);
  if (const auto theme = themes().find(options.theme); theme != themes().end()) desk.settings.contrast = theme->second;
  player->kiosk_ = std::make_unique<Kiosk>(KioskSetup{*player->library_, *player->store_, *player->jobs_, *player->screen_,
                                                      player->clock_, player->random_, options.language, options.text_percent,
                                                      false, player->store_.get(), false,
                                                       player->store_->pin_state(), player->store_->signed_week().value_or(""), std::move(desk),
                                                       {&player->audio_, &player->speaker_, player->voices_.get()}, player->renewal_.get()});
  player->kiosk_->resume();
  player->kiosk_->turn({});
  player->library_->keep_catalogue();
  return player;
}

base::Result<void> WalkPlayer::play(const WalkStep& step) {
  if (step.verb.rfind("expect", 0) != 0) {
    audio_.forget_cue();
    listen();
    spoken_.clear();
  }
  pass_time(step_ms);
  judge(step.line);
  const auto argument = [&](std::size_t i) { return i < step.arguments.size() ? step.arguments[i] : std::string(); };
  if (step.verb == "tap") return touch(argument(0));
  if (step.verb == "tap-twice") return tap(argument(0), true);
  if (step.verb == "key") return press_key(argument(0));
  if (step.verb == "hold") return hold(argument(0));
  if (step.verb == "go-to") return go_to(argument(0));
  if (step.verb == "scan") return scan(argument(0));
  if (step.verb == "wait") return wait(argument(0));
  if (step.verb == "cards") return print_cards(argument(0));
  if (step.verb == "show-card" || step.verb == "slip-card") return tap_card(argument(0), step.verb == "slip-card");
  if (step.verb == "look-for") return look_for(argument(0));
  if (step.verb == "open") return open(argument(0));
  if (step.verb == "size") return resize(argument(0));
  if (step.verb == "shot") return shot(argument(0));
  if (step.verb == "type") return type(argument(0));
  if (step.verb == "theme") return choose_theme(argument(0));
  if (step.verb == "pin") return set_pin(argument(0));
  if (step.verb == "start") return start_at(argument(0));
  if (step.verb == "lang") {
    own_language_ = argument(0);
    kiosk_->act(session::Anywhere(session::ChooseLanguage{argument(0)}));
    kiosk_->turn({});
    return {};
  }
  return expect(step.verb.substr(std::string("expect ").size()), step.arguments);
}

const ui::Widget* WalkPlayer::find(const std::string& id, ui::Widget::Kind kind) const {
  const ui::Widget* found = nullptr;
  for (const ui::Widget& widget : kiosk_->widgets()) {
    if (widget.id == id && widget.kind == kind && (found == nullptr || widget.layer > found->layer)) found = &widget;
  }
  return found;
}

bool WalkPlayer::is_on_top(const ui::Widget& widget) const {
  int top = 0;
  for (const ui::Widget& other : kiosk_->widgets()) top = std::max(top, other.layer);
  return widget.layer == top;
}

base::Result<void> WalkPlayer::tap(const std::string& id, bool twice) {
  const ui::Widget* widget = find(id, ui::Widget::Kind::control);
  if (widget == nullptr) return fails("tap: there is no control " + id + " on the screen " + screens::screen_name(kiosk_->shell()));
  if (!is_on_top(*widget)) return fails("tap: " + id + " is covered");
  if (!widget->enabled) return fails("tap: " + id + " is disabled");
  // The middle of what is seen of it must not lie under the sign that says there is more.
  const auto hidden = [&] { return widget->visible.h < std::min(widget->rect.h, 64.0F) - 1 || widget->visible.w <= 0; };
  for (int tries = 0; tries < 3 && hidden(); ++tries) {
    kiosk_->reveal(id);
    kiosk_->turn({});
    pass_time(step_ms);
    widget = find(id, ui::Widget::Kind::control);
    if (widget == nullptr) return fails("tap: " + id + " went away while it was scrolled to");
  }
  if (hidden()) return fails("tap: " + id + " cannot be scrolled to");
  const ui::Point there = widget->visible.centre();
  rest_before(there);
  press_at(there);
  if (!twice) return {};
  constexpr std::int64_t double_click_ms = 120;
  pass_time(double_click_ms);
  press_at(there);
  return {};
}

// With the wheel, as somebody who reads on.
base::Result<void> WalkPlayer::look_for(const std::string& id) {
  const auto there = [&]() -> const ui::Widget* {
    for (const auto kind : {ui::Widget::Kind::text, ui::Widget::Kind::picture, ui::Widget::Kind::control}) {
      if (const ui::Widget* widget = find(id, kind)) return widget;
    }
    return nullptr;
  };
  const ui::Size window{static_cast<float>(screen_->width_px()) / screen_->scale(), static_cast<float>(screen_->height_px()) / screen_->scale()};
  constexpr int most_turns = 200;
  for (int turns = 0; turns < most_turns; ++turns) {
    const ui::Widget* widget = there();
    if (widget == nullptr) return fails("look-for: there is no " + id + " on the screen " + screens::screen_name(kiosk_->shell()));
    if (widget->visible.w > 0 && widget->visible.h >= std::min(widget->rect.h, 24.0F)) return {};
    const ui::Rect before = widget->rect;
    ui::Input input;
    input.pointer = {std::clamp(before.centre().x, 1.0F, window.w - 1), window.h / 2};
    input.wheel = before.centre().y > window.h / 2 ? -1.0F : 1.0F;
    kiosk_->reader_did_something();
    kiosk_->turn(input);
    kiosk_->turn({});
    widget = there();
    if (widget != nullptr && widget->rect == before) break;
  }
  return fails("look-for: " + id + " cannot be scrolled to");
}

base::Result<void> WalkPlayer::press_key(const std::string& name) {
  kiosk_->reader_did_something();
  if (name == "shift") {
    kiosk_->shift_pressed(1);
    kiosk_->turn({});
    return {};
  }
  const auto found = keys().find(name);
  if (found == keys().end()) return fails("key: there is no key \"" + name + "\"");
  ui::Input input;
  input.keys.push_back(found->second);
  input.switch_down = found->second == ui::Key::enter;
  kiosk_->turn(input);
  if (input.switch_down) kiosk_->turn({});
  return {};
}

ui::Input WalkPlayer::nothing_new() const {
  ui::Input input;
  input.switch_down = holds_;
  return input;
}

base::Result<void> WalkPlayer::hold(const std::string& name) {
  const auto found = keys().find(name);
  if (found == keys().end() || found->second != ui::Key::enter) return fails("hold: only space and enter are held");
  constexpr std::int64_t held_ms = 2500;
  kiosk_->reader_did_something();
  holds_ = true;
  ui::Input input = nothing_new();
  input.keys.push_back(found->second);
  kiosk_->turn(input);
  pass_time(held_ms);
  holds_ = false;
  kiosk_->turn({});
  return {};
}

base::Result<void> WalkPlayer::type(const std::string& words) {
  TRY_ASSIGN(const ui::Input input, typed_words(words, kiosk_->takes_text()));
  kiosk_->reader_did_something();
  kiosk_->turn(input);
  return {};
}

void WalkPlayer::pass_time(std::int64_t ms) {
  const std::int64_t end = clock_.monotonic_ms() + ms;
  while (true) {
    const auto frame = kiosk_->next_frame_ms();
    const auto due = std::min(kiosk_->next_tick_ms().value_or(end + 1), frame.value_or(end + 1));
    if (due > end) break;
    clock_.advance_ms(std::max<std::int64_t>(0, due - clock_.monotonic_ms()));
    const bool is_due = kiosk_->tick() || (frame && *frame <= clock_.monotonic_ms());
    if (!is_due && kiosk_->next_tick_ms().value_or(end) <= clock_.monotonic_ms()) break;
    if (!is_due) continue;
    kiosk_->turn(nothing_new());
    listen();
  }
  clock_.advance_ms(end - clock_.monotonic_ms());
}

base::Result<void> WalkPlayer::wait(const std::string& time) {
  if (time == "idle") {
    pass_time(kiosk_->idle_reset_ms() + 1000);
    return {};
  }
  if (!time.empty() && time.back() == 'w') return wait_weeks(time);
  const bool seconds = time.size() > 1 && time.back() == 's' &&
                       std::all_of(time.begin(), time.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
  if (!seconds || time.size() > 7) return fails("wait: \"" + time + "\" is neither idle nor a time such as 90s or 5w");
  pass_time(std::stol(time) * 1000);
  return {};
}

base::Result<void> WalkPlayer::open(const std::string& pack_and_lesson) {
  const auto slash = pack_and_lesson.find('/');
  if (slash == std::string::npos) return fails("open: \"" + pack_and_lesson + "\" is not PACK/LESSON");
  const std::string pack = pack_and_lesson.substr(0, slash);
  const std::string lesson = pack_and_lesson.substr(slash + 1);
  const auto& tracks = library_->tracks();
  const auto track = std::find_if(tracks.begin(), tracks.end(), [&](const auto& t) { return t.pack.value == pack; });
  if (track == tracks.end()) return fails("open: there is no pack " + pack);
  kiosk_->act(session::Anywhere(session::GoHome{}));
  if (session::is_open<session::LeavingLesson>(kiosk_->shell())) kiosk_->act(session::Anywhere(session::GoHome{}));
  if (session::is_open<session::UnkeptWords>(kiosk_->shell())) kiosk_->act(session::Anywhere(session::LeaveWords{false}));
  kiosk_->act(session::PlaceAction(session::OpenTrack{track->pack}));
  kiosk_->act(session::PlaceAction(session::ChooseLesson{content::LessonId(lesson)}));
  kiosk_->turn({});
  if (!std::holds_alternative<session::LessonVisit>(kiosk_->shell().place)) {
    return fails("open: the lesson " + lesson + " cannot be opened");
  }
  return {};
}

base::Result<void> WalkPlayer::start_at(const std::string& screen) {
  if (screen != "attract" && screen != "installing") return fails("start: \"" + screen + "\" is neither attract nor installing");
  kiosk_->greet();
  if (screen == "installing") kiosk_->ask_installer();
  kiosk_->turn({});
  return {};
}

base::Result<void> WalkPlayer::set_pin(const std::string& digits) {
  TRY(store_->pin_lock().set(digits));
  kiosk_->act(session::Report(session::PinKept{}));
  kiosk_->turn({});
  return {};
}

base::Result<void> WalkPlayer::resize(const std::string& size) {
  int width = 0;
  int height = 0;
  if (std::sscanf(size.c_str(), "%dx%d", &width, &height) != 2 || width < 320 || height < 240 || width > 7680 || height > 4320) {
    return fails("size: \"" + size + "\" is not a size such as 1280x720");
  }
  kiosk_->let_go_of_textures();
  screen_->resize(width, height);
  kiosk_->take_textures_again();
  kiosk_->turn({});
  return {};
}

base::Result<void> WalkPlayer::shot(const std::string& name) {
  if (options_.shots.empty()) return {};
  std::error_code problem;
  std::filesystem::create_directories(options_.shots, problem);
  return screen_->save_picture(options_.shots / (name + ".png"));
}

void WalkPlayer::leave_picture(const std::string& name) {
  if (const auto saved = shot(name); !saved) std::fprintf(stderr, "%s\n", saved.error().message.c_str());
}

base::Result<void> WalkPlayer::none_of(const std::vector<std::string>& problems, const std::string& wanted) const {
  if (problems.empty()) return {};
  std::string all = "expected everything " + wanted + ":";
  for (const auto& problem : problems) all += "\n    " + problem;
  return fails(all);
}

base::Result<void> WalkPlayer::choose_theme(const std::string& name) {
  const auto found = themes().find(name);
  if (found == themes().end()) return fails("theme: \"" + name + "\" is none of warm, high and dark");
  kiosk_->act(session::Anywhere(session::ChooseContrast{found->second}));
  kiosk_->turn({});
  return {};
}

base::Result<void> WalkPlayer::expect(const std::string& what, const std::vector<std::string>& arguments) {
  const std::string& first = arguments.empty() ? what : arguments[0];
  if (what == "screen") {
    const std::string is = screens::screen_name(kiosk_->shell());
    if (is != first) return fails("expected the screen " + first + " and the screen is " + is);
  } else if (what == "visible" || what == "absent") {
    const bool seen = what == "visible" ? is_seen_or_scrolled_to(first) : is_seen(first);
    if (seen != (what == "visible")) return fails("expected " + first + (seen ? " not to be there and it is" : " to be visible and it is not"));
  } else if (what == "whole") {
    const ui::Widget* widget = anything(first);
    const bool is_cut = widget == nullptr || (!options_.always_fits && widget->visible.h < widget->rect.h - 1);
    if (is_cut || !is_seen_or_scrolled_to(first)) return fails("expected all of " + first + " to be in sight and it is not");
  } else if (what == "text") {
    const ui::Widget* widget = find(first, ui::Widget::Kind::text);
    if (widget == nullptr) return fails("expected the text " + first + " and there is none");
    if (compares_words() && widget->text != arguments[1]) return fails("expected " + first + " to say \"" + arguments[1] + "\" and it says \"" + widget->text + "\"");
  } else if (what == "disabled") {
    const ui::Widget* widget = find(first, ui::Widget::Kind::control);
    if (widget == nullptr) return fails("expected the control " + first + " and there is none");
    if (widget->enabled) return fails("expected " + first + " to be disabled and it is not");
  } else if (what == "focus") {
    const auto& widgets = kiosk_->widgets();
    const auto focused = std::find_if(widgets.begin(), widgets.end(), [](const ui::Widget& w) { return w.focused; });
    const std::string is = focused == widgets.end() ? "nothing" : focused->id;
    if (is != first) return fails("expected the focus on " + first + " and it is on " + is);
  } else if (what == "recorded") {
    TRY_ASSIGN(const store::Status status, store_->status());
    const std::string is = std::to_string(status.answers.recorded);
    if (is != first) return fails("expected " + first + " answers recorded and there are " + is);
  } else if (what == "heard") {
    if (audio_.cue() != first) return fails("expected the sound " + first + " and heard was " + audio_.cue());
  } else if (what == "spoken") {
    return expect_spoken(first);
  } else if (what == "marked") {
    return expect_marked(first);
  } else if (what == "silent") {
    if (kiosk_->listening().is_speaking()) return fails("expected nobody to speak and a voice does");
  } else if (what == "ended") {
    if (!kiosk_->has_ended()) return fails("expected the kiosk to be ended and it goes on");
  } else if (what == "ring") {
    return expect_ring();
  } else if (what == "contrast") {
    const auto pixels = screen_->pixels();
    TRY(none_of(what_is_too_faint(kiosk_->widgets(), {pixels, screen_->width_px(), screen_->height_px(), screen_->scale()}), "to stand out"));
  } else if (!options_.always_fits) {  // there everything has been looked at already
    TRY(none_of(unfitting(), "to fit"));
  }
  return {};
}

// Texts have short forms for windows that are small.
bool WalkPlayer::compares_words() const {
  if (!options_.always_fits) return true;
  return kiosk_->shell().reader.language == own_language_ && options_.width == 1280 && options_.height == 720 && options_.text_percent == 100;
}

std::vector<std::string> WalkPlayer::unfitting() const {
  const ui::Size size{static_cast<float>(screen_->width_px()) / screen_->scale(), static_cast<float>(screen_->height_px()) / screen_->scale()};
  return what_does_not_fit(kiosk_->widgets(), size);
}

void WalkPlayer::judge(int line) {
  if (!options_.always_fits) return;
  bool is_new = false;
  for (const std::string& problem : unfitting()) {
    if (!unfitting_.insert(problem).second) continue;
    is_new = true;
    std::fprintf(stderr, "%s:%d: on the way, on the screen %s: %s\n", options_.file.c_str(), line, screens::screen_name(kiosk_->shell()).c_str(), problem.c_str());
  }
  if (is_new) leave_picture("UNFIT-line-" + std::to_string(line));
}

bool WalkPlayer::found_something(int last_line) {
  judge(last_line);
  return !unfitting_.empty();
}

const ui::Widget* WalkPlayer::anything(const std::string& id) const {
  const ui::Widget* widget = nullptr;
  for (const auto kind : {ui::Widget::Kind::control, ui::Widget::Kind::text, ui::Widget::Kind::picture}) {
    if (widget == nullptr) widget = find(id, kind);
  }
  return widget;
}

bool WalkPlayer::is_seen(const std::string& id) const {
  const ui::Widget* widget = anything(id);
  return widget != nullptr && widget->visible.w > 0 && widget->visible.h > 0;
}

// Where a walk is played in every window, what scrolls may be further down, or above what a ring was followed to.
bool WalkPlayer::is_seen_or_scrolled_to(const std::string& id) {
  const ui::Widget* widget = anything(id);
  if (is_seen(id) || widget == nullptr || !widget->scrolls) return is_seen(id);
  if (options_.hands == Hands::ear) return is_seen_in_time(id);
  if (!options_.always_fits) return false;
  kiosk_->reveal(id);
  kiosk_->turn({});
  pass_time(step_ms);
  return is_seen(id) || look_for(id).has_value();
}

// The view goes along with the voice, which comes to what is new after what it has begun to say.
bool WalkPlayer::is_seen_in_time(const std::string& id) {
  constexpr int most_seconds = 90;
  for (int i = 0; i < most_seconds && !is_seen(id) && kiosk_->listening().is_speaking(); ++i) pass_time(1000);
  return is_seen(id);
}

void WalkPlayer::listen() {
  for (const Passage& passage : kiosk_->listening().take_begun()) spoken_ += (spoken_.empty() ? "" : " ") + passage.words;
}

// Waits for what is still to be said.
base::Result<void> WalkPlayer::expect_spoken(const std::string& words) {
  constexpr int most_seconds = 300;
  listen();
  for (int i = 0; i < most_seconds && spoken_.find(words) == std::string::npos && kiosk_->listening().is_speaking(); ++i) pass_time(1000);
  if (spoken_.find(words) != std::string::npos || !compares_words()) return {};
  return fails("expected \"" + words + "\" to be spoken and " + (spoken_.empty() ? "nothing was" : "it was \"" + spoken_ + "\""));
}

base::Result<void> WalkPlayer::expect_marked(const std::string& id) const {
  const ui::Widget* widget = find(id, ui::Widget::Kind::text);
  if (widget == nullptr) return fails("expected the text " + id + " and there is none");
  if (widget->spoken.empty()) return fails("expected words of " + id + " to be marked as spoken and none are");
  return {};
}

void WalkPlayer::ask_whether_there() {
  kiosk_->ask_whether_there();
  kiosk_->turn({});
}

void WalkPlayer::restart(std::size_t next_step) {
  std::vector<std::string> line = options_.command_line;
  const auto set = [&](const std::string& option, const std::string& value) {
    const auto at = std::find(line.begin(), line.end(), option);
    if (at != line.end()) {
      *(at + 1) = value;
    } else {
      line.insert(line.end(), {option, value});
    }
  };
  set("--walk-from-step", std::to_string(next_step));
  set("--walk-clock-ms", std::to_string(clock_.monotonic_ms()));
  std::vector<char*> arguments;
  for (std::string& argument : line) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  std::fflush(nullptr);
  ::execv("/proc/self/exe", arguments.data());
  std::perror("restart");
  std::_Exit(2);
}

}  // namespace app
