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

// R2: words are typed where a lesson for adults, which opens behind the PIN, asks for them, and nowhere else.
std::optional<ui::TypingPermit> permit_for(const session::Shell& shell) {
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

}  // namespace

Kiosk::Kiosk(const KioskSetup& setup)
    : setup_(setup), languages_(find_languages(setup.library, shaper_, setup.language)), catalogues_("en"),
      chores_(setup.jobs, setup.clock, setup.sends) {
  take_textures_again();
  for (const std::string& code : languages_.without_fonts) {
    spdlog::warn("no font on this machine can show {} ({}); install the package fonts-noto-core", base::native_name(code), code);
  }
  const bool can_show = std::find(languages_.without_fonts.begin(), languages_.without_fonts.end(), setup.language) ==
                        languages_.without_fonts.end();
  shell_.defaults.language = can_show ? setup.language : "en";
  shell_.defaults.text_percent = setup_.text_percent;
  shell_.reader = shell_.defaults;
  shell_.pin = setup_.pin;
  last_activity_ms_ = setup_.clock.monotonic_ms();
  choose_language();
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
}

bool Kiosk::hear() {
  const bool waited = is_waiting();
  for (const session::JobReport& report : setup_.jobs.reports()) settle(report);
  const bool raised = !raised_.empty();
  work_off();
  chores_.look(somebody_is_there());
  return raised || waited != is_waiting();
}

void Kiosk::settle(const session::JobReport& report) {
  if (pin_job_ != 0 && report.job == pin_job_) return hear_of_pin(report);
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

void Kiosk::use_pin(session::Job job) {
  chores_.give_way();
  pin_job_ = setup_.jobs.start(std::move(job));
}

void Kiosk::hear_of_pin(const session::JobReport& report) {
  pin_job_ = 0;
  if (const auto* tried = std::get_if<session::PinTried>(&report.what)) {
    raised_.emplace_back(session::Report(*tried));
  } else if (std::holds_alternative<session::JobDone>(report.what)) {
    raised_.emplace_back(session::Report(session::PinKept{}));
  } else {
    if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) spdlog::error("the PIN cannot be used: {}", failed->error.message);
    raised_.emplace_back(session::Report(session::PinFailed{}));
  }
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
  frame_setup.reduced_motion = shell.reader.motion == session::Motion::reduced;
  frame_setup.page = screens::page_of(shell);
  frame_setup.typing = permit_for(shell);
  const auto* const pack = session::pack_of(shell.place);
  stage_->show(catalogues_, &setup_.library, pack != nullptr ? *pack : content::PackId());
  ui::Frame frame = stage_->begin(frame_setup, input);
  auto action = screens::draw({shell, setup_.library.tracks(), languages_.offered}, frame);
  const std::uint32_t background = packed(frame.theme().canvas);
  ImDrawData* const drawn = stage_->end();
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

void Kiosk::turn(const ui::Input& input) {
  hear();
  ui::Input now = input;
  now.now_ms = setup_.clock.monotonic_ms();
  constexpr int most_frames = 6;
  for (int frames = 0; frames < most_frames; ++frames) {
    const auto action = draw(now);
    now.keys.clear();
    now.text.clear();
    now.wheel = 0;
    now.wheel_across = 0;
    if (action) {
      act(*action);
    } else if (!stage_->wants_frame()) {
      break;
    }
  }
  chores_.look(somebody_is_there());
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
  if (std::holds_alternative<session::Neutral>(shell_.place)) return false;
  const bool untouched = std::holds_alternative<session::Home>(shell_.place) && shell_.overlays.empty() &&
                         shell_.reader == shell_.defaults;
  return !untouched;
}

std::optional<std::int64_t> Kiosk::idle_due_ms() const {
  if (!somebody_is_there()) return std::nullopt;
  return last_activity_ms_ + (session::is_open<session::IdleWarning>(shell_) ? idle_reset_ms : idle_warning_ms);
}

std::optional<std::int64_t> Kiosk::next_tick_ms() const {
  const auto idle = idle_due_ms();
  const auto chore = chores_.next_look_ms();
  return idle && chore ? std::min(*idle, *chore) : idle ? idle : chore;
}

bool Kiosk::tick() {
  chores_.look(somebody_is_there());
  const auto due = idle_due_ms();
  if (!due || setup_.clock.monotonic_ms() < *due) return false;
  if (setup_.clock.monotonic_ms() - last_activity_ms_ >= idle_reset_ms) {
    act(session::Report(session::IdleTimeout{}));
  } else {
    act(session::Report(session::IdleWarned{}));
  }
  return true;
}

}  // namespace app
