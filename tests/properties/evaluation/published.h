// What a group's blocks say, as numbers, and how they change with one answer.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "attacker.h"
#include "tabulation.h"

namespace attacker {

using Numbers = std::map<std::string, std::int64_t>;

class Published {
 public:
  Published(const Group& group, const evaluation::ScoringKey& key, Fault fault);

  const Numbers& said() const { return said_; }
  // One for each other way in which this child could have answered one slot, in all its waves: what of `said` changes.
  std::vector<Numbers> changes_of(std::size_t child);

 private:
  Numbers say() const;
  void tell(std::vector<evaluation::Member> members, std::size_t waves, Numbers& numbers) const;
  std::vector<evaluation::Member> score(evaluation::Cohort cohort) const;

  std::vector<evaluation::Sitting> sittings_;
  const Group& group_;
  const evaluation::ScoringKey& key_;
  Fault fault_;
  std::vector<evaluation::Member> members_;  // as scored
  std::vector<evaluation::Member> before_;   // by the survey before alone
  Numbers said_;
  std::set<std::string> origins_;  // tables and rows of sums that are told
};

}  // namespace attacker
