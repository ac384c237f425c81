#include "block_json.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace evaluation {
namespace {

constexpr std::array<const char*, 3> clock_names = {"unknown", "plausible", "anchored"};
constexpr std::array<const char*, 3> kind_names = {"item", "probe", "practice"};

template <std::size_t Size>
int index_of(const std::array<const char*, Size>& names, const std::string& name) {
  return static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
}

Json table_value(const Table& table) {
  Json cells = Json::array();
  for (const Cell& cell : table.cells) {
    Json value = {{"count", cell.count}};
    if (!cell.before.empty()) value["before"] = cell.before;
    if (!cell.after.empty()) value["after"] = cell.after;
    cells.push_back(std::move(value));
  }
  return {{"kind", kind_names[static_cast<std::size_t>(table.kind)]},
          {"slot", table.slot},
          {"construct", table.construct},
          {"foil", table.foil},
          {"cells", std::move(cells)}};
}

Json moments_value(const Moments& sums) {
  return {{"construct", sums.construct}, {"n", sums.n}, {"x", sums.x},  {"x2", sums.x2},
          {"y", sums.y},                 {"y2", sums.y2}, {"xy", sums.xy}};
}

Table read_table(const Json& value) {
  Table table;
  table.kind = static_cast<TableKind>(index_of(kind_names, value["kind"].get<std::string>()));
  table.slot = value["slot"].get<std::string>();
  table.construct = value["construct"].get<std::string>();
  table.foil = value["foil"].get<bool>();
  for (const Json& cell : value["cells"]) {
    table.cells.push_back({cell.value("before", ""), cell.value("after", ""), cell["count"].get<std::int64_t>()});
  }
  return table;
}

Moments read_moments(const Json& value) {
  Moments sums;
  sums.construct = value["construct"].get<std::string>();
  const auto number = [&](const char* name) { return value[name].get<std::int64_t>(); };
  sums.n = number("n");
  sums.x = number("x");
  sums.x2 = number("x2");
  sums.y = number("y");
  sums.y2 = number("y2");
  sums.xy = number("xy");
  return sums;
}

void read_stratum(const Json& value, Stratum& stratum) {
  stratum.instrument.id = value["instrument"]["id"].get<std::string>();
  stratum.instrument.version = value["instrument"]["version"].get<int>();
  stratum.instrument.manifest_hash = value["instrument"]["manifest"].get<std::string>();
  stratum.arm = value["arm"].get<std::string>();
  stratum.age_band = value["age_band"].get<std::string>();
  stratum.sex = value["sex"].get<std::string>();
}

Block convert(const Json& value) {
  Block block;
  block.id = value["id"].get<std::string>();
  block.sequence = value["sequence"].get<std::uint64_t>();
  block.phase = value["phase"] == "w1" ? BlockPhase::w1 : BlockPhase::w12;
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
  block.started_pre = value["started"]["pre"].get<std::int64_t>();
  block.started_post = value["started"]["post"].get<std::int64_t>();
  block.completed_pre = value["completed"]["pre"].get<std::int64_t>();
  block.completed_post = value["completed"]["post"].get<std::int64_t>();
  block.link_failures = value["link_failures"].get<std::int64_t>();
  block.withheld = value["withheld"].get<std::string>();
  block.clock = static_cast<ClockQuality>(index_of(clock_names, value["clock"].get<std::string>()));
  return block;
}

bool waves_fit(const Table& table, const Cell& cell, BlockPhase phase) {
  const bool has_before = table.kind != TableKind::practice;
  const bool has_after = phase == BlockPhase::w12;
  return cell.before.empty() != has_before && cell.after.empty() != has_after;
}

tl::unexpected<base::Error> inconsistent(const std::string& where, const std::string& what) {
  return base::fail(base::ErrorCode::invalid_input, where + " " + what);
}

base::Result<void> check_table(const Table& table, const Block& block, const std::string& where) {
  std::int64_t sum = 0;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Cell& cell : table.cells) {
    if (!waves_fit(table, cell, block.phase)) return inconsistent(where, "has a cell of the wrong wave");
    if (!seen.insert({cell.before, cell.after}).second) return inconsistent(where, "has a cell twice");
    if (cell.count > block.n - sum) return inconsistent(where, "counts more sittings than the block has");
    sum += cell.count;
  }
  if (sum != block.n) return inconsistent(where, "counts fewer sittings than the block has");
  if (block.phase == BlockPhase::w1 && table.kind == TableKind::practice) {
    return inconsistent(where, "is a practice table in a W1 block");
  }
  return {};
}

base::Result<void> check_moments(const Moments& sums, const Block& block, const std::string& where) {
  constexpr std::int64_t highest_score = 1000;
  if (sums.n > block.n) return inconsistent(where, "counts more sittings than the block has");
  const auto at_most = [&](std::int64_t value, std::int64_t each) { return value <= sums.n * each; };
  const bool plausible = at_most(sums.x, highest_score) && at_most(sums.y, highest_score) &&
                         at_most(sums.x2, highest_score * highest_score) &&
                         at_most(sums.y2, highest_score * highest_score) &&
                         at_most(sums.xy, highest_score * highest_score);
  if (!plausible) return inconsistent(where, "sums scores above 1000");
  return {};
}

// What the allow-list cannot see: the numbers agree with one another.
base::Result<void> check_numbers(const Block& block, const std::string& where) {
  constexpr std::int64_t highest_n = 1'000'000;
  if (block.n < 1 || block.n > highest_n) return inconsistent(where + ".n", "is not between 1 and 1000000");
  if (block.sequence == 0) return inconsistent(where + ".sequence", "is 0");
  const bool is_w1 = block.phase == BlockPhase::w1;
  if (is_w1 != block.parents.empty()) return inconsistent(where, is_w1 ? "is W1 and has parents" : "is W12 without parents");
  const bool ordered = block.completed_pre <= block.started_pre && block.started_pre <= block.n &&
                       block.completed_post <= block.started_post && block.started_post <= block.n;
  if (!ordered) return inconsistent(where, "has more completed than started, or more started than there were");
  std::set<std::pair<TableKind, std::string>> tables;
  for (std::size_t i = 0; i < block.tables.size(); ++i) {
    const std::string table_where = where + ".tables[" + std::to_string(i) + "]";
    TRY(check_table(block.tables[i], block, table_where));
    if (!tables.insert({block.tables[i].kind, block.tables[i].slot}).second) {
      return inconsistent(table_where, "stands in the block twice");
    }
  }
  for (std::size_t i = 0; i < block.moments.size(); ++i) {
    TRY(check_moments(block.moments[i], block, where + ".moments[" + std::to_string(i) + "]"));
  }
  return {};
}

}  // namespace

Json block_value(const Block& block) {
  Json tables = Json::array();
  for (const Table& table : block.tables) tables.push_back(table_value(table));
  Json moments = Json::array();
  for (const Moments& sums : block.moments) moments.push_back(moments_value(sums));
  const InstrumentRef& instrument = block.stratum.instrument;
  return {
      {"id", block.id},
      {"sequence", block.sequence},
      {"phase", block.phase == BlockPhase::w1 ? "w1" : "w12"},
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
      {"started", {{"pre", block.started_pre}, {"post", block.started_post}}},
      {"completed", {{"pre", block.completed_pre}, {"post", block.completed_post}}},
      {"link_failures", block.link_failures},
      {"withheld", block.withheld},
      {"clock", clock_names[static_cast<std::size_t>(block.clock)]},
  };
}

base::Result<Block> read_block(const Json& value, const std::string& where) {
  if (value["instrument"]["version"].get<std::int64_t>() > 1'000'000'000) {
    return inconsistent(where + ".instrument.version", "is above 1000000000");
  }
  Block block = convert(value);
  TRY(check_numbers(block, where));
  return block;
}

std::string canonical(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string block_json(const Block& block) { return canonical(block_value(block)); }

base::Result<Block> parse_block(std::string_view json) {
  TRY_ASSIGN(Json value, parse_object(json, "the block"));
  std::vector<std::string> ignored;
  TRY(check_object(value, block_rules(), "block", Unknown::refuse, ignored));
  return read_block(value, "block");
}

}  // namespace evaluation
