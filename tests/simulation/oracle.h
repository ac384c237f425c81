// What is true, kept outside of all programs: who is in which frozen block, and what the collector has ever made durable.
// Throws Broken where a program says otherwise.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "api/report.h"
#include "evaluation/envelope.h"
#include "evaluation/sitting.h"

namespace simulation {

struct Member {
  std::int64_t number = 0;
  evaluation::Sitting sitting;
};

struct FrozenBlock {
  evaluation::Block block;
  std::vector<Member> members;
  bool opens() const { return block.parents.empty(); }  // its members are in no block before
};

struct FrozenBatch {
  std::string kiosk, incarnation, previous;
  std::uint64_t sequence = 0;
  std::vector<FrozenBlock> blocks;
};

// What stands in the collector's tables.
struct Stored {
  struct Batch {
    std::string kiosk, incarnation, hash;
    std::uint64_t sequence = 0;
  };
  std::vector<Batch> batches;
  std::map<std::string, std::string> blocks;  // json by id
  std::vector<std::string> block_ids;         // as often as they stand there
};

class Oracle {
 public:
  // Compares what the block says with what its members answered.
  static void check_block(const FrozenBlock& frozen);

  void froze(const std::string& hash, FrozenBatch batch);
  const FrozenBatch* frozen(const std::string& hash) const;

  std::int64_t told_of_three_waves() const { return told_of_three_waves_; }  // readers, as often as they stand in such a block

  void stored(const Stored& now);                // durable now: must stay
  void forget_since(const std::set<std::string>& backup) { must_have_ = backup; }
  const std::set<std::string>& must_have() const { return must_have_; }
  bool was_stored(const std::string& hash) const { return ever_stored_.contains(hash); }
  void check_kept(const Stored& now) const;      // nothing that was durable is gone

  void add_liar(const std::string& kiosk) { liars_.insert(kiosk); }
  bool is_liar(const std::string& kiosk) const { return liars_.contains(kiosk); }

  // Everything at the collector is what some kiosk froze, once. Answers the sum of the numbers counted of each kiosk.
  std::map<std::string, std::int64_t> check_counted(const Stored& now) const;
  void check_report(const api::Report& report, const Stored& now, const std::set<std::string>& voided) const;

 private:
  std::map<std::string, FrozenBatch> frozen_;  // by hash
  std::int64_t told_of_three_waves_ = 0;
  std::set<std::string> must_have_, ever_stored_, liars_;
};

}  // namespace simulation
