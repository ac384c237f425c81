#include "construct_words.h"

#include <algorithm>
#include <vector>

#include "evaluation/scoring.h"

namespace api {

std::string words_of(std::string_view level) {
  std::string words(level);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string higher_is(const std::string& construct) {
  if (construct == "knowledge") return "more right answers";
  if (construct == "scenario") return "nearer to what experts would choose";
  if (construct == "attitude") return "nearer to the wished answers; none is right or wrong";
  if (construct == "behaviour") return "safer habits, as children tell of their last four weeks; no answer is right or wrong";
  if (construct == "help_seeking") return "likelier to go to somebody; no answer is right or wrong";
  return "";
}

std::string levels_upwards(const std::string& construct) {
  const evaluation::ItemTypeFacts* type = evaluation::find_item_type(construct);
  if (type == nullptr) return "";
  std::vector<std::pair<int, std::string_view>> levels;
  for (std::size_t i = 0; i < type->heights.size(); ++i) levels.emplace_back(type->heights[i], type->tables.front().levels[i]);
  std::sort(levels.begin(), levels.end());
  std::string words;
  for (const auto& [height, level] : levels) words += (words.empty() ? "" : " - ") + words_of(level);
  return words;
}

std::string shown_level(const std::string& construct) {
  const evaluation::ItemTypeFacts* type = evaluation::find_item_type(construct);
  return type == nullptr ? "" : words_of(type->tables.front().levels.front());
}

}  // namespace api
