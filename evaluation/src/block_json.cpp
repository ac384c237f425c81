#include "block_json.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "evaluation/discrete_gaussian.h"
#include "evaluation/noise.h"
#include "evaluation/scoring.h"
#include "noised_tables.h"

namespace evaluation {
namespace {

// What is read here has passed the allow-list, so each member is there and of its shape.
std::string word_at(const JsonValue& value, std::string_view member) { return std::string(value[member].text()); }
std::int64_t number_at(const JsonValue& value, std::string_view member) { return value[member].whole().value_or(0); }

std::vector<std::string> words_of(const JsonValue& list) {
  std::vector<std::string> words;
  words.reserve(list.size());
  for (const JsonValue word : list) words.emplace_back(word.text());
  return words;
}

std::vector<std::int64_t> numbers_of(const JsonValue& list) {
  std::vector<std::int64_t> numbers;
  numbers.reserve(list.size());
  for (const JsonValue number : list) numbers.push_back(number.whole().value_or(0));
  return numbers;
}

Table read_table(const JsonValue& value) {
  Table table;
  table.kind = word_at(value, "kind");
  table.slot = word_at(value, "slot");
  table.construct = word_at(value, "construct");
  table.foil = value["foil"].flag();
  table.cells.reserve(value["cells"].size());
  for (const JsonValue cell : value["cells"]) table.cells.push_back({words_of(cell["levels"]), number_at(cell, "count")});
  if (const auto block = value.find("block")) table.block = block->text();
  return table;
}

Moments read_moments(const JsonValue& value) {
  return {word_at(value, "construct"), word_at(value, "first_form"), number_at(value, "n"), numbers_of(value["sums"]), numbers_of(value["products"])};
}

void read_stratum(const JsonValue& value, Stratum& stratum) {
  const JsonValue instrument = value["instrument"];
  stratum.instrument.id = word_at(instrument, "id");
  stratum.instrument.version = static_cast<int>(number_at(instrument, "version"));
  stratum.instrument.manifest_hash = word_at(instrument, "manifest");
  stratum.arm = word_at(value, "arm");
  stratum.age_band = word_at(value, "age_band");
  stratum.sex = word_at(value, "sex");
}

template <typename Enum>
Enum read_word(const JsonValue& value) {
  return base::from_name<Enum>(value.text()).value_or(Enum{});
}

Flow read_flow(const JsonValue& value) {
  Flow flow;
  for (std::size_t way = 0; way < ways; ++way) {
    const auto counted = value.find(base::enum_names<Way>[way]);
    flow.sittings[way] = counted ? counted->whole().value_or(0) : 0;
  }
  return flow;
}

void read_body(const JsonValue& value, Block& block) {
  block.cohort = read_word<Cohort>(value["cohort"]);
  block.content = read_word<Content>(value["content"]);
  for (const JsonValue wave : value["waves"]) block.waves.push_back(read_word<Wave>(wave));
  block.parents = words_of(value["parents"]);
  read_stratum(value, block.stratum);
  block.site_type = word_at(value, "site_type");
  block.region = word_at(value, "region");
  block.period = word_at(value, "period");
  block.n = number_at(value, "n");
  block.policy = word_at(value, "policy");
  block.key = word_at(value, "key");
  block.tables.reserve(value["tables"].size());
  for (const JsonValue table : value["tables"]) block.tables.push_back(read_table(table));
  for (const JsonValue sums : value["moments"]) block.moments.push_back(read_moments(sums));
  block.link_failures = number_at(value, "link_failures");
  block.withheld = word_at(value, "withheld");
  block.flow = read_flow(value["flow"]);
  block.clock = read_word<ClockQuality>(value["clock"]);
  if (const auto primary = value.find("primary")) block.primary = primary->text();
  if (const auto noise = value.find("noise")) {
    block.noise = Noise{base::parse_rho((*noise)["rho"].text()).value_or(base::Rho{}), number_at(*noise, "variance")};
  }
}

tl::unexpected<base::Error> inconsistent(const Place& where, const std::string& what) {
  return base::fail(base::ErrorCode::invalid_input, where.text() + " " + what);
}

base::Result<void> check_waves(const Block& block, const Place& where) {
  if (block.waves.empty()) return inconsistent(where, "covers no wave");
  const bool unpaired = block.cohort == Cohort::unpaired;
  if (unpaired && block.waves != Waves{Wave::follow_up}) return inconsistent(where, "tells of other waves than those who came later answered");
  for (std::size_t i = 0; i < block.waves.size() && !unpaired; ++i) {
    if (block.waves[i] != all_waves[i].wave) return inconsistent(where, "does not cover the waves from the first on in order");
  }
  const bool opens = is_of_one_wave(block) && block.content == Content::plain;
  if (opens != block.parents.empty()) return inconsistent(where, opens ? "is of the first wave and has parents" : "has no parents");
  if (!unpaired && block.link_failures != 0) return inconsistent(where, "counts visits that are linked to none and is over others");
  if (block.cohort == Cohort::left && !is_first_wave(block)) return inconsistent(where, "tells of waves that those who left did not finish");
  return {};
}

// Choices in chats are counted once, in the block whose last wave comes after the chats.
bool holds_practice(const Block& block) { return block.content == Content::plain && facts_of(block.waves.back()).after_practice; }

// How many of the block's waves ask for it; 0: it is not told here.
std::size_t told_waves_of(const std::string& construct, const Block& block) {
  const ItemTypeFacts* type = find_item_type(construct);
  return type == nullptr ? block.waves.size() : told_waves(block.waves, *type).size();
}

base::Result<void> check_table(const Table& table, const Block& block, const Place& where) {
  const std::size_t levels = table.is_practice() ? 1 : told_waves_of(table.construct, block);
  if (levels == 0) return inconsistent(where, "tells of a construct that is not asked in the block's last wave");
  std::int64_t sum = 0;
  std::set<std::vector<std::string>> seen;
  for (const Cell& cell : table.cells) {
    if (cell.levels.size() != levels) return inconsistent(where, "has a cell of the wrong waves");
    if (!seen.insert(cell.levels).second) return inconsistent(where, "has a cell twice");
    if (cell.count > block.n - sum) return inconsistent(where, "counts more sittings than the block has");
    sum += cell.count;
  }
  if (sum != block.n) return inconsistent(where, "counts fewer sittings than the block has");
  if (table.is_practice() == table.block.empty()) return inconsistent(where, "must name a lesson's block just when it is of practice");
  if (table.is_practice() && !holds_practice(block)) return inconsistent(where, "is a practice table in a block of another wave");
  return {};
}

// No children and no noise that a block may state come to more: sixteen cells of the farthest that is ever drawn. Whoever adds
// blocks up must not overflow.
constexpr std::int64_t highest_noised = 30'000'000;

bool is_within(std::int64_t value, std::int64_t most) { return value >= -most && value <= most; }

// Which cells there are may not depend on what was answered, so all are.
base::Result<void> check_noised_table(const Table& table, const Block& block, const Place& where) {
  const ItemTypeFacts* type = find_item_type(table.construct);
  if (type == nullptr) return inconsistent(where, "counts choices, which are not told with noise");
  const auto of_kind = std::find_if(type->tables.begin(), type->tables.end(), [&](const TableType& each) { return each.kind == table.kind; });
  const std::size_t waves = told_waves_of(table.construct, block);
  if (of_kind == type->tables.end() || waves == 0) return inconsistent(where, "tells of a construct that is not asked in the block's last wave");
  const auto levels = grid_levels(*of_kind, block.content);
  std::size_t cells = 1;
  for (std::size_t wave = 0; wave < waves; ++wave) cells *= levels.size();
  std::set<std::vector<std::string>> seen;
  for (const Cell& cell : table.cells) {
    const bool fits = cell.levels.size() == waves && std::all_of(cell.levels.begin(), cell.levels.end(), [&](const std::string& word) {
      return std::find(levels.begin(), levels.end(), word) != levels.end();
    });
    if (!fits) return inconsistent(where, "has a cell that tables with noise have not");
    if (!is_within(cell.count, highest_noised)) return inconsistent(where, "counts more than children and noise come to");
    if (!seen.insert(cell.levels).second) return inconsistent(where, "has a cell twice");
  }
  if (seen.size() != cells) return inconsistent(where, "has noise and not every cell");
  return table.block.empty() ? base::Result<void>() : inconsistent(where, "must name a lesson's block just when it is of practice");
}

base::Result<void> check_tables(const Block& block, const Place& where) {
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> tables;
  const Place tables_where(where, "tables");
  for (std::size_t i = 0; i < block.tables.size(); ++i) {
    const Table& table = block.tables[i];
    const Place table_where(tables_where, i);
    TRY(block.noise ? check_noised_table(table, block, table_where) : check_table(table, block, table_where));
    if (!tables.insert({table.kind, table.slot, table.block}).second) {
      return inconsistent(table_where, "stands in the block twice");
    }
  }
  return {};
}

base::Result<void> check_noised_moments(const Moments& sums, const Place& where) {
  if (sums.first_form != "*") return inconsistent(where, "has noise and stands by form");
  const auto are_within = [&](const std::vector<std::int64_t>& values, std::int64_t most) {
    return std::all_of(values.begin(), values.end(), [&](std::int64_t value) { return is_within(value, most); });
  };
  const bool within = is_within(sums.n, highest_noised) && are_within(sums.sums, highest_noised * noise_of_sums) &&
                      are_within(sums.products, highest_noised * noise_of_sums * noise_of_sums);
  return within ? base::Result<void>() : inconsistent(where, "sums more than scores and noise come to");
}

base::Result<void> check_moments(const Moments& sums, const Block& block, const Place& where) {
  constexpr std::int64_t highest_score = 1000;
  if (!block.noise && sums.n > block.n) return inconsistent(where, "counts more sittings than the block has");
  const std::size_t waves = told_waves_of(sums.construct, block);
  if (waves == 0) return inconsistent(where, "tells of a construct that is not asked in the block's last wave");
  if (sums.sums.size() != waves || sums.products.size() != waves * (waves + 1) / 2) {
    return inconsistent(where, "has sums of the wrong waves");
  }
  if (block.noise) return check_noised_moments(sums, where);
  const auto at_most = [&](const std::vector<std::int64_t>& values, std::int64_t each) {
    return std::all_of(values.begin(), values.end(), [&](std::int64_t value) { return value <= sums.n * each; });
  };
  if (!at_most(sums.sums, highest_score) || !at_most(sums.products, highest_score * highest_score)) {
    return inconsistent(where, "sums scores above 1000");
  }
  return {};
}

// What the allow-list cannot see: the numbers agree with one another.
base::Result<void> check_numbers(const Block& block, const Place& where) {
  constexpr std::int64_t highest_n = 1'000'000;
  if (block.sequence == 0) return inconsistent(Place(where, "sequence"), "is 0");
  const Place body(where, "body");
  const Place moments(body, "moments");
  if (block.n < 1 || block.n > highest_n) return inconsistent(Place(body, "n"), "is not between 1 and 1000000");
  if (block.noise && (block.noise->variance < 1 || block.noise->variance > max_noise_variance)) return inconsistent(Place(body, "noise.variance"), "is not between 1 and " + std::to_string(max_noise_variance));
  TRY(check_waves(block, body));
  TRY(check_tables(block, body));
  for (std::size_t i = 0; i < block.moments.size(); ++i) {
    TRY(check_moments(block.moments[i], block, Place(moments, i)));
  }
  return {};
}

}  // namespace

base::Result<Block> read_block(const JsonValue& value, const Place& where) {
  const JsonValue body = value["body"];
  if (number_at(body["instrument"], "version") > 1'000'000'000) {
    return inconsistent(Place(where, "body.instrument.version"), "is above 1000000000");
  }
  Block block;
  block.id = word_at(value, "id");
  block.sequence = static_cast<std::uint64_t>(number_at(value, "sequence"));
  read_body(body, block);
  TRY(check_numbers(block, where));
  return block;
}

base::Result<Block> parse_block(std::string_view json) {
  TRY_ASSIGN(const JsonText text, JsonText::parse(json, "the block"));
  const Place where("block");
  std::vector<std::string> ignored;
  TRY(check_object(text.root(), block_rules(), where, Unknown::refuse, ignored));
  TRY(check_body(text.root(), where, Unknown::refuse, ignored));
  return read_block(text.root(), where);
}

}  // namespace evaluation
