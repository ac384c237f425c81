// Blocks with noise: docs/decisions/noise.md.
#include "evaluation/noise.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "evaluation/closing.h"
#include "evaluation/disclosure.h"
#include "base/batch_limits.h"
#include "evaluation/envelope.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

ScoringKey noised_key(base::Rho rho = {1, 2}) {
  ScoringKey key = support::small_key();
  key.noise = rho;
  for (ItemKey& item : key.items) item.sensitive = item.slot.starts_with("s");
  return key;
}

Closing close(std::vector<Sitting> waiting, const ScoringKey& key, std::uint64_t seed = 1) {
  SeededRandomSource random(seed);
  auto closing = close_blocks(support::closing_input(std::move(waiting)), {key}, Policy{}, support::identity(), random);
  REQUIRE(closing.has_value());
  return *std::move(closing);
}

std::vector<Sitting> who_came_back(int count) {
  std::vector<Sitting> waiting = support::sittings(count);
  for (Sitting& sitting : waiting) support::answer_wave(sitting, Wave::follow_up, sitting.id.size() % 2 == 0);
  return waiting;
}

// All that is said but the numbers that answers make.
std::string shape_of(Block block) {
  for (Table& table : block.tables) {
    for (Cell& cell : table.cells) cell.count = 0;
  }
  for (Moments& row : block.moments) {
    row.n = 0;
    std::fill(row.sums.begin(), row.sums.end(), 0);
    std::fill(row.products.begin(), row.products.end(), 0);
  }
  block.key.clear();
  return block_json(block);
}

const Table& table_of(const Block& block, const std::string& kind, const std::string& slot) {
  const auto found = std::find_if(block.tables.begin(), block.tables.end(), [&](const Table& table) { return table.kind == kind && table.slot == slot; });
  REQUIRE(found != block.tables.end());
  return *found;
}

std::map<std::vector<std::string>, std::int64_t> over_first(const Table& table, std::size_t waves) {
  std::map<std::vector<std::string>, std::int64_t> counts;
  for (const Cell& cell : table.cells) counts[{cell.levels.begin(), cell.levels.begin() + static_cast<std::ptrdiff_t>(waves)}] += cell.count;
  return counts;
}

}  // namespace

TEST_CASE("a block of an instrument with noise says so and can be sent and keeps the rules") {
  const Closing closing = close(support::sittings(60), noised_key());
  REQUIRE(closing.blocks.size() == 4);
  CHECK(closing.set_aside.empty());
  for (const ClosedBlock& closed : closing.blocks) {
    REQUIRE(closed.block.noise);
    CHECK(closed.block.noise->rho == base::Rho{1, 2});
    CHECK(closed.block.n == 60);
    CHECK(check_sendable(closed.block).has_value());
    CHECK(check_disclosure(closed.block).has_value());
    CHECK(parse_block(block_json(closed.block)).value() == closed.block);
    CHECK(block_json(closed.block).find(R"("kind":"noised")") != std::string::npos);
  }
}

TEST_CASE("an instrument without noise has blocks without it") {
  const Closing closing = close(support::sittings(20), support::small_key());
  CHECK_FALSE(closing.blocks.front().block.noise);
  CHECK(block_json(closing.blocks.front().block).find("noise") == std::string::npos);
}

TEST_CASE("the variance is what all tables and sums of one child come to over rho and rounded up") {
  const ScoringKey key = noised_key();
  // Two statements and two situations are six tables; knowledge and situations two rows, over two waves of six numbers each:
  // (2·6 + 2·6) / (2·½).
  CHECK(noise_variance(key, Cohort::finished) == 24);
  CHECK(noise_variance(key, Cohort::left) == 18);       // rows of three numbers
  CHECK(noise_variance(key, Cohort::returned) == 32);   // of ten
  CHECK(noise_variance(noised_key({1, 1}), Cohort::finished) == 12);
  CHECK(noise_variance(noised_key({7, 10}), Cohort::finished) == 18);  // 17.14
  CHECK(noise_variance(noised_key({1, 1000}), Cohort::finished) == 12000);
}

TEST_CASE("with noise every table has every cell and no choices are told") {
  const Closing closing = close(support::sittings(60), noised_key());
  const Block& w1 = closing.blocks[0].block;
  const Block& w12 = closing.blocks[1].block;
  const Block& sensitive = closing.blocks[3].block;
  CHECK(table_of(w1, "item", "k1").cells.size() == 4);
  CHECK(table_of(w12, "item", "k1").cells.size() == 16);
  CHECK(table_of(sensitive, "item", "s1").cells.size() == 9);
  CHECK(std::none_of(w12.tables.begin(), w12.tables.end(), [](const Table& table) { return table.is_practice(); }));
  for (const ClosedBlock& closed : closing.blocks) {
    for (const Moments& row : closed.block.moments) CHECK(row.first_form == "*");
  }
}

TEST_CASE("blocks of more waves agree to the last child with those before since noise is drawn once") {
  const Closing closing = close(who_came_back(60), noised_key(), 9);
  REQUIRE(closing.blocks.size() == 6);
  for (const std::size_t first : {0U, 3U}) {
    const Block& last = closing.blocks[first + 2].block;
    REQUIRE(last.waves.size() == 3);
    for (const std::size_t waves : {1U, 2U}) {
      const Block& before = closing.blocks[first + waves - 1].block;
      REQUIRE(before.tables.size() == last.tables.size());
      for (const Table& table : before.tables) CHECK(over_first(table, waves) == over_first(table_of(last, table.kind, table.slot), waves));
      REQUIRE(before.moments.size() == last.moments.size());
      for (std::size_t row = 0; row < last.moments.size(); ++row) {
        CHECK(before.moments[row].n == last.moments[row].n);
        CHECK(before.moments[row].sums == std::vector(last.moments[row].sums.begin(), last.moments[row].sums.begin() + static_cast<std::ptrdiff_t>(waves)));
        CHECK(before.moments[row].products.front() == last.moments[row].products.front());
        if (waves == 2) CHECK(before.moments[row].products == std::vector{last.moments[row].products[0], last.moments[row].products[1], last.moments[row].products[3]});
      }
    }
  }
}

TEST_CASE("nothing of a block with noise but its numbers depends on what was answered") {
  const auto shapes = [](const std::vector<Sitting>& waiting) {
    std::vector<std::string> result;
    const Closing closing = close(waiting, noised_key());
    for (const ClosedBlock& closed : closing.blocks) result.push_back(shape_of(closed.block));
    return result;
  };
  const std::vector<Sitting> plain = support::sittings(60);
  std::vector<Sitting> skipping = plain;
  for (Sitting& sitting : skipping) {
    for (Answer& answer : sitting.answers) {
      if (!answer.is_practice() && !answer.item.starts_with("k1")) answer.status = Status::skipped;
    }
  }
  std::vector<Sitting> alike = plain;
  for (Sitting& sitting : alike) {
    sitting.answers.clear();
    for (const Wave wave : {Wave::pre, Wave::post}) support::answer_wave(sitting, wave, true);
  }
  std::vector<Sitting> one_odd = alike;
  std::erase_if(one_odd.front().answers, [](const Answer& answer) { return !answer.item.starts_with("k1"); });
  CHECK(shapes(plain).size() == 4);
  CHECK(shapes(skipping) == shapes(plain));
  CHECK(shapes(alike) == shapes(plain));
  CHECK(shapes(one_odd) == shapes(plain));
}

TEST_CASE("with noise who answered in one survey alone is counted as just that") {
  std::vector<Sitting> skipping = support::sittings(60);
  for (const std::size_t who : {0U, 3U, 6U}) {  // right before
    std::erase_if(skipping[who].answers, [](const Answer& answer) { return answer.wave == Wave::post && answer.item.starts_with("k1"); });
  }
  // One seed draws the same noise, so what differs is what was answered.
  const Closing with = close(support::sittings(60), noised_key(), 3);
  const Closing without = close(skipping, noised_key(), 3);
  const auto all = over_first(table_of(with.blocks[1].block, "item", "k1"), 2);
  auto fewer = over_first(table_of(without.blocks[1].block, "item", "k1"), 2);
  CHECK(fewer[{"right", "unanswered"}] == all.at({"right", "unanswered"}) + 3);
  fewer[{"right", "unanswered"}] -= 3;
  fewer[{"right", "right"}] += 3;
  CHECK(fewer == all);
}

TEST_CASE("cells and sums are right on average and spread as the block says") {
  const std::vector<Sitting> waiting = support::sittings(60);
  constexpr int times = 300;
  double count = 0, count_squares = 0, sum = 0, sum_squares = 0, margin_squares = 0;
  std::int64_t variance = 0;
  std::int64_t margin_variance = 0;
  // A third are right before, and of these all are right after.
  constexpr double truth = 20;
  double true_sum = 0;
  ScoringKey unnoised = noised_key();  // every answer is told of here, masked or not
  unnoised.noise.reset();
  const Closing exact = close(waiting, unnoised);
  for (const Moments& row : exact.blocks[1].block.moments) {
    if (row.construct == "knowledge") true_sum += static_cast<double>(row.sums[1]);
  }
  for (int seed = 0; seed < times; ++seed) {
    const Closing closing = close(waiting, noised_key(), static_cast<std::uint64_t>(seed) + 100);
    const Block& w12 = closing.blocks[1].block;
    const Table& table = table_of(w12, "item", "k1");
    const auto cell = std::find_if(table.cells.begin(), table.cells.end(), [](const Cell& each) { return each.levels == std::vector<std::string>{"right", "right"}; });
    const auto row = std::find_if(w12.moments.begin(), w12.moments.end(), [](const Moments& each) { return each.construct == "knowledge"; });
    variance = w12.noise->variance;
    CHECK(cell_variance(w12, table) == variance);
    const Block& w1 = closing.blocks[0].block;
    const Table& before = table_of(w1, "item", "k1");
    margin_variance = cell_variance(w1, before);
    CHECK(margin_variance == 4 * variance);
    const double off = static_cast<double>(cell->count) - truth;
    const double sum_off = (static_cast<double>(row->sums[1]) - true_sum) / 1000;
    const double margin_off = static_cast<double>(before.cells.front().count) - truth;
    count += off;
    count_squares += off * off;
    sum += sum_off;
    sum_squares += sum_off * sum_off;
    margin_squares += margin_off * margin_off;
  }
  const double deviation = std::sqrt(static_cast<double>(variance));
  const double spread = 4 * std::sqrt(2.0 / times);
  CHECK(std::abs(count / times) < 4 * deviation / std::sqrt(times));
  CHECK(std::abs(sum / times) < 4 * deviation / std::sqrt(times));
  CHECK(std::abs(count_squares / times / static_cast<double>(variance) - 1) < spread);
  CHECK(std::abs(sum_squares / times / static_cast<double>(variance) - 1) < spread);
  CHECK(std::abs(margin_squares / times / static_cast<double>(margin_variance) - 1) < spread);
}

// The loss of privacy of one draw is the logarithm of how much likelier what was seen is with the one history than with the
// other. Under rho its mean is at most rho, and for a Gaussian its variance twice the mean.
TEST_CASE("of twenty children one answers otherwise and what is told favours either history by no more than rho") {
  ScoringKey key = support::small_key();
  key.noise = base::Rho{1, 2};
  std::erase_if(key.items, [](const ItemKey& item) { return item.slot != "k1"; });
  std::vector<Sitting> one = support::sittings(20);
  for (Sitting& sitting : one) std::erase_if(sitting.answers, [](const Answer& answer) { return !answer.item.starts_with("k1"); });
  std::vector<Sitting> other = one;
  for (Answer& answer : other.front().answers) answer.value = answer.value == 1 ? 0 : 1;
  const auto numbers_of = [](const Block& block) {
    std::vector<double> numbers;
    for (const Table& table : block.tables) {
      for (const Cell& cell : table.cells) numbers.push_back(static_cast<double>(cell.count));
    }
    for (const Moments& row : block.moments) {
      numbers.push_back(static_cast<double>(row.n));
      for (const std::int64_t value : row.sums) numbers.push_back(static_cast<double>(value) / 1e3);
      for (const std::int64_t value : row.products) numbers.push_back(static_cast<double>(value) / 1e6);
    }
    return numbers;
  };
  // One seed draws the same noise for both, so what differs is what the answers make.
  const Block with_one = close(one, key, 1).blocks[1].block;
  const Block with_other = close(other, key, 1).blocks[1].block;
  const std::vector<double> a = numbers_of(with_one);
  const std::vector<double> b = numbers_of(with_other);
  REQUIRE(a.size() == b.size());
  const auto variance = static_cast<double>(with_one.noise->variance);
  double distance = 0;
  for (std::size_t i = 0; i < a.size(); ++i) distance += (a[i] - b[i]) * (a[i] - b[i]);
  CHECK(distance > 0);
  CHECK(distance / (2 * variance) <= 0.5);
  constexpr int times = 1000;
  double loss = 0;
  // The likelihoods of what was seen, from the probabilities of noise around what each history truly counts.
  std::map<std::vector<std::string>, double> truth_one, truth_other;
  const auto count_of = [](const std::vector<Sitting>& sittings, std::map<std::vector<std::string>, double>& truth) {
    for (const Sitting& sitting : sittings) {
      std::vector<std::string> levels;
      for (const Wave wave : {Wave::pre, Wave::post}) {
        for (const Answer& answer : sitting.answers) {
          if (answer.wave == wave) levels.push_back(answer.value == 1 ? "right" : answer.value == 0 ? "wrong" : "not_sure");
        }
      }
      ++truth[levels];
    }
  };
  count_of(one, truth_one);
  count_of(other, truth_other);
  for (int seed = 0; seed < times; ++seed) {
    const Block seen = close(one, key, static_cast<std::uint64_t>(seed) + 9000).blocks[1].block;
    for (const Cell& cell : seen.tables.front().cells) {
      const auto off = [&](const std::map<std::vector<std::string>, double>& truth) {
        const auto found = truth.find(cell.levels);
        return static_cast<double>(cell.count) - (found == truth.end() ? 0 : found->second);
      };
      loss += (off(truth_other) * off(truth_other) - off(truth_one) * off(truth_one)) / (2 * variance);
    }
  }
  const double allowed = 1 / variance;  // what the table is given of rho
  CHECK(loss / times == Approx(allowed).margin(4 * std::sqrt(2 * allowed / times)));
}

TEST_CASE("a block with noise is refused without a cell or with one twice or by form or with choices") {
  const Block sound = close(support::sittings(20), noised_key()).blocks[0].block;
  const auto refused = [](const Block& block) {
    const auto parsed = parse_block(block_json(block));
    return parsed ? std::string() : parsed.error().message;
  };
  CHECK(refused(sound) == "");
  Block block = sound;
  block.tables[0].cells.pop_back();
  CHECK(refused(block) == "block.body.tables[0] has noise and not every cell");
  block = sound;
  block.tables[0].cells[1] = block.tables[0].cells[0];
  CHECK(refused(block) == "block.body.tables[0] has a cell twice");
  block = sound;
  block.tables[0].cells[0].levels[0] = "skipped";
  CHECK(refused(block) == "block.body.tables[0] has a cell that tables with noise have not");
  block = sound;
  block.moments[0].first_form = "A";
  CHECK(refused(block) == "block.body.moments[0] has noise and stands by form");
  block = sound;
  block.tables[0] = {"practice", "secrecy", "practice", false, {{{"0"}, 20}}, "chat"};
  CHECK(refused(block) == "block.body.tables[0] counts choices, which are not told with noise");
  block = sound;
  block.tables[0].cells[0].count = -30'000'001;
  CHECK(refused(block) == "block.body.tables[0] counts more than children and noise come to");
  block = sound;
  block.moments[0].n = 30'000'001;
  CHECK(refused(block) == "block.body.moments[0] sums more than scores and noise come to");
  block = sound;
  block.moments[0].products[0] = -30'000'000'000'001;
  CHECK(refused(block) == "block.body.moments[0] sums more than scores and noise come to");
  block = sound;
  block.noise->variance = 0;
  CHECK(refused(block) == "block.body.noise.variance is not between 1 and 1048576");
  block = sound;
  block.noise->rho = {2, 1};
  CHECK(refused(block) == "block.body.noise.rho has a value that may not leave the kiosk");
}

TEST_CASE("a count below nothing is refused where no noise is stated") {
  Block block = support::blocks(support::identity())[0];
  block.tables[0].cells[0].count = -1;
  CHECK(parse_block(block_json(block)).error().message == "block.body.tables[0].cells[0].count has a value that may not leave the kiosk");
}

TEST_CASE("noise in a block that says it has none is no member of it") {
  std::string json = block_json(close(support::sittings(20), noised_key()).blocks[0].block);
  json.replace(json.find(R"("kind":"noised")"), 15, R"("kind":"outcomes")");
  CHECK(parse_block(json).error().message == "block.body.noise is not on the list of what may leave the kiosk");
}

TEST_CASE("a block with less noise than its tables and rho ask for breaks the rules of what may leave") {
  Block block = close(support::sittings(20), noised_key()).blocks[1].block;
  CHECK(check_disclosure(block).has_value());
  block.noise->variance = 5;
  CHECK(check_disclosure(block).error().message == "block 2 breaks the rules of what may leave a kiosk: its noise is less than its rho asks for");
  block = close(support::sittings(20), noised_key()).blocks[1].block;
  block.moments.push_back(block.moments.front());
  CHECK(check_disclosure(block).error().message == "block 2 breaks the rules of what may leave a kiosk: sums of scores are told twice of some");
}

TEST_CASE("the largest instrument with noise can be sent over three waves") {
  constexpr int slots = 24;  // of two tables each
  ScoringKey key = support::large_key(slots);
  for (ItemKey& item : key.items) item.key = KeyFor<content::Attitude>{};
  key.noise = base::Rho{1, 1000};
  // Attitudes have one table of three levels a slot, the largest grid: as many slots as tables are allowed.
  std::vector<ItemKey> more = key.items;
  for (ItemKey& item : more) item.slot = "t" + item.slot, item.id = "t" + item.id;
  key.items.insert(key.items.end(), more.begin(), more.end());
  std::vector<Sitting> waiting = who_came_back(60);
  for (Sitting& sitting : waiting) {
    sitting.stratum.instrument = key.instrument;
    sitting.answers = {{Wave::pre, sitting.first_form == Form::a ? "s0-a" : "s0-b", "", Status::answered, 1, ""}};
  }
  const Closing closing = close(waiting, key);
  CHECK(closing.set_aside.empty());
  REQUIRE(closing.blocks.size() == 3);
  CHECK(closing.blocks[2].block.tables.size() == base::max_noised_tables_per_block);
  CHECK(closing.blocks[2].block.tables.front().cells.size() == 64);
}

TEST_CASE("the key keeps its rho as the store does") {
  const ScoringKey key = noised_key({3, 8});
  const std::string json = scoring_key_json(key);
  CHECK(parse_scoring_key(json, key.instrument).value() == key);
  std::string damaged = json;
  damaged.replace(damaged.find("3/8"), 3, "8/3");
  CHECK(parse_scoring_key(damaged, key.instrument).error().message == "the store holds a damaged scoring key: its noise has no rho");
  CHECK(parse_scoring_key(R"({"items":[]})", key.instrument).value().noise == std::nullopt);
}
