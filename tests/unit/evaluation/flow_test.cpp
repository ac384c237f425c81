#include "evaluation/flow.h"

#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

TEST_CASE("counts of who went which way are told in fives") {
  SeededRandomSource random(1);
  Flow counted;
  counted[Way::began] = 12;
  counted[Way::left] = 1;
  counted[Way::finished] = 20;
  for (int time = 0; time < 100; ++time) {
    const Flow told = rounded(counted, random);
    CHECK((told[Way::began] == 10 || told[Way::began] == 15));
    CHECK((told[Way::left] == 0 || told[Way::left] == 5));
    CHECK(told[Way::finished] == 20);
    CHECK(told[Way::deleted] == 0);
  }
}

TEST_CASE("what is rounded at random is right on average") {
  SeededRandomSource random(2);
  Flow counted;
  for (std::size_t way = 0; way < 5; ++way) counted.sittings.at(way) = static_cast<std::int64_t>(way);
  std::array<std::int64_t, ways> sums{};
  for (int time = 0; time < 20'000; ++time) {
    const Flow told = rounded(counted, random);
    for (std::size_t way = 0; way < ways; ++way) sums.at(way) += told.sittings.at(way);
  }
  for (std::size_t way = 0; way < 5; ++way) {
    INFO(way);
    CHECK(std::abs(static_cast<double>(sums.at(way)) / 20'000 - static_cast<double>(way)) < 0.1);
  }
}

TEST_CASE("who went which way is told once and then begins at nothing") {
  SeededRandomSource random(3);
  ClosingInput input = support::closing_input(support::sittings(40));
  const FlowKey key = flow_key(input.waiting.front().stratum);
  input.flows[key][Way::began] = 45;
  input.flows[key][Way::deleted] = 5;
  input.flows[key][Way::declined] = 10;
  const auto closing = close_blocks(input, {support::small_key()}, {}, support::identity(), random).value();
  REQUIRE(closing.blocks.size() == 2);
  CHECK(closing.blocks[0].block.flow == input.flows.at(key));
  CHECK(closing.blocks[1].block.flow == Flow{});
  CHECK(closing.flows.empty());
}

TEST_CASE("who went which way waits for a block and hurried and empty sittings join it") {
  SeededRandomSource random(4);
  ClosingInput input = support::closing_input(support::sittings(19));
  input.waiting[0].hurried = true;
  for (Answer& answer : input.waiting[1].answers) answer.status = Status::skipped;
  const FlowKey key = flow_key(input.waiting.front().stratum);
  input.flows[key][Way::began] = 19;
  auto closing = close_blocks(input, {support::small_key()}, {}, support::identity(), random).value();
  CHECK(closing.blocks.empty());
  CHECK(closing.flows.at(key)[Way::began] == 19);
  CHECK(closing.flows.at(key)[Way::hurried] == 1);
  CHECK(closing.flows.at(key)[Way::said_nothing] == 1);
}

TEST_CASE("a block tells the flow of its own instrument and arm and leaves the others to theirs") {
  SeededRandomSource random(5);
  ClosingInput input = support::closing_input(support::sittings(20));
  FlowKey other = flow_key(input.waiting.front().stratum);
  input.flows[other][Way::left] = 5;
  other.second = "waitlist";
  input.flows[other][Way::left] = 10;
  const auto closing = close_blocks(input, {support::small_key()}, {}, support::identity(), random).value();
  REQUIRE(closing.blocks.size() == 2);
  CHECK(closing.blocks[0].block.flow[Way::left] == 5);
  CHECK(closing.flows == Flows{{other, input.flows.at(other)}});
}

TEST_CASE("a batch of before that counts nobody who said no is read as none") {
  Block block = support::blocks(support::identity()).front();
  block.flow[Way::declined] = 5;
  std::string json = block_json(block);
  CHECK(parse_block(json).value().flow[Way::declined] == 5);
  json.erase(json.find("\"declined\":5,"), std::string("\"declined\":5,").size());
  CHECK(parse_block(json).value().flow[Way::declined] == 0);
}
