// The outcome that an instrument names travels with its key and with each block.
#include "evaluation/closing.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

ScoringKey named() {
  ScoringKey key = support::small_key();
  key.primary = "knowledge";
  return key;
}

Block first_block() {
  SeededRandomSource random(1);
  return close_blocks(support::closing_input(support::sittings(20)), {named()}, {}, support::identity(), random).value().blocks.front().block;
}

}  // namespace

TEST_CASE("a key keeps the outcome that its instrument names") {
  CHECK(parse_scoring_key(scoring_key_json(named()), named().instrument).value().primary == "knowledge");
  CHECK(parse_scoring_key(scoring_key_json(support::small_key()), named().instrument).value().primary.empty());
}

TEST_CASE("a block tells the outcome that its instrument names and only a construct") {
  Block block = first_block();
  CHECK(block.primary == "knowledge");
  CHECK(parse_block(block_json(block)).value() == block);
  block.primary = "the-girl-at-the-window";
  CHECK(parse_block(block_json(block)).error().code == base::ErrorCode::invalid_input);
}

TEST_CASE("a block of an instrument that names no outcome is as it was") {
  CHECK(block_json(support::blocks(support::identity()).front()).find("primary") == std::string::npos);
}
