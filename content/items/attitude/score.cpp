#include "items/attitude/score.h"

#include <nlohmann/json.hpp>

namespace evaluation {
namespace {

using Json = nlohmann::json;

std::string_view level_of(int twelfths) {
  constexpr int middle = highest_item_score / 2;
  if (twelfths == middle) return "middle";
  return twelfths > middle ? "high" : "low";
}

}  // namespace

ItemScore Score<content::Attitude>::score(const Key& key, const Given& given) {
  const auto found = given.find("");
  if (found == given.end()) return {{level::skipped}, {std::nullopt}};
  const Answer& answer = *found->second;
  if (answer.status != Status::answered) return {{unanswered_level(answer.status)}, {std::nullopt}};
  if (answer.value < 1 || answer.value > key.points) return {{level::skipped}, {std::nullopt}};
  const int like_me = (answer.value - 1) * highest_item_score / (key.points - 1);
  const int twelfths = key.reversed ? highest_item_score - like_me : like_me;
  return {{level_of(twelfths)}, {twelfths}};
}

std::string Score<content::Attitude>::key_json(const Key& key) { return Json{{"reversed", key.reversed}, {"points", key.points}}.dump(); }

base::Result<AttitudeKey> Score<content::Attitude>::read_key(std::string_view json) {
  try {
    const Json object = Json::parse(json);
    const Key key{object.at("reversed").get<bool>(), object.at("points").get<int>()};
    if (key.points != 3 && key.points != 5) return base::fail(base::ErrorCode::corrupt, "a sentence's key is damaged: it has " + std::to_string(key.points) + " points");
    return key;
  } catch (const Json::exception& problem) {
    return base::fail(base::ErrorCode::corrupt, std::string("a sentence's key is damaged: ") + problem.what());
  }
}

}  // namespace evaluation
