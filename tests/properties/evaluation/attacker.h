// What somebody can work out who has every block of a kiosk, and knows who came when, who left and who skipped what; all but
// the answers.
#pragma once

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
};

// A group that closed: all its blocks of one content are attacked together.
struct Group {
  std::vector<evaluation::Sitting> members;
  evaluation::Cohort cohort = evaluation::Cohort::finished;
  evaluation::Content content = evaluation::Content::plain;
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
std::optional<Finding> isolates(const Group& group, const evaluation::ScoringKey& key, Fault fault = Fault::none);

// What somebody who watched the room knows beforehand: which sittings close together in which week.
struct Moment {
  int week = 0;
  std::vector<std::string> sittings;

  friend bool operator==(const Moment&, const Moment&) = default;
};

}  // namespace attacker
