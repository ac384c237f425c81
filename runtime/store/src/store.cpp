#include "store/store.h"

#include "arm_order_rows.h"
#include "base/text.h"
#include "bookmark_rows.h"
#include "card_rows.h"
#include "crash_rows.h"
#include "desk_file.h"
#include "flow_rows.h"
#include "form_order_rows.h"
#include "freezing.h"
#include "incarnation.h"
#include "inside.h"
#include "lesson_counts.h"
#include "outbox_rows.h"
#include "result_rows.h"

namespace store {

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::~Store() = default;

base::Result<EndTime> Store::Inside::now() {
  TRY_ASSIGN(Query week, database->query("SELECT COALESCE(server_week, '') FROM kiosk"));
  TRY(week.next());
  return EndTime{base::iso_week(options.clock->wall_s()), clock_quality(*options.clock, week.text(0), anchor)};
}

void Store::Inside::keep_anchor(std::int64_t server_time_s) {
  anchor = Anchor{server_time_s, options.clock->monotonic_ms()};
}

base::Result<void> Store::Inside::keep_server_week(std::int64_t server_time_s) {
  return database->run("UPDATE kiosk SET server_week = ?1 WHERE server_week IS NULL OR server_week < ?1",
                       {base::iso_week(server_time_s)});
}

base::Result<void> Store::keep_scoring_key(const evaluation::ScoringKey& key) {
  return inside_->in_transaction([&] { return store::keep_scoring_key(*inside_->database, key); });
}

base::Result<session::ReaderPlaced> Store::place_reader(const evaluation::ScoringKey& key, const ReaderToPlace& reader) {
  return inside_->in_transaction([&]() -> base::Result<session::ReaderPlaced> {
    TRY(store::keep_scoring_key(*inside_->database, key));
    TRY_ASSIGN(const auto contact, load_collector(*inside_->database));
    const evaluation::Arms arms = contact ? evaluation::arms_to_deal(contact->enrolment.arms, reader.arms) : evaluation::Arms();
    evaluation::Stratum stratum{key.instrument, "none", age_band_of(reader.ages.from, reader.ages.to), "*"};
    TRY_ASSIGN(const evaluation::Arm arm, look_at_next_arm(*inside_->database, stratum, arms, reader.seed));
    stratum.arm = base::name_of(arm);
    TRY_ASSIGN(const evaluation::Form form, look_at_next_form(*inside_->database, stratum, reader.seed));
    TRY_ASSIGN(const session::CardCounts cards, count_cards(*inside_->database));
    return session::ReaderPlaced{form == evaluation::Form::a, arm, cards.printed > 0};
  });
}

base::Result<ClosedBlocks> Store::close_blocks(const ClosingWish& wish, const base::IsCancelled& is_cancelled) {
  TRY(inside_->destroy_old_cards());
  TRY_ASSIGN(const ClosedBlocks closed, inside_->in_transaction([&]() -> base::Result<ClosedBlocks> {
    TRY_ASSIGN(const auto contact, load_collector(*inside_->database));
    if (!contact) return ClosedBlocks{};
    TRY_ASSIGN(const EndTime now, inside_->now());
    TRY_ASSIGN(Frozen frozen, freeze(*inside_->database, Freezing{wish.policy, inside_->keys.pairs, *contact, now, wish.settled,
                                                                       *inside_->options.random, is_cancelled}));
    return ClosedBlocks{frozen.blocks, frozen.batches, frozen.withheld, std::move(frozen.set_aside)};
  }));
  if (closed.batches > 0) {
    const std::lock_guard<std::mutex> mine(inside_->turn);
    TRY(write_beside(*inside_->database, inside_->incarnation_file()));
  }
  return closed;
}

base::Result<Status> Store::status() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  TRY_ASSIGN(Status status, load_status(*inside_->database));
  TRY_ASSIGN(const auto crashes, load_crashes(*inside_->database));
  status.key_changes = inside_->keys.statements.size();
  status.key_is_known = inside_->keys.confirmed == status.key_changes;
  for (const session::CrashCount& crash : crashes) {
    if (crash.times < session::crashes_that_close) continue;
    status.closed_lessons.push_back({crash.page.pack.value, crash.page.lesson.value, crash.page.page});
  }
  return status;
}

base::Result<std::string> Store::signed_week() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  TRY_ASSIGN(Query week, inside_->database->query("SELECT COALESCE(server_week, '') FROM kiosk"));
  TRY(week.next());
  return week.text(0);
}

session::PinState Store::pin_state() {
  session::PinState state = pin_lock().state();
  const std::lock_guard<std::mutex> mine(inside_->turn);
  const auto weeks = latest_lesson_counts(*inside_->database);
  state.readers_came = !weeks || !weeks->empty();
  return state;
}

base::Result<session::DeskRecord> Store::desk_record() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return read_desk(inside_->options.folder / desk_name);
}

base::Result<void> Store::keep_desk_record(const session::DeskRecord& record) {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return write_desk(inside_->options.folder / desk_name, record);
}

base::Result<void> Store::count_lesson(session::LessonCount what) {
  return inside_->in_transaction([&]() -> base::Result<void> {
    TRY_ASSIGN(const EndTime now, inside_->now());
    return store::count_lesson(*inside_->database, now.clock == evaluation::ClockQuality::unknown ? "" : now.week, what);
  });
}

base::Result<session::DeskFacts> Store::desk_facts() {
  TRY_ASSIGN(const Status status, this->status());
  const std::lock_guard<std::mutex> mine(inside_->turn);
  session::DeskFacts facts;
  TRY_ASSIGN(facts.weeks, latest_lesson_counts(*inside_->database));
  TRY_ASSIGN(facts.results, load_results(*inside_->database));
  facts.answers_waiting = status.answers.open;
  facts.answers_sent = status.answers.sent;
  facts.answers_withheld = status.answers.withheld;
  facts.batches_waiting = status.unsent + status.refused;
  if (status.last_receipt) facts.last_receipt_week = status.last_receipt->week;
  facts.counts_anew = !inside_->counts_anew.empty();
  facts.is_enrolled = !status.collector.empty();
  TRY_ASSIGN(const auto contact, load_collector(*inside_->database));
  if (contact) facts.arms = static_cast<int>(contact->enrolment.arms.size());
  facts.has_address = facts.is_enrolled && status.collector != session::by_courier;
  std::error_code problem;
  const auto space = std::filesystem::space(inside_->options.folder, problem);
  if (!problem) facts.free_bytes = space.available;
  return facts;
}

// ---- session::Recorder ---------------------------------------------------------------------------

base::Result<void> Store::Inside::begin(const session::SittingStart& start, const std::function<base::Result<void>()>& insert) {
  std::error_code problem;
  const auto space = std::filesystem::space(options.folder, problem);
  if (!problem && space.available < options.reserve_bytes) {
    return base::fail(base::ErrorCode::no_space, "less than " + std::to_string(options.reserve_bytes >> 20) +
                                                     " MiB are free for the data folder " + options.folder.string() +
                                                     ", so no new answers are kept: free some space");
  }
  return in_transaction([&]() -> base::Result<void> {
    TRY_ASSIGN(const std::int64_t begun, database->number("SELECT COUNT(*) FROM sitting WHERE id = ?1 AND state = 'open'", {start.id.value}));
    if (begun == 1) return {};
    TRY_ASSIGN(const EndTime time, now());
    TRY(end_open_sittings_as_idle(*database, time));
    return insert();
  });
}

base::Result<void> Store::begin_sitting(const session::SittingStart& start) {
  return inside_->begin(start, [&] { return insert_sitting(*inside_->database, start); });
}

base::Result<void> Store::count_declined(const session::SittingStart& asked) {
  return inside_->in_transaction([&] { return store::count_declined(*inside_->database, asked); });
}

base::Result<void> Store::keep_answers(const session::SittingId& sitting,
                                       const std::vector<evaluation::Answer>& answers) {
  return inside_->in_transaction([&] { return upsert_answers(*inside_->database, sitting, answers); });
}

base::Result<void> Store::end_sitting(const session::SittingId& sitting, session::SittingEnd how, session::Pace pace) {
  return inside_->in_transaction([&]() -> base::Result<void> {
    TRY_ASSIGN(const EndTime now, inside_->now());
    TRY(mark_ended(*inside_->database, sitting, {how, pace}, now));
    return erase_bookmark(*inside_->database);
  });
}

base::Result<void> Store::delete_sitting(const session::SittingId& sitting) {
  return inside_->in_transaction([&] {
    inside_->log_holds_deleted = true;
    return erase_sitting(*inside_->database, sitting);
  });
}

base::Result<std::vector<evaluation::Answer>> Store::answers_of(const session::SittingId& sitting) {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return load_answers(*inside_->database, sitting);
}

base::Result<void> Store::keep_bookmark(const std::string& head) {
  return inside_->in_transaction([&] { return replace_bookmark(*inside_->database, head); });
}

base::Result<void> Store::add_steps(const std::vector<std::string>& steps) {
  return inside_->in_transaction([&] { return append_steps(*inside_->database, steps); });
}

base::Result<void> Store::forget_bookmark() {
  return inside_->in_transaction([&] { return erase_bookmark(*inside_->database); });
}

base::Result<session::Bookmark> Store::bookmark() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return load_bookmark(*inside_->database);
}

// ---- session::CrashLog ---------------------------------------------------------------------------

base::Result<void> Store::count_crash(const session::CrashedPage& page) {
  return inside_->in_transaction([&] { return add_crash(*inside_->database, page); });
}

base::Result<void> Store::forget_crashes(const content::PackId& pack, const std::string& manifest_hash) {
  return inside_->in_transaction([&] { return erase_crashes(*inside_->database, pack, manifest_hash); });
}

base::Result<std::vector<session::CrashCount>> Store::crashes() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return load_crashes(*inside_->database);
}

// ---- session::Outbox -----------------------------------------------------------------------------

PinLock& Store::pin_lock() { return inside_->pin; }

std::vector<std::string> Store::damage() const {
  std::vector<std::string> damage{inside_->counts_anew, inside_->pin.problem()};
  std::erase(damage, "");
  return damage;
}

const evaluation::KeyPairs& Store::key_pairs() const { return inside_->keys.pairs; }

base::Result<void> Store::keep_enrolment(const std::string& url, const evaluation::Enrolment& enrolment) {
  Database& database = *inside_->database;
  if (enrolment.kiosk != evaluation::kiosk_id(inside_->keys.pairs)) {
    return base::fail(base::ErrorCode::invalid_input, "the enrolment is for another kiosk");
  }
  TRY(inside_->in_transaction([&]() -> base::Result<void> {
    TRY_ASSIGN(const auto before, load_collector(database));
    const bool moves = before && before->enrolment.collector_box_public != enrolment.collector_box_public;
    TRY_ASSIGN(const auto unsent, unsent_batches(database));
    if (moves && !unsent.empty()) {
      return base::fail(base::ErrorCode::unavailable,
                        std::to_string(unsent.size()) + " batches still wait for the collector at " + before->url +
                            ": send them first, they are sealed to it");
    }
    // Another collector knows nothing of the chain so far.
    if (moves) TRY(begin_incarnation(database, Cohorts::keep, *inside_->options.random));
    TRY(inside_->keep_server_week(enrolment.server_time_s));
    TRY(store::forget_refusals(database));
    return save_collector(database, {url, enrolment});
  }));
  const std::lock_guard<std::mutex> mine(inside_->turn);
  inside_->keep_anchor(enrolment.server_time_s);
  return write_beside(database, inside_->incarnation_file());
}

base::Result<void> Store::keep_link(const session::Link& link) {
  return inside_->in_transaction([&] { return save_link(*inside_->database, link); });
}

base::Result<bool> Store::may_send_by_itself() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  TRY_ASSIGN(Query row, inside_->database->query("SELECT metered, sent_week, boots - sent_boot, sent_boot FROM link, kiosk"));
  TRY(row.next());
  const bool never_sent = row.integer(3) == 0;
  if (row.integer(0) == 0 || never_sent) return true;
  TRY_ASSIGN(const EndTime now, inside_->now());
  if (now.clock != evaluation::ClockQuality::unknown && !row.text(1).empty()) return now.week != row.text(1);
  constexpr std::int64_t week_ms = 7LL * 24 * 60 * 60 * 1000;
  return row.integer(2) >= 7 || inside_->options.clock->monotonic_ms() - inside_->quiet_since_ms >= week_ms;
}

base::Result<void> Store::has_sent_by_itself() {
  return inside_->in_transaction([&]() -> base::Result<void> {
    TRY_ASSIGN(const EndTime now, inside_->now());
    inside_->quiet_since_ms = inside_->options.clock->monotonic_ms();
    const std::string week = now.clock == evaluation::ClockQuality::unknown ? "" : now.week;
    return inside_->database->run("UPDATE link SET sent_week = ?1, sent_boot = (SELECT boots FROM kiosk)", {week});
  });
}

base::Result<session::CollectorContact> Store::collector() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  TRY_ASSIGN(auto contact, load_collector(*inside_->database));
  if (!contact) {
    return base::fail(base::ErrorCode::not_found,
                      "this kiosk is not enrolled: ask the collector's operator for a token and run parasol-kiosk enrol");
  }
  return *std::move(contact);
}

base::Result<std::vector<session::BatchName>> Store::unsent() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return unsent_batches(*inside_->database);
}

base::Result<std::vector<session::BatchName>> Store::last_receipted() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return last_receipted_batches(*inside_->database);
}

base::Result<session::FrozenBatch> Store::batch(const session::BatchName& name) {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return load_batch(*inside_->database, name);
}

base::Result<evaluation::Receipt> Store::accept_receipt(const session::BatchName& name, std::string_view receipt) {
  Database& database = *inside_->database;
  TRY_ASSIGN(const session::CollectorContact contact, collector());
  TRY_ASSIGN(const evaluation::Receipt verified,
             evaluation::verify_receipt(receipt, contact.enrolment.collector_sign_public));
  TRY_ASSIGN(const Accepted accepted, inside_->in_transaction([&]() -> base::Result<Accepted> {
    TRY_ASSIGN(const EndTime now, inside_->now());
    TRY_ASSIGN(const Accepted result, record_receipt(database, name, verified, evaluation::batch_hash({receipt.begin(), receipt.end()}), now.week));
    if (result.behind) TRY(begin_incarnation(database, Cohorts::lock, *inside_->options.random));
    TRY(inside_->keep_server_week(verified.server_time_s));
    inside_->log_holds_deleted |= result.destroyed;
    return result;
  }));
  const std::lock_guard<std::mutex> mine(inside_->turn);
  inside_->keep_anchor(verified.server_time_s);
  if (accepted.behind) TRY(write_beside(database, inside_->incarnation_file()));
  return verified;
}

base::Result<void> Store::set_aside(const session::BatchName& name, std::string_view proof) {
  Database& database = *inside_->database;
  TRY_ASSIGN(const session::CollectorContact contact, collector());
  TRY_ASSIGN(const evaluation::Receipt other,
             evaluation::verify_receipt(proof, contact.enrolment.collector_sign_public));
  TRY_ASSIGN(const bool changed, inside_->in_transaction([&]() -> base::Result<bool> {
    TRY_ASSIGN(const bool marked, mark_set_aside(database, name, other));
    if (!marked) return false;
    TRY_ASSIGN(const std::int64_t current,
               database.number("SELECT COUNT(*) FROM kiosk WHERE incarnation = ?1", {name.incarnation}));
    if (current == 1) TRY(begin_incarnation(database, Cohorts::lock, *inside_->options.random));
    return true;
  }));
  if (!changed) return {};
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return write_beside(database, inside_->incarnation_file());
}

base::Result<void> Store::refuse(const session::BatchName& name) {
  return inside_->in_transaction([&] { return mark_refused(*inside_->database, name); });
}

base::Result<void> Store::forget_refusals() {
  return inside_->in_transaction([&] { return store::forget_refusals(*inside_->database); });
}

}  // namespace store
