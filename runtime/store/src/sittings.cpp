#include "sittings.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "ledger_rows.h"
#include "names.h"

namespace store {
namespace {

std::string age_band_of(const session::SittingStart& start) {
  if (start.age_from <= 0 && start.age_to <= 0) return "*";
  return std::to_string(start.age_from) + "-" + std::to_string(start.age_to);
}

base::Result<void> check_start(const session::SittingStart& start) {
  if (!start.id.empty() && base::is_plain_id(start.id.value)) return {};
  return base::fail(base::ErrorCode::invalid_input, "a sitting needs a plain id");
}

base::Result<void> check_answer(const evaluation::Answer& answer) {
  if (base::is_plain_id(answer.item) && (answer.action.empty() || base::is_plain_id(answer.action))) return {};
  return base::fail(base::ErrorCode::invalid_input, "an answer names its item and action by plain ids");
}

// Whether the answer is a new one and not another to the same question.
base::Result<bool> upsert_answer(Database& database, const std::string& sitting, const evaluation::Answer& answer) {
  const auto phase = name_of(phase_names, answer.phase);
  const auto status = name_of(status_names, answer.status);
  TRY(database.run("INSERT INTO answer (sitting, phase, item, action, status, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                   "ON CONFLICT DO NOTHING",
                   {sitting, phase, answer.item, answer.action, status, answer.value}));
  if (database.changed() == 1) return true;
  TRY(database.run("UPDATE answer SET status = ?5, value = ?6 "
                   "WHERE sitting = ?1 AND phase = ?2 AND item = ?3 AND action = ?4",
                   {sitting, phase, answer.item, answer.action, status, answer.value}));
  return false;
}

bool is_completed(const evaluation::Sitting& sitting, evaluation::Phase phase, const evaluation::ScoringKey& key) {
  const bool pre = phase == evaluation::Phase::pre;
  const evaluation::Form form = pre ? sitting.pre_form : evaluation::other_form(sitting.pre_form);
  std::set<std::string> answered;
  for (const evaluation::Answer& answer : sitting.answers) {
    if (answer.phase == phase) answered.insert(answer.item);
  }
  return std::all_of(key.items.begin(), key.items.end(), [&](const evaluation::ItemKey& item) {
    return item.form != form || answered.count(item.id) == 1;
  });
}

// A sitting begins with its first item on the screen; that the questions after the lesson were shown
// is known from the first page that was confirmed.
void set_progress(evaluation::Sitting& sitting, const evaluation::ScoringKey& key) {
  sitting.pre.started = true;
  sitting.pre.completed = is_completed(sitting, evaluation::Phase::pre, key);
  sitting.post.started = std::any_of(sitting.answers.begin(), sitting.answers.end(), [](const auto& answer) {
    return answer.phase == evaluation::Phase::post;
  });
  sitting.post.completed = sitting.post.started && is_completed(sitting, evaluation::Phase::post, key);
}

base::Result<evaluation::Answer> read_answer(const Query& row, int column) {
  evaluation::Answer answer;
  TRY_ASSIGN(answer.phase, from_name<evaluation::Phase>(phase_names, row.text(column)));
  answer.item = row.text(column + 1);
  answer.action = row.text(column + 2);
  TRY_ASSIGN(answer.status, from_name<evaluation::Status>(status_names, row.text(column + 3)));
  answer.value = static_cast<int>(row.integer(column + 4));
  return answer;
}

using KeysByRow = std::map<std::int64_t, const evaluation::ScoringKey*>;

KeysByRow by_row(const std::vector<StoredScoringKey>& keys) {
  KeysByRow sorted;
  for (const StoredScoringKey& stored : keys) sorted[stored.row] = &stored.key;
  return sorted;
}

base::Result<evaluation::Sitting> read_sitting(const Query& row, const KeysByRow& keys) {
  evaluation::Sitting sitting;
  sitting.id = row.text(0);
  const auto key = keys.find(row.integer(1));
  if (key == keys.end()) return base::fail(base::ErrorCode::corrupt, "the store holds a sitting without its scoring key");
  sitting.stratum.instrument = key->second->instrument;
  sitting.stratum.age_band = row.text(2);
  sitting.pre_form = row.integer(3) == 1 ? evaluation::Form::a : evaluation::Form::b;
  sitting.week = row.text(4);
  TRY_ASSIGN(sitting.clock, from_name<evaluation::ClockQuality>(clock_names, row.text(5)));
  return sitting;
}

struct InBlock {
  std::string block;  // empty while in none
  evaluation::Sitting sitting;
};

// One pass over sittings joined with their answers; `rows` is ordered so that a sitting's rows follow
// one another.
base::Result<std::vector<InBlock>> collect(Query rows, const std::vector<StoredScoringKey>& stored) {
  const KeysByRow keys = by_row(stored);
  std::vector<InBlock> found;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) break;
    if (found.empty() || found.back().sitting.id != rows.text(0)) {
      TRY_ASSIGN(evaluation::Sitting sitting, read_sitting(rows, keys));
      found.push_back({rows.text(6), std::move(sitting)});
    }
    if (rows.is_null(7)) continue;
    TRY_ASSIGN(evaluation::Answer answer, read_answer(rows, 7));
    found.back().sitting.answers.push_back(std::move(answer));
  }
  std::map<evaluation::InstrumentRef, const evaluation::ScoringKey*> by_instrument;
  for (const auto& [row, key] : keys) by_instrument[key->instrument] = key;
  for (InBlock& each : found) set_progress(each.sitting, *by_instrument.at(each.sitting.stratum.instrument));
  return found;
}

constexpr std::string_view waiting_sql =
    "SELECT sitting.id, scoring_key, age_band, form_a_first, week, clock, w1_block, phase, item, action, status, value "
    "FROM sitting LEFT JOIN answer ON answer.sitting = sitting.id "
    "WHERE state = 'ended' AND w1_block IS NULL ORDER BY week, sitting.id";
constexpr std::string_view pending_sql =
    "SELECT sitting.id, scoring_key, sitting.age_band, form_a_first, week, clock, w1_block, answer.phase, item, action, "
    "status, value FROM block JOIN sitting ON sitting.w1_block = block.id "
    "LEFT JOIN answer ON answer.sitting = sitting.id "
    "WHERE block.phase = 'w1' AND block.w12 IS NULL AND block.w12_withheld = 0 "
    "ORDER BY block.sequence, block.id, sitting.id";

}  // namespace

base::Result<void> insert_sitting(Database& database, const session::SittingStart& start) {
  TRY(check_start(start));
  TRY(database.run("INSERT INTO sitting (id, scoring_key, pack, lesson, age_band, seed, form_a_first) "
                   "SELECT ?1, id, ?5, ?6, ?7, ?8, ?9 FROM scoring_key "
                   "WHERE instrument = ?2 AND version = ?3 AND manifest_hash = ?4",
                   {start.id.value, start.instrument, start.instrument_version, start.manifest_hash, start.pack,
                    start.lesson, age_band_of(start), static_cast<std::int64_t>(start.seed),
                    std::int64_t{start.form_a_first}}));
  if (database.changed() == 0) {
    return base::fail(base::ErrorCode::invalid_input,
                      "the scoring key of instrument " + start.instrument + " version " +
                          std::to_string(start.instrument_version) + " has to be kept before a sitting begins");
  }
  return change_ledger(database, "sittings", [](evaluation::Ledger& ledger) { return ledger.record(1); });
}

base::Result<void> upsert_answers(Database& database, const session::SittingId& sitting,
                                  const std::vector<evaluation::Answer>& answers) {
  TRY_ASSIGN(const std::int64_t open,
             database.number("SELECT COUNT(*) FROM sitting WHERE id = ?1 AND state = 'open'", {sitting.value}));
  if (open == 0) {
    return base::fail(base::ErrorCode::unavailable, "the sitting is not open, so its answers cannot be kept");
  }
  std::int64_t fresh = 0;
  for (const evaluation::Answer& answer : answers) {
    TRY(check_answer(answer));
    TRY_ASSIGN(const bool is_new, upsert_answer(database, sitting.value, answer));
    fresh += is_new ? 1 : 0;
  }
  if (fresh == 0) return {};
  return change_ledger(database, "answers", [&](evaluation::Ledger& ledger) { return ledger.record(fresh); });
}

base::Result<void> mark_ended(Database& database, const session::SittingId& sitting, session::SittingEnd how,
                              const EndTime& time) {
  return database.run("UPDATE sitting SET state = 'ended', how = ?2, week = ?3, clock = ?4 WHERE id = ?1 AND state = 'open'",
                      {sitting.value, name_of(ending_names, how), time.week, name_of(clock_names, time.clock)});
}

base::Result<void> end_open_sittings_as_idle(Database& database, const EndTime& time) {
  return database.run("UPDATE sitting SET state = 'ended', how = 'idle', week = ?1, clock = ?2 WHERE state = 'open'",
                      {time.week, name_of(clock_names, time.clock)});
}

base::Result<void> erase_sitting(Database& database, const session::SittingId& sitting) {
  TRY_ASSIGN(const std::int64_t known, database.number("SELECT COUNT(*) FROM sitting WHERE id = ?1", {sitting.value}));
  if (known == 0) return {};
  TRY_ASSIGN(const std::int64_t answers, database.number("SELECT COUNT(*) FROM answer WHERE sitting = ?1", {sitting.value}));
  TRY(database.run("DELETE FROM sitting WHERE id = ?1 AND state <> 'withheld' AND w1_block IS NULL", {sitting.value}));
  if (database.changed() == 0) {
    return base::fail(base::ErrorCode::unavailable,
                      "the sitting has been counted already, so its answers cannot be told apart any more");
  }
  TRY(change_ledger(database, "answers", [&](evaluation::Ledger& ledger) { return ledger.remove(answers); }));
  return change_ledger(database, "sittings", [](evaluation::Ledger& ledger) { return ledger.remove(1); });
}

base::Result<std::vector<evaluation::Answer>> load_answers(Database& database, const session::SittingId& sitting) {
  TRY_ASSIGN(Query rows, database.query("SELECT phase, item, action, status, value FROM answer WHERE sitting = ?1 "
                                        "ORDER BY phase, item, action", {sitting.value}));
  std::vector<evaluation::Answer> answers;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return answers;
    TRY_ASSIGN(answers.emplace_back(), read_answer(rows, 0));
  }
}

base::Result<std::vector<evaluation::Sitting>> waiting_sittings(Database& database,
                                                                const std::vector<StoredScoringKey>& keys) {
  TRY_ASSIGN(Query rows, database.query(waiting_sql));
  TRY_ASSIGN(std::vector<InBlock> found, collect(std::move(rows), keys));
  std::vector<evaluation::Sitting> sittings;
  sittings.reserve(found.size());
  for (InBlock& each : found) sittings.push_back(std::move(each.sitting));
  return sittings;
}

base::Result<std::vector<evaluation::PendingW1>> pending_blocks(Database& database,
                                                                const std::vector<StoredScoringKey>& keys) {
  TRY_ASSIGN(Query rows, database.query(pending_sql));
  TRY_ASSIGN(std::vector<InBlock> found, collect(std::move(rows), keys));
  std::vector<evaluation::PendingW1> pending;
  for (InBlock& each : found) {
    if (pending.empty() || pending.back().block_id != each.block) {
      pending.push_back({each.block, {}, {}});
      TRY_ASSIGN(Query block, database.query("SELECT instrument, version, manifest_hash, arm, age_band, sex FROM block "
                                             "WHERE id = ?1", {each.block}));
      TRY(block.next());
      pending.back().stratum = {{block.text(0), static_cast<int>(block.integer(1)), block.text(2)},
                                block.text(3), block.text(4), block.text(5)};
    }
    pending.back().members.push_back(std::move(each.sitting));
  }
  return pending;
}

}  // namespace store
