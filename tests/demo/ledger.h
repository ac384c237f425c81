// What the demonstration's students answered, counted by a scoring of its own, so that a mistake in
// the evaluation library cannot hide itself. Written beside each kiosk's data, added up for the check.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "content/instrument.h"

namespace demo {

// What a student gave to one item; ratings are parallel to its actions, 0 where one was skipped.
struct Given {
  enum class How { answered, skipped, rather_not_say };
  How how = How::answered;
  int knowledge = 0;  // 0 false, 1 true, 2 not sure
  std::vector<int> ratings;
};

std::string level_of(const content::Item& item, const Given& given);

class Ledger {
 public:
  // phase is "before", "after" or "practice"; slot an item's slot, or a chat's block and a code: "chat/secrecy".
  void count(const std::string& phase, const std::string& slot, const std::string& level) { ++counts_[phase][slot][level]; }
  void add_sitting() { ++sittings_; }
  void add_answers(int answers) { answers_ += answers; }

  void add(const Ledger& other);
  base::Result<void> save(const std::filesystem::path& file) const;
  static base::Result<Ledger> load(const std::filesystem::path& file);

  // Every difference between this ledger and a collector's report, one sentence each.
  base::Result<std::vector<std::string>> differences_from(const std::filesystem::path& report) const;
  int sittings() const { return sittings_; }
  int answers() const { return answers_; }

 private:
  std::map<std::string, std::map<std::string, std::map<std::string, int>>> counts_;
  int sittings_ = 0;
  int answers_ = 0;
};

}  // namespace demo
