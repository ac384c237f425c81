// The arms of a trial: what stands between the questions before and after a lesson, and what comes after both. The list below
// is all there is to know of an arm; instruments, visits, the store, blocks and the collector follow it. Which of them a kiosk
// may deal is named when it enrols, which of them an instrument can be asked in by the instrument.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "base/result.h"

namespace base {

enum class Arm { none, lesson, waitlist, attention, a, b };  // none: no trial

template <>
inline constexpr std::array<std::string_view, 6> enum_names<Arm>{"none", "lesson", "waitlist", "attention", "a", "b"};

enum class Between { lesson, nothing, other_lesson };

struct ArmFacts {
  Arm arm;
  Between between;    // the questions before and after
  bool lesson_after;  // nobody goes without the lesson
};

inline constexpr std::array<ArmFacts, enum_names<Arm>.size()> all_arms{
    {{Arm::none, Between::lesson, false},
     {Arm::lesson, Between::lesson, false},
     {Arm::waitlist, Between::nothing, true},
     {Arm::attention, Between::other_lesson, true},
     {Arm::a, Between::lesson, false},
     {Arm::b, Between::other_lesson, false}}};  // the same lesson in other words

constexpr const ArmFacts& facts_of(Arm arm) { return all_arms[static_cast<std::size_t>(arm)]; }

using Arms = std::vector<Arm>;  // in the order of the list, each once, never none

bool holds(const Arms& arms, Arm arm);

// "lesson,waitlist"; "" for no trial. Fails with invalid_input unless they are the arms of one trial: some of lesson,
// waitlist and attention, or of a and b.
std::string arm_words(const Arms& arms);
Result<Arms> parse_arms(std::string_view words);
// Every arm that is named, of whatever trials; other words are passed over.
Arms arms_named_in(std::string_view words);

}  // namespace base
