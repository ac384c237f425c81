#include "kiosk.h"
#include "log.h"

#include <algorithm>
#include <cstring>

#include "base/languages.h"

namespace app {
namespace {

std::uint64_t random_number(evaluation::RandomSource& random) {
  const base::Bytes bytes = random.bytes(sizeof(std::uint64_t));
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

}  // namespace

bool ends_the_visit(const session::Action& action) {
  const auto* anywhere = std::get_if<session::Anywhere>(&action);
  const auto* report = std::get_if<session::Report>(&action);
  return (anywhere != nullptr && std::holds_alternative<session::QuickExit>(*anywhere)) ||
         (report != nullptr && std::holds_alternative<session::IdleTimeout>(*report));
}

Kiosk::Kiosk(const KioskSetup& setup) : Kiosk(setup, find_lettering(setup.library, setup.language)) {}

Kiosk::Kiosk(const KioskSetup& setup, std::unique_ptr<Lettering> lettering)
    : setup_(setup), lettering_(std::move(lettering)), catalogues_("en"),
      chores_(setup.jobs, setup.clock, setup.sends, setup.desk.settings.shares_nearby), listening_(setup.sound, setup.library, setup.clock) {
  take_textures_again();
  for (const std::string& code : languages().without_fonts) {
    if (languages().offered.empty()) break;  // one line says that there is no font at all
    log::warn("no font on this machine can show " + base::native_name(code) + " (" + code + "); install the package fonts-noto-core");
  }
  const bool can_show = std::find(languages().without_fonts.begin(), languages().without_fonts.end(), setup.language) ==
                        languages().without_fonts.end();
  shell_.defaults.language = can_show ? setup.language : "en";
  shell_.defaults.text_percent = setup_.text_percent;
  shell_.pin = setup_.pin;
  shell_.local_help = setup_.desk.help;
  shell_.settings = setup_.desk.settings;
  if (shell_.settings.shares_nearby) shell_.neighbours.state = session::Nearby::looking;
  session::apply_settings(shell_);
  limit_sound();
  shell_.reader = shell_.defaults;
  last_activity_ms_ = setup_.clock.monotonic_ms();
  choose_language();
}

void Kiosk::greet() {
  prepare_entrance();
  shell_.place = session::Attract{};
}

void Kiosk::ask_installer() {
  if (session::asks_installer(shell_.pin)) shell_.place = session::pad_of_installer();
}

Kiosk::~Kiosk() {
  if (setup_.painter != nullptr) setup_.painter->stop();
}

void Kiosk::prepare_entrance() {
  greets_ = true;
  const auto& tracks = setup_.library.tracks();
  shell_.entrance.asks_language = languages().offered.size() > 1;
  if (tracks.size() == 1 && !tracks.front().for_adults) shell_.entrance.only_pack = tracks.front().pack;
  else shell_.entrance.only_pack.reset();
}

void Kiosk::take_textures_again() {
  stage_ = std::make_unique<ui::Stage>(ui::StagePorts{lettering_->shaper, pictures_, setup_.screen, &setup_.screen, setup_.painter});
}

void Kiosk::choose_language() {
  if (catalogues_language_ == seen().reader.language) return;
  catalogues_language_ = seen().reader.language;
  catalogues_ = load_catalogues(setup_.library, catalogues_language_);
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
  renew_library();
  if (awaited_.empty()) shown_.reset();
  watch_timer();
  choose_language();
}

void Kiosk::take(const session::Action& action) {
  tell_reading_time();
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
  listening_.look_for_device();  // headphones that somebody plugged in, or took away
}

bool Kiosk::hear() {
  const bool waited = is_waiting();
  for (const session::JobReport& report : setup_.jobs.reports()) settle(report);
  const bool raised = !raised_.empty();
  work_off();
  chores_.look(somebody_is_there());
  const bool says_something_else = listening_.look();
  const bool has_painted = setup_.painter != nullptr && setup_.painter->has_painted();
  return raised || waited != is_waiting() || says_something_else || has_painted;
}

void Kiosk::settle(const session::JobReport& report) {
  if (pin_job_ != 0 && report.job == pin_job_) return hear_of_pin(report);
  if (desk_jobs_.contains(report.job)) return hear_of_desk(report);
  if (look_jobs_.contains(report.job)) return hear_of_kiosk(report);
  if (pack_jobs_.contains(report.job)) return hear_of_packs(report);
  if (send_job_ != 0 && report.job == send_job_) return hear_of_sending(report);
  if (print_job_ != 0 && report.job == print_job_) return hear_of_printing(report);
  if (const auto* met = std::get_if<session::NeighboursMet>(&report.what)) raised_.emplace_back(session::Report(*met));
  if (chores_.hear(report) || std::holds_alternative<session::JobProgress>(report.what)) return;
  if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) {
    log::error("nothing more is kept until this is mended: " + failed->error.message);
    raised_.emplace_back(session::Report(session::StorageFailed{}));
  }
  auto awaited = awaited_.extract(report.job);
  if (awaited.empty()) return;
  if (const auto* used = std::get_if<session::CardUsed>(&report.what)) raised_.emplace_back(session::Report(*used));
  if (const auto* placed = std::get_if<session::ReaderPlaced>(&report.what)) place_reader(awaited.mapped(), *placed);
  const bool kept = std::holds_alternative<session::JobDone>(report.what);
  if (kept && awaited.mapped().when_kept) raised_.push_back(*awaited.mapped().when_kept);
  if (awaited.mapped().in_any_case) raised_.push_back(*awaited.mapped().in_any_case);
}

void Kiosk::hear_of_printing(const session::JobReport& report) {
  const base::Overload raise{
      [](const session::JobProgress& went) { return session::Report(session::PrintingWentOn{went.done, went.of}); },
      [](const session::PrintPlacesFound& found) { return session::Report(found); },
      [](const session::SheetPrinted& printed) { return session::Report(printed); },
      [](const session::PrintingFailed& failed) { return session::Report(failed); },
      [](const session::JobFailed& failed) {
        log::warn("the sheet was not printed: " + failed.error.message);
        return session::Report(session::PrintingFailed{session::PrintTrouble::not_made});
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

void Kiosk::place_reader(Awaited& awaited, const session::ReaderPlaced& placed) {
  auto* const raised = awaited.in_any_case ? std::get_if<session::Report>(&*awaited.in_any_case) : nullptr;
  if (auto* const opened = raised == nullptr ? nullptr : std::get_if<session::LessonOpened>(raised)) opened->placed = placed;
}

void Kiosk::load_lesson(const session::LoadLesson& effect) {
  if (closed_.contains({effect.pack, effect.lesson})) {
    raised_.emplace_back(session::Report(session::LessonRefused{base::ErrorCode::corrupt}));
    return;
  }
  auto open = setup_.library.open_lesson(effect.pack, effect.lesson);
  if (!open) {
    log::error("the lesson " + effect.lesson.value + " cannot be opened: " + open.error().message);
    raised_.emplace_back(session::Report(session::LessonRefused{open.error().code}));
    return;
  }
  const session::OpenLessonPointer lesson = std::move(*open);
  const session::SittingId sitting(setup_.random.hex(16));
  const std::uint64_t seed = random_number(setup_.random);
  const session::Report opened(session::LessonOpened{lesson, sitting, seed});
  if (lesson->instrument) {
    chores_.give_way();
    awaited_[setup_.jobs.start(session::PlaceReader{session::scoring_key_of(*lesson->instrument, lesson->manifest_hash),
                                                    lesson->age_from, lesson->age_to, lesson->instrument->arms, seed})] = {std::nullopt, opened};
  } else {
    raised_.emplace_back(opened);
  }
}

void Kiosk::carry_out(const session::Effect& effect) {
  struct CarryOut {
    Kiosk& kiosk;
    void operator()(const session::LoadLesson& e) const { kiosk.load_lesson(e); }
    void operator()(const session::BeginSitting& e) const { kiosk.await(e, {}); }
    void operator()(const session::BeginLater& e) const { kiosk.await(e, {}); }
    void operator()(const session::UseCard& e) const {
      kiosk.chores_.give_way();
      kiosk.awaited_[kiosk.setup_.jobs.start(e)] = {};
    }
    void operator()(const session::KeepAnswers& e) const { kiosk.await(e, {}); }
    void operator()(const session::DeleteSitting& e) const { kiosk.await(e, {session::Report(session::AnswersDeleted{}), std::nullopt}); }
    void operator()(const session::KeepBookmark& e) const { kiosk.keep(e); }
    void operator()(const session::AddStep& e) const { kiosk.keep(session::AddSteps{{e.step}}); }
    void operator()(const session::ForgetBookmark& e) const { kiosk.keep(e); }
    void operator()(const session::CheckPin& e) const { kiosk.use_pin(e); }
    void operator()(const session::KeepPin& e) const { kiosk.use_pin(e); }
    void operator()(const session::KeepDesk& e) const {
      kiosk.desk_jobs_[kiosk.keep(e)] = e.record;
      kiosk.limit_sound();
    }
    void operator()(const session::CountLesson& e) const { kiosk.keep(e); }
    void operator()(const session::CountDeclined& e) const { kiosk.keep(e); }
    void operator()(const session::LookAtKiosk& e) const { kiosk.look_jobs_.insert(kiosk.setup_.jobs.start(e)); }
    void operator()(const session::ReadPage&) const { kiosk.listening_.read(kiosk.seen(), *kiosk.stage_); }
    void operator()(const session::StopReading&) const { kiosk.listening_.stop_reading(); }
    void operator()(const session::FindPrintPlaces& e) const { kiosk.print_job_ = kiosk.setup_.jobs.start(e); }
    void operator()(const session::PrintSheet& e) const { kiosk.print_job_ = kiosk.setup_.jobs.start(e); }
    void operator()(const session::CancelPrinting&) const { kiosk.setup_.jobs.cancel(kiosk.print_job_); }
    void operator()(const session::LookAtPacks& e) const { kiosk.pack_jobs_.insert(kiosk.setup_.jobs.start(e)); }
    void operator()(const session::InstallPack& e) const { kiosk.work_on_packs(e); }
    void operator()(const session::WithdrawPack& e) const { kiosk.work_on_packs(e); }
    void operator()(const session::CancelPackWork&) const { kiosk.setup_.jobs.cancel(kiosk.pack_work_); }
    void operator()(const session::SendResults& e) const { kiosk.send_job_ = kiosk.setup_.jobs.start(e); }
    void operator()(const session::CopyResults& e) const { kiosk.send_job_ = kiosk.setup_.jobs.start(e); }
    void operator()(const session::CancelSending&) const { kiosk.setup_.jobs.cancel(kiosk.send_job_); }
    void operator()(const session::MeetNeighbours&) const { kiosk.chores_.share(true); }
    void operator()(const session::LeaveNeighbours&) const { kiosk.chores_.share(false); }
    void operator()(const session::EndProgram&) const { kiosk.has_ended_ = true; }
    void operator()(const session::EndSitting& e) const {
      kiosk.keep(e);
      kiosk.chores_.a_sitting_ended();
    }
  };
  std::visit(CarryOut{*this}, effect);
}

}  // namespace app
