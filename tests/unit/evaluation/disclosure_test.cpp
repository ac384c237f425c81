// A block that a changed kiosk could have made: each breaks one rule, and is refused for it.
#include "evaluation/disclosure.h"

#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

ScoringKey sensitive_key() {
  ScoringKey key = support::small_key();
  for (ItemKey& item : key.items) item.sensitive = item.slot.starts_with("s");
  return key;
}

// Plain W1 and W12 over sixty, sensitive W1 and W12 over the same.
std::vector<Block> four_blocks() {
  SeededRandomSource random(1);
  const auto closing = close_blocks(support::closing_input(support::sittings(60)), {sensitive_key()}, {}, support::identity(), random);
  std::vector<Block> blocks;
  for (const ClosedBlock& closed : closing.value().blocks) blocks.push_back(closed.block);
  return blocks;
}

std::string refused(const Block& block) {
  const auto checked = check_disclosure(block);
  if (checked) return "";
  const std::string start = "block " + std::to_string(block.sequence) + " breaks the rules of what may leave a kiosk: ";
  CHECK(checked.error().code == base::ErrorCode::invalid_input);
  CHECK(checked.error().message.starts_with(start));
  return checked.error().message.substr(std::min(start.size(), checked.error().message.size()));
}

Block plain_w1() { return support::blocks(support::identity())[0]; }
Block plain_w12() { return support::blocks(support::identity())[1]; }

Table& item_table(Block& block) {
  return *std::find_if(block.tables.begin(), block.tables.end(), [](const Table& table) { return table.kind == "item"; });
}

}  // namespace

TEST_CASE("what a kiosk closes keeps every rule") {
  const std::vector<Block> blocks = four_blocks();
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[3].content == Content::sensitive);
  for (const Block& block : blocks) CHECK(refused(block) == "");
}

TEST_CASE("a block over one sitting is refused") {
  Block block = plain_w1();
  block.n = 1;
  CHECK(refused(block) == "it is over fewer than 20 sittings");
  block.n = 19;
  CHECK(refused(block) == "it is over fewer than 20 sittings");
}

TEST_CASE("a sensitive block over fewer than sixty is refused") {
  Block block = four_blocks()[2];
  block.n = 59;
  CHECK(refused(block) == "it is over fewer than 60 sittings");
}

TEST_CASE("a name in the arm or the sex or the age band is refused and not repeated") {
  Block block = plain_w1();
  block.stratum.arm = "Olena";
  CHECK(refused(block) == "its arm is none of a trial's");
  block = plain_w1();
  block.stratum.sex = "Olena";
  CHECK(refused(block) == "its sex is none that is asked");
  block = plain_w1();
  block.stratum.age_band = "Olena";
  CHECK(refused(block) == "its age band is none");
}

TEST_CASE("a block under another policy is refused") {
  Block block = plain_w1();
  block.policy = "k3-1-1";
  CHECK(refused(block) == "its policy is not k20-5-60-v2");
}

TEST_CASE("a table that fewer than five answered is refused") {
  Block block = plain_w1();
  item_table(block).cells = {{{"right"}, 4}, {{"unanswered"}, 16}};
  CHECK(refused(block) == "a table tells of fewer than 5 who answered");
  item_table(block).cells = {{{"right"}, 1}, {{"wrong"}, 4}, {{"unanswered"}, 15}};
  CHECK(refused(block) == "");
}

TEST_CASE("a table that tells why fewer than five gave no answer is refused") {
  Block block = plain_w1();
  item_table(block).cells = {{{"right"}, 16}, {{"rather_not_say"}, 4}};
  CHECK(refused(block) == "a table tells why fewer than five gave no answer");
  item_table(block).cells = {{{"right"}, 15}, {{"rather_not_say"}, 5}};
  CHECK(refused(block) == "");
}

TEST_CASE("a table over two waves that tells of an answer in one alone is refused") {
  Block block = plain_w12();
  item_table(block).cells = {{{"right", "right"}, 12}, {{"right", "unanswered"}, 8}};
  CHECK(refused(block) == "a table tells of who answered in one wave alone");
}

TEST_CASE("a table of choices that fewer than five made is refused") {
  Block block = plain_w12();
  block.tables.back().cells = {{{"1"}, 4}, {{"not_reached"}, 16}};
  REQUIRE(block.tables.back().is_practice());
  CHECK(refused(block) == "a table of choices is about fewer than 5");
}

TEST_CASE("sums about fewer than five are refused and so is everybody beside one form") {
  Block block = plain_w1();
  block.moments[0].n = 4;
  CHECK(refused(block) == "sums of scores are about fewer than 5");
  block = plain_w1();
  block.moments[0].first_form = "*";
  CHECK(refused(block) == "sums of scores are told twice of some");
}

TEST_CASE("a sensitive table with a small cell or with all alike is refused") {
  Block block = four_blocks()[2];
  item_table(block).cells = {{{"right"}, 56}, {{"wrong"}, 4}};
  CHECK(refused(block) == "a sensitive table has a cell of fewer than five");
  item_table(block).cells = {{{"right"}, 60}};
  CHECK(refused(block) == "a sensitive table says that all were alike");
}

TEST_CASE("a sensitive table that tells more than the first level and any other is refused") {
  Block block = four_blocks()[2];
  item_table(block).construct = "knowledge";
  item_table(block).cells = {{{"right"}, 20}, {{"other"}, 40}};
  CHECK(check_disclosure(block).has_value());
  item_table(block).cells = {{{"right"}, 20}, {{"wrong"}, 20}, {{"not_sure"}, 20}};
  CHECK(refused(block) == "a sensitive table tells more than the first level and any other");
}

TEST_CASE("sums of what is sensitive that stand by form are refused") {
  Block block = four_blocks()[2];
  REQUIRE(block.content == Content::sensitive);
  REQUIRE_FALSE(block.moments.empty());
  CHECK(refused(block) == "");
  Moments other = block.moments[0];
  block.moments[0].first_form = "A";
  other.first_form = "B";
  block.moments.insert(block.moments.begin() + 1, other);
  CHECK(refused(block) == "sums of what is sensitive are told by form");
}

TEST_CASE("a block whose parents do not fit its waves is refused") {
  Block block = plain_w1();
  block.parents = {std::string(64, '1')};
  CHECK(refused(block) == "it has other parents than its waves ask for");
  block = plain_w12();
  block.parents.clear();
  CHECK(refused(block) == "it has other parents than its waves ask for");
}

TEST_CASE("what those who left answered afterwards is refused") {
  Block block = plain_w12();
  block.cohort = Cohort::left;
  CHECK(refused(block) == "those who left are told of after the first wave");
}

TEST_CASE("a block that counts children by the one is refused") {
  Block block = plain_w1();
  block.flow[Way::deleted] = 1;
  CHECK(refused(block) == "it counts how many went which way by the child");
  block.flow[Way::deleted] = 5;
  CHECK(refused(block) == "");
}
