#include "items/scenario/score.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

namespace evaluation {
namespace {

using Json = nlohmann::json;

bool is_bad(int rating) { return rating <= 2; }

// What is keyed bad in a foil is an over-reaction.
bool calls_risky(const ScenarioKey& key, const ActionKey& action, int rating) {
  if (action.probe) return is_bad(rating);
  return key.foil && is_bad(action.key) && !is_bad(rating);
}

// What keeps a situation from being scored: any rating skipped or missing makes it skipped, before
// any that its reader would rather not give.
std::optional<std::string_view> missing_rating(const ScenarioKey& key, const Given& given) {
  std::optional<std::string_view> missing;
  for (const ActionKey& action : key.actions) {
    const auto found = given.find(action.id);
    const Answer* answer = found == given.end() ? nullptr : found->second;
    const bool rated = answer && answer->status == Status::answered && answer->value >= 1 && answer->value <= 4;
    if (rated) continue;
    const std::string_view why = answer ? unanswered_level(answer->status) : level::skipped;
    if (why == level::skipped || !missing) missing = why;
  }
  return missing;
}

}  // namespace

ItemScore Score<content::Scenario>::score(const Key& key, const Given& given) {
  if (const auto missing = missing_rating(key, given)) {
    const bool unsaid = *missing == level::rather_not_say;
    return {{*missing, unsaid ? level::rather_not_say : level::skipped}, {std::nullopt}};
  }
  int distance = 0;
  bool every_side_right = true;
  bool called_risky = false;
  for (const ActionKey& action : key.actions) {
    const int rating = given.at(action.id)->value;
    distance += std::abs(rating - action.key);
    every_side_right = every_side_right && is_bad(rating) == is_bad(action.key);
    called_risky = called_risky || calls_risky(key, action, rating);
  }
  return {{every_side_right ? "right" : "wrong", called_risky ? "called_risky" : "called_fine"}, {highest_item_score - distance}};
}

std::string Score<content::Scenario>::key_json(const Key& key) {
  Json actions = Json::array();
  for (const ActionKey& action : key.actions) {
    actions.push_back({{"id", action.id}, {"key", action.key}, {"probe", action.probe}});
  }
  return Json{{"foil", key.foil}, {"actions", std::move(actions)}}.dump();
}

base::Result<ScenarioKey> Score<content::Scenario>::read_key(std::string_view json) {
  try {
    const Json object = Json::parse(json);
    Key key{object.at("foil").get<bool>(), {}};
    for (const Json& action : object.at("actions")) {
      key.actions.push_back({action.at("id").get<std::string>(), action.at("key").get<int>(), action.at("probe").get<bool>()});
    }
    return key;
  } catch (const Json::exception& problem) {
    return base::fail(base::ErrorCode::corrupt, std::string("a situation's key is damaged: ") + problem.what());
  }
}

}  // namespace evaluation
