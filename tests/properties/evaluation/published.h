// What a group's blocks say of one construct, as numbers, as the functions say it that make blocks on a kiosk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "attacker.h"
#include "tabulation.h"

namespace attacker {

using Numbers = std::map<std::string, std::int64_t>;

// What a block says, as numbers. Its name stands before each.
void list(const evaluation::Block& block, const std::string& name, Numbers& numbers);

// Which table or which row of sums a number is from.
std::string origin_of(const std::string& place);

// What of `base` is another number. A table that would be told if somebody had answered otherwise is none that anybody has.
Numbers difference(const Numbers& other, const Numbers& base);

// One of the group's blocks: who is in it, and what it tells of them.
struct Telling {
  std::string name;
  evaluation::Cohort cohort = evaluation::Cohort::finished;
  std::size_t waves = 0;
  std::vector<evaluation::Member> members;  // the first so many of the group's children, as they are told of
};

class Published {
 public:
  // Of a key that has one construct; with none, what was chosen in practice chats.
  Published(const Group& group, evaluation::ScoringKey key, Fault fault);

  std::size_t children() const { return sittings_.size(); }
  const Numbers& said() const { return said_; }
  evaluation::Cohort cohort() const { return cohort_; }
  evaluation::Content content() const { return content_; }
  const std::vector<evaluation::Sitting>& sittings() const { return sittings_; }
  const std::vector<Telling>& tellings() const { return tellings_; }
  // With the answers to the waves that are asked for.
  evaluation::Sitting asked(std::size_t child) const;
  evaluation::Member score(const evaluation::Sitting& sitting, evaluation::Cohort cohort) const;
  // The child with every other answer to one slot, in all its waves, with every score before with every score after and weeks
  // later, or with every other choice.
  std::vector<evaluation::Sitting> others_of(std::size_t child) const;
  // What of `said` changes with it.
  Numbers change(std::size_t child, const evaluation::Sitting& other) const;

 private:
  std::vector<Telling> tell(const std::vector<evaluation::Sitting>& sittings) const;
  Numbers say(const std::vector<Telling>& tellings) const;

  std::vector<evaluation::Sitting> sittings_;
  evaluation::Cohort cohort_;
  evaluation::Content content_;
  std::size_t beside_;  // how many of the sittings are not in the group itself
  evaluation::ScoringKey key_;
  Fault fault_;
  std::vector<Telling> tellings_;
  Numbers said_;
};

}  // namespace attacker
