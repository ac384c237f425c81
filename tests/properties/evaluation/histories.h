// Random histories of a kiosk for RapidCheck: readers of different sexes and ages who answer, skip,
// leave early or delete, weeks that pass, and blocks that close now and then. `Kiosk` does with
// close_blocks and Ledger what the store does, in memory.
#pragma once

#include <rapidcheck.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "evaluation/closing.h"
#include "evaluation/ledger.h"
#include "support/sittings.h"

namespace histories {

using namespace evaluation;

// Weeks of 2026 from the first, and then of 2027.
inline std::string week(int number) {
  const int year = number < 53 ? 2026 : 2027;
  const int in_year = number < 53 ? number + 1 : number - 52;
  return std::to_string(year) + "-W" + (in_year < 10 ? "0" : "") + std::to_string(in_year);
}

// A few bits decide one reader: most finish, some leave before or during a survey.
inline Sitting reader(int number, unsigned bits, int week_number) {
  Sitting sitting = support::sitting(number);
  sitting.week = week(week_number);
  sitting.stratum.sex = bits % 7 == 0 ? "m" : bits % 2 == 0 ? "f" : "*";
  sitting.stratum.age_band = bits % 11 == 0 ? "9-11" : "12-14";
  sitting.stratum.instrument.version = bits % 13 == 0 ? 2 : 1;
  if (bits % 5 == 0) support::leave_before_post(sitting);
  if (bits % 17 == 0 && sitting.waves.contains(Wave::post)) sitting.waves[Wave::post].completed = false;
  if (bits % 19 == 0) sitting.waves[Wave::pre].completed = false;
  for (Answer& answer : sitting.answers) {
    if ((bits + answer.item.size() + answer.action.size()) % 6 == 0) answer.status = Status::skipped;
  }
  return sitting;
}

inline std::vector<ScoringKey> keys() {
  ScoringKey first = support::small_key();
  first.items.front().sensitive = true;
  ScoringKey second = first;
  second.instrument.version = 2;
  return {first, second};
}

class Kiosk {
 public:
  void record(Sitting sitting) {
    RC_ASSERT(ledger.record(total(sitting)).has_value());
    recorded += total(sitting);
    waiting.push_back(std::move(sitting));
  }

  void remove(std::size_t index) {
    RC_ASSERT(ledger.remove(total(waiting[index])).has_value());
    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(index));
  }

  void close(int week_number) {
    ClosingInput input;
    input.waiting = waiting;
    input.pending = pending;
    input.week = week(week_number);
    input.clock = ClockQuality::plausible;
    input.next_block_sequence = next_sequence;
    input.withheld_unreported = withheld_unreported;
    const auto closing = close_blocks(input, keys(), {}, support::identity(), random);
    RC_ASSERT(closing.has_value());
    for (const ClosedBlock& closed : closing->blocks) carry_out(closed);
    for (const std::string& id : closing->withheld) withhold(id);
    for (const std::string& id : closing->withheld_later) withhold_w12(id);
    next_sequence = closing->next_block_sequence;
    withheld_unreported = closing->withheld_unreported;
  }

  std::vector<ClosedBlock> blocks;
  std::map<std::string, Sitting> members;  // of any block, by id, kept for checking
  std::set<std::string> without_w12;       // sittings whose later answers are withheld
  std::vector<Sitting> waiting;
  std::vector<PendingBlock> pending;
  Ledger ledger;
  std::int64_t recorded = 0;

 private:
  static std::int64_t total(const Sitting& sitting) { return static_cast<std::int64_t>(sitting.answers.size()); }

  Sitting take(const std::string& id) {
    const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const Sitting& sitting) { return sitting.id == id; });
    RC_ASSERT(found != waiting.end());  // I1: nobody is taken twice
    Sitting sitting = *found;
    waiting.erase(found);
    return sitting;
  }

  PendingBlock take_pending(const std::string& id) {
    const auto found = std::find_if(pending.begin(), pending.end(), [&](const PendingBlock& block) { return block.block_id == id; });
    RC_ASSERT(found != pending.end());
    PendingBlock block = *found;
    pending.erase(found);
    return block;
  }

  void carry_out(const ClosedBlock& closed) {
    blocks.push_back(closed);
    if (is_first_wave(closed.block)) {
      PendingBlock block{closed.block.id, waves_of(closed.block), closed.block.stratum, {}};
      for (const std::string& id : closed.sittings) {
        block.members.push_back(take(id));
        members.emplace(id, block.members.back());
        RC_ASSERT(ledger.send(answers_in(answer_share(block.members.back()), Wave::pre)).has_value());
      }
      pending.push_back(std::move(block));
      return;
    }
    for (const std::string& parent : closed.block.parents) {
      for (const Sitting& sitting : take_pending(parent).members) {
        RC_ASSERT(ledger.send(answers_in(answer_share(sitting), Wave::post)).has_value());
      }
    }
  }

  void withhold(const std::string& id) { RC_ASSERT(ledger.withhold(total(take(id))).has_value()); }

  void withhold_w12(const std::string& id) {
    for (const Sitting& sitting : take_pending(id).members) {
      without_w12.insert(sitting.id);
      RC_ASSERT(ledger.withhold(answers_in(answer_share(sitting), Wave::post)).has_value());
    }
  }

  SeededRandomSource random{1};
  std::uint64_t next_sequence = 1;
  std::int64_t withheld_unreported = 0;
};

// Plays one history: readers come, some delete, weeks pass, blocks close.
inline Kiosk play() {
  Kiosk kiosk;
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const int readers = *rc::gen::inRange(0, 160);
  const int close_every = *rc::gen::inRange(1, 40);
  const int readers_per_week = *rc::gen::inRange(1, 30);
  base::Random choices(seed);
  int week_number = 0;
  for (int number = 0; number < readers; ++number) {
    week_number = number / readers_per_week;
    kiosk.record(reader(number, static_cast<unsigned>(choices.below(1U << 20)), week_number));
    if (choices.below(15) == 0) kiosk.remove(choices.below(kiosk.waiting.size()));
    if (number % close_every == 0) kiosk.close(week_number);
  }
  const int last_close = week_number + *rc::gen::inRange(0, 40);
  kiosk.close(last_close);
  return kiosk;
}

}  // namespace histories
