#include "item_types.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace evaluation {
namespace {

template <typename... Items>
constexpr auto facts_of_all(base::Types<Items...>) {
  return std::array{ItemTypeFacts{Score<Items>::name, Score<Items>::looks_back, Score<Items>::always_sensitive, Score<Items>::tables, Score<Items>::moments, Score<Items>::heights}...};
}

constexpr auto facts = facts_of_all(content::ItemTypes{});

void add(std::vector<std::string>& words, std::string_view word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.emplace_back(word);
}

}  // namespace

std::span<const ItemTypeFacts> item_types() { return facts; }

const ItemTypeFacts& facts_of(const ItemKey& item) { return facts[item.key.index()]; }

bool is_sensitive(const ItemTypeFacts& type, const ScoringKey& key) {
  return type.always_sensitive ||
         std::any_of(key.items.begin(), key.items.end(), [&](const ItemKey& item) { return item.sensitive && &facts_of(item) == &type; });
}

const ItemTypeFacts* find_item_type(std::string_view name) {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const ItemTypeFacts& type) { return type.name == name; });
  return found == facts.end() ? nullptr : &*found;
}

bool is_asked_in(Wave wave, const ItemTypeFacts& type) { return !(type.looks_back && facts_of(wave).soon_after); }

Waves told_waves(const Waves& waves, const ItemTypeFacts& type) {
  Waves told;
  if (waves.empty() || !is_asked_in(waves.back(), type)) return told;
  std::copy_if(waves.begin(), waves.end(), std::back_inserter(told), [&](Wave wave) { return is_asked_in(wave, type); });
  return told;
}

std::vector<std::string> item_type_names() {
  std::vector<std::string> names;
  for (const ItemTypeFacts& type : facts) add(names, type.name);
  return names;
}

std::vector<std::string> item_table_kinds() {
  std::vector<std::string> kinds;
  for (const ItemTypeFacts& type : facts) {
    for (const TableType& table : type.tables) add(kinds, table.kind);
  }
  return kinds;
}

std::vector<std::string> item_levels() {
  std::vector<std::string> levels;
  for (const ItemTypeFacts& type : facts) {
    for (const TableType& table : type.tables) {
      for (const std::string_view word : table.levels) add(levels, word);
    }
  }
  for (const std::string_view word : unanswered_levels) add(levels, word);
  add(levels, level::other);
  return levels;
}

std::vector<std::string> item_moment_names() {
  std::vector<std::string> names;
  for (const ItemTypeFacts& type : facts) {
    for (const std::string_view moment : type.moments) add(names, moment);
  }
  return names;
}

}  // namespace evaluation
