#include "marks.h"

#include <cstdlib>
#include <set>
#include <variant>

namespace demo {
namespace {

bool is_good(int rating) { return rating > 2; }

Marks marks_of(const content::Knowledge& statement, const Given& given) {
  if (given.knowledge == 2) return {"knowledge", "not_sure", "", 0};
  const bool right = (given.knowledge == 1) == statement.is_true;
  return {"knowledge", right ? "right" : "wrong", "", right ? most_twelfths : 0};
}

// Where nothing is wrong, whoever likes what is too much calls it risky as well as whoever dislikes what is harmless.
Marks marks_of(const content::Scenario& situation, const Given& given) {
  bool right = true;
  bool risky = false;
  int distance = 0;
  for (std::size_t i = 0; i < situation.actions.size(); ++i) {
    const content::ItemAction& action = situation.actions[i];
    const bool good = is_good(given.ratings[i]);
    distance += std::abs(given.ratings[i] - action.key);
    right = right && good == is_good(action.key);
    risky = risky || (action.probe && !good) || (situation.foil && !is_good(action.key) && good);
  }
  return {"scenario", right ? "right" : "wrong", risky ? "called_risky" : "called_fine", most_twelfths - distance};
}

}  // namespace

Marks marks_of(const content::Item& item, const Given& given) {
  const auto* statement = std::get_if<content::Knowledge>(&item.body);
  if (given.how != Given::How::answered) {
    return {statement != nullptr ? "knowledge" : "scenario", given.how == Given::How::skipped ? "skipped" : "rather_not_say", "", std::nullopt};
  }
  return statement != nullptr ? marks_of(*statement, given) : marks_of(std::get<content::Scenario>(item.body), given);
}

bool is_answered(const std::string& level) {
  static const std::set<std::string> none{"skipped", "rather_not_say", "did_not_come_up", "not_reached", "not_seen", "unanswered"};
  return !none.contains(level);
}

}  // namespace demo
