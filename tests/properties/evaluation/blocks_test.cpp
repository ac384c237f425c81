// The invariants of evaluation.md over random histories.
#include <rapidcheck.h>

#include "evaluation/disclosure.h"
#include "histories.h"
#include "support/catch.h"

using namespace histories;

namespace {

Kiosk any_history() {
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const std::size_t which = *rc::gen::inRange<std::size_t>(0, behaviours.size() + who_come_back.size());
  Behaviour behaviour = which < behaviours.size() ? behaviours[which] : who_come_back[which - behaviours.size()];
  behaviour.in_arms = *rc::gen::arbitrary<bool>();
  return play(seed, behaviour);
}

bool is_no_answer(const std::string& level) {
  return std::find(unanswered_levels.begin(), unanswered_levels.end(), level) != unanswered_levels.end();
}

using Margin = std::map<std::tuple<std::string, std::string, std::vector<std::string>>, std::int64_t>;

// Over the first so many of a table's waves.
Margin margin_of(const Block& block, std::size_t waves, bool deeds = false) {
  Margin margin;
  for (const Table& table : block.tables) {
    if (table.is_practice() || (table.construct == "behaviour") != deeds) continue;
    for (const Cell& cell : table.cells) {
      std::vector<std::string> levels(cell.levels.begin(), cell.levels.begin() + static_cast<std::ptrdiff_t>(waves));
      for (std::string& level : levels) level = is_no_answer(level) ? "unanswered" : level;
      margin[{table.kind, table.slot, levels}] += cell.count;
    }
  }
  return margin;
}

const Waves all_three{Wave::pre, Wave::post, Wave::follow_up};

Waves waves_of(Cohort cohort) {
  if (cohort == Cohort::left) return {Wave::pre};
  if (cohort == Cohort::unpaired) return {Wave::follow_up};
  return cohort == Cohort::finished ? Waves{Wave::pre, Wave::post} : all_three;
}

bool belongs(const Sitting& sitting, Cohort cohort) {
  if (sitting.is_unpaired || cohort == Cohort::unpaired) return sitting.is_unpaired && cohort == Cohort::unpaired;
  return has_finished(sitting) == (cohort != Cohort::left) && (cohort != Cohort::returned || has_returned(sitting));
}

// Of these slots, those that a reader answered in every survey of their cohort, as the sitting says and not as it was scored.
std::size_t answered_slots(const Sitting& sitting, const std::map<std::string, std::int64_t>& slots, Cohort cohort) {
  std::size_t answered = 0;
  for (const auto& [slot, count] : slots) {
    std::set<Wave> waves;
    for (const Answer& answer : sitting.answers) {
      if (answer.wave && answer.item.substr(0, 2) == slot && answer.status == Status::answered) waves.insert(*answer.wave);
    }
    const Waves asked = waves_of(cohort);
    answered += std::all_of(asked.begin(), asked.end(), [&](Wave wave) { return waves.contains(wave); }) ? 1 : 0;
  }
  return answered;
}

}  // namespace

TEST_CASE("I1 every reader is in at most one plain W1 and one sensitive one, and in no later block without it") {
  CHECK(rc::check([] {
    const Kiosk kiosk = any_history();
    std::map<std::pair<Content, Waves>, std::set<std::string>> assigned;
    for (const auto& [closed, week] : kiosk.blocks) {
      for (const std::string& id : closed.sittings) RC_ASSERT(assigned[std::make_pair(closed.block.content, closed.block.waves)].insert(id).second);
      RC_ASSERT(closed.block.n == static_cast<std::int64_t>(closed.sittings.size()));
    }
    const auto& first = assigned[{Content::plain, {Wave::pre}}];
    for (const auto& [what, ids] : assigned) {
      const bool alone = what.second == Waves{Wave::follow_up};  // a later visit that goes on from none
      for (const std::string& id : ids) RC_ASSERT(first.contains(id) != alone);
    }
    for (const Sitting& sitting : kiosk.waiting) RC_ASSERT(!first.contains(sitting.id));
  }));
}

TEST_CASE("I2 the cells of every table sum to n") {
  CHECK(rc::check([] {
    for (const auto& [closed, week] : any_history().blocks) {
      for (const Table& table : closed.block.tables) {
        std::int64_t sum = 0;
        for (const Cell& cell : table.cells) sum += cell.count;
        RC_ASSERT(sum == closed.block.n);
      }
      RC_ASSERT(parse_block(block_json(closed.block)).value() == closed.block);
    }
  }));
}

TEST_CASE("I3 a block tells of the waves before what the block before tells") {
  CHECK(rc::check([] {
    const Kiosk kiosk = any_history();
    std::map<std::string, const Block*> by_id;
    for (const auto& [closed, week] : kiosk.blocks) by_id[closed.block.id] = &closed.block;
    for (const auto& [closed, week] : kiosk.blocks) {
      if (is_of_one_wave(closed.block)) continue;
      RC_ASSERT(closed.block.parents.size() == 1U);
      const Block& parent = *by_id.at(closed.block.parents.front());
      RC_ASSERT(closed.block.n == parent.n);
      if (closed.block.content == Content::sensitive) continue;  // may be told in less detail
      RC_ASSERT(margin_of(closed.block, parent.waves.size()) == margin_of(parent, parent.waves.size()));
      for (std::size_t i = 0; i < closed.block.moments.size(); ++i) {
        RC_ASSERT(closed.block.moments[i].n == parent.moments.at(i).n);
        for (std::size_t wave = 0; wave < parent.moments[i].sums.size(); ++wave) RC_ASSERT(closed.block.moments[i].sums[wave] == parent.moments[i].sums[wave]);
      }
    }
  }));
}

TEST_CASE("I3 deeds are told of the first wave alone where the last is not asked for them") {
  CHECK(rc::check([] {
    for (const auto& [closed, week] : any_history().blocks) {
      if (closed.block.waves.size() != 2) continue;
      for (const Table& table : closed.block.tables) RC_ASSERT(table.construct != "behaviour");
      for (const Moments& sums : closed.block.moments) RC_ASSERT(sums.construct != "behaviour");
    }
  }));
}

TEST_CASE("I3 deeds of before and weeks later project onto those of before") {
  int told = 0;
  for (const Behaviour& behaviour : who_come_back) {
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
      const Kiosk kiosk = play(seed, behaviour);
      std::map<std::string, const Block*> by_id;
      for (const auto& [closed, week] : kiosk.blocks) by_id[closed.block.id] = &closed.block;
      for (const auto& [closed, week] : kiosk.blocks) {
        if (closed.block.waves != all_three) continue;
        const Margin before = margin_of(*by_id.at(by_id.at(closed.block.parents.front())->parents.front()), 1, true);
        for (const auto& [level, count] : margin_of(closed.block, 1, true)) {
          REQUIRE(before.at(level) == count);
          ++told;
        }
      }
    }
  }
  CHECK(told > 20);
}

TEST_CASE("I4 no block, no table and no sum is about too few") {
  CHECK(rc::check([] {
    const Kiosk kiosk = any_history();
    for (const auto& [closed, week] : kiosk.blocks) {
      const Block& block = closed.block;
      RC_ASSERT(block.n >= (block.content == Content::plain ? 20 : 60));
      std::map<std::pair<std::string, std::string>, std::int64_t> seen;
      for (const std::string& id : closed.sittings) {
        const Sitting& sitting = kiosk.came.at(id);
        ++seen[{sitting.stratum.sex, sitting.stratum.age_band}];
        RC_ASSERT(belongs(sitting, block.cohort));
        RC_ASSERT(says_something(sitting));
      }
      for (const auto& [what, count] : seen) RC_ASSERT(count >= 5);
      for (const Table& table : block.tables) {
        std::map<std::vector<bool>, std::int64_t> kinds;
        for (const Cell& cell : table.cells) {
          std::vector<bool> kind;
          for (const std::string& level : cell.levels) kind.push_back(!is_no_answer(level));
          kinds[kind] += cell.count;
        }
        for (const auto& [kind, count] : kinds) {
          const bool answered = std::find(kind.begin(), kind.end(), true) != kind.end();
          if (answered) RC_ASSERT(count >= 5);
        }
      }
      for (const Moments& sums : block.moments) RC_ASSERT(sums.n >= 5);
    }
  }));
}

TEST_CASE("I4 fewer than five who are told of in part are in no number of that construct") {
  CHECK(rc::check([] {
    const Kiosk kiosk = any_history();
    for (const auto& [closed, week] : kiosk.blocks) {
      const Block& block = closed.block;
      if (block.content != Content::plain) continue;
      std::map<std::string, std::int64_t> told;  // of knowledge, the construct that is plain here: who answered, by slot
      for (const Table& table : block.tables) {
        if (table.construct != "knowledge") continue;
        for (const Cell& cell : table.cells) told[table.slot] += is_no_answer(cell.levels.front()) ? 0 : cell.count;
      }
      std::int64_t in_part = 0;
      for (const std::string& id : closed.sittings) {
        const std::size_t answered = answered_slots(kiosk.came.at(id), told, block.cohort);
        in_part += answered > 0 && answered < told.size() ? 1 : 0;
      }
      if (in_part == 0 || in_part >= 5) continue;
      std::int64_t scored = 0;
      for (const Moments& sums : block.moments) scored += sums.construct == "knowledge" ? sums.n : 0;
      for (const auto& [slot, count] : told) RC_ASSERT(count == scored);
    }
  }));
}

TEST_CASE("I4 nothing sensitive is told of fewer than five alike or of all alike") {
  CHECK(rc::check([] {
    for (const auto& [closed, week] : any_history().blocks) {
      if (closed.block.content == Content::plain) {
        for (const Table& table : closed.block.tables) RC_ASSERT(!is_sensitive(table.slot) || table.is_practice());
        for (const Moments& sums : closed.block.moments) RC_ASSERT(!is_sensitive(sums.construct));
        continue;
      }
      for (const Table& table : closed.block.tables) {
        std::set<std::string> levels;
        for (const Cell& cell : table.cells) {
          if (is_no_answer(cell.levels.front())) continue;
          RC_ASSERT(cell.count >= 5);
          levels.insert(cell.levels.front());
        }
        RC_ASSERT(levels.size() > 1U);
      }
    }
  }));
}

TEST_CASE("I4 a collector refuses no block that a kiosk closes") {
  CHECK(rc::check([] {
    for (const auto& [closed, week] : any_history().blocks) {
      const auto checked = check_disclosure(closed.block);
      RC_ASSERT((checked ? std::string() : checked.error().message) == "");
    }
  }));
}

TEST_CASE("I6 a block's stratum covers each member") {
  CHECK(rc::check([] {
    const Kiosk kiosk = any_history();
    for (const auto& [closed, week] : kiosk.blocks) {
      const Stratum& stratum = closed.block.stratum;
      for (const std::string& id : closed.sittings) {
        const Stratum& own = kiosk.came.at(id).stratum;
        RC_ASSERT(stratum.instrument == own.instrument);
        RC_ASSERT(stratum.arm == own.arm);
        RC_ASSERT(stratum.sex == own.sex || stratum.sex == "*");
        RC_ASSERT(stratum.age_band == own.age_band || stratum.age_band == "*");
      }
    }
  }));
}

TEST_CASE("I7 what was recorded is what was sent and is open and withheld and deleted") {
  CHECK(rc::check([] {
    const Kiosk kiosk = any_history();
    RC_ASSERT(kiosk.ledger.balanced());
    RC_ASSERT(kiosk.ledger.recorded == kiosk.recorded);
    std::int64_t open = 0;
    for (const Sitting& sitting : kiosk.waiting) open += static_cast<std::int64_t>(sitting.answers.size());
    for (const PendingBlock& block : kiosk.pending) {
      for (const Sitting& sitting : block.members) {
        open += std::count_if(sitting.answers.begin(), sitting.answers.end(), [](const Answer& answer) { return !answer.is_practice() && is_sensitive(answer.item); });
      }
    }
    RC_ASSERT(kiosk.ledger.open == open);
  }));
}

TEST_CASE("closing the same input twice gives the same blocks") {
  CHECK(rc::check([](std::uint64_t seed) {
    base::Random choices(seed);
    std::vector<Sitting> sittings;
    for (int number = 0; number < 60; ++number) sittings.push_back(reader(number, 0, behaviours[2], choices));
    const ClosingInput input = support::closing_input(sittings);
    SeededRandomSource first(seed);
    SeededRandomSource second(seed);
    const auto one = close_blocks(input, {key()}, {}, support::identity(), first).value();
    const auto other = close_blocks(input, {key()}, {}, support::identity(), second).value();
    RC_ASSERT(one.blocks.size() == other.blocks.size());
    for (std::size_t i = 0; i < one.blocks.size(); ++i) {
      RC_ASSERT(one.blocks[i].block == other.blocks[i].block);
      RC_ASSERT(one.blocks[i].sittings == other.blocks[i].sittings);
    }
  }));
}

TEST_CASE("random histories do close blocks of every kind") {
  std::map<std::tuple<Cohort, Content, Waves>, int> closed_blocks;
  std::map<std::string, int> tables;
  std::map<std::string, int> sums;
  for (const Behaviour& behaviour : behaviours) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      for (const auto& [closed, week] : play(seed, behaviour).blocks) {
        ++closed_blocks[{closed.block.cohort, closed.block.content, closed.block.waves}];
        for (const Table& table : closed.block.tables) ++tables[table.construct];
        for (const Moments& each : closed.block.moments) ++sums[each.construct];
      }
    }
  }
  CHECK(closed_blocks[{Cohort::finished, Content::plain, {Wave::pre, Wave::post}}] > 100);
  CHECK(closed_blocks[{Cohort::finished, Content::sensitive, {Wave::pre, Wave::post}}] > 20);
  CHECK(closed_blocks[{Cohort::left, Content::plain, {Wave::pre}}] > 5);
  for (const char* construct : {"knowledge", "scenario", "attitude", "help_seeking", "behaviour"}) {
    INFO(construct);
    CHECK(tables[construct] > 5);
    CHECK(sums[construct] > 5);
  }
}

TEST_CASE("random histories do close blocks over three waves and of later visits alone") {
  std::map<std::tuple<Cohort, Content, Waves>, int> closed_blocks;
  std::map<std::string, int> tables;
  std::map<std::string, int> sums;
  for (const Behaviour& behaviour : who_come_back) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      for (const auto& [closed, week] : play(seed, behaviour).blocks) {
        const Block& block = closed.block;
        ++closed_blocks[{block.cohort, block.content, block.waves}];
        if (block.waves.size() < 3) continue;
        for (const Table& table : block.tables) ++tables[table.construct];
        for (const Moments& each : block.moments) ++sums[each.construct];
      }
    }
  }
  CHECK(closed_blocks[{Cohort::returned, Content::plain, {Wave::pre, Wave::post, Wave::follow_up}}] > 100);
  CHECK(closed_blocks[{Cohort::returned, Content::sensitive, {Wave::pre, Wave::post, Wave::follow_up}}] > 30);
  CHECK(closed_blocks[{Cohort::unpaired, Content::plain, {Wave::follow_up}}] > 10);
  CHECK(closed_blocks[{Cohort::finished, Content::plain, {Wave::pre, Wave::post}}] > 10);
  for (const char* construct : {"knowledge", "scenario", "attitude", "help_seeking", "behaviour"}) {
    INFO(construct);
    if (std::string(construct) != "help_seeking") CHECK(tables[construct] > 5);  // eight cells of five are rarely all there
    CHECK(sums[construct] > 5);
  }
}
