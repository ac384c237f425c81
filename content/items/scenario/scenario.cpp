#include "items/scenario/scenario.h"

#include <algorithm>

#include "instrument/item_reader.h"

namespace content {
namespace {

ItemAction read_action(const JsonValue& value, const std::string& path, const ItemReader& reader) {
  const JsonObject object(value, path, reader.report(), {"id", "text", "key", "probe"});
  ItemAction action;
  action.id = object.id("id");
  action.text = object.text("text", reader.key("actions/" + action.id));
  action.key = static_cast<int>(object.integer("key", 1, 4));
  action.probe = object.boolean("probe");
  return action;
}

void check_actions(const Scenario& item, const ItemReader& reader) {
  Report& report = reader.report();
  const std::string path = reader.object().path("actions");
  const auto probes = std::count_if(item.actions.begin(), item.actions.end(),
                                    [](const ItemAction& action) { return action.probe; });
  if (probes != 1) {
    report.error(path, "probe", "exactly one action must be the probe, not " + std::to_string(probes));
  }
  for (std::size_t i = 0; i < item.actions.size(); ++i) {
    const ItemAction& action = item.actions[i];
    if (!action.probe || (action.key >= 3) == item.foil) continue;
    report.error(join_path(path, i) + "/key", "probe",
                 item.foil ? "the probe of a foil must be keyed 3 or 4"
                           : "the probe must be keyed 1 or 2 where something is wrong");
  }
  if (std::none_of(item.actions.begin(), item.actions.end(), [](const ItemAction& action) { return action.key >= 3; })) {
    report.error(path, "no-good-action", "at least one action must be keyed 3 or 4");
  }
  if (item.foil && std::none_of(item.actions.begin(), item.actions.end(), [](const ItemAction& action) { return action.key <= 2; })) {
    report.error(path, "no-over-reaction", "a foil needs an over-reaction: at least one action keyed 1 or 2");
  }
}

}  // namespace

Scenario read(ItemReader& reader, std::type_identity<Scenario>) {
  reader.members({"text", "foil", "actions"});
  Scenario item;
  item.situation = reader.text("text");
  item.foil = reader.object().boolean("foil");
  UniqueIds ids(reader.report());
  reader.object().each("actions", 4, 4, [&](const JsonValue& value, const std::string& path) {
    item.actions.push_back(read_action(value, path, reader));
    ids.add(item.actions.back().id, join_path(path, "id"));
  });
  if (item.actions.size() == 4) check_actions(item, reader);
  return item;
}

std::optional<std::string> unlike(const Scenario& one, const Scenario& other) {
  if (one.foil == other.foil) return std::nullopt;
  return "must be foils, or neither";
}

}  // namespace content
