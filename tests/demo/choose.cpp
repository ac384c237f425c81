#include "choose.h"

#include <variant>

#include "world.h"

namespace demo {
namespace {

bool chance(int of_ten_thousand, base::Random& random) { return static_cast<int>(random.below(10'000)) < of_ten_thousand; }

}  // namespace

Given choose(const content::Item& item, int skill, base::Random& random) {
  Given given;
  if (chance(300, random)) given.how = Given::How::rather_not_say;
  if (chance(400, random)) given.how = Given::How::skipped;
  if (given.how != Given::How::answered) return given;
  const int own = skill - (item.form == content::Form::b ? form_b_is_harder_by : 0);
  if (const auto* statement = std::get_if<content::Knowledge>(&item.body)) {
    given.knowledge = chance(10 * own, random) == statement->is_true ? 1 : 0;
    if (chance(10 * unsure, random)) given.knowledge = 2;
    return given;
  }
  for (const content::ItemAction& action : std::get<content::Scenario>(item.body).actions) {
    const bool good = (action.key > 2) == chance(chance_of_side(own), random);
    given.ratings.push_back(static_cast<int>(good ? 3 + random.below(2) : 1 + random.below(2)));
  }
  return given;
}

}  // namespace demo
