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

Json waves_value(const Block& block) {
  Json waves = Json::array();
  for (const Wave wave : block.waves) waves.push_back(base::name_of(wave));
  return waves;
}

Json table_value(const Table& table) {
  Json cells = Json::array();
  for (const Cell& cell : table.cells) cells.push_back({{"count", cell.count}, {"levels", cell.levels}});
  Json value = {{"kind", table.kind},
                {"slot", table.slot},
                {"construct", table.construct},
                {"foil", table.foil},
                {"cells", std::move(cells)}};
  if (table.is_practice()) value["block"] = table.block;
  return value;
}

Json moments_value(const Moments& sums) {
  return {{"construct", sums.construct}, {"first_form", sums.first_form}, {"n", sums.n}, {"sums", sums.sums}, {"products", sums.products}};
}

Table read_table(const Json& value) {
  Table table;
  table.kind = value["kind"].get<std::string>();
  table.slot = value["slot"].get<std::string>();
  table.construct = value["construct"].get<std::string>();
  table.foil = value["foil"].get<bool>();
  for (const Json& cell : value["cells"]) {
    table.cells.push_back({cell["levels"].get<std::vector<std::string>>(), cell["count"].get<std::int64_t>()});
  }
  table.block = value.value("block", "");
  return table;
}

Moments read_moments(const Json& value) {
  return {value["construct"].get<std::string>(), value["first_form"].get<std::string>(), value["n"].get<std::int64_t>(),
          value["sums"].get<std::vector<std::int64_t>>(), value["products"].get<std::vector<std::int64_t>>()};
}

void read_stratum(const Json& value, Stratum& stratum) {
  stratum.instrument.id = value["instrument"]["id"].get<std::string>();
  stratum.instrument.version = value["instrument"]["version"].get<int>();
  stratum.instrument.manifest_hash = value["instrument"]["manifest"].get<std::string>();
  stratum.arm = value["arm"].get<std::string>();
  stratum.age_band = value["age_band"].get<std::string>();
  stratum.sex = value["sex"].get<std::string>();
}

// Words have passed the allow-list, so each names a wave or a quality.
template <typename Enum>
Enum read_word(const Json& value) {
  return base::from_name<Enum>(value.get_ref<const std::string&>()).value_or(Enum{});
}

Flow read_flow(const Json& value) {
  Flow flow;
  for (std::size_t way = 0; way < ways; ++way) flow.sittings[way] = value.value(std::string(base::enum_names<Way>[way]), std::int64_t{0});
  return flow;
}

Json flow_value(const Flow& flow) {
  Json value = Json::object();
  for (std::size_t way = 0; way < ways; ++way) value[std::string(base::enum_names<Way>[way])] = flow.sittings[way];
  return value;
}

void read_body(const Json& value, Block& block) {
  block.cohort = read_word<Cohort>(value["cohort"]);
  block.content = read_word<Content>(value["content"]);
  for (const Json& wave : value["waves"]) block.waves.push_back(read_word<Wave>(wave));
  block.parents = value["parents"].get<std::vector<std::string>>();
  read_stratum(value, block.stratum);
  block.site_type = value["site_type"].get<std::string>();
  block.region = value["region"].get<std::string>();
  block.period = value["period"].get<std::string>();
  block.n = value["n"].get<std::int64_t>();
  block.policy = value["policy"].get<std::string>();
  block.key = value["key"].get<std::string>();
  for (const Json& table : value["tables"]) block.tables.push_back(read_table(table));
  for (const Json& sums : value["moments"]) block.moments.push_back(read_moments(sums));
  block.link_failures = value["link_failures"].get<std::int64_t>();
  block.withheld = value["withheld"].get<std::string>();
  block.flow = read_flow(value["flow"]);
  block.clock = read_word<ClockQuality>(value["clock"]);
  block.primary = value.value("primary", "");
  if (value.contains("noise")) {
    block.noise = Noise{base::parse_rho(value["noise"]["rho"].get_ref<const std::string&>()).value_or(base::Rho{}), value["noise"]["variance"].get<std::int64_t>()};
  }
}

tl::unexpected<base::Error> inconsistent(const std::string& where, const std::string& what) {
  return base::fail(base::ErrorCode::invalid_input, where + " " + what);
}

base::Result<void> check_waves(const Block& block, const std::string& where) {
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

base::Result<void> check_table(const Table& table, const Block& block, const std::string& where) {
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
base::Result<void> check_noised_table(const Table& table, const Block& block, const std::string& where) {
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

base::Result<void> check_tables(const Block& block, const std::string& where) {
  std::set<std::tuple<std::string, std::string, std::string>> tables;
  for (std::size_t i = 0; i < block.tables.size(); ++i) {
    const Table& table = block.tables[i];
    const std::string table_where = where + ".tables[" + std::to_string(i) + "]";
    TRY(block.noise ? check_noised_table(table, block, table_where) : check_table(table, block, table_where));
    if (!tables.insert({table.kind, table.slot, table.block}).second) {
      return inconsistent(table_where, "stands in the block twice");
    }
  }
  return {};
}

base::Result<void> check_noised_moments(const Moments& sums, const std::string& where) {
  if (sums.first_form != "*") return inconsistent(where, "has noise and stands by form");
  const auto are_within = [&](const std::vector<std::int64_t>& values, std::int64_t most) {
    return std::all_of(values.begin(), values.end(), [&](std::int64_t value) { return is_within(value, most); });
  };
  const bool within = is_within(sums.n, highest_noised) && are_within(sums.sums, highest_noised * noise_of_sums) &&
                      are_within(sums.products, highest_noised * noise_of_sums * noise_of_sums);
  return within ? base::Result<void>() : inconsistent(where, "sums more than scores and noise come to");
}

base::Result<void> check_moments(const Moments& sums, const Block& block, const std::string& where) {
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
base::Result<void> check_numbers(const Block& block, const std::string& where) {
  constexpr std::int64_t highest_n = 1'000'000;
  if (block.sequence == 0) return inconsistent(where + ".sequence", "is 0");
  const std::string body = where + ".body";
  if (block.n < 1 || block.n > highest_n) return inconsistent(body + ".n", "is not between 1 and 1000000");
  if (block.noise && (block.noise->variance < 1 || block.noise->variance > max_noise_variance)) return inconsistent(body + ".noise.variance", "is not between 1 and " + std::to_string(max_noise_variance));
  TRY(check_waves(block, body));
  TRY(check_tables(block, body));
  for (std::size_t i = 0; i < block.moments.size(); ++i) {
    TRY(check_moments(block.moments[i], block, body + ".moments[" + std::to_string(i) + "]"));
  }
  return {};
}

Json body_value(const Block& block) {
  Json tables = Json::array();
  for (const Table& table : block.tables) tables.push_back(table_value(table));
  Json moments = Json::array();
  for (const Moments& sums : block.moments) moments.push_back(moments_value(sums));
  const InstrumentRef& instrument = block.stratum.instrument;
  Json body = {
      {"cohort", base::name_of(block.cohort)},
      {"content", base::name_of(block.content)},
      {"waves", waves_value(block)},
      {"parents", block.parents},
      {"instrument",
       {{"id", instrument.id}, {"version", instrument.version}, {"manifest", instrument.manifest_hash}}},
      {"arm", block.stratum.arm},
      {"age_band", block.stratum.age_band},
      {"sex", block.stratum.sex},
      {"site_type", block.site_type},
      {"region", block.region},
      {"period", block.period},
      {"n", block.n},
      {"policy", block.policy},
      {"key", block.key},
      {"tables", std::move(tables)},
      {"moments", std::move(moments)},
      {"link_failures", block.link_failures},
      {"withheld", block.withheld},
      {"flow", flow_value(block.flow)},
      {"clock", base::name_of(block.clock)},
  };
  if (!block.primary.empty()) body["primary"] = block.primary;
  if (block.noise) body["noise"] = {{"rho", base::to_text(block.noise->rho)}, {"variance", block.noise->variance}};
  return body;
}

}  // namespace

Json block_value(const Block& block) {
  return {{"id", block.id}, {"sequence", block.sequence}, {"kind", kind_of(block)}, {"body", body_value(block)}};
}

base::Result<Block> read_block(const Json& value, const std::string& where) {
  const Json& body = value["body"];
  if (body["instrument"]["version"].get<std::int64_t>() > 1'000'000'000) {
    return inconsistent(where + ".body.instrument.version", "is above 1000000000");
  }
  Block block;
  block.id = value["id"].get<std::string>();
  block.sequence = value["sequence"].get<std::uint64_t>();
  read_body(body, block);
  TRY(check_numbers(block, where));
  return block;
}

std::string canonical(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string block_json(const Block& block) { return canonical(block_value(block)); }

base::Result<Block> parse_block(std::string_view json) {
  TRY_ASSIGN(Json value, parse_object(json, "the block"));
  std::vector<std::string> ignored;
  TRY(check_object(value, block_rules(), "block", Unknown::refuse, ignored));
  TRY(check_body(value, "block", Unknown::refuse, ignored));
  return read_block(value, "block");
}

}  // namespace evaluation
