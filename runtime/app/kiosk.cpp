#include "kiosk.h"

#include <algorithm>
#include <cstring>
#include <spdlog/spdlog.h>

#include "base/languages.h"
#include "screens/draw.h"
#include "session/bookmark.h"
#include "session/kept_answers.h"

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

std::uint64_t random_number(evaluation::RandomSource& random) {
  const base::Bytes bytes = random.bytes(sizeof(std::uint64_t));
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
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

bool ends_the_visit(const session::Action& action) {
  const auto* anywhere = std::get_if<session::Anywhere>(&action);
  const auto* report = std::get_if<session::Report>(&action);
  return (anywhere != nullptr && std::holds_alternative<session::QuickExit>(*anywhere)) ||
         (report != nullptr && std::holds_alternative<session::IdleTimeout>(*report));
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

Kiosk::Kiosk(const KioskSetup& setup)
    : setup_(setup), languages_(find_languages(setup.library, shaper_, setup.language)), catalogues_("en"),
      chores_(setup.jobs, setup.clock, setup.sends), listening_(setup.sound, setup.library, setup.clock) {
  take_textures_again();
  for (const std::string& code : languages_.without_fonts) {
    spdlog::warn("no font on this machine can show {} ({}); install the package fonts-noto-core", base::native_name(code), code);
  }
  const bool can_show = std::find(languages_.without_fonts.begin(), languages_.without_fonts.end(), setup.language) ==
                        languages_.without_fonts.end();
  shell_.defaults.language = can_show ? setup.language : "en";
  shell_.defaults.text_percent = setup_.text_percent;
  shell_.pin = setup_.pin;
  shell_.local_help = setup_.desk.help;
  shell_.settings = setup_.desk.settings;
  session::apply_settings(shell_);
  shell_.reader = shell_.defaults;
  last_activity_ms_ = setup_.clock.monotonic_ms();
  choose_language();
}

void Kiosk::greet() {
  const auto& tracks = setup_.library.tracks();
  shell_.entrance.asks_language = languages_.offered.size() > 1;
  if (tracks.size() == 1 && !tracks.front().for_adults) shell_.entrance.only_pack = tracks.front().pack;
  shell_.place = session::Attract{};
}

void Kiosk::take_textures_again() {
  stage_ = std::make_unique<ui::Stage>(ui::StagePorts{shaper_, pictures_, setup_.screen, &setup_.screen});
}

void Kiosk::choose_language() {
  if (catalogues_language_ == seen().reader.language) return;
  catalogues_language_ = seen().reader.language;
  catalogues_ = load_catalogues(setup_.library, catalogues_language_);
}

std::string Kiosk::resume() {
  learn_of_crashes();
  const auto bookmark = setup_.recorder.bookmark();
  if (!bookmark) return "";
  auto place = resume_at(*bookmark);
  if (place) return *std::move(place);
  spdlog::warn("the interrupted lesson cannot go on: {}", place.error().message);
  keep(session::ForgetBookmark{});
  return "";
}

base::Result<std::string> Kiosk::resume_at(const session::Bookmark& bookmark) {
  std::string lines = bookmark.head;
  for (const std::string& step : bookmark.steps) lines += "\n" + step;
  TRY_ASSIGN(const session::BookmarkedLesson lesson, session::bookmarked_lesson(lines));
  if (setup_.after_crash) TRY(count_crash_of(lesson));
  TRY_ASSIGN(auto open, setup_.library.open_lesson(lesson.pack, lesson.lesson));
  TRY_ASSIGN(session::Shell restored, session::restore(shell_, std::move(open), lines));
  shell_ = std::move(restored);
  if (const auto* visit = std::get_if<session::LessonVisit>(&shell_.place)) {
    const auto answers = setup_.recorder.answers_of(visit->sitting.start.id);
    if (answers) shell_ = session::with_answers(std::move(shell_), *answers);
  }
  choose_language();
  return lesson.pack.value + "/" + lesson.lesson.value + ", " + lesson.page;
}

// Before anything of the page is opened: what opens it may be what crashes.
base::Result<void> Kiosk::count_crash_of(const session::BookmarkedLesson& bookmarked) {
  if (setup_.crashes == nullptr) return {};
  const std::string name = bookmarked.pack.value + "/" + bookmarked.lesson.value;
  TRY(setup_.crashes->count_crash(
      {bookmarked.pack, std::string(setup_.library.content_hash(bookmarked.pack)), bookmarked.lesson, bookmarked.page}));
  learn_of_crashes();
  if (!closed_.contains({bookmarked.pack, bookmarked.lesson})) return {};
  return base::fail(base::ErrorCode::unavailable, "the lesson " + name + " has crashed the kiosk twice at " + bookmarked.page +
                                                      " and stays closed until its pack changes");
}

// What another version of a pack did is no reason against this one.
void Kiosk::learn_of_crashes() {
  if (setup_.crashes == nullptr) return;
  const auto crashes = setup_.crashes->crashes();
  if (!crashes) return spdlog::warn("which lessons crashed is not known: {}", crashes.error().message);
  closed_.clear();
  for (const session::CrashCount& crash : *crashes) {
    const session::CrashedPage& page = crash.page;
    if (setup_.library.content_hash(page.pack) != page.manifest_hash) {
      if (const auto forgotten = setup_.crashes->forget_crashes(page.pack, page.manifest_hash); !forgotten) spdlog::warn("{}", forgotten.error().message);
    } else if (crash.times >= session::crashes_that_close) {
      closed_.insert({page.pack, page.lesson});
    }
  }
}

void Kiosk::act(const session::Action& action) {
  raised_.push_back(action);
  work_off();
}

// Actions are taken in the order in which they were raised, those that an action led to behind it.
void Kiosk::work_off() {
  if (is_working_off_) return;
  is_working_off_ = true;
  while (!raised_.empty()) {
    const session::Action next = std::move(raised_.front());
    raised_.pop_front();
    take(next);
    for (const session::JobReport& report : setup_.jobs.reports()) settle(report);
  }
  is_working_off_ = false;
  if (awaited_.empty()) shown_.reset();
  watch_timer();
  choose_language();
}

void Kiosk::take(const session::Action& action) {
  const session::Shell before = shell_;
  session::Transition next = session::update(std::move(shell_), action);
  shell_ = std::move(next.shell);
  const bool nothing_awaited = awaited_.empty();
  for (const auto& effect : next.effects) carry_out(effect);
  if (nothing_awaited && !awaited_.empty()) shown_ = before;
  if (shown_) shown_->overlays = shell_.overlays;  // only the place waits, not what lies over it
  if (!ends_the_visit(action)) return;
  // Nothing of the visit that ended may come into the next one, which waits for what is its own.
  awaited_.clear();
  shown_.reset();
  pin_job_ = 0;
  somebody_came_ = false;
  listening_.silence();
}

bool Kiosk::hear() {
  const bool waited = is_waiting();
  for (const session::JobReport& report : setup_.jobs.reports()) settle(report);
  const bool raised = !raised_.empty();
  work_off();
  chores_.look(somebody_is_there());
  const bool says_something_else = listening_.look();
  return raised || waited != is_waiting() || says_something_else;
}

std::optional<std::int64_t> Kiosk::next_frame_ms() const {
  std::optional<std::int64_t> next;
  for (const auto due : {stage_->next_wake_ms(), listening_.next_look_ms(), scans() ? std::optional(scanner_.next_look_ms()) : std::nullopt}) {
    if (due) next = std::min(next.value_or(*due), *due);
  }
  return next;
}

void Kiosk::settle(const session::JobReport& report) {
  if (pin_job_ != 0 && report.job == pin_job_) return hear_of_pin(report);
  if (desk_jobs_.contains(report.job)) return hear_of_desk(report);
  if (look_jobs_.contains(report.job)) return hear_of_kiosk(report);
  if (print_job_ != 0 && report.job == print_job_) return hear_of_printing(report);
  if (chores_.hear(report) || std::holds_alternative<session::JobProgress>(report.what)) return;
  if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) {
    spdlog::error("nothing more is kept until this is mended: {}", failed->error.message);
    raised_.emplace_back(session::Report(session::StorageFailed{}));
  }
  const auto awaited = awaited_.extract(report.job);
  if (awaited.empty()) return;
  const bool kept = std::holds_alternative<session::JobDone>(report.what);
  if (kept && awaited.mapped().when_kept) raised_.push_back(*awaited.mapped().when_kept);
  if (awaited.mapped().in_any_case) raised_.push_back(*awaited.mapped().in_any_case);
}

void Kiosk::hear_of_printing(const session::JobReport& report) {
  const base::Overload raise{
      [](const session::JobProgress& went) { return session::Report(session::PrintingWentOn{went.done, went.of}); },
      [](const session::PrintPlacesFound& found) { return session::Report(found); },
      [](const session::SheetPrinted& printed) { return session::Report(printed); },
      [](const session::JobFailed& failed) {
        spdlog::warn("the sheet was not printed: {}", failed.error.message);
        return session::Report(session::PrintingFailed{failed.error.code});
      },
      [](const auto&) { return session::Report(session::PrintingStopped{}); }};
  if (!std::holds_alternative<session::JobProgress>(report.what)) print_job_ = 0;
  raised_.emplace_back(std::visit(raise, report.what));
}

session::JobNumber Kiosk::keep(session::Record record) {
  chores_.give_way();
  return setup_.jobs.start(session::Keep{std::move(record)});
}

void Kiosk::await(session::Record record, Awaited awaited) { awaited_[keep(std::move(record))] = std::move(awaited); }

void Kiosk::load_lesson(const session::LoadLesson& effect) {
  if (closed_.contains({effect.pack, effect.lesson})) {
    raised_.emplace_back(session::Report(session::LessonRefused{base::ErrorCode::corrupt}));
    return;
  }
  auto open = setup_.library.open_lesson(effect.pack, effect.lesson);
  if (!open) {
    spdlog::error("the lesson {} cannot be opened: {}", effect.lesson.value, open.error().message);
    raised_.emplace_back(session::Report(session::LessonRefused{open.error().code}));
    return;
  }
  const session::OpenLessonPointer lesson = std::move(*open);
  const session::Report opened(
      session::LessonOpened{lesson, session::SittingId(setup_.random.hex(16)), random_number(setup_.random)});
  if (lesson->instrument) {
    await(session::KeepScoringKey{session::scoring_key_of(*lesson->instrument, lesson->manifest_hash)}, {std::nullopt, opened});
  } else {
    raised_.emplace_back(opened);
  }
}

void Kiosk::carry_out(const session::Effect& effect) {
  struct CarryOut {
    Kiosk& kiosk;
    void operator()(const session::LoadLesson& e) const { kiosk.load_lesson(e); }
    void operator()(const session::BeginSitting& e) const { kiosk.await(e, {}); }
    void operator()(const session::KeepAnswers& e) const { kiosk.await(e, {}); }
    void operator()(const session::DeleteSitting& e) const { kiosk.await(e, {session::Report(session::AnswersDeleted{}), std::nullopt}); }
    void operator()(const session::KeepBookmark& e) const { kiosk.keep(e); }
    void operator()(const session::AddStep& e) const { kiosk.keep(session::AddSteps{{e.step}}); }
    void operator()(const session::ForgetBookmark& e) const { kiosk.keep(e); }
    void operator()(const session::CheckPin& e) const { kiosk.use_pin(e); }
    void operator()(const session::KeepPin& e) const { kiosk.use_pin(e); }
    void operator()(const session::KeepDesk& e) const { kiosk.desk_jobs_[kiosk.keep(e)] = e.record; }
    void operator()(const session::CountLesson& e) const { kiosk.keep(e); }
    void operator()(const session::LookAtKiosk& e) const { kiosk.look_jobs_.insert(kiosk.setup_.jobs.start(e)); }
    void operator()(const session::ReadPage&) const { kiosk.listening_.read(kiosk.seen(), *kiosk.stage_); }
    void operator()(const session::StopReading&) const { kiosk.listening_.stop_reading(); }
    void operator()(const session::FindPrintPlaces& e) const { kiosk.print_job_ = kiosk.setup_.jobs.start(e); }
    void operator()(const session::PrintSheet& e) const { kiosk.print_job_ = kiosk.setup_.jobs.start(e); }
    void operator()(const session::CancelPrinting&) const { kiosk.setup_.jobs.cancel(kiosk.print_job_); }
    void operator()(const session::EndProgram&) const { kiosk.has_ended_ = true; }
    void operator()(const session::EndSitting& e) const {
      kiosk.keep(e);
      kiosk.chores_.a_sitting_ended();
    }
  };
  std::visit(CarryOut{*this}, effect);
}

std::optional<session::Action> Kiosk::draw(const ui::Input& input) {
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
  stage_->show(listening_.texts_of(shell, catalogues_), &setup_.library, pack != nullptr ? *pack : content::PackId());
  listening_.mark(*stage_);
  ui::Frame frame = stage_->begin(frame_setup, input);
  const auto& contacts = setup_.library.contacts();
  const auto offered = offered_languages();
  auto action = screens::draw({shell, setup_.library.tracks(), offered, contacts, session::known_day(setup_.clock.wall_s(), setup_.signed_week, contacts), listening_.offered(shell), languages_.offered}, frame);
  if (const Scanner::Node* lit = scans() ? scanner_.lit() : nullptr; lit != nullptr && lit->kind != Scanner::Node::Kind::control && scanner_.page() == place_of(shell)) frame.ring_on_screen(lit->rect);
  const std::uint32_t background = packed(frame.theme().canvas);
  ImDrawData* const drawn = stage_->end();
  listening_.notice(*stage_);
  setup_.screen.take_text(stage_->typing_place());
  tell_of_missing_letters();
  if (action && is_waiting() && !waits_for_no_disk(*action, shell)) action.reset();
  // What comes of an action is drawn in the same turn, so nobody would see this frame.
  if (!action) setup_.screen.present(drawn, background);
  return action;
}

// `parasol check` finds them before; what is drawn in their place here is a box, and nobody at the screen can tell why.
void Kiosk::tell_of_missing_letters() {
  constexpr std::size_t most = 100;
  for (const ui::Widget& widget : stage_->widgets()) {
    if (widget.missing_glyphs == 0 || told_of_.size() >= most || !told_of_.insert(widget.id).second) continue;
    spdlog::warn("no font on this machine has every letter of {}", widget.id);
  }
}

void Kiosk::draw_frames(ui::Input input) {
  constexpr int most_frames = 6;
  for (int frames = 0; frames < most_frames; ++frames) {
    const auto action = draw(input);
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
  if (scans()) {
    ui::Input nothing;
    nothing.now_ms = now.now_ms;
    nothing.switch_down = input.switch_down || input.pointer_down;
    use_switch(nothing);
    if (scanner_.has_moved()) draw_frames(nothing);
  }
  listening_.end_turn(seen(), place_of(seen()), *stage_, acted);
  chores_.look(somebody_is_there());
}

std::string Kiosk::place_for_carried() const {
  const auto carried = stage_->carried();
  return carried ? carried->target : "";
}

// Whatever is pressed is the switch; other keys are for whoever helps.
void Kiosk::use_switch(ui::Input& input) {
  const auto carried = stage_->carried();
  const Scanner::Wish wish = scanner_.look({stage_->widgets(), place_of(seen()), carried.has_value(),
                                            input.switch_down || input.pointer_down, input.now_ms, pace_ms(seen().reader.scanning)});
  input.pointer = {-1, -1};
  input.pointer_down = false;
  std::erase(input.keys, ui::Key::enter);
  switch (wish) {
    case Scanner::Wish::choose: input.keys.push_back(ui::Key::enter); return;
    case Scanner::Wish::next_place: input.keys.push_back(ui::Key::tab); return;
    case Scanner::Wish::give_up: input.keys.push_back(ui::Key::escape); return;
    case Scanner::Wish::page_down: input.keys.push_back(ui::Key::page_down); return;
    case Scanner::Wish::page_up: input.keys.push_back(ui::Key::home); return;
    case Scanner::Wish::leave: return act(session::Anywhere(session::QuickExit{}));
    case Scanner::Wish::nothing: break;
  }
  if (!scanner_.has_moved()) return;
  const Scanner::Node* const lit = scanner_.lit();
  const bool is_control = lit != nullptr && lit->kind == Scanner::Node::Kind::control;
  stage_->focus(is_control ? lit->id : "");
}

void Kiosk::shift_pressed(int times) {
  const std::int64_t now = setup_.clock.monotonic_ms();
  for (int i = 0; i < times; ++i) shifts_ms_.push_back(now);
  std::erase_if(shifts_ms_, [&](std::int64_t at) { return now - at > shift_window_ms; });
  if (shifts_ms_.size() < 3) return;
  shifts_ms_.clear();
  act(session::Anywhere(session::QuickExit{}));
}

bool Kiosk::somebody_is_there() const {
  const session::Place& place = shell_.place;
  if (std::holds_alternative<session::Neutral>(place) || std::holds_alternative<session::Attract>(place)) return false;
  return somebody_came_ || !std::holds_alternative<session::Home>(place) || !shell_.overlays.empty() || shell_.reader != shell_.defaults;
}

std::int64_t Kiosk::reset_at_ms() const {
  const bool group = std::holds_alternative<session::Group>(shell_.place);
  return last_activity_ms_ + idle_reset_ms() + (group ? group_patience_ms : 0);
}

// A second begins when the timer is started.
void Kiosk::watch_timer() {
  const auto* group = std::get_if<session::Group>(&shell_.place);
  if (group == nullptr || !group->timer.runs) second_due_ms_.reset();
  else if (!second_due_ms_) second_due_ms_ = setup_.clock.monotonic_ms() + 1000;
}

bool Kiosk::count_seconds() {
  const std::int64_t now = setup_.clock.monotonic_ms();
  if (!second_due_ms_ || now < *second_due_ms_) return false;
  const std::int64_t seconds = 1 + (now - *second_due_ms_) / 1000;
  *second_due_ms_ += seconds * 1000;
  act(session::Report(session::SecondsPassed{static_cast<int>(seconds)}));
  return true;
}

int Kiosk::seconds_left() const {
  const std::int64_t left_ms = reset_at_ms() - setup_.clock.monotonic_ms();
  return static_cast<int>(std::max<std::int64_t>(0, (left_ms + 999) / 1000));
}

std::optional<std::int64_t> Kiosk::idle_due_ms() const {
  // After a quick exit the landscape stays empty for as long, so that nobody can tell when it was.
  if (std::holds_alternative<session::Neutral>(shell_.place)) return reset_at_ms();
  if (!somebody_is_there()) return std::nullopt;
  for (const session::Overlay& overlay : shell_.overlays) {
    const auto* warning = std::get_if<session::IdleWarning>(&overlay);
    if (warning != nullptr) return reset_at_ms() - 1000 * (std::max(1, warning->seconds_left) - 1);
  }
  return reset_at_ms() - (idle_reset_ms() - idle_warning_ms());
}

std::optional<std::int64_t> Kiosk::next_tick_ms() const {
  std::optional<std::int64_t> next;
  for (const auto& due : {idle_due_ms(), chores_.next_look_ms(), second_due_ms_}) {
    if (due) next = std::min(next.value_or(*due), *due);
  }
  return next;
}

bool Kiosk::tick() {
  chores_.look(somebody_is_there());
  const bool counted = count_seconds();
  // Whoever listens is there; whoever was asked whether they are is waited for no longer than others.
  if (listening_.is_speaking() && !session::is_open<session::IdleWarning>(shell_)) reader_did_something();
  const auto due = idle_due_ms();
  if (!due || setup_.clock.monotonic_ms() < *due) return counted;
  if (setup_.clock.monotonic_ms() >= reset_at_ms()) {
    act(session::Report(session::IdleTimeout{}));
  } else {
    act(session::Report(session::IdleWarned{seconds_left()}));
  }
  return true;
}

}  // namespace app
