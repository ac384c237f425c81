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

bool is_answered(const std::string& level);

class Ledger {
 public:
  void count_before(const std::string& slot, const std::string& level) { before_[slot] = level; }
  // Of a question that was answered in both surveys: what leaves something unsaid before or after is told nowhere.
  void count_after(const std::string& slot, const std::string& level);
  void count_practice(const std::string& code, int value) { ++counts_["practice"][code][std::to_string(value)]; }
  void add_sitting() { ++sittings_; }
  void add_leaver() { ++leavers_; }
  void add_answers(int answers) { answers_ += answers; }
  // One kiosk's, once everybody has been there: what fewer than five came to is told nowhere.
  void end_kiosk();

  void add(const Ledger& other);
  base::Result<void> save(const std::filesystem::path& file) const;
  static base::Result<Ledger> load(const std::filesystem::path& file);

  // Every difference between this ledger and what a collector's report says of that arm, one sentence each. Up to four children a kiosk may be
  // left out of a construct, so that no sum is about fewer than five.
  base::Result<std::vector<std::string>> differences_from(const std::filesystem::path& report, const std::string& arm) const;
  int sittings() const { return sittings_; }
  int leavers() const { return leavers_; }
  int answers() const { return answers_; }

 private:
  using Levels = std::map<std::string, int>;
  // By "questions" or "practice", and then by slot, or a chat's block and a code: "chat/secrecy".
  std::map<std::string, std::map<std::string, Levels>> counts_;
  std::map<std::string, std::string> before_;  // of the student who is there
  int sittings_ = 0;                           // that were finished
  int leavers_ = 0;
  int answers_ = 0;
  int kiosks_ = 0;
};

}  // namespace demo
