#include <algorithm>
#include <map>
#include <utility>

#include "content/instrument.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

ItemAction read_action(const JsonValue& value, const std::string& path, const std::string& item_key, Report& report) {
  const JsonObject object(value, path, report, {"id", "text", "key", "probe"});
  ItemAction action;
  action.id = object.id("id");
  action.text = object.text("text", item_key + "/actions/" + action.id);
  action.key = static_cast<int>(object.integer("key", 1, 4));
  action.probe = object.boolean("probe");
  return action;
}

void check_actions(const Item& item, const JsonObject& object) {
  Report& report = object.report();
  const std::string path = object.path("actions");
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
}

void read_actions(const JsonObject& object, const std::string& item_key, Item& item) {
  UniqueIds ids(object.report());
  object.each("actions", 4, 4, [&](const JsonValue& value, const std::string& path) {
    item.actions.push_back(read_action(value, path, item_key, object.report()));
    ids.add(item.actions.back().id, join_path(path, "id"));
  });
  if (item.actions.size() == 4) check_actions(item, object);
}

bool is_knowledge(const JsonValue& value) {
  return std::any_of(value.children.begin(), value.children.end(), [](const JsonValue& child) {
    return child.name == "construct" && child.string == "knowledge";
  });
}

Item read_item(const JsonValue& value, const std::string& path, const std::string& key_prefix, Report& report) {
  const bool knowledge = is_knowledge(value);
  const JsonObject object =
      knowledge ? JsonObject(value, path, report, {"id", "slot", "form", "construct", "text", "key", "sensitive"})
                : JsonObject(value, path, report,
                             {"id", "slot", "form", "construct", "text", "foil", "actions", "sensitive"});
  Item item;
  item.id = ItemId(object.id("id"));
  item.slot = object.id("slot");
  item.form = object.one_of<Form>("form", {{"A", Form::a}, {"B", Form::b}});
  item.construct = object.one_of<Construct>(
      "construct", {{"scenario", Construct::scenario}, {"knowledge", Construct::knowledge}});
  const std::string key = key_prefix + "/" + item.id.value;
  item.text = object.text("text", key + "/text");
  item.sensitive = object.boolean_or("sensitive", false);
  if (knowledge) {
    item.key = object.boolean("key");
  } else {
    item.foil = object.boolean("foil");
    read_actions(object, key, item);
  }
  return item;
}

// A slot is filled once by each form, with items that can be compared.
void check_slots(const Instrument& instrument, Report& report) {
  std::map<std::string, std::vector<const Item*>> slots;
  for (const Item& item : instrument.items) {
    if (!item.slot.empty()) slots[item.slot].push_back(&item);
  }
  for (const auto& [slot, items] : slots) {
    for (const auto& [form, name] : {std::pair(Form::a, "A"), std::pair(Form::b, "B")}) {
      const auto count = std::count_if(items.begin(), items.end(), [wanted = form](const Item* item) { return item->form == wanted; });
      if (count == 1) continue;
      report.error("items", "slot", "the slot " + in_quotes(slot) + " must hold exactly one item of form " + name + ", not " +
                                        std::to_string(count));
    }
    const auto differs = [&all = items](auto property) {
      return std::any_of(all.begin(), all.end(),
                         [&](const Item* item) { return property(*item) != property(*all.front()); });
    };
    if (differs([](const Item& item) { return item.construct; })) {
      report.error("items", "slot", "the items of the slot " + in_quotes(slot) + " must be of one construct");
    } else if (differs([](const Item& item) { return item.foil; })) {
      report.error("items", "slot", "both items of the slot " + in_quotes(slot) + " must be foils, or neither");
    }
  }
}

}  // namespace

std::optional<Instrument> parse_instrument(std::string_view json, std::string_view where, Findings& findings) {
  Report report(where, findings);
  const auto tree = parse_json(json, report);
  if (!tree) return std::nullopt;
  const JsonObject object(*tree, "", report, {"format", "id", "version", "title", "minutes", "items"});
  Instrument instrument;
  object.integer("format", 1, 1);
  instrument.id = InstrumentId(object.id("id"));
  check_id_is_file_name(instrument.id.value, EntryFolder::instruments, report);
  const std::string key = "instrument." + instrument.id.value;
  instrument.version = static_cast<int>(object.integer("version", 1, 1'000'000));
  instrument.title = object.text("title", key + "/title");
  instrument.minutes = static_cast<int>(object.integer("minutes", 1, 12));
  UniqueIds ids(report);
  object.each("items", 1, any_number, [&](const JsonValue& value, const std::string& path) {
    instrument.items.push_back(read_item(value, path, key, report));
    ids.add(instrument.items.back().id.value, join_path(path, "id"));
  });
  check_slots(instrument, report);
  check_keys_unique(texts_of(instrument), report);
  if (report.failed()) return std::nullopt;
  return instrument;
}

std::vector<Text> texts_of(const Instrument& instrument) {
  std::vector<Text> texts;
  const auto add = [&](const Text& text) {
    if (!text.empty()) texts.push_back(text);
  };
  add(instrument.title);
  for (const Item& item : instrument.items) {
    add(item.text);
    for (const ItemAction& action : item.actions) add(action.text);
  }
  return texts;
}

}  // namespace content
