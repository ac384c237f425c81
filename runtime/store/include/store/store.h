// What a kiosk keeps, in one folder: answers, the bookmark, blocks' memberships, frozen batches, its
// keys. docs/formats/store.md is the specification.
//
//   Store::open({folder, clock, random}) -> keep_scoring_key -> begin_sitting … end_sitting
//   close_blocks()  -> frozen batches -> syncing::sync_once(store, http)
//
// One process, one Store: a lock file keeps others out. A Store may be called from any thread, one
// call at a time goes through. Times are kept as ISO weeks, durations not at all (R3). Errors:
// unavailable (another kiosk has the folder), unsupported_version (written by a newer program),
// corrupt (damaged: nothing is changed or removed), io (cannot be written), no_space.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/clock.h"
#include "base/result.h"
#include "evaluation/closing.h"
#include "evaluation/random_source.h"
#include "evaluation/scoring.h"
#include "session/card_book.h"
#include "session/crash_log.h"
#include "session/desk_facts.h"
#include "session/desk_record.h"
#include "session/outbox.h"
#include "session/recorder.h"
#include "store/pin_lock.h"
#include "store/status.h"

namespace store {

struct StoreOptions {
  std::filesystem::path folder;                // made when it is not there
  const base::Clock* clock = nullptr;          // outlives the store
  // Outlives the store; for keys, incarnations, block keys. Called from whichever thread calls the store.
  evaluation::RandomSource* random = nullptr;
  std::uintmax_t reserve_bytes = std::uintmax_t{16} << 20;  // with less free, no new sitting begins (no_space)
};

struct Ages {
  int from = 0;
  int to = 0;
};

struct ReaderToPlace {
  Ages ages;
  base::Arms arms;         // in which the instrument can be asked
  std::uint64_t seed = 0;  // of the orders that begin with this reader
};

struct ClosingWish {
  evaluation::Policy policy = {};
  bool settled = false;  // nobody more will come: groups that are large enough close without waiting for more
};

// What one call of close_blocks did.
struct ClosedBlocks {
  int blocks = 0;
  int batches = 0;
  int withheld = 0;  // sittings that will never be sent
  std::vector<std::string> set_aside;  // why, of each block that cannot be sent: for the log
};

class Store final : public session::Recorder, public session::Outbox, public session::CrashLog, public session::CardBook {
 public:
  static base::Result<std::unique_ptr<Store>> open(const StoreOptions& options);
  ~Store() override;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Blocks may close long after the pack was replaced, so the store keeps what answers are scored by.
  // To be called when a lesson with an instrument is opened; the same key again changes nothing.
  // begin_sitting fails with invalid_input when the key of its instrument, version and manifest is not kept.
  base::Result<void> keep_scoring_key(const evaluation::ScoringKey& key);

  // keep_scoring_key, and with which form a reader of these ages is to begin, and in which arm of the trial that the kiosk
  // was enrolled for. Both stay the same until somebody begins; where a new order begins, it follows from the seed.
  base::Result<session::ReaderPlaced> place_reader(const evaluation::ScoringKey& key, const ReaderToPlace& reader);

  // Closes what may be closed and freezes it into batches, all in one transaction. Before enrolment
  // nothing closes and nothing is withheld: a block names the site it is from. It takes long over many
  // answers and holds up every other call meanwhile, so whoever has something better to do cancels it:
  // it then fails with unavailable within some milliseconds, and everything is as before the call.
  base::Result<ClosedBlocks> close_blocks(const ClosingWish& wish = {},
                                          const base::IsCancelled& is_cancelled = base::never_cancelled);

  base::Result<Status> status();
  // Whether the kiosk may send now though nobody asked it to: always, but where the link is metered once an ISO week. While
  // the clock cannot be believed seven starts count as a week, and so do seven days without one.
  base::Result<bool> may_send_by_itself();
  base::Result<void> has_sent_by_itself();
  base::Result<std::string> signed_week();  // the latest ISO week the collector has signed; "" when there is none
  PinLock& pin_lock();
  session::PinState pin_state();  // of the lock, and whether readers came; where that cannot be read, they did
  std::vector<std::string> damage() const;  // what was found damaged when it was opened and could be gone on with, for the log
  // What was decided at the desk; durable when keeping returns. Reading fails with corrupt when the file is damaged, and
  // keeping then writes it anew.
  base::Result<session::DeskRecord> desk_record();
  base::Result<void> keep_desk_record(const session::DeskRecord& record);
  base::Result<void> count_lesson(session::LessonCount what);
  base::Result<session::DeskFacts> desk_facts();

  // session::Recorder. Beginning a sitting ends any other that is still open as idle, and beginning one
  // that is open changes nothing: after a power cut the reader may say yes a second time. Ending or
  // deleting one that is not open any more changes nothing; keeping answers of one fails with unavailable.
  base::Result<void> begin_sitting(const session::SittingStart& start) override;
  base::Result<void> count_declined(const session::SittingStart& asked) override;
  base::Result<void> keep_answers(const session::SittingId& sitting,
                                  const std::vector<evaluation::Answer>& answers) override;
  base::Result<void> end_sitting(const session::SittingId& sitting, session::SittingEnd how, session::Pace pace = session::Pace::readable) override;
  base::Result<void> delete_sitting(const session::SittingId& sitting) override;
  base::Result<std::vector<evaluation::Answer>> answers_of(const session::SittingId& sitting) override;
  base::Result<void> keep_bookmark(const std::string& head) override;
  base::Result<void> add_steps(const std::vector<std::string>& steps) override;
  base::Result<void> forget_bookmark() override;
  base::Result<session::Bookmark> bookmark() override;

  // session::CrashLog
  base::Result<void> count_crash(const session::CrashedPage& page) override;
  base::Result<void> forget_crashes(const content::PackId& pack, const std::string& manifest_hash) override;
  base::Result<std::vector<session::CrashCount>> crashes() override;

  // session::CardBook. Cards that are older than card_days are destroyed at the start and whenever blocks may close.
  base::Result<std::vector<evaluation::LinkingCard>> print_cards(int count) override;
  base::Result<void> take_back_cards(const std::vector<evaluation::LinkingCard>& cards) override;
  base::Result<session::CardBegun> begin_with_card(const session::SittingId& sitting, const evaluation::LinkingCard& card) override;
  base::Result<session::CardReader> find_reader(const evaluation::LinkingCard& card, const std::string& instrument, int version,
                                                evaluation::Wave wave) override;
  base::Result<void> begin_later_sitting(const session::SittingStart& start, evaluation::Wave wave, const session::SittingId& reader) override;
  base::Result<session::CardUsed> begin_visit(const session::SittingStart& start, const evaluation::LinkingCard& card) override;
  base::Result<session::CardCounts> cards() override;
  base::Result<void> destroy_cards() override;

  // session::Outbox.
  const evaluation::KeyPairs& key_pairs() const override;
  base::Result<void> keep_enrolment(const std::string& url, const evaluation::Enrolment& enrolment) override;
  base::Result<void> keep_link(const session::Link& link) override;
  base::Result<session::CollectorContact> collector() override;
  base::Result<std::vector<session::BatchName>> unsent() override;
  base::Result<session::FrozenBatch> batch(const session::BatchName& name) override;
  base::Result<std::vector<session::BatchName>> last_receipted() override;
  base::Result<evaluation::Receipt> accept_receipt(const session::BatchName& name, std::string_view receipt) override;
  base::Result<void> set_aside(const session::BatchName& name, std::string_view proof) override;
  base::Result<void> refuse(const session::BatchName& name) override;
  base::Result<void> forget_refusals() override;
  base::Result<session::KeyNews> key_news() override;
  base::Result<void> accept_key_receipt(std::string_view receipt) override;
  // From now on another key signs what this kiosk sends; what is frozen stays as it is. Its collector is told before anything that
  // the new key has signed. Either all of it is done, durably, or nothing. Fails with not_found while the kiosk is not enrolled, and
  // with invalid_input when its key was changed too often.
  base::Result<void> rotate_key();

 private:
  struct Inside;
  explicit Store(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace store
