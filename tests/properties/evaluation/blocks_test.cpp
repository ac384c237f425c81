// The invariants of evaluation.md over random histories.
#include "histories.h"

#include "support/catch.h"

using namespace histories;

namespace {

using Margin = std::map<std::tuple<std::string, std::string, std::string>, std::int64_t>;

void add_before(const Block& block, Margin& margin) {
  for (const Table& table : block.tables) {
    if (table.is_practice()) continue;
    for (const Cell& cell : table.cells) margin[{table.kind, table.slot, cell.levels.front()}] += cell.count;
  }
}

bool is_zero_or_large(std::int64_t count) { return count == 0 || count >= 5; }

template <typename Key>
void assert_large(const std::map<Key, std::int64_t>& counts) {
  for (const auto& [key, count] : counts) RC_ASSERT(is_zero_or_large(count));
}

}  // namespace

TEST_CASE("I1 every reader is in at most one W1 and one W12 block and in no W12 without its W1") {
  CHECK(rc::check([] {
    const Kiosk kiosk = play();
    std::set<std::string> w1;
    std::set<std::string> w12;
    for (const ClosedBlock& closed : kiosk.blocks) {
      auto& assigned = is_first_wave(closed.block) ? w1 : w12;
      for (const std::string& id : closed.sittings) RC_ASSERT(assigned.insert(id).second);
      RC_ASSERT(closed.block.n == static_cast<std::int64_t>(closed.sittings.size()));
    }
    for (const std::string& id : w12) RC_ASSERT(w1.count(id) == 1U);
    for (const Sitting& sitting : kiosk.waiting) RC_ASSERT(w1.count(sitting.id) == 0U);
    for (const std::string& id : kiosk.without_w12) RC_ASSERT(w12.count(id) == 0U);
  }));
}

TEST_CASE("I2 the cells of every table sum to n") {
  CHECK(rc::check([] {
    for (const ClosedBlock& closed : play().blocks) {
      RC_ASSERT(!closed.block.tables.empty());
      for (const Table& table : closed.block.tables) {
        std::int64_t sum = 0;
        for (const Cell& cell : table.cells) sum += cell.count;
        RC_ASSERT(sum == closed.block.n);
      }
      RC_ASSERT(parse_block(block_json(closed.block)).value() == closed.block);
    }
  }));
}

TEST_CASE("I3 a W12 block's margins equal its parents' W1 tables and every W1 block has at most one W12") {
  CHECK(rc::check([] {
    const Kiosk kiosk = play();
    std::map<std::string, const Block*> w1;
    std::set<std::string> used;
    for (const ClosedBlock& closed : kiosk.blocks) {
      if (is_first_wave(closed.block)) w1[closed.block.id] = &closed.block;
    }
    for (const ClosedBlock& closed : kiosk.blocks) {
      if (is_first_wave(closed.block)) continue;
      Margin own;
      Margin of_parents;
      std::int64_t n = 0;
      add_before(closed.block, own);
      for (const std::string& parent : closed.block.parents) {
        RC_ASSERT(w1.count(parent) == 1U);
        RC_ASSERT(used.insert(parent).second);
        add_before(*w1[parent], of_parents);
        n += w1[parent]->n;
      }
      RC_ASSERT(own == of_parents);
      RC_ASSERT(closed.block.n == n);
    }
  }));
}

TEST_CASE("I4 no block is below twenty and no observable margin between one and four") {
  CHECK(rc::check([] {
    const Kiosk kiosk = play();
    for (const ClosedBlock& closed : kiosk.blocks) {
      const Block& block = closed.block;
      RC_ASSERT(block.n >= 20);
      for (const WaveCount& wave : block.waves) {
        RC_ASSERT(is_zero_or_large(block.n - wave.started));
        RC_ASSERT(is_zero_or_large(wave.completed));
        RC_ASSERT(is_zero_or_large(wave.started - wave.completed));
      }
      std::map<std::string, std::int64_t> sexes;
      std::map<std::string, std::int64_t> ages;
      for (const std::string& id : closed.sittings) {
        ++sexes[kiosk.members.at(id).stratum.sex];
        ++ages[kiosk.members.at(id).stratum.age_band];
      }
      assert_large(sexes);
      assert_large(ages);
    }
  }));
}

TEST_CASE("I4 no table of a sensitive item says that everybody answered alike") {
  CHECK(rc::check([] {
    for (const ClosedBlock& closed : play().blocks) {
      for (const Table& table : closed.block.tables) {
        if (table.kind != "item" || table.slot != "k1") continue;
        for (std::size_t wave = 0; wave < closed.block.waves.size(); ++wave) {
          std::set<std::string> levels;
          for (const Cell& cell : table.cells) {
            if (cell.levels[wave] != level::not_seen && cell.levels[wave] != level::not_reached) levels.insert(cell.levels[wave]);
          }
          RC_ASSERT(levels.size() != 1U);
        }
      }
    }
  }));
}

TEST_CASE("I6 a block's stratum covers each member and no member is published in two strata of a phase") {
  CHECK(rc::check([] {
    const Kiosk kiosk = play();
    std::map<std::pair<Waves, std::string>, int> published;
    for (const ClosedBlock& closed : kiosk.blocks) {
      const Stratum& stratum = closed.block.stratum;
      for (const std::string& id : closed.sittings) {
        const Stratum& own = kiosk.members.at(id).stratum;
        RC_ASSERT(stratum.instrument == own.instrument);
        RC_ASSERT(stratum.sex == own.sex || stratum.sex == "*");
        RC_ASSERT(stratum.age_band == own.age_band || stratum.age_band == "*");
        RC_ASSERT(++published[std::make_pair(waves_of(closed.block), id)] == 1);
      }
    }
  }));
}

TEST_CASE("I7 what was recorded is what was sent and is open and withheld and deleted") {
  CHECK(rc::check([] {
    const Kiosk kiosk = play();
    RC_ASSERT(kiosk.ledger.balanced());
    RC_ASSERT(kiosk.ledger.recorded == kiosk.recorded);
    std::int64_t open = 0;
    for (const Sitting& sitting : kiosk.waiting) open += static_cast<std::int64_t>(sitting.answers.size());
    for (const PendingBlock& block : kiosk.pending) {
      for (const Sitting& sitting : block.members) open += answers_after(answer_share(sitting), Wave::pre);
    }
    RC_ASSERT(kiosk.ledger.open == open);
    std::int64_t sent = 0;
    for (const ClosedBlock& closed : kiosk.blocks) {
      for (const std::string& id : closed.sittings) {
        sent += answers_in(answer_share(kiosk.members.at(id)), closed.block.waves.back().wave);
      }
    }
    RC_ASSERT(kiosk.ledger.sent == sent);
  }));
}

TEST_CASE("closing the same input twice gives the same blocks") {
  CHECK(rc::check([](std::uint64_t seed) {
    base::Random choices(seed);
    std::vector<Sitting> sittings;
    for (int number = 0; number < 60; ++number) {
      sittings.push_back(reader(number, static_cast<unsigned>(choices.below(1U << 20)), 0));
    }
    const ClosingInput input = support::closing_input(sittings);
    SeededRandomSource first(seed);
    SeededRandomSource second(seed);
    const auto one = close_blocks(input, keys(), {}, support::identity(), first).value();
    const auto other = close_blocks(input, keys(), {}, support::identity(), second).value();
    RC_ASSERT(one.blocks.size() == other.blocks.size());
    for (std::size_t i = 0; i < one.blocks.size(); ++i) {
      RC_ASSERT(one.blocks[i].block == other.blocks[i].block);
      RC_ASSERT(one.blocks[i].sittings == other.blocks[i].sittings);
    }
  }));
}

TEST_CASE("random histories do close blocks of both phases") {
  int w1 = 0;
  int w12 = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    base::Random choices(seed);
    Kiosk kiosk;
    for (int number = 0; number < 150; ++number) {
      kiosk.record(reader(number, static_cast<unsigned>(choices.below(1U << 20)), number / 20));
      kiosk.close(number / 20);
    }
    kiosk.close(20);
    for (const ClosedBlock& closed : kiosk.blocks) ++(is_first_wave(closed.block) ? w1 : w12);
  }
  CHECK(w1 > 20);
  CHECK(w12 > 10);
}
