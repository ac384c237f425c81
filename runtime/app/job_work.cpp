#include "job_work.h"
#include "card_printing.h"
#include "log.h"

#include <utility>


#include "base/utf8.h"
#include "sync/courier.h"
#include "sync/onward.h"
#include "sync/sync.h"

namespace app {
namespace {

JobEnd end_of(const base::Result<void>& result, const JobControl& control) {
  if (result) return session::JobDone{};
  if (control.is_cancelled()) return session::JobCancelled{};
  return session::JobFailed{result.error()};
}

struct KeepRecord {
  store::Store& store;

  base::Result<void> operator()(const session::BeginSitting& record) const { return store.begin_sitting(record.start); }
  base::Result<void> operator()(const session::KeepAnswers& record) const {
    return store.keep_answers(record.sitting, record.answers);
  }
  base::Result<void> operator()(const session::EndSitting& record) const {
    return store.end_sitting(record.sitting, record.how, record.pace);
  }
  base::Result<void> operator()(const session::DeleteSitting& record) const {
    return store.delete_sitting(record.sitting);
  }
  base::Result<void> operator()(const session::KeepBookmark& record) const {
    return store.keep_bookmark(record.bookmark);
  }
  base::Result<void> operator()(const session::AddSteps& record) const { return store.add_steps(record.steps); }
  base::Result<void> operator()(const session::ForgetBookmark&) const { return store.forget_bookmark(); }
  base::Result<void> operator()(const session::KeepDesk& record) const { return store.keep_desk_record(record.record); }
  base::Result<void> operator()(const session::CountLesson& record) const { return store.count_lesson(record.what); }
  base::Result<void> operator()(const session::BeginLater& record) const {
    return store.begin_later_sitting(record.start, evaluation::Wave::follow_up, {});
  }
  base::Result<void> operator()(const session::CountDeclined& record) const { return store.count_declined(record.asked); }
};

session::SendTrouble trouble_of(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::unavailable: return session::SendTrouble::no_connection;
    case base::ErrorCode::io:
    case base::ErrorCode::no_space: return session::SendTrouble::not_kept;
    default: return session::SendTrouble::refused;
  }
}

JobEnd not_sent(session::SendTrouble why, const std::string& message) {
  log::warn("results wait on this kiosk: " + message);
  return session::ResultsNotSent{why};
}

// The one that is in, or the ones that have carried results before. Never a disk that nobody meant.
tl::expected<std::filesystem::path, session::SendTrouble> stick_among(const std::vector<std::filesystem::path>& sticks) {
  if (sticks.empty()) return tl::unexpected(session::SendTrouble::no_stick);
  if (sticks.size() == 1) return sticks.front();
  std::vector<std::filesystem::path> known;
  for (const std::filesystem::path& stick : sticks) {
    if (evaluation::is_courier(stick)) known.push_back(stick);
  }
  if (known.size() != 1) return tl::unexpected(session::SendTrouble::several_sticks);
  return known.front();
}

struct DoJob {
  store::Store& store;
  const MakeHttpPort& make_http;
  const JobPorts& ports;
  const JobControl& control;

  JobEnd operator()(const session::FindPrintPlaces&) const {
    if (ports.printing == nullptr) return session::PrintPlacesFound{{}, {}, false};
    return ports.printing->places();
  }

  JobEnd operator()(const session::PrintSheet& job) const {
    if (ports.printing == nullptr) return session::JobFailed{{base::ErrorCode::unavailable, "this kiosk has nowhere to print"}};
    auto why = session::PrintTrouble::not_made;
    const base::Overload print{[&](const content::Sheet& sheet) { return deliver(sheet, job, why); },
                               [&](const session::CardsWanted& wanted) {
                                 return print_new_cards(store, wanted, [&](const session::CardSheet& sheet) { return deliver(sheet, job, why); });
                               }};
    auto file = std::visit(print, job.sheet);
    if (file) return session::SheetPrinted{*std::move(file)};
    if (control.is_cancelled()) return session::JobCancelled{};
    log::warn("the sheet was not printed: " + file.error().message);
    return session::PrintingFailed{why};
  }

  // The name of the file that was written, or "" on paper. `why` is told when it is the place that fails.
  base::Result<std::string> deliver(const auto& sheet, const session::PrintSheet& job, session::PrintTrouble& why) const {
    TRY_ASSIGN(const base::Bytes pages, ports.printing->pages_of(sheet, job.paper, control.is_cancelled,
                                                                [&](std::int64_t done, std::int64_t of) { control.progress({done, of}); }));
    auto file = ports.printing->deliver(job.place, sheet.title, pages, control.is_cancelled);
    if (file) return *std::move(file);
    why = file.error().why.value_or(why);
    return base::fail(base::ErrorCode::io, file.error().message);
  }

  JobEnd operator()(const session::LookAtPacks&) const {
    if (ports.packs == nullptr) return session::PacksSeen{};
    return ports.packs->look(control.is_cancelled);
  }

  JobEnd operator()(const session::InstallPack& job) const {
    if (ports.packs == nullptr) return session::PackWorkFailed{session::PackTrouble::not_written};
    const auto done = ports.packs->install(job, control.is_cancelled,
                                           [&](std::int64_t copied, std::int64_t of) { control.progress({copied, of}); });
    if (!done) return failed("the pack " + job.found.pack.id.value + " was not installed", done.error());
    log::info("installed " + done->id.value + " version " + std::to_string(done->version));
    if (ports.library != nullptr) ports.library->open_again();
    return session::PackInstalled{*done};
  }

  JobEnd operator()(const session::WithdrawPack& job) const {
    if (ports.packs == nullptr) return session::PackWorkFailed{session::PackTrouble::not_here};
    const auto done = ports.packs->withdraw(job.pack);
    if (!done) return failed("the pack " + job.pack.value + " was not withdrawn", done.error());
    log::info("withdrew " + job.pack.value);
    if (ports.library != nullptr) ports.library->open_again();
    return session::PackWithdrawn{job.pack};
  }

  static JobEnd failed(const std::string& what, const session::PackFailure& failure) {
    if (!failure.why) return session::JobCancelled{};
    log::warn(what + ": " + failure.message);
    return session::PackWorkFailed{*failure.why};
  }

  JobEnd operator()(const session::Keep& job) const {
    return end_of(std::visit(KeepRecord{store}, job.record), control);
  }

  JobEnd operator()(const session::PlaceReader& job) const {
    const auto placed = store.place_reader(job.key, {{job.age_from, job.age_to}, job.arms, job.seed});
    if (!placed) return session::JobFailed{placed.error()};
    return *placed;
  }

  JobEnd operator()(const session::UseCard& job) const {
    const auto used = store.begin_visit(job.start, job.card);
    if (!used) return session::JobFailed{used.error()};
    return *used;
  }

  JobEnd operator()(const session::CloseBlocks&) const {
    const auto closed = store.close_blocks({}, control.is_cancelled);
    if (closed) {
      for (const std::string& reason : closed->set_aside) log::warn(reason);
    }
    return end_of(closed ? base::Result<void>() : base::fail(closed.error()), control);
  }

  JobEnd operator()(const session::CheckPin& job) const {
    const auto tried = store.pin_lock().try_pin(job.digits);
    if (!tried) return session::JobFailed{tried.error()};
    return *tried;
  }
  JobEnd operator()(const session::KeepPin& job) const { return end_of(store.pin_lock().set(job.digits), control); }

  JobEnd operator()(const session::LookAtKiosk&) const {
    auto facts = store.desk_facts();
    if (!facts) return session::JobFailed{facts.error()};
    return *std::move(facts);
  }

  syncing::SyncWatch watch() const {
    return {control.is_cancelled, [&](std::int64_t done, std::int64_t of) { control.progress({done, of}); }};
  }

  // Nothing to say, and done, where this kiosk carries nothing for others.
  base::Result<syncing::Forwarded> forward_others() const {
    if (ports.onward.empty()) return syncing::Forwarded{};
    TRY_ASSIGN(const session::CollectorContact collector, store.collector());
    return syncing::Onward(ports.onward).forward(collector, *make_http(), watch());
  }
  base::Result<syncing::Exchanged> exchange_others(const evaluation::CourierFolder& stick) const {
    if (ports.onward.empty()) return syncing::Exchanged{};
    TRY_ASSIGN(const session::CollectorContact collector, store.collector());
    return syncing::Onward(ports.onward).exchange(collector, stick, watch());
  }

  JobEnd operator()(const session::SendResults&) const {
    const auto report = syncing::sync_once(store, *make_http(), watch());
    if (!report && control.is_cancelled()) return session::JobCancelled{};
    if (!report) return not_sent(trouble_of(report.error().code), report.error().message);
    if (report->stopped) return not_sent(trouble_of(report->stopped->code), report->stopped->message);
    const auto others = forward_others();
    if (!others && control.is_cancelled()) return session::JobCancelled{};
    if (!others) return not_sent(trouble_of(others.error().code), others.error().message);
    if (others->stopped) log::info("what is carried for other kiosks waits: " + others->stopped->message);
    return session::ResultsSent{report->sent, report->waiting, others->receipts};
  }

  JobEnd operator()(const session::CopyResults&) const {
    const auto stick = stick_among(ports.sticks ? ports.sticks() : std::vector<std::filesystem::path>());
    if (!stick) return session::ResultsNotSent{stick.error()};
    const auto folder = evaluation::CourierFolder::at(*stick);
    if (!folder) return not_sent(session::SendTrouble::no_stick, folder.error().message);
    const auto report = syncing::carry(store, *folder, watch());
    if (!report && control.is_cancelled()) return session::JobCancelled{};
    if (!report) return not_sent(trouble_of(report.error().code), report.error().message);
    if (report->stopped) {
      const bool full = report->stopped->code == base::ErrorCode::no_space;
      return not_sent(full ? session::SendTrouble::no_room : session::SendTrouble::not_written, report->stopped->message);
    }
    const auto others = exchange_others(*folder);
    if (!others && control.is_cancelled()) return session::JobCancelled{};
    if (!others) return not_sent(trouble_of(others.error().code), others.error().message);
    if (others->stopped) log::info("not all that is carried for other kiosks is on the stick: " + others->stopped->message);
    return session::ResultsCopied{base::as_one_line(stick->filename().string()), report->receipts, report->waiting, others->together()};
  }

  JobEnd operator()(const session::MeetNeighbours&) const {
    if (ports.neighbours == nullptr) return session::NeighboursMet{session::Nearby::no_daemon};
    const auto met = ports.neighbours->meet(control.is_cancelled);
    if (!met) return session::JobCancelled{};
    return *met;
  }

  JobEnd operator()(const session::LeaveNeighbours&) const {
    if (ports.neighbours != nullptr) ports.neighbours->leave();
    return session::JobDone{};
  }

  JobEnd operator()(const session::SendBatches&) const {
    // With nothing to send, too: a collector that was put back from a backup says only then what it lacks.
    if (!store.collector()) return session::JobDone{};
    const auto may_send = store.may_send_by_itself();
    if (!may_send) return session::JobFailed{may_send.error()};
    if (!*may_send) return session::JobDone{};
    const auto http = make_http();
    const auto report = syncing::sync_once(store, *http, watch());
    if (!report) return end_of(base::fail(report.error()), control);
    if (report->stopped) return session::JobFailed{*report->stopped, report->retry_after_s};
    const auto others = forward_others();
    if (!others) return end_of(base::fail(others.error()), control);
    if (others->stopped) return session::JobFailed{*others->stopped, others->retry_after_s};
    return end_of(store.has_sent_by_itself(), control);
  }
};

}  // namespace

session::DeskRecord decided_at_the_desk(store::Store& store) {
  for (const std::string& what : store.damage()) log::error(what);
  auto record = store.desk_record();
  if (record) return *std::move(record);
  log::error(record.error().message);
  return {};
}

JobWork make_job_work(store::Store& store, MakeHttpPort make_http, JobPorts ports) {
  return [&store, make_http = std::move(make_http), ports](const session::Job& job, const JobControl& control) {
    return std::visit(DoJob{store, make_http, ports, control}, job);
  };
}

}  // namespace app
