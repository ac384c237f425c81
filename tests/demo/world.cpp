#include "world.h"

#include <cstdlib>
#include <variant>

namespace demo {
namespace {

// From -most to most, and 0 on average.
int about(int most, base::Random& random) { return static_cast<int>(random.below(static_cast<std::uint64_t>(2 * most + 1))) - most; }

constexpr int level_on_average = 420;
constexpr int learnt_with_lesson = 200;
constexpr int learnt_from_questions = 20;  // of being asked before

int learnt_on_average(base::Arm arm) { return arm == base::Arm::waitlist ? learnt_from_questions : learnt_with_lesson; }

// The mean score of the two ratings on the key's side less that of the two others.
double worth_of_side(int key) {
  double worth = 0;
  for (int rating = 1; rating <= 4; ++rating) {
    const double score = 1 - std::abs(rating - key) / 3.0;
    worth += ((rating > 2) == (key > 2) ? score : -score) / 2;
  }
  return worth;
}

}  // namespace

School draw_school(base::Random& random) { return {about(100, random), about(40, random)}; }

Skill draw_skill(const School& school, base::Arm arm, base::Random& random) {
  Skill skill;
  skill.before = level_on_average + school.level + about(100, random);
  const int learnt = arm == base::Arm::waitlist ? about(20, random) : school.learnt + about(80, random);
  skill.after = skill.before + learnt_on_average(arm) + learnt;
  return skill;
}

// Half begin with either form, so that which is harder is nothing on average.
Truth true_change(const content::Instrument& instrument, base::Arm arm) {
  const double learnt = learnt_on_average(arm) / 1000.0;
  double worth = 0;
  int actions = 0;
  for (const content::Item& item : instrument.items) {
    const auto* situation = std::get_if<content::Scenario>(&item.body);
    if (situation == nullptr) continue;
    for (const content::ItemAction& action : situation->actions) {
      worth += worth_of_side(action.key);
      ++actions;
    }
  }
  const double side_of_skill = (chance_of_side(1000) - chance_of_side(0)) / 10000.0;
  return {{"knowledge", (1 - unsure / 1000.0) * learnt}, {"scenario", side_of_skill * learnt * worth / actions}};
}

}  // namespace demo
