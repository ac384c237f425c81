#include "noised_tables.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "evaluation/discrete_gaussian.h"
#include "evaluation/noise.h"

namespace evaluation {
namespace {

using CellCounts = std::vector<std::int64_t>;  // of each cell of a grid, the first wave's level changing last

std::size_t power(std::size_t base, std::size_t exponent) {
  std::size_t result = 1;
  while (exponent-- > 0) result *= base;
  return result;
}

// Waves that are asked among the first so many; none where the last of these does not ask it.
template <typename IsAsked>
std::vector<std::size_t> asked_among(std::size_t waves, IsAsked is_asked) {
  std::vector<std::size_t> asked;
  if (waves == 0 || !is_asked(waves - 1)) return asked;
  for (std::size_t wave = 0; wave < waves; ++wave) {
    if (is_asked(wave)) asked.push_back(wave);
  }
  return asked;
}

class Teller {
 public:
  Teller(const std::vector<Member>& members, Content content, std::int64_t variance, RandomSource& random)
      : members_(members), content_(content), variance_(variance), noise_(random), told_(members.front().waves.size()) {}

  std::vector<Told> tell() {
    const std::vector<SlotScore>& slots = members_.front().waves.front().slots;
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
      for (std::size_t table = 0; table < slots[slot].type->tables.size(); ++table) tell_slot(slot, table);
    }
    for (const ItemTypeFacts& type : item_types()) {
      for (const std::string_view moment : type.moments) tell_moment(moment);
    }
    return std::move(told_);
  }

 private:
  void tell_slot(std::size_t slot, std::size_t table) {
    const SlotScore& example = members_.front().waves.front().slots[slot];
    const auto is_asked = [&](std::size_t wave) { return members_.front().waves[wave].slots[slot].asked; };
    const std::vector<std::string_view> levels = grid_levels(example.type->tables[table], content_);
    std::optional<CellCounts> counts;
    std::size_t counted = 0;  // waves of the grid
    for (std::size_t waves = told_.size(); waves > 0; --waves) {
      const std::vector<std::size_t> asked = asked_among(waves, is_asked);
      if (asked.empty()) continue;
      if (!counts) counts = noised_counts(slot, table, asked, levels);
      else counts = summed_up(*counts, power(levels.size(), counted - asked.size()));
      counted = asked.size();
      Table told{std::string(example.type->tables[table].kind), example.slot, std::string(example.type->name), example.foil, {}, ""};
      for (std::size_t cell = 0; cell < counts->size(); ++cell) told.cells.push_back({words_of(cell, levels, counted), (*counts)[cell]});
      told_[waves - 1].tables.push_back(std::move(told));
    }
  }

  CellCounts noised_counts(std::size_t slot, std::size_t table, const std::vector<std::size_t>& asked, const std::vector<std::string_view>& levels) {
    CellCounts counts(power(levels.size(), asked.size()));
    for (const Member& member : members_) {
      std::size_t cell = 0;
      for (const std::size_t wave : asked) cell = cell * levels.size() + place_of(member.waves[wave].slots[slot], table, levels.size());
      ++counts[cell];
    }
    for (std::int64_t& count : counts) count += noise_.draw(variance_, 1);
    return counts;
  }

  static CellCounts summed_up(const CellCounts& counts, std::size_t together) {
    CellCounts result(counts.size() / together);
    for (std::size_t cell = 0; cell < counts.size(); ++cell) result[cell / together] += counts[cell];
    return result;
  }

  static std::size_t place_of(const SlotScore& score, std::size_t table, std::size_t levels) {
    const auto& own = score.type->tables[table].levels;
    const auto found = std::find(own.begin(), own.end(), score.score.levels[table]);
    if (found == own.end()) return levels - 1;
    return std::min(static_cast<std::size_t>(found - own.begin()), levels - 2);  // any but the first is `other`
  }

  static std::vector<std::string> words_of(std::size_t cell, const std::vector<std::string_view>& levels, std::size_t waves) {
    std::vector<std::string> words(waves);
    for (std::size_t wave = waves; wave > 0; --wave) {
      words[wave - 1] = levels[cell % levels.size()];
      cell /= levels.size();
    }
    return words;
  }

  void tell_moment(std::string_view moment) {
    const auto is_asked = [&](std::size_t wave) { return members_.front().waves[wave].permille.contains(moment); };
    std::optional<Moments> row;
    for (std::size_t waves = told_.size(); waves > 0; --waves) {
      const std::vector<std::size_t> asked = asked_among(waves, is_asked);
      if (asked.empty()) continue;
      if (!row) row = noised_row(moment, asked);
      else row = of_first(*row, asked.size());
      told_[waves - 1].moments.push_back(*row);
    }
  }

  Moments noised_row(std::string_view moment, const std::vector<std::size_t>& asked) {
    Moments row{std::string(moment), "*", 0, CellCounts(asked.size()), CellCounts(asked.size() * (asked.size() + 1) / 2)};
    for (const Member& member : members_) {
      if (!has_score(member, moment)) continue;
      ++row.n;
      std::size_t product = 0;
      for (std::size_t i = 0; i < asked.size(); ++i) {
        const std::int64_t score = *member.waves[asked[i]].permille.at(moment);
        row.sums[i] += score;
        for (std::size_t j = i; j < asked.size(); ++j) row.products[product++] += score * *member.waves[asked[j]].permille.at(moment);
      }
    }
    row.n += noise_.draw(variance_, 1);
    for (std::int64_t& sum : row.sums) sum += noise_.draw(variance_, noise_of_sums);
    for (std::int64_t& product : row.products) product += noise_.draw(variance_, noise_of_sums * noise_of_sums);
    return row;
  }

  static Moments of_first(const Moments& row, std::size_t waves) {
    Moments first{row.construct, row.first_form, row.n, CellCounts(row.sums.begin(), row.sums.begin() + static_cast<std::ptrdiff_t>(waves)), {}};
    std::size_t product = 0;
    for (std::size_t i = 0; i < row.sums.size(); ++i) {
      for (std::size_t j = i; j < row.sums.size(); ++j, ++product) {
        if (j < waves) first.products.push_back(row.products[product]);
      }
    }
    return first;
  }

  const std::vector<Member>& members_;
  Content content_;
  std::int64_t variance_;
  DiscreteGaussian noise_;
  std::vector<Told> told_;
};

std::size_t sums_in_row(std::size_t waves) { return 1 + waves + waves * (waves + 1) / 2; }

}  // namespace

std::vector<std::string_view> grid_levels(const TableType& type, Content content) {
  std::vector<std::string_view> levels(type.levels.begin(), type.levels.end());
  if (content == Content::sensitive && levels.size() > 2) levels = {levels.front(), level::other};
  levels.push_back(level::unanswered);
  return levels;
}

Waves last_told_waves(const Waves& waves, const ItemTypeFacts& type) {
  for (std::size_t some = waves.size(); some > 0; --some) {
    Waves told = told_waves(Waves(waves.begin(), waves.begin() + static_cast<std::ptrdiff_t>(some)), type);
    if (!told.empty()) return told;
  }
  return {};
}

std::vector<Told> tell_with_noise(const std::vector<Member>& members, Content content, std::int64_t variance, RandomSource& random) {
  return Teller(members, content, variance, random).tell();
}

// Twice what is spent of rho times the variance: by a table 2, since one cell has one less and another one more; by a row of
// sums 1 for each number in it, since each changes by no more than its noise is scaled by.
std::int64_t noise_variance(const ScoringKey& key, Cohort cohort) {
  std::size_t spent = 0;
  for (const ItemTypeFacts& type : item_types()) {
    const std::size_t waves = last_told_waves(waves_answered(cohort), type).size();
    const auto slots = static_cast<std::size_t>(std::count_if(key.items.begin(), key.items.end(), [&](const ItemKey& item) {
      return item.form == Form::a && &facts_of(item) == &type;
    }));
    if (waves == 0 || slots == 0) continue;
    spent += 2 * slots * type.tables.size() + type.moments.size() * sums_in_row(waves);
  }
  const base::Rho rho = key.noise.value_or(base::Rho{});
  const auto twice = static_cast<std::int64_t>(spent) * rho.under;
  return std::max<std::int64_t>(1, (twice + 2 * rho.over - 1) / (2 * rho.over));
}

bool keeps_to_rho(const Block& block) {
  if (!block.noise) return true;
  std::size_t spent = 2 * block.tables.size();
  for (const Moments& row : block.moments) spent += sums_in_row(row.sums.size());
  const base::Rho& rho = block.noise->rho;
  return static_cast<std::int64_t>(spent) * rho.under <= 2 * block.noise->variance * rho.over;
}

std::int64_t cell_variance(const Block& block, const Table& table) {
  const ItemTypeFacts* type = find_item_type(table.construct);
  if (!block.noise || type == nullptr) return 0;
  const std::size_t drawn = last_told_waves(waves_answered(block.cohort), *type).size();
  const std::size_t here = told_waves(block.waves, *type).size();
  const auto of_kind = std::find_if(type->tables.begin(), type->tables.end(), [&](const TableType& each) { return each.kind == table.kind; });
  if (of_kind == type->tables.end() || drawn < here) return block.noise->variance;
  return block.noise->variance * static_cast<std::int64_t>(power(grid_levels(*of_kind, block.content).size(), drawn - here));
}

}  // namespace evaluation
