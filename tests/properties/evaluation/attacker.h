// What somebody can work out who has every block of a kiosk, and knows who came when, who left and who skipped what; all but
// the answers. Given are blocks and their members; not how closing or masking work.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/closing.h"

namespace attacker {

// Whether some sum with whole factors over everything the blocks of these members say depends on the answers of fewer than
// five of them alone; nothing when there is none.
//
// Each published number is followed while one answer after the other is changed. What changes is a column; children who
// skipped the same and began with the same form have columns of the same shape, so only groups of fewer than five such
// children can be apart from the rest. They are, when without their columns the numbers have a smaller rank.
struct Finding {
  std::vector<std::string> children;  // their ids
  std::vector<std::string> numbers;   // that are enough for it
};
std::optional<Finding> isolates(const std::vector<evaluation::Sitting>& members, const evaluation::ScoringKey& key);

// What somebody who watched the room knows beforehand: which sittings close together in which week.
struct Moment {
  int week = 0;
  std::vector<std::string> sittings;

  friend bool operator==(const Moment&, const Moment&) = default;
};

}  // namespace attacker
