// What somebody can work out who has every block of a kiosk, and knows who came when, who left and who skipped what; all but
// the answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/closing.h"

namespace attacker {

// What is left out of the rules for once, so that it is seen that the attack would find it.
enum class Fault {
  none,
  no_masking,       // whatever was answered is told
  w1_of_everybody,  // W1 tells what was answered before by those too who did not answer after
  each_wave_by_itself,  // what a block leaves unsaid is decided over the waves that it tells of, not over all of the group
  w12_of_everybody,     // W1 and W12 are over those too who did not come back, W123 over those who did
};

// A group that closed: all its blocks of one content are attacked together.
struct Group {
  std::vector<evaluation::Sitting> members;
  evaluation::Cohort cohort = evaluation::Cohort::finished;
  evaluation::Content content = evaluation::Content::plain;
  std::vector<evaluation::Sitting> beside{};  // who did not come back, and are in blocks with those who did where a rule is left out
};

struct Finding {
  std::vector<std::string> children;  // their ids
  std::vector<std::string> numbers;   // that are enough for it
};

// Some sum with whole factors over everything the group's blocks say that depends on the answers of fewer than five children
// alone; nothing when none was found.
//
// Each published number is followed while one answer after the other is changed, which gives the children's columns. A sum
// is a vector of their row space, and one about few children is zero in the columns of all others. Such vectors are looked
// for as words of low weight of a code are: the matrix is reduced with its columns in one random order after another.
//
// Each construct is looked at by itself, which is no less: no number is about two of them, and a child may answer each
// otherwise alone, so what is left in one construct of a sum about few children is a sum about no more of them. For the same
// reason groups are looked at one after the other: no child's answer is in two.
std::optional<Finding> isolates(const Group& group, const evaluation::ScoringKey& key, Fault fault = Fault::none);

// The same of one construct and of fewer children than so many, which shows more words where it is compared.
std::optional<Finding> isolates_fewer(const Group& group, const evaluation::ScoringKey& construct, Fault fault, std::size_t few);

// The key of each construct alone that is told in such blocks; one without items is about choices in practice chats.
std::vector<evaluation::ScoringKey> constructs(const evaluation::ScoringKey& key, evaluation::Content content);

// What somebody who watched the room knows beforehand: which sittings close together in which week.
struct Moment {
  int week = 0;
  std::vector<std::string> sittings;

  friend bool operator==(const Moment&, const Moment&) = default;
};

}  // namespace attacker
