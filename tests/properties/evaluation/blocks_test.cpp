// The invariants of evaluation.md over random histories.
#include "histories.h"

#include "support/catch.h"

using namespace histories;

namespace {

using Margin = std::map<std::tuple<TableKind, std::string, std::string>, std::int64_t>;

void add_before(const Block& block, Margin& margin) {
  for (const Table& table : block.tables) {
    if (table.kind == TableKind::practice) continue;
    for (const Cell& cell : table.cells) margin[{table.kind, table.slot, cell.before}] += cell.count;
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
      auto& assigned = closed.block.phase == BlockPhase::w1 ? w1 : w12;
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
      if (closed.block.phase == BlockPhase::w1) w1[closed.block.id] = &closed.block;
    }
    for (const ClosedBlock& closed : kiosk.blocks) {
      if (closed.block.phase == BlockPhase::w1) continue;
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
      RC_ASSERT(is_zero_or_large(block.n - block.started_pre));
      RC_ASSERT(is_zero_or_large(block.completed_pre));
      RC_ASSERT(is_zero_or_large(block.started_pre - block.completed_pre));
      if (block.phase == BlockPhase::w12) {
        RC_ASSERT(is_zero_or_large(block.n - block.started_post));
        RC_ASSERT(is_zero_or_large(block.completed_post));
        RC_ASSERT(is_zero_or_large(block.started_post - block.completed_post));
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
        if (table.kind != TableKind::item || table.slot != "k1") continue;
        std::set<std::string> before;
        std::set<std::string> after;
        for (const Cell& cell : table.cells) {
          if (cell.before != "not_seen" && cell.before != "not_reached") before.insert(cell.before);
          if (!cell.after.empty() && cell.after != "not_seen" && cell.after != "not_reached") after.insert(cell.after);
        }
        RC_ASSERT(before.size() != 1U);
        RC_ASSERT(after.size() != 1U);
      }
    }
  }));
}

TEST_CASE("I6 a block's stratum covers each member and no member is published in two strata of a phase") {
  CHECK(rc::check([] {
    const Kiosk kiosk = play();
    std::map<std::pair<BlockPhase, std::string>, int> published;
    for (const ClosedBlock& closed : kiosk.blocks) {
      const Stratum& stratum = closed.block.stratum;
      for (const std::string& id : closed.sittings) {
        const Stratum& own = kiosk.members.at(id).stratum;
        RC_ASSERT(stratum.instrument == own.instrument);
        RC_ASSERT(stratum.sex == own.sex || stratum.sex == "*");
        RC_ASSERT(stratum.age_band == own.age_band || stratum.age_band == "*");
        RC_ASSERT(++published[std::make_pair(closed.block.phase, id)] == 1);
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
    for (const Sitting& sitting : kiosk.waiting) open += answer_share(sitting).w1 + answer_share(sitting).w12;
    for (const PendingW1& block : kiosk.pending) {
      for (const Sitting& sitting : block.members) open += answer_share(sitting).w12;
    }
    RC_ASSERT(kiosk.ledger.open == open);
    std::int64_t sent = 0;
    for (const ClosedBlock& closed : kiosk.blocks) {
      for (const std::string& id : closed.sittings) {
        const AnswerShare share = answer_share(kiosk.members.at(id));
        sent += closed.block.phase == BlockPhase::w1 ? share.w1 : share.w12;
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
    for (const ClosedBlock& closed : kiosk.blocks) ++(closed.block.phase == BlockPhase::w1 ? w1 : w12);
  }
  CHECK(w1 > 20);
  CHECK(w12 > 10);
}
