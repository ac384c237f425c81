#include "oracle.h"

#include <algorithm>

#include "events.h"
#include "masking.h"
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
