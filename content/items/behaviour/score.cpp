#include "items/behaviour/score.h"

#include <nlohmann/json.hpp>

namespace evaluation {
namespace {

using Json = nlohmann::json;

}  // namespace

ItemScore Score<content::Behaviour>::score(const Key& key, const Given& given) {
  const auto found = given.find("");
  if (found == given.end()) return {{level::skipped}, {std::nullopt}};
  const Answer& answer = *found->second;
  if (answer.status != Status::answered) return {{unanswered_level(answer.status)}, {std::nullopt}};
  constexpr int most = static_cast<int>(levels.size());
  if (answer.value < 1 || answer.value > most) return {{level::skipped}, {std::nullopt}};
  const int often = (answer.value - 1) * highest_item_score / (most - 1);
  return {{levels[static_cast<std::size_t>(answer.value - 1)]}, {key.safer_often ? often : highest_item_score - often}};
}

std::string Score<content::Behaviour>::key_json(const Key& key) { return Json{{"safer_often", key.safer_often}}.dump(); }

base::Result<BehaviourKey> Score<content::Behaviour>::read_key(std::string_view json) {
  const Json key = Json::parse(json, nullptr, false);
  if (!key.is_object() || !key.contains("safer_often") || !key["safer_often"].is_boolean()) {
    return base::fail(base::ErrorCode::corrupt, "a deed's key is damaged");
  }
  return Key{key["safer_often"].get<bool>()};
}

}  // namespace evaluation
