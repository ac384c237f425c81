// What is asked without a key, and what is asked before a lesson and weeks later alone: which blocks tell of it.
#include <algorithm>

#include "evaluation/closing.h"
#include "evaluation/disclosure.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

ScoringKey key() {
  ScoringKey key = support::small_key();
  for (const Form form : {Form::a, Form::b}) {
    const std::string suffix = form == Form::a ? "-a" : "-b";
    key.items.push_back({"a1" + suffix, "a1", form, false, KeyFor<content::Attitude>{{false, 5}}});
    key.items.push_back({"h1" + suffix, "h1", form, true, KeyFor<content::HelpSeeking>{{5, {{"home", false}, {"teacher", false}, {"nobody", true}}}}});
    key.items.push_back({"b1" + suffix, "b1", form, true, KeyFor<content::Behaviour>{{true}}});
  }
  return key;
}

void answer(Sitting& sitting, Wave wave, int number) {
  const std::string suffix = form_in(wave, sitting.first_form) == Form::a ? "-a" : "-b";
  sitting.answers.push_back({wave, "a1" + suffix, "", Status::answered, 1 + number % 5, ""});
  for (const char* row : {"home", "teacher", "nobody"}) sitting.answers.push_back({wave, "h1" + suffix, row, Status::answered, number % 2 == 0 ? 5 : 1, ""});
  if (wave == Wave::post) return;
  const Status status = number % 6 == 0 ? Status::did_not_come_up : Status::answered;
  sitting.answers.push_back({wave, "b1" + suffix, "", status, 1 + number % 4, ""});
}

std::vector<Sitting> sittings(int count) {
  std::vector<Sitting> all = support::sittings(count);
  for (int number = 0; number < count; ++number) {
    for (const Wave wave : {Wave::pre, Wave::post}) answer(all[static_cast<std::size_t>(number)], wave, number);
  }
  return all;
}

Closing close(std::vector<Sitting> waiting) {
  SeededRandomSource random(7);
  return close_blocks(support::closing_input(std::move(waiting)), {key()}, {}, support::identity(), random).value();
}

const Table* table_of(const Block& block, const std::string& slot) {
  const auto found = std::find_if(block.tables.begin(), block.tables.end(), [&](const Table& table) { return table.slot == slot; });
  return found == block.tables.end() ? nullptr : &*found;
}

const Moments* sums_of(const Block& block, const std::string& construct) {
  const auto found = std::find_if(block.moments.begin(), block.moments.end(), [&](const Moments& sums) { return sums.construct == construct; });
  return found == block.moments.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("sentences about oneself stand in plain blocks and help and deeds in sensitive ones") {
  const Closing closing = close(sittings(60));
  REQUIRE(closing.blocks.size() == 4);
  const auto block = [&](std::size_t at) -> const Block& { return closing.blocks[at].block; };
  CHECK(table_of(block(0), "a1") != nullptr);
  CHECK(table_of(block(1), "a1") != nullptr);
  CHECK(sums_of(block(1), "attitude")->sums.size() == 2);
  for (const std::size_t plain : {0U, 1U}) {
    CHECK(table_of(block(plain), "h1") == nullptr);
    CHECK(table_of(block(plain), "b1") == nullptr);
  }
  CHECK(block(2).content == Content::sensitive);
  CHECK(table_of(block(2), "h1") != nullptr);
  CHECK(table_of(block(3), "h1") != nullptr);
}

TEST_CASE("deeds are told in the block of the first wave and not again after the lesson") {
  const Closing closing = close(sittings(60));
  const Block& first = closing.blocks[2].block;
  const Block& both = closing.blocks[3].block;
  REQUIRE(table_of(first, "b1") != nullptr);
  CHECK(table_of(first, "b1")->cells.front().levels.size() == 1);
  CHECK(sums_of(first, "behaviour")->sums.size() == 1);
  CHECK(table_of(both, "b1") == nullptr);
  CHECK(sums_of(both, "behaviour") == nullptr);
  CHECK(check_disclosure(first).has_value());
  CHECK(parse_block(block_json(first)).value() == first);
}

TEST_CASE("deeds are told as the first level and another however many chose which") {
  const std::vector<Cell> expected{{{"never"}, 10}, {{"other"}, 40}, {{"did_not_come_up"}, 10}};
  CHECK(table_of(close(sittings(60)).blocks[2].block, "b1")->cells == expected);
  auto waiting = sittings(60);
  int most_days = 0;
  for (Sitting& sitting : waiting) {
    for (Answer& answer : sitting.answers) {
      if (answer.item.starts_with("b1") && answer.value == 4 && ++most_days > 2) answer.value = 3;
    }
  }
  CHECK(table_of(close(std::move(waiting)).blocks[2].block, "b1")->cells == expected);
}

TEST_CASE("deeds that were told before the lesson count as sent") {
  const Closing closing = close(sittings(60));
  auto without = sittings(60);
  for (Sitting& sitting : without) std::erase_if(sitting.answers, [](const Answer& answer) { return answer.item.starts_with("b1"); });
  CHECK(closing.answers_sent - close(std::move(without)).answers_sent == 60);
  CHECK(closing.answers_withheld == 0);
}

TEST_CASE("deeds of who came back are told of before and weeks later and not of between") {
  auto waiting = sittings(60);
  for (int number = 0; number < 60; ++number) {
    Sitting& sitting = waiting[static_cast<std::size_t>(number)];
    support::answer_wave(sitting, Wave::follow_up, true);
    answer(sitting, Wave::follow_up, number);
  }
  const Closing closing = close(std::move(waiting));
  REQUIRE(closing.blocks.size() == 6);
  const Block& last = closing.blocks[5].block;
  REQUIRE(last.waves.size() == 3);
  REQUIRE(table_of(last, "b1") != nullptr);
  CHECK(table_of(last, "b1")->cells.front().levels.size() == 2);
  CHECK(table_of(closing.blocks[4].block, "b1") == nullptr);
  std::map<std::string, std::int64_t> before;
  for (const Cell& cell : table_of(last, "b1")->cells) before[cell.levels.front() == "unanswered" ? "did_not_come_up" : cell.levels.front()] += cell.count;
  for (const Cell& cell : table_of(closing.blocks[3].block, "b1")->cells) CHECK(before[cell.levels.front()] == cell.count);
  CHECK(sums_of(last, "behaviour")->sums.size() == 2);
  CHECK(sums_of(last, "behaviour")->products.size() == 3);
  CHECK(sums_of(last, "behaviour")->sums.front() == sums_of(closing.blocks[3].block, "behaviour")->sums.front());
  CHECK(check_disclosure(last).has_value());
  CHECK(parse_block(block_json(last)).value() == last);
}

TEST_CASE("what is always sensitive is so whatever its instrument marks") {
  ScoringKey unmarked = key();
  for (ItemKey& item : unmarked.items) item.sensitive = false;
  SeededRandomSource random(7);
  const Closing closing = close_blocks(support::closing_input(sittings(60)), {unmarked}, {}, support::identity(), random).value();
  REQUIRE(closing.blocks.size() == 4);
  CHECK(table_of(closing.blocks[0].block, "b1") == nullptr);
  CHECK(table_of(closing.blocks[2].block, "b1") != nullptr);
}

TEST_CASE("a plain block that tells of deeds or of help is refused") {
  const Closing closing = close(sittings(60));
  Block block = closing.blocks[0].block;
  block.tables.push_back(*table_of(closing.blocks[2].block, "b1"));
  CHECK(check_disclosure(block).error().message == "block 1 breaks the rules of what may leave a kiosk: what is always sensitive stands among what is plain");
  block = closing.blocks[0].block;
  block.moments.push_back(*sums_of(closing.blocks[2].block, "help_seeking"));
  CHECK(check_disclosure(block).error().message == "block 1 breaks the rules of what may leave a kiosk: what is always sensitive stands among what is plain");
}

TEST_CASE("a block that tells of deeds after the lesson is no block") {
  const Closing closing = close(sittings(60));
  Block block = closing.blocks[3].block;
  Table after = *table_of(closing.blocks[2].block, "b1");
  for (Cell& cell : after.cells) cell.levels.push_back(cell.levels.front());
  block.tables.insert(block.tables.begin(), after);
  CHECK(parse_block(block_json(block)).error().message == "block.body.tables[0] tells of a construct that is not asked in the block's last wave");
  block = closing.blocks[3].block;
  block.moments.insert(block.moments.begin(), {"behaviour", "*", 60, {30000, 30000}, {30000000, 30000000, 30000000}});
  CHECK(parse_block(block_json(block)).error().message == "block.body.moments[0] tells of a construct that is not asked in the block's last wave");
}

// Of one slot of two, not every score can be had: five who might have made the row vanish would not all have been able to.
TEST_CASE("whether sums of help are told hangs on those alone who are told of in every slot") {
  ScoringKey two_slots = key();
  for (const Form form : {Form::a, Form::b}) {
    two_slots.items.push_back({form == Form::a ? "h2-a" : "h2-b", "h2", form, true, KeyFor<content::HelpSeeking>{{5, {{"home", false}}}}});
  }
  const auto sums_where_six_differ = [&](bool in_full) {
    auto waiting = sittings(60);
    for (std::size_t number = 0; number < waiting.size(); ++number) {
      for (Answer& answer : waiting[number].answers) {
        if (answer.item.starts_with("h1")) answer.value = (number < 6) == (answer.action == "nobody") ? 5 : 1;
      }
      for (const Wave wave : {Wave::pre, Wave::post}) {
        const bool asked = number >= 6 || in_full;
        const std::string item = form_in(wave, waiting[number].first_form) == Form::a ? "h2-a" : "h2-b";
        waiting[number].answers.push_back({wave, item, "home", asked ? Status::answered : Status::skipped, number < 6 ? 1 : 5, ""});
      }
    }
    SeededRandomSource random(7);
    const Closing closing = close_blocks(support::closing_input(std::move(waiting)), {two_slots}, {}, support::identity(), random).value();
    REQUIRE(closing.blocks.size() == 4);
    CHECK(table_of(closing.blocks[2].block, "h1") != nullptr);
    return std::pair(sums_of(closing.blocks[2].block, "help_seeking") != nullptr, sums_of(closing.blocks[3].block, "help_seeking") != nullptr);
  };
  CHECK(sums_where_six_differ(true) == std::pair(true, true));
  CHECK(sums_where_six_differ(false) == std::pair(false, false));
}
