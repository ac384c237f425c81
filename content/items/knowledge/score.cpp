#include "items/knowledge/score.h"

#include <nlohmann/json.hpp>

namespace evaluation {
namespace {

using Json = nlohmann::json;

ItemScore scored(std::string_view level, int twelfths) { return {{level}, {twelfths}}; }
ItemScore unanswered(std::string_view level) { return {{level}, {std::nullopt}}; }

}  // namespace

ItemScore Score<content::Knowledge>::score(const Key& key, const Given& given) {
  const auto found = given.find("");
  if (found == given.end()) return unanswered(level::skipped);
  const Answer& answer = *found->second;
  if (answer.status != Status::answered) return unanswered(unanswered_level(answer.status));
  if (answer.value == static_cast<int>(KnowledgeValue::not_sure)) return scored("not_sure", 0);
  const bool right = answer.value == static_cast<int>(key.is_true ? KnowledgeValue::yes : KnowledgeValue::no);
  return right ? scored("right", highest_item_score) : scored("wrong", 0);
}

std::string Score<content::Knowledge>::key_json(const Key& key) { return Json{{"true", key.is_true}}.dump(); }

base::Result<KnowledgeKey> Score<content::Knowledge>::read_key(std::string_view json) {
  const Json key = Json::parse(json, nullptr, false);
  if (!key.is_object() || !key.contains("true") || !key["true"].is_boolean()) {
    return base::fail(base::ErrorCode::corrupt, "a statement's key is damaged");
  }
  return Key{key["true"].get<bool>()};
}

}  // namespace evaluation
