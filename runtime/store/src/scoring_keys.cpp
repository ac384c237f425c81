#include "scoring_keys.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace store {
namespace {

using Json = nlohmann::json;
using evaluation::Construct;
using evaluation::Form;

Json item_json(const evaluation::ItemKey& item) {
  Json actions = Json::array();
  for (const evaluation::ActionKey& action : item.actions) {
    actions.push_back({{"id", action.id}, {"key", action.key}, {"probe", action.probe}});
  }
  return {{"id", item.id},
          {"slot", item.slot},
          {"form", item.form == Form::a ? "A" : "B"},
          {"construct", evaluation::construct_name(item.construct)},
          {"key", item.key},
          {"foil", item.foil},
          {"sensitive", item.sensitive},
          {"actions", std::move(actions)}};
}

std::string text_of(const evaluation::ScoringKey& key) {
  Json items = Json::array();
  for (const evaluation::ItemKey& item : key.items) items.push_back(item_json(item));
  Json practice = Json::array();
  for (const evaluation::PracticeCode& code : key.practice) practice.push_back({{"id", code.id}, {"highest", code.highest}});
  return Json{{"items", std::move(items)}, {"practice", std::move(practice)}}.dump();
}

evaluation::ItemKey read_item(const Json& json) {
  evaluation::ItemKey item;
  item.id = json.at("id").get<std::string>();
  item.slot = json.at("slot").get<std::string>();
  item.form = json.at("form") == "A" ? Form::a : Form::b;
  item.construct = json.at("construct") == evaluation::construct_name(Construct::knowledge) ? Construct::knowledge
                                                                                            : Construct::scenario;
  item.key = json.at("key").get<bool>();
  item.foil = json.at("foil").get<bool>();
  item.sensitive = json.at("sensitive").get<bool>();
  for (const Json& action : json.at("actions")) {
    item.actions.push_back(
        {action.at("id").get<std::string>(), action.at("key").get<int>(), action.at("probe").get<bool>()});
  }
  return item;
}

base::Result<evaluation::ScoringKey> read_key(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    evaluation::ScoringKey key;
    key.practice.clear();
    for (const Json& item : json.at("items")) key.items.push_back(read_item(item));
    for (const Json& code : json.at("practice")) {
      key.practice.push_back({code.at("id").get<std::string>(), code.at("highest").get<int>()});
    }
    return key;
  } catch (const Json::exception& problem) {
    return base::fail(base::ErrorCode::corrupt, std::string("the store holds a damaged scoring key: ") + problem.what());
  }
}

}  // namespace

base::Result<void> keep_scoring_key(Database& database, const evaluation::ScoringKey& key) {
  const evaluation::InstrumentRef& instrument = key.instrument;
  const auto hash = base::from_hex(instrument.manifest_hash);
  if (!base::is_plain_id(instrument.id) || instrument.version < 1 || !hash || hash->size() != 32) {
    return base::fail(base::ErrorCode::invalid_input,
                      "a scoring key needs a plain instrument id, a version from 1 and a manifest hash of 64 hex digits");
  }
  return database.run("INSERT INTO scoring_key (instrument, version, manifest_hash, key) VALUES (?1, ?2, ?3, ?4) "
                      "ON CONFLICT DO NOTHING",
                      {instrument.id, instrument.version, instrument.manifest_hash, text_of(key)});
}

base::Result<std::vector<StoredScoringKey>> load_scoring_keys(Database& database) {
  TRY_ASSIGN(Query rows, database.query("SELECT id, instrument, version, manifest_hash, key FROM scoring_key ORDER BY id"));
  std::vector<StoredScoringKey> keys;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return keys;
    TRY_ASSIGN(evaluation::ScoringKey key, read_key(rows.text(4)));
    key.instrument = {rows.text(1), static_cast<int>(rows.integer(2)), rows.text(3)};
    keys.push_back({rows.integer(0), std::move(key)});
  }
}

}  // namespace store
