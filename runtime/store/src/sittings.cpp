#include "sittings.h"

#include <algorithm>
#include <set>

#include "arm_order_rows.h"
#include "base/practice_codes.h"
#include "base/text.h"
#include "flow_rows.h"
#include "form_order_rows.h"
#include "ledger_rows.h"
#include "names.h"

namespace store {
namespace {

base::Result<void> check_start(const session::SittingStart& start) {
  if (!start.id.empty() && base::is_plain_id(start.id.value)) return {};
  return base::fail(base::ErrorCode::invalid_input, "a sitting needs a plain id");
}

std::string_view wave_word(const evaluation::Answer& answer) {
  return answer.wave ? base::name_of(*answer.wave) : practice_word;
}

base::Result<void> check_answer(const evaluation::Answer& answer) {
  const bool plain = base::is_plain_id(answer.item) && (answer.action.empty() || base::is_plain_id(answer.action));
  if (!plain) {
    return base::fail(base::ErrorCode::invalid_input, "an answer names its item and action by plain ids");
  }
  // What no table counts would be recorded and never sent.
  const bool countable = !answer.is_practice() || (base::is_plain_id(answer.block) && base::find_practice_code(answer.item));
  if (countable) return {};
  return base::fail(base::ErrorCode::invalid_input, "a choice in practice names its block by a plain id and one of the codes");
}

// Whether the answer is a new one and not another to the same question.
base::Result<bool> upsert_answer(Database& database, const std::string& sitting, const evaluation::Answer& answer) {
  const auto wave = wave_word(answer);
  const auto status = base::name_of(answer.status);
  TRY(database.run("INSERT INTO answer (sitting, wave, block, item, action, status, value) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                   {sitting, wave, answer.block, answer.item, answer.action, status, answer.value}));
  if (database.changed() == 1) return true;
  TRY(database.run("UPDATE answer SET status = ?6, value = ?7 "
                   "WHERE sitting = ?1 AND wave = ?2 AND block = ?3 AND item = ?4 AND action = ?5",
                   {sitting, wave, answer.block, answer.item, answer.action, status, answer.value}));
  return false;
}

bool is_completed(const evaluation::Sitting& sitting, evaluation::Wave wave, const evaluation::ScoringKey& key) {
  const evaluation::Form form = evaluation::form_in(wave, sitting.first_form);
  std::set<std::string> answered;
  for (const evaluation::Answer& answer : sitting.answers) {
    if (answer.wave == wave) answered.insert(answer.item);
  }
  return std::all_of(key.items.begin(), key.items.end(), [&](const evaluation::ItemKey& item) {
    return item.form != form || !evaluation::is_asked_in(wave, evaluation::facts_of(item)) || answered.count(item.id) == 1;
  });
}

// A sitting begins with its first item on the screen; that the questions of a later wave were shown is
// known from the first page of it that was confirmed.
void set_progress(evaluation::Sitting& sitting, const evaluation::ScoringKey& key) {
  std::set<evaluation::Wave> seen{evaluation::all_waves.front().wave};
  for (const evaluation::Answer& answer : sitting.answers) {
    if (answer.wave) seen.insert(*answer.wave);
  }
  for (const evaluation::Wave wave : seen) sitting.waves[wave] = {true, is_completed(sitting, wave, key)};
}

base::Result<evaluation::Answer> read_answer(const Query& row, int column) {
  evaluation::Answer answer;
  TRY_ASSIGN(answer.wave, read_answer_wave(row.text(column)));
  answer.block = row.text(column + 1);
  answer.item = row.text(column + 2);
  answer.action = row.text(column + 3);
  TRY_ASSIGN(answer.status, read_name<evaluation::Status>(row.text(column + 4)));
  answer.value = static_cast<int>(row.integer(column + 5));
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
  sitting.first_form = row.integer(3) == 1 ? evaluation::Form::a : evaluation::Form::b;
  sitting.week = row.text(4);
  TRY_ASSIGN(sitting.clock, read_name<evaluation::ClockQuality>(row.text(5)));
  sitting.hurried = row.integer(6) == 1;
  TRY_ASSIGN(const base::Arm arm, read_name<base::Arm>(row.text(7)));
  sitting.stratum.arm = base::name_of(arm);
  sitting.may_come_back = row.integer(15) == 1;
  sitting.is_unpaired = row.integer(17) == 1;
  return sitting;
}

struct InBlock {
  std::string block;  // empty while in none
  bool hurried_later = false;  // weeks later it was gone through faster than anybody reads
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
      found.push_back({rows.text(8), rows.integer(16) == 1, std::move(sitting)});
    }
    if (rows.is_null(9)) continue;
    TRY_ASSIGN(evaluation::Answer answer, read_answer(rows, 9));
    found.back().sitting.answers.push_back(std::move(answer));
  }
  std::map<evaluation::InstrumentRef, const evaluation::ScoringKey*> by_instrument;
  for (const auto& [row, key] : keys) by_instrument[key->instrument] = key;
  for (InBlock& each : found) {
    set_progress(each.sitting, *by_instrument.at(each.sitting.stratum.instrument));
    if (each.hurried_later) each.sitting.waves[evaluation::Wave::follow_up] = {true, false};
  }
  return found;
}

// Whether somebody may come back with the card that `first` began with; whether they hurried when they did; and that it is
// linked.
constexpr std::string_view card_columns =
    ", EXISTS (SELECT 1 FROM card_use WHERE card_use.reader = first.sitting AND twin = 0) AND NOT EXISTS (SELECT 1 FROM linkage AS again "
    "WHERE again.reader = first.reader AND again.sitting <> first.sitting), EXISTS (SELECT 1 FROM linkage AS again JOIN sitting AS later "
    "ON later.id = again.sitting WHERE again.reader = first.reader AND later.hurried = 1 AND later.id <> first.sitting), 0 ";
// The rows of linkage that name the sitting a reader began with, and of each of them all that are linked.
constexpr std::string_view waiting_columns =
    "SELECT sitting.id, scoring_key, age_band, form_a_first, week, clock, hurried, arm, first_block, wave, block, item, action, status, value";
constexpr std::string_view waiting_rows =
    "FROM sitting JOIN linkage AS first ON first.sitting = sitting.id AND first.first_wave = ?1 "
    "JOIN linkage AS part ON part.reader = first.reader LEFT JOIN answer ON answer.sitting = part.sitting "
    "WHERE state = 'ended' AND first_block IS NULL AND NOT EXISTS (SELECT 1 FROM linkage AS other JOIN sitting AS later "
    "ON later.id = other.sitting WHERE other.reader = first.reader AND later.state = 'open') ORDER BY week, sitting.id";
// Later visits that go on from no first one.
constexpr std::string_view unpaired_rows =
    ", 0, 0, 1 FROM sitting JOIN linkage AS own ON own.sitting = sitting.id AND own.first_wave <> ?1 "
    "LEFT JOIN answer ON answer.sitting = sitting.id WHERE state = 'ended' AND first_block IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM linkage AS first WHERE first.reader = own.reader AND first.first_wave = ?1) ORDER BY week, sitting.id";
// Blocks a sitting went into, one after the other, up to the one it is in now.
constexpr std::string_view pending_sql =
    "WITH RECURSIVE way (first, last) AS (SELECT id, id FROM block WHERE last_wave = ?1 OR (cohort = 'unpaired' AND content = 'plain') "
    "UNION ALL SELECT way.first, block.next_block FROM way JOIN block ON block.id = way.last "
    "WHERE block.next_block IS NOT NULL) "
    "SELECT sitting.id, scoring_key, sitting.age_band, form_a_first, week, clock, hurried, sitting.arm, way.last, answer.wave, answer.block, "
    "item, action, status, value, 0, 0, last.cohort = 'unpaired' FROM way JOIN block AS last ON last.id = way.last AND last.later = 'waiting' "
    "JOIN sitting ON sitting.first_block = way.first JOIN linkage AS first ON first.sitting = sitting.id "
    "AND (first.first_wave = ?1 OR last.cohort = 'unpaired') "
    "JOIN linkage AS part ON part.reader = first.reader AND (part.sitting = first.sitting OR last.cohort <> 'unpaired') "
    "LEFT JOIN answer ON answer.sitting = part.sitting ORDER BY last.sequence, last.id, sitting.id";

std::string_view first_wave() { return base::name_of(evaluation::all_waves.front().wave); }

base::Result<evaluation::PendingBlock> read_pending(Database& database, const std::string& id) {
  TRY_ASSIGN(Query row, database.query("SELECT instrument, version, manifest_hash, arm, age_band, sex, cohort FROM block WHERE id = ?1", {id}));
  TRY(row.next());
  evaluation::PendingBlock pending;
  pending.block_id = id;
  pending.stratum = {{row.text(0), static_cast<int>(row.integer(1)), row.text(2)}, row.text(3), row.text(4), row.text(5)};
  TRY_ASSIGN(pending.cohort, read_name<evaluation::Cohort>(row.text(6)));
  return pending;
}

}  // namespace

std::string age_band_of(int age_from, int age_to) {
  if (age_from <= 0 && age_to <= 0) return "*";
  return std::to_string(age_from) + "-" + std::to_string(age_to);
}

namespace {

base::Result<void> insert_row(Database& database, const session::SittingStart& start) {
  TRY(check_start(start));
  TRY(database.run("INSERT INTO sitting (id, scoring_key, pack, lesson, age_band, seed, form_a_first, arm) "
                   "SELECT ?1, id, ?5, ?6, ?7, ?8, ?9, ?10 FROM scoring_key "
                   "WHERE instrument = ?2 AND version = ?3 AND manifest_hash = ?4",
                   {start.id.value, start.instrument, start.instrument_version, start.manifest_hash, start.pack,
                    start.lesson, age_band_of(start.age_from, start.age_to), static_cast<std::int64_t>(start.seed),
                    std::int64_t{start.form_a_first}, base::name_of(start.arm)}));
  if (database.changed() == 1) return {};
  return base::fail(base::ErrorCode::invalid_input,
                    "the scoring key of instrument " + start.instrument + " version " +
                        std::to_string(start.instrument_version) + " has to be kept before a sitting begins");
}

base::Result<void> record_sitting(Database& database) {
  return change_ledger(database, "sittings", [](evaluation::Ledger& ledger) { return ledger.record(1); });
}

}  // namespace

base::Result<void> insert_sitting(Database& database, const session::SittingStart& start) {
  TRY(insert_row(database, start));
  TRY(database.run("INSERT INTO linkage (reader, first_wave, sitting) VALUES (?1, ?2, ?1)", {start.id.value, first_wave()}));
  TRY(count_way(database, start.id, evaluation::Way::began));
  TRY(deal_arm(database, start.id));
  TRY(deal_form(database, start.id));
  return record_sitting(database);
}

base::Result<void> insert_later_sitting(Database& database, const session::SittingStart& start, evaluation::Wave wave,
                                        const session::SittingId& reader) {
  const std::string_view word = base::name_of(wave);
  if (word == first_wave()) return base::fail(base::ErrorCode::invalid_input, "a later sitting begins with a later wave");
  TRY(insert_row(database, start));
  if (reader.empty()) {
    TRY(database.run("INSERT INTO linkage (reader, first_wave, sitting) VALUES (?1, ?2, ?1)", {start.id.value, word}));
    return record_sitting(database);
  }
  TRY(database.run("INSERT INTO linkage (reader, first_wave, sitting) SELECT first.id, ?2, later.id FROM sitting AS first "
                   "JOIN scoring_key AS asked_first ON asked_first.id = first.scoring_key "
                   "JOIN linkage AS own ON own.sitting = first.id AND own.reader = first.id AND own.first_wave = ?4 "
                   "JOIN sitting AS later ON later.id = ?3 JOIN scoring_key AS asked_later ON asked_later.id = later.scoring_key "
                   "WHERE first.id = ?1 AND first.state = 'ended' AND first.first_block IS NULL "
                   "AND asked_first.instrument = asked_later.instrument AND asked_first.version = asked_later.version "
                   "AND first.form_a_first = later.form_a_first ON CONFLICT DO NOTHING",
                   {reader.value, word, start.id.value, first_wave()}));
  if (database.changed() == 1) return record_sitting(database);
  return base::fail(base::ErrorCode::unavailable, "the answers that this sitting would go on from cannot be added to any more");
}

base::Result<void> withhold_sittings(Database& database, const std::string& sittings) {
  TRY_ASSIGN(const std::int64_t answers,
             database.number("SELECT COUNT(*) FROM answer WHERE sitting IN (SELECT id FROM sitting WHERE " + sittings + ")"));
  TRY(database.run("UPDATE sitting SET state = 'withheld', how = COALESCE(how, 'idle'), week = COALESCE(week, ''), "
                   "clock = COALESCE(clock, 'unknown') WHERE " + sittings));
  const std::int64_t count = database.changed();
  if (count == 0) return {};
  TRY(change_ledger(database, "answers", [&](evaluation::Ledger& ledger) { return ledger.withhold(answers); }));
  TRY(change_ledger(database, "sittings", [&](evaluation::Ledger& ledger) { return ledger.withhold(count); }));
  return database.run("UPDATE kiosk SET withheld_unreported = withheld_unreported + ?1", {count});
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

base::Result<void> mark_ended(Database& database, const session::SittingId& sitting, const Ending& ending, const EndTime& time) {
  return database.run("UPDATE sitting SET state = 'ended', how = ?2, week = ?3, clock = ?4, hurried = ?5 WHERE id = ?1 AND state = 'open'",
                      {sitting.value, base::name_of(ending.how), time.week, base::name_of(time.clock),
                       std::int64_t{ending.pace == session::Pace::hurried}});
}

base::Result<void> end_open_sittings_as_idle(Database& database, const EndTime& time) {
  return database.run("UPDATE sitting SET state = 'ended', how = 'idle', week = ?1, clock = ?2 WHERE state = 'open'",
                      {time.week, base::name_of(time.clock)});
}

base::Result<void> erase_sitting(Database& database, const session::SittingId& sitting) {
  TRY_ASSIGN(const std::int64_t known, database.number("SELECT COUNT(*) FROM sitting WHERE id = ?1", {sitting.value}));
  if (known == 0) return {};
  TRY_ASSIGN(const std::int64_t answers, database.number("SELECT COUNT(*) FROM answer WHERE sitting = ?1", {sitting.value}));
  TRY_ASSIGN(const std::int64_t begins_a_reader, database.number("SELECT COUNT(*) FROM linkage WHERE sitting = ?1 AND first_wave = ?2",
                                                                 {sitting.value, first_wave()}));
  if (begins_a_reader == 1) TRY(count_way(database, sitting, evaluation::Way::deleted));
  TRY(database.run("DELETE FROM sitting WHERE id = ?1 AND state <> 'withheld' AND first_block IS NULL", {sitting.value}));
  if (database.changed() == 0) {
    return base::fail(base::ErrorCode::unavailable,
                      "the sitting has been counted already, so its answers cannot be told apart any more");
  }
  TRY(change_ledger(database, "answers", [&](evaluation::Ledger& ledger) { return ledger.remove(answers); }));
  return change_ledger(database, "sittings", [](evaluation::Ledger& ledger) { return ledger.remove(1); });
}

base::Result<std::vector<evaluation::Answer>> load_answers(Database& database, const session::SittingId& sitting) {
  TRY_ASSIGN(Query rows, database.query("SELECT wave, block, item, action, status, value FROM answer WHERE sitting = ?1 "
                                        "ORDER BY wave, block, item, action", {sitting.value}));
  std::vector<evaluation::Answer> answers;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return answers;
    TRY_ASSIGN(answers.emplace_back(), read_answer(rows, 0));
  }
}

namespace {

base::Result<std::vector<evaluation::Sitting>> load_waiting(Database& database, const std::string& sql, const std::vector<StoredScoringKey>& keys) {
  TRY_ASSIGN(Query rows, database.query(sql, {first_wave()}));
  TRY_ASSIGN(std::vector<InBlock> found, collect(std::move(rows), keys));
  std::vector<evaluation::Sitting> sittings;
  sittings.reserve(found.size());
  for (InBlock& each : found) sittings.push_back(std::move(each.sitting));
  return sittings;
}

}  // namespace

base::Result<std::vector<evaluation::Sitting>> waiting_sittings(Database& database, const std::vector<StoredScoringKey>& keys) {
  return load_waiting(database, std::string(waiting_columns) + std::string(card_columns) + std::string(waiting_rows), keys);
}

base::Result<std::vector<evaluation::Sitting>> unpaired_sittings(Database& database, const std::vector<StoredScoringKey>& keys) {
  return load_waiting(database, std::string(waiting_columns) + std::string(unpaired_rows), keys);
}

base::Result<std::vector<evaluation::PendingBlock>> pending_blocks(Database& database,
                                                                   const std::vector<StoredScoringKey>& keys) {
  TRY_ASSIGN(Query rows, database.query(pending_sql, {first_wave()}));
  TRY_ASSIGN(std::vector<InBlock> found, collect(std::move(rows), keys));
  std::vector<evaluation::PendingBlock> pending;
  for (InBlock& each : found) {
    if (pending.empty() || pending.back().block_id != each.block) {
      TRY_ASSIGN(evaluation::PendingBlock block, read_pending(database, each.block));
      pending.push_back(std::move(block));
    }
    pending.back().members.push_back(std::move(each.sitting));
  }
  return pending;
}

}  // namespace store
