// Three waves at a kiosk without a network: one stick, one neighbour, and at last one network.
#include <map>

#include "api/report.h"
#include "support/village.h"

using namespace support::village;
using evaluation::Wave;

namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr int came_back = 30;  // a third of them each in three ways
constexpr int did_not = 21;

// What was answered to one item, by the waves it was answered in.
using Truth = std::map<std::vector<std::string>, std::int64_t>;

// As support::sitting() has it, and weeks later.
bool is_right(int number, Wave wave) {
  if (wave == Wave::pre) return number % 3 == 0;
  return wave == Wave::post ? number % 3 != 1 : number % 3 != 0;
}

struct Village {
  Collector collector;
  Kiosk alone{collector, 11};
  Kiosk neighbour{collector, 12};
  Stick stick;
  std::vector<evaluation::LinkingCard> cards = alone.store->print_cards(came_back + did_not).value();
  std::map<evaluation::Waves, Truth> truth;
  int day = 0;

  void wait_until(int later_day) {
    const std::int64_t ms = (later_day - day) * day_ms;
    for (base::VirtualClock* clock : {&alone.files.clock, &neighbour.files.clock, &collector.clock}) clock->advance_ms(ms);
    day = later_day;
  }
  void answer(const session::SittingId& id, const evaluation::Sitting& sitting) {
    for (const auto& page : support::pages_of(sitting)) REQUIRE(alone.store->keep_answers(id, page));
    REQUIRE(alone.store->end_sitting(id, session::SittingEnd::finished));
  }
  void first_visit(int number) {
    const evaluation::Sitting sitting = support::sitting(number);
    REQUIRE(alone.store->begin_visit(support::start_of(sitting), cards.at(static_cast<std::size_t>(number)))->visit == session::CardVisit::first);
    answer(session::SittingId(sitting.id), sitting);
    count(number, {Wave::pre, Wave::post});
  }
  void comes_back(int number) {
    evaluation::Sitting sitting = support::sitting(number);
    sitting.id = "later-" + std::to_string(number);
    REQUIRE(alone.store->begin_visit(support::start_of(sitting), cards.at(static_cast<std::size_t>(number)))->visit == session::CardVisit::later);
    sitting.answers.clear();
    support::answer_wave(sitting, Wave::follow_up, is_right(number, Wave::follow_up));
    answer(session::SittingId(sitting.id), sitting);
    count(number, {Wave::pre, Wave::post, Wave::follow_up});
  }
  void visit_without_card(int number) {
    REQUIRE(support::play(*alone.store, support::sitting(number)));
    count(number, {Wave::pre, Wave::post});
  }
  void close(bool settled = false) {
    store::ClosingWish wish;
    wish.settled = settled;
    REQUIRE(alone.store->close_blocks(wish)->batches > 0);
  }

 private:
  void count(int number, const std::vector<Wave>& waves) {
    std::vector<std::string> levels;
    for (const Wave wave : waves) levels.emplace_back(is_right(number, wave) ? "right" : "wrong");
    ++truth[evaluation::Waves(waves.begin(), waves.end())][levels];
  }
};

Truth told(const api::Section& section, const evaluation::Waves& waves) {
  for (const api::TableTotal& table : section.totals.at(waves).tables) {
    if (table.kind == "item" && table.slot == "k1") return table.cells;
  }
  return {};
}

}  // namespace

TEST_CASE("a kiosk that is offline for a hundred and fifty days is told of as it was") {
  Village village;
  for (int number = 0; number < came_back + did_not; ++number) village.first_visit(number);
  village.wait_until(35);
  for (int number = 0; number < came_back; ++number) village.comes_back(number);

  // The stick goes to the neighbour, who has a network, and comes back.
  village.wait_until(85);
  village.close();
  village.alone.carry(village.stick);
  village.alone.meet(village.stick);
  village.neighbour.carry(village.stick);
  CHECK(village.neighbour.meet(village.stick).batches_taken > 0);
  CHECK(village.neighbour.forward().receipts > 0);
  village.wait_until(92);
  village.neighbour.meet(village.stick);
  village.alone.carry(village.stick);
  CHECK(village.alone.store->unsent()->empty());

  // The stick goes to the collector, and comes back.
  for (int number = 60; number < 90; ++number) village.visit_without_card(number);
  village.wait_until(121);
  village.close();
  village.alone.carry(village.stick);
  CHECK(api::take_from_courier(village.collector.intake, village.stick.courier())->taken > 0);
  village.alone.carry(village.stick);
  CHECK(village.alone.store->unsent()->empty());

  // The network comes.
  for (int number = 90; number < 120; ++number) village.visit_without_card(number);
  village.wait_until(150);
  village.close(true);
  CHECK(syncing::sync_once(*village.alone.store, village.alone.network)->waiting == 0);

  const api::Report report = api::make_report(village.collector.rows).value();
  CHECK(report.inconsistencies.empty());
  CHECK(report.alarms.empty());
  REQUIRE(report.sections.size() == 1);
  const api::Section& section = report.sections[0];
  for (const auto& [waves, truth] : village.truth) CHECK(told(section, waves) == truth);
  CHECK(section.totals.at({Wave::pre, Wave::post}).n == came_back + did_not + 60);
  CHECK(section.totals.at({Wave::pre, Wave::post, Wave::follow_up}).n == came_back);
  const evaluation::Ledger sittings = village.alone.store->status()->sittings;
  CHECK(sittings == evaluation::Ledger{2 * came_back + did_not + 60, 0, 2 * came_back + did_not + 60, 0, 0});
}
