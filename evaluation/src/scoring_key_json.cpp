#include <nlohmann/json.hpp>
#include <utility>

#include "evaluation/scoring.h"

namespace evaluation {
namespace {

using Json = nlohmann::json;

tl::unexpected<base::Error> damaged(const std::string& what) {
  return base::fail(base::ErrorCode::corrupt, "the store holds a damaged scoring key: " + what);
}

template <typename Item>
std::string text_of(const KeyFor<Item>& key) {
  return Score<Item>::key_json(key.key);
}

Json item_json(const ItemKey& item) {
  return {{"id", item.id},
          {"slot", item.slot},
          {"form", base::name_of(item.form)},
          {"construct", facts_of(item).name},
          {"sensitive", item.sensitive},
          {"key", Json::parse(std::visit([](const auto& key) { return text_of(key); }, item.key))}};
}

using AnyKey = decltype(ItemKey::key);

template <typename Item>
base::Result<AnyKey> read_key_of(std::string_view json) {
  TRY_ASSIGN(auto key, Score<Item>::read_key(json));
  return AnyKey(KeyFor<Item>{std::move(key)});
}

template <typename... Items>
base::Result<AnyKey> read_key(std::string_view construct, std::string_view json, base::Types<Items...>) {
  base::Result<AnyKey> key = damaged("there is no item type \"" + std::string(construct) + "\"");
  ((Score<Items>::name == construct ? void(key = read_key_of<Items>(json)) : void()), ...);
  return key;
}

base::Result<ItemKey> read_item(const Json& json) {
  const auto form = base::from_name<Form>(json.at("form").get<std::string>());
  if (!form) return damaged("an item is of no form");
  TRY_ASSIGN(AnyKey key, read_key(json.at("construct").get<std::string>(), json.at("key").dump(), content::ItemTypes{}));
  return ItemKey{json.at("id").get<std::string>(), json.at("slot").get<std::string>(), *form,
                 json.at("sensitive").get<bool>(), std::move(key)};
}

}  // namespace

std::string scoring_key_json(const ScoringKey& key) {
  Json items = Json::array();
  for (const ItemKey& item : key.items) items.push_back(item_json(item));
  Json json = {{"items", std::move(items)}};
  if (!key.primary.empty()) json["primary"] = key.primary;
  if (key.noise) json["noise"] = base::to_text(*key.noise);
  return json.dump();
}

base::Result<ScoringKey> parse_scoring_key(std::string_view json, InstrumentRef instrument) {
  try {
    const Json object = Json::parse(json);
    ScoringKey key{std::move(instrument), {}};
    for (const Json& item : object.at("items")) {
      TRY_ASSIGN(ItemKey read, read_item(item));
      key.items.push_back(std::move(read));
    }
    key.primary = object.value("primary", "");
    if (object.contains("noise")) {
      key.noise = base::parse_rho(object.at("noise").get<std::string>());
      if (!key.noise) return damaged("its noise has no rho");
    }
    return key;
  } catch (const Json::exception& problem) {
    return damaged(problem.what());
  }
}

}  // namespace evaluation
