#include "incarnation.h"

#include "base/text.h"
#include "evaluation/chain.h"
#include "ledger_rows.h"
#include "names.h"
#include "sittings.h"

namespace store {
namespace {

struct Incarnation {
  std::string id;  // 32 hex digits
  std::int64_t batches = 0;
};

struct Stored {
  Incarnation incarnation;
  bool beside = false;
};

base::Result<Stored> stored_incarnation(Database& database) {
  TRY_ASSIGN(Query row, database.query("SELECT incarnation, next_batch - 1, incarnation_beside FROM kiosk"));
  TRY(row.next());
  return Stored{{row.text(0), row.integer(1)}, row.integer(2) == 1};
}

std::string text_of(const Incarnation& incarnation) {
  return incarnation.id + " " + std::to_string(incarnation.batches) + "\n";
}

// What text_of() wrote; anything else is not ours and counts as another incarnation.
base::Result<Incarnation> read_beside(const std::filesystem::path& beside) {
  const auto text = base::read_text_file(beside, 256);
  if (!text) {
    const auto code = text.error().code;
    if (code == base::ErrorCode::not_found || code == base::ErrorCode::invalid_input) return Incarnation{};
    return base::fail(text.error());
  }
  const auto words = base::split(base::trim(*text), ' ');
  if (words.size() != 2 || words[1].empty() || words[1].size() > 15 ||
      words[1].find_first_not_of("0123456789") != std::string::npos) {
    return Incarnation{};
  }
  return Incarnation{words[0], std::stoll(words[1])};
}

base::Result<void> lock_pending_blocks(Database& database) {
  TRY_ASSIGN(const std::int64_t answers, database.number("SELECT COALESCE(SUM(answers_open), 0) FROM block WHERE later = 'waiting'"));
  TRY(database.run("UPDATE block SET later = 'withheld' WHERE later = 'waiting'"));
  return change_ledger(database, "answers", [&](evaluation::Ledger& ledger) { return ledger.withhold(answers); });
}

}  // namespace

base::Result<void> begin_incarnation(Database& database, Cohorts cohorts, evaluation::RandomSource& random) {
  if (cohorts == Cohorts::lock) TRY(withhold_sittings(database, "state = 'ended' AND first_block IS NULL"));
  if (cohorts == Cohorts::lock_all_open) {
    TRY(withhold_sittings(database, "state = 'open' OR (state = 'ended' AND first_block IS NULL)"));
  }
  TRY(lock_pending_blocks(database));
  TRY(database.run("DELETE FROM flow"));  // another copy may have told it
  return database.run("UPDATE kiosk SET incarnation = ?1, incarnation_beside = 0, next_block = 1, next_batch = 1, "
                      "chain_head = ?2",
                      {random.hex(16), std::string_view(evaluation::no_previous_hash)});
}

base::Result<void> write_beside(Database& database, const std::filesystem::path& beside) {
  TRY_ASSIGN(const Stored stored, stored_incarnation(database));
  TRY(base::write_file(beside, text_of(stored.incarnation)));
  if (stored.beside) return {};
  return database.run("UPDATE kiosk SET incarnation_beside = 1");
}

std::string why_anew(const std::filesystem::path& beside, bool has_other_id) {
  std::error_code problem;
  const std::string name = beside.string();
  const std::string what = !std::filesystem::exists(beside, problem) ? name + " is gone"
                           : has_other_id                            ? name + " is damaged or from another copy of this folder"
                                                                     : name + " is newer than the database beside it";
  return what + ", so this kiosk counts anew and what no group held yet is not sent";
}

namespace {

base::Result<void> count_start(Database& database, bool older_copy, evaluation::RandomSource& random) {
  TRY_ASSIGN(Transaction start, Transaction::begin(database));
  if (older_copy) TRY(begin_incarnation(database, Cohorts::lock_all_open, random));
  TRY(database.run("UPDATE kiosk SET boots = boots + 1"));
  return start.commit();
}

}  // namespace

base::Result<std::string> check_incarnation(Database& database, const std::filesystem::path& beside,
                                     evaluation::RandomSource& random) {
  TRY_ASSIGN(const Stored stored, stored_incarnation(database));
  TRY_ASSIGN(const Incarnation outside, read_beside(beside));
  const bool same = outside.id == stored.incarnation.id;
  const bool older_copy = stored.beside && (!same || outside.batches > stored.incarnation.batches);
  const std::string why = older_copy ? why_anew(beside, !same) : "";
  const auto start = count_start(database, older_copy, random);
  // A full disk ends no lesson: nothing new is recorded on it, and a start that is not counted hurts nobody.
  if (!start && (older_copy || start.error().code != base::ErrorCode::no_space)) return base::fail(start.error());
  if (older_copy || !same || outside.batches != stored.incarnation.batches) TRY(write_beside(database, beside));
  return why;
}

}  // namespace store
