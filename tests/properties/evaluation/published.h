// What a group's blocks say of one construct, as numbers, and how they change with one answer.
//
// Blocks are made by the functions that make them on a kiosk, though not anew for every other answer: what is left unsaid
// depends on who answered and not on what (which is looked at for every other answer), a table on its slot alone and a row of
// sums on its scores alone. So each is made over members that have nothing else, once for every two ways of answering. That
// whole blocks say the same is a test of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "attacker.h"
#include "tabulation.h"

namespace attacker {

using Numbers = std::map<std::string, std::int64_t>;

// What a block says, as numbers. Its name stands before each.
void list(const evaluation::Block& block, const std::string& name, Numbers& numbers);

Numbers sum(const std::vector<const Numbers*>& parts);

// One of the group's blocks: who is in it, and what it tells of them.
struct Telling {
  std::string name;
  evaluation::Cohort cohort = evaluation::Cohort::finished;
  std::size_t waves = 0;
  std::vector<evaluation::Member> members;  // the first so many of the group's children, as they are told of
};

class Part;

class Published {
 public:
  // Of a key that has one construct; with none, what was chosen in practice chats.
  Published(const Group& group, evaluation::ScoringKey key, Fault fault);
  ~Published();

  std::size_t children() const { return sittings_.size(); }
  const Numbers& said() const { return said_; }
  // The child with every other answer to one slot, in all its waves, with every score before with every score after and weeks
  // later, or with every other choice.
  std::vector<evaluation::Sitting> others_of(std::size_t child) const;
  // What of `said` changes with it, part by part; the parts stand as long as this does.
  std::vector<const Numbers*> change_of(std::size_t child, const evaluation::Sitting& other);
  // The same, found by making every block anew.
  Numbers change_by_whole_blocks(std::size_t child, const evaluation::Sitting& other) const;

 private:
  std::vector<Telling> tell(const std::vector<evaluation::Sitting>& sittings) const;
  Numbers say(const std::vector<Telling>& tellings) const;
  evaluation::Member score(const evaluation::Sitting& sitting, evaluation::Cohort cohort) const;

  std::vector<evaluation::Sitting> sittings_;
  evaluation::Cohort cohort_;
  evaluation::Content content_;
  std::size_t beside_;  // how many of the sittings are not in the group itself
  evaluation::ScoringKey key_;
  Fault fault_;
  std::vector<Telling> tellings_;
  std::map<evaluation::Cohort, std::vector<evaluation::Member>> own_;  // as scored for such a cohort
  Numbers said_;
  std::vector<std::vector<std::unique_ptr<Part>>> parts_;  // by telling
};

}  // namespace attacker
