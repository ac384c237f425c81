#include "oracle.h"

#include <algorithm>
#include <cmath>

#include "evaluation/noise.h"
#include "events.h"
#include "masking.h"
#include "noised_tables.h"
#include "readers.h"
#include "tabulation.h"

namespace simulation {
namespace {

using evaluation::Block;
using evaluation::Cohort;

std::string name_of(const Block& block) { return std::string(base::name_of(block.cohort)) + " block " + std::to_string(block.sequence); }

// Added up by hand, so that not everything hangs on the code that is looked at: of the short questionnaire, where everybody
// answered every statement, the sums of the shares of right answers.
struct ByHand {
  std::int64_t n = 0, x = 0, y = 0;
};

std::int64_t permille_right(const evaluation::Sitting& sitting, evaluation::Wave wave) {
  std::int64_t right = 0;
  for (const evaluation::Answer& answer : sitting.answers) {
    if (answer.wave == wave) right += answer.value == (answer.item.substr(0, 2) == "k1" ? 1 : 0) ? 1 : 0;
  }
  return right * 500;
}

void check_by_hand(const FrozenBlock& frozen) {
  const Block& block = frozen.block;
  const bool fits = block.stratum.instrument.id == "short" && block.cohort == Cohort::finished && block.waves.size() == 2;
  const auto skips = [](const Member& member) {
    return std::any_of(member.sitting.answers.begin(), member.sitting.answers.end(), [](const evaluation::Answer& answer) { return answer.status != evaluation::Status::answered; });
  };
  if (!fits || std::any_of(frozen.members.begin(), frozen.members.end(), skips)) return;
  ByHand own, said;
  for (const Member& member : frozen.members) {
    ++own.n;
    own.x += permille_right(member.sitting, evaluation::Wave::pre);
    own.y += permille_right(member.sitting, evaluation::Wave::post);
  }
  for (const evaluation::Moments& moments : block.moments) {
    said.n += moments.n;
    said.x += moments.sums.at(0);
    said.y += moments.sums.at(1);
  }
  if (own.n != said.n || own.x != said.x || own.y != said.y) throw Broken(name_of(block) + " has other sums of scores than its members");
}

// What carries noise: near to what its members answered, and not just that.
class Noised {
 public:
  Noised(const Block& block, const std::vector<evaluation::Member>& members) : block_(block), members_(members), waves_(block.waves.size()) {}

  void check() {
    for (const evaluation::Table& table : block_.tables) check_table(table);
    for (const evaluation::Moments& row : block_.moments) check_row(row);
    if (numbers_ >= enough_numbers && !differs_) throw Broken(name_of(block_) + " says exactly what its members answered although it carries noise");
  }

 private:
  static constexpr double deviations = 15;  // no draw that any world will see is that far off
  static constexpr int enough_numbers = 15;

  void compare(std::int64_t told, std::int64_t answered, double deviation, const std::string& what) {
    ++numbers_;
    differs_ = differs_ || told != answered;
    if (std::abs(static_cast<double>(told - answered)) <= deviations * deviation) return;
    throw Broken(name_of(block_) + " says " + std::to_string(told) + " of " + what + ", which noise does not make of " + std::to_string(answered));
  }

  void check_table(const evaluation::Table& table) {
    const evaluation::ItemTypeFacts& type = *evaluation::find_item_type(table.construct);
    const auto which = static_cast<std::size_t>(std::find_if(type.tables.begin(), type.tables.end(), [&](const auto& each) { return each.kind == table.kind; }) - type.tables.begin());
    std::map<std::vector<std::string>, std::int64_t> answered;
    for (const evaluation::Member& member : members_) ++answered[words_of(member, table, type, which)];
    const double deviation = std::sqrt(static_cast<double>(evaluation::cell_variance(block_, table)));
    for (const evaluation::Cell& cell : table.cells) {
      compare(cell.count, answered[cell.levels], deviation, "a cell of " + table.slot);
      answered.erase(cell.levels);
    }
    if (!answered.empty()) throw Broken(name_of(block_) + " has no cell for an answer to " + table.slot);
  }

  std::vector<std::string> words_of(const evaluation::Member& member, const evaluation::Table& table, const evaluation::ItemTypeFacts& type, std::size_t which) const {
    const std::vector<std::string_view> grid = evaluation::grid_levels(type.tables[which], block_.content);
    std::vector<std::string> words;
    for (std::size_t wave = 0; wave < waves_; ++wave) {
      for (const evaluation::SlotScore& slot : member.waves[wave].slots) {
        if (slot.slot != table.slot || !slot.asked) continue;
        const std::string_view level = slot.score.levels[which];
        const bool is_own = evaluation::is_own_level(type, which, level);
        words.emplace_back(std::find(grid.begin(), grid.end(), level) != grid.end() ? level : is_own ? evaluation::level::other : evaluation::level::unanswered);
      }
    }
    return words;
  }

  void check_row(const evaluation::Moments& row) {
    std::int64_t n = 0;
    std::vector<std::int64_t> sums(row.sums.size()), products(row.products.size());
    for (const evaluation::Member& member : members_) {
      if (!evaluation::has_score(member, row.construct)) continue;
      ++n;
      std::vector<std::int64_t> scores;
      for (std::size_t wave = 0; wave < waves_; ++wave) {
        const auto score = member.waves[wave].permille.find(row.construct);
        if (score != member.waves[wave].permille.end()) scores.push_back(*score->second);
      }
      std::size_t product = 0;
      for (std::size_t i = 0; i < scores.size(); ++i) {
        sums.at(i) += scores[i];
        for (std::size_t j = i; j < scores.size(); ++j) products.at(product++) += scores[i] * scores[j];
      }
    }
    const double deviation = std::sqrt(static_cast<double>(block_.noise->variance));
    compare(row.n, n, deviation, "how many have a score of " + row.construct);
    for (std::size_t i = 0; i < sums.size(); ++i) compare(row.sums[i], sums[i], deviation * 1e3, "the scores of " + row.construct);
    for (std::size_t i = 0; i < products.size(); ++i) compare(row.products[i], products[i], deviation * 1e6, "the products of scores of " + row.construct);
  }

  const Block& block_;
  const std::vector<evaluation::Member>& members_;
  std::size_t waves_;
  int numbers_ = 0;
  bool differs_ = false;
};

bool is_of_cohort(const Member& member, Cohort cohort) {
  if (cohort == Cohort::unpaired) return !member.sitting.waves.contains(evaluation::Wave::pre);
  if (cohort == Cohort::returned && !evaluation::has_returned(member.sitting)) return false;
  return evaluation::has_finished(member.sitting) == (cohort != Cohort::left);
}

struct Counted {
  std::int64_t blocks = 0, voided = 0;
  std::map<std::string, std::int64_t> n;  // by instrument, arm and how many waves
  std::int64_t finished = 0, left = 0;
};

std::string place_of(const evaluation::InstrumentRef& instrument, const std::string& arm, const evaluation::Waves& waves) {
  std::string place = instrument.id + "/" + arm;
  for (const evaluation::Wave wave : waves) place += "/" + std::string(base::name_of(wave));
  return place;
}

}  // namespace

void Oracle::check_block(const FrozenBlock& frozen) {
  const Block& block = frozen.block;
  if (block.n != static_cast<std::int64_t>(frozen.members.size())) {
    throw Broken(name_of(block) + " says n = " + std::to_string(block.n) + " and has " + std::to_string(frozen.members.size()) + " members");
  }
  std::vector<evaluation::Member> members;
  const evaluation::ScoringKey& key = instrument(block.stratum.instrument.id);
  for (const Member& member : frozen.members) {
    if (!is_of_cohort(member, block.cohort)) throw Broken(name_of(block) + " holds a reader who is none of them");
    members.push_back(evaluation::score_member(member.sitting, key, block.cohort, block.content));
  }
  if (block.noise.has_value() != key.noise.has_value()) throw Broken(name_of(block) + " carries noise that was not asked for, or none that was");
  if (block.noise) return Noised(block, members).check();
  evaluation::mask(members, 5);
  Block own;
  own.cohort = block.cohort;
  own.content = block.content;
  evaluation::tabulate(members, block.waves, 5, own);
  if (own.tables != block.tables) throw Broken(name_of(block) + " has other tables than its members answered");
  if (own.moments != block.moments) throw Broken(name_of(block) + " has other sums of scores than its members answered");
  check_by_hand(frozen);
}

void Oracle::froze(const std::string& hash, FrozenBatch batch) {
  for (const FrozenBlock& each : batch.blocks) told_of_three_waves_ += each.block.waves.size() == 3 ? each.block.n : 0;
  frozen_[hash] = std::move(batch);
}

const FrozenBatch* Oracle::frozen(const std::string& hash) const {
  const auto found = frozen_.find(hash);
  return found == frozen_.end() ? nullptr : &found->second;
}

void Oracle::stored(const Stored& now) {
  for (const Stored::Batch& batch : now.batches) {
    must_have_.insert(batch.hash);
    ever_stored_.insert(batch.hash);
  }
}

void Oracle::check_kept(const Stored& now) const {
  std::set<std::string> there;
  for (const Stored::Batch& batch : now.batches) there.insert(batch.hash);
  for (const std::string& hash : must_have_) {
    if (there.contains(hash)) continue;
    const FrozenBatch* batch = frozen(hash);
    throw Broken("the collector has lost batch " + (batch == nullptr ? "of a stranger" : std::to_string(batch->sequence)) + " that was durable");
  }
}

std::map<std::string, std::int64_t> Oracle::check_counted(const Stored& now) const {
  std::set<std::string> expected;
  std::set<std::int64_t> counted;
  std::map<std::string, std::int64_t> sums;
  for (const Stored::Batch& batch : now.batches) {
    if (is_liar(batch.kiosk)) continue;
    const FrozenBatch* truth = frozen(batch.hash);
    if (truth == nullptr) throw Broken("the collector holds a batch that no kiosk froze");
    if (truth->kiosk != batch.kiosk || truth->incarnation != batch.incarnation || truth->sequence != batch.sequence) throw Broken("the collector holds a batch under another name");
    for (const FrozenBlock& each : truth->blocks) {
      const auto row = now.blocks.find(each.block.id);
      if (row == now.blocks.end()) throw Broken("the collector has a batch without its " + name_of(each.block));
      if (row->second != evaluation::block_json(each.block)) throw Broken("the collector's " + name_of(each.block) + " is not what was frozen");
      if (!expected.insert(each.block.id).second) throw Broken(name_of(each.block) + " came in two batches");
      if (!each.opens()) continue;
      for (const Member& member : each.members) {
        if (!counted.insert(member.number).second) throw Broken("reader " + std::to_string(member.number) + " is counted twice");
        sums[batch.kiosk] += member.number;
      }
    }
  }
  std::set<std::string> seen;
  for (const std::string& id : now.block_ids) {
    if (!seen.insert(id).second) throw Broken("a block stands at the collector twice");
  }
  for (const auto& [id, json] : now.blocks) {
    const auto block = evaluation::parse_block(json);
    if (!block) throw Broken("the collector holds a block that cannot be read");
    if (!expected.contains(id)) {
      const bool of_liar = std::any_of(now.batches.begin(), now.batches.end(), [&](const Stored::Batch& batch) {
        return is_liar(batch.kiosk) && evaluation::block_id(batch.kiosk, batch.incarnation, block->sequence) == id;
      });
      if (!of_liar) throw Broken("the collector holds " + name_of(*block) + " that is in no batch of its");
    }
  }
  return sums;
}

void Oracle::check_report(const api::Report& report, const Stored& now, const std::set<std::string>& voided) const {
  Counted own, said;
  for (const Stored::Batch& batch : now.batches) {
    const FrozenBatch* truth = frozen(batch.hash);
    if (truth == nullptr) continue;  // a liar's, void by now
    for (const FrozenBlock& each : truth->blocks) {
      if (voided.contains(batch.kiosk)) continue;
      ++own.blocks;
      own.n[place_of(each.block.stratum.instrument, each.block.stratum.arm, each.block.waves)] += static_cast<std::int64_t>(each.members.size());
      if (each.opens() && (each.block.cohort == Cohort::finished || each.block.cohort == Cohort::returned)) own.finished += static_cast<std::int64_t>(each.members.size());
      if (each.opens() && each.block.cohort == Cohort::left) own.left += static_cast<std::int64_t>(each.members.size());
    }
  }
  said.blocks = report.blocks - report.voided_blocks;
  for (const api::Section& section : report.sections) {
    for (const auto& [waves, totals] : section.totals) said.n[place_of(section.instrument, section.arm, waves)] += totals.n;
    said.finished += section.attrition.in_blocks;
    said.left += section.attrition.left_in_blocks;
  }
  if (own.blocks != said.blocks) throw Broken("the report is of " + std::to_string(said.blocks) + " blocks, and there are " + std::to_string(own.blocks));
  if (own.n != said.n) throw Broken("the report counts other readers than came");
  if (own.finished != said.finished || own.left != said.left) throw Broken("the report counts others who finished or left than came");
  if (!report.inconsistencies.empty()) throw Broken("the report finds blocks that contradict each other: " + report.inconsistencies.front());
}

}  // namespace simulation
