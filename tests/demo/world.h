// The demonstration's children as they are, which no report can know: schools differ in level and in how much is learnt
// there, children in both, and the second form is harder. Chances are whole numbers, never cut off, so that what is true on
// average can be worked out.
#pragma once

#include <map>
#include <string>

#include "base/arms.h"
#include "base/random.h"
#include "content/instrument.h"

namespace demo {

// In thousandths, about those of all schools.
struct School {
  int level = 0;
  int learnt = 0;
};
School draw_school(base::Random& random);

// To answer a statement rightly, in thousandths.
struct Skill {
  int before = 500;
  int after = 700;
};
Skill draw_skill(const School& school, base::Arm arm, base::Random& random);

inline constexpr int form_b_is_harder_by = 60;
inline constexpr int unsure = 100;  // who is not sure of a statement

// That an action is rated on its side of the scale, in ten thousandths.
constexpr int chance_of_side(int skill) { return 7000 + 3 * skill; }

// By construct: the change of a child's mean score, on average over all schools and children there are, 0 to 1.
using Truth = std::map<std::string, double>;
Truth true_change(const content::Instrument& instrument, base::Arm arm);

}  // namespace demo
