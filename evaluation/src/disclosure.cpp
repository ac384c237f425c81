#include "evaluation/disclosure.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "evaluation/arm.h"
#include "evaluation/closing.h"
#include "evaluation/noise.h"
#include "evaluation/scoring.h"

namespace evaluation {
namespace {

constexpr std::array<std::string_view, 3> sexes{"*", "f", "m"};

template <typename List>
bool is_among(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

base::Result<void> broken(const Block& block, const std::string& rule) {
  return base::fail(base::ErrorCode::invalid_input, "block " + std::to_string(block.sequence) + " breaks the rules of what may leave a kiosk: " + rule);
}

bool is_age_band(std::string_view text) {
  return text == "*" || (!text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789-+") == std::string_view::npos);
}

base::Result<void> check_words(const Block& block) {
  // What is not one of these could be anything, a name too.
  if (!base::from_name<Arm>(block.stratum.arm)) return broken(block, "its arm is none of a trial's");
  if (!is_among(sexes, block.stratum.sex)) return broken(block, "its sex is none that is asked");
  if (!is_age_band(block.stratum.age_band)) return broken(block, "its age band is none");
  return {};
}

base::Result<void> check_size(const Block& block, const Policy& policy) {
  if (block.policy != policy.id) return broken(block, "its policy is not " + policy.id);
  const int least = block.content == Content::plain ? policy.k_block : policy.k_sensitive;
  if (block.n < least) return broken(block, "it is over fewer than " + std::to_string(least) + " sittings");
  return {};
}

base::Result<void> check_family(const Block& block) {
  const bool first = is_of_one_wave(block);
  if (block.cohort == Cohort::left && !first) return broken(block, "those who left are told of after the first wave");
  if (block.waves.size() > 2 && block.cohort != Cohort::returned) return broken(block, "those who did not come back are told of after their first visit");
  const std::size_t parents = block.parents.size();
  const bool fits = !first ? parents == 1 : (block.content == Content::plain ? parents == 0 : parents > 0);
  return fits ? base::Result<void>() : broken(block, "it has other parents than its waves ask for");
}

base::Result<void> check_flow(const Block& block) {
  const bool in_fives = std::all_of(block.flow.sittings.begin(), block.flow.sittings.end(), [](std::int64_t count) { return count % flow_base == 0; });
  return in_fives ? base::Result<void>() : broken(block, "it counts how many went which way by the child");
}

bool is_told(const std::string& level) { return !is_among(unanswered_levels, level); }

// Children who answered in one wave and not in another would be what is left between two tables.
base::Result<void> check_answered(const Table& table, const Block& block, const Policy& policy) {
  std::int64_t told = 0;
  for (const Cell& cell : table.cells) {
    const auto answered = static_cast<std::size_t>(std::count_if(cell.levels.begin(), cell.levels.end(), is_told));
    if (answered == cell.levels.size()) told += cell.count;
    else if (answered > 0) return broken(block, "a table tells of who answered in one wave alone");
  }
  if (told < policy.k_obs) return broken(block, "a table tells of fewer than " + std::to_string(policy.k_obs) + " who answered");
  return {};
}

// Why somebody did not answer is told of one wave, and where each reason is that of five.
base::Result<void> check_reasons(const Table& table, const Block& block, const Policy& policy) {
  for (const Cell& cell : table.cells) {
    if (is_told(cell.levels.front())) continue;
    const bool merged = std::all_of(cell.levels.begin(), cell.levels.end(), [](const std::string& level) { return level == level::unanswered; });
    if (!merged && (cell.levels.size() > 1 || cell.count < policy.k_obs)) return broken(block, "a table tells why fewer than five gave no answer");
  }
  return {};
}

// How finely it is told would tell of the few it hung on.
bool is_finer_than_two_levels(const Table& table, const std::set<std::string>& told) {
  const ItemTypeFacts* type = find_item_type(table.construct);
  if (type == nullptr || table.kind != "item") return false;
  const auto& levels = type->tables.front().levels;
  return levels.size() > 2 && std::any_of(told.begin(), told.end(), [&](const std::string& level) { return level != levels.front() && level != level::other; });
}

base::Result<void> check_spread(const Table& table, const Block& block, const Policy& policy) {
  std::vector<std::set<std::string>> levels(table.cells.front().levels.size());
  for (const Cell& cell : table.cells) {
    if (!is_told(cell.levels.front())) continue;
    if (cell.count < policy.k_obs) return broken(block, "a sensitive table has a cell of fewer than five");
    for (std::size_t wave = 0; wave < cell.levels.size(); ++wave) levels[wave].insert(cell.levels[wave]);
  }
  const bool fine = std::any_of(levels.begin(), levels.end(), [&](const auto& of_wave) { return is_finer_than_two_levels(table, of_wave); });
  if (fine) return broken(block, "a sensitive table tells more than the first level and any other");
  const bool differ = std::all_of(levels.begin(), levels.end(), [](const auto& of_wave) { return of_wave.size() > 1; });
  return differ ? base::Result<void>() : broken(block, "a sensitive table says that all were alike");
}

base::Result<void> check_practice(const Table& table, const Block& block, const Policy& policy) {
  std::int64_t reached = 0;
  for (const Cell& cell : table.cells) reached += cell.levels.front() == level::not_reached ? 0 : cell.count;
  if (reached >= policy.k_obs) return {};
  return broken(block, "a table of choices is about fewer than " + std::to_string(policy.k_obs));
}

base::Result<void> check_content(const std::string& construct, const Block& block) {
  const ItemTypeFacts* type = find_item_type(construct);
  const bool fits = block.content == Content::sensitive || type == nullptr || !type->always_sensitive;
  return fits ? base::Result<void>() : broken(block, "what is always sensitive stands among what is plain");
}

base::Result<void> check_table(const Table& table, const Block& block, const Policy& policy) {
  TRY(check_content(table.construct, block));
  if (table.is_practice()) {
    if (block.content == Content::sensitive) return broken(block, "choices stand among what is sensitive");
    return check_practice(table, block, policy);
  }
  TRY(check_answered(table, block, policy));
  TRY(check_reasons(table, block, policy));
  return block.content == Content::sensitive ? check_spread(table, block, policy) : base::Result<void>();
}

// Where there is noise nothing is left unsaid: that every table has every cell was seen when the block was read.
base::Result<void> check_noised(const Block& block) {
  std::set<std::string> rows;
  for (const Table& table : block.tables) TRY(check_content(table.construct, block));
  for (const Moments& sums : block.moments) {
    TRY(check_content(sums.construct, block));
    if (!rows.insert(sums.construct).second) return broken(block, "sums of scores are told twice of some");
  }
  return keeps_to_rho(block) ? base::Result<void>() : broken(block, "its noise is less than its rho asks for");
}

base::Result<void> check_sums(const Block& block, const Policy& policy) {
  std::map<std::string, std::vector<std::string>> forms;
  for (const Moments& sums : block.moments) {
    TRY(check_content(sums.construct, block));
    if (sums.n < policy.k_obs) return broken(block, "sums of scores are about fewer than " + std::to_string(policy.k_obs));
    if (block.content == Content::sensitive && sums.first_form != "*") return broken(block, "sums of what is sensitive are told by form");
    forms[sums.construct].push_back(sums.first_form);
  }
  for (auto& [construct, of] : forms) {
    std::sort(of.begin(), of.end());
    if (of != std::vector<std::string>{"*"} && of != std::vector<std::string>{"A", "B"}) return broken(block, "sums of scores are told twice of some");
  }
  return {};
}

}  // namespace

base::Result<void> check_disclosure(const Block& block) {
  const Policy policy;
  TRY(check_words(block));
  TRY(check_size(block, policy));
  TRY(check_family(block));
  TRY(check_flow(block));
  if (block.noise) return check_noised(block);
  for (const Table& table : block.tables) TRY(check_table(table, block, policy));
  return check_sums(block, policy);
}

}  // namespace evaluation
