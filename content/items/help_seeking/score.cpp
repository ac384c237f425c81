#include "items/help_seeking/score.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace evaluation {
namespace {

using Json = nlohmann::json;

// Any row skipped or missing makes the item skipped, before any that its reader would rather not give.
std::optional<std::string_view> missing_row(const HelpSeekingKey& key, const Given& given) {
  std::optional<std::string_view> missing;
  for (const HelpRowKey& row : key.rows) {
    const auto found = given.find(row.id);
    const Answer* answer = found == given.end() ? nullptr : found->second;
    if (answer && answer->status == Status::answered && answer->value >= 1 && answer->value <= key.points) continue;
    const std::string_view why = answer ? unanswered_level(answer->status) : level::skipped;
    if (why == level::skipped || !missing) missing = why;
  }
  return missing;
}

std::string_view level_of(int rating, int points) {
  const int middle = (points + 1) / 2;
  if (rating == middle) return "unsure";
  return rating > middle ? "likely" : "unlikely";
}

}  // namespace

ItemScore Score<content::HelpSeeking>::score(const Key& key, const Given& given) {
  if (const auto missing = missing_row(key, given)) return {{*missing}, {std::nullopt}};
  int steps = 0;
  int likeliest = 1;
  for (const HelpRowKey& row : key.rows) {
    const int rating = given.at(row.id)->value;
    steps += row.reversed ? key.points - rating : rating - 1;
    if (!row.reversed) likeliest = std::max(likeliest, rating);
  }
  const int most = static_cast<int>(key.rows.size()) * (key.points - 1);
  return {{level_of(likeliest, key.points)}, {steps * highest_item_score / most}};
}

std::string Score<content::HelpSeeking>::key_json(const Key& key) {
  Json rows = Json::array();
  for (const HelpRowKey& row : key.rows) rows.push_back({{"id", row.id}, {"reversed", row.reversed}});
  return Json{{"points", key.points}, {"rows", std::move(rows)}}.dump();
}

base::Result<HelpSeekingKey> Score<content::HelpSeeking>::read_key(std::string_view json) {
  try {
    const Json object = Json::parse(json);
    Key key{object.at("points").get<int>(), {}};
    for (const Json& row : object.at("rows")) key.rows.push_back({row.at("id").get<std::string>(), row.at("reversed").get<bool>()});
    if ((key.points != 3 && key.points != 5) || key.rows.empty()) return base::fail(base::ErrorCode::corrupt, "a question about help has a damaged key: there is nothing to rate");
    return key;
  } catch (const Json::exception& problem) {
    return base::fail(base::ErrorCode::corrupt, std::string("a question about help has a damaged key: ") + problem.what());
  }
}

}  // namespace evaluation
