#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "base/batch_limits.h"
#include "content/instrument.h"
#include "instrument/item_reader.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

std::string_view construct_in(const JsonValue& value) {
  const auto found = std::find_if(value.children.begin(), value.children.end(),
                                  [](const JsonValue& child) { return child.name == "construct"; });
  return found == value.children.end() ? std::string_view() : found->string;
}

void report_unknown_type(const JsonValue& value, const std::string& path, Report& report) {
  const std::string_view construct = construct_in(value);
  if (value.kind != JsonValue::Kind::object) {
    report.error(path, "wrong-type", "this must be an object");
  } else if (construct.empty()) {
    report.error(path, "missing-member", "\"construct\" is missing");
  } else {
    report.error(join_path(path, "construct"), "unknown-item-type", "the item type " + in_quotes(construct) + " is not known");
  }
}

std::optional<Item> read_item(const JsonValue& value, const std::string& path, const std::string& key_prefix, Report& report) {
  std::optional<Item> item;
  base::for_each(ItemTypes{}, [&]<typename Type>(std::type_identity<Type> wanted) {
    if (construct_in(value) != Type::type) return;
    ItemReader reader(value, path, key_prefix, report);
    ItemBody body = read(reader, wanted);
    item = reader.take();
    item->body = std::move(body);
    if (Type::always_sensitive && !item->sensitive) {
      report.error(path, "not-sensitive", "an item of " + in_quotes(Type::type) + " must be marked \"sensitive\": true");
    }
  });
  if (!item) report_unknown_type(value, path, report);
  return item;
}

// Both items of a slot, which can be compared only when they are alike.
std::optional<std::string> unlike(const Item& one, const Item& other) {
  std::optional<std::string> problem;
  const bool same_type = base::visit_same(one.body, other.body,
                                          [&](const auto& left, const auto& right) { problem = unlike(left, right); });
  return same_type ? problem : std::nullopt;
}

void check_alike(const std::string& slot, const std::vector<const Item*>& items, Report& report) {
  for (const Item* item : items) {
    if (item->body.index() != items.front()->body.index()) {
      report.error("items", "slot", "the items of the slot " + in_quotes(slot) + " must be of one construct");
      return;
    }
    if (const auto problem = unlike(*items.front(), *item)) {
      report.error("items", "slot", "both items of the slot " + in_quotes(slot) + " " + *problem);
      return;
    }
  }
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
    check_alike(slot, items, report);
  }
}

// The outcome that everybody will look at first is one that is asked.
void check_primary(const Instrument& instrument, Report& report) {
  if (instrument.primary.empty()) return;
  const bool asked = std::any_of(instrument.items.begin(), instrument.items.end(), [&](const Item& item) {
    return std::visit([&](const auto& body) { return body.type == instrument.primary; }, item.body);
  });
  if (!asked) return report.error("primary", "primary-not-asked", "no item is of the construct " + in_quotes(instrument.primary));
  const bool is_habit = std::any_of(instrument.items.begin(), instrument.items.end(), [&](const Item& item) {
    return std::visit([&](const auto& body) { return body.looks_back && body.type == instrument.primary; }, item.body);
  });
  if (is_habit) report.error("primary", "primary-not-asked", "the construct " + in_quotes(instrument.primary) + " is not asked after the lesson");
}

// The questions after a lesson are some.
void check_asked_after(const Instrument& instrument, Report& report) {
  const bool only_habits = !instrument.items.empty() && std::all_of(instrument.items.begin(), instrument.items.end(), [](const Item& item) {
    return std::visit([](const auto& body) { return body.looks_back; }, item.body);
  });
  if (only_habits) report.error("items", "nothing-after", "there must be an item that is asked after the lesson, too");
}

bool plays_another(base::Arm arm) { return base::facts_of(arm).between == base::Between::other_lesson; }

// Half a trial is none: there is something to compare with, and what an arm plays is named.
void read_arms(const JsonObject& object, Instrument& instrument, Report& report) {
  if (!object.has("arms")) {
    if (object.has("other_lesson")) report.error("other_lesson", "arms", "no arm plays another lesson");
    return;
  }
  std::string words;
  object.each("arms", 2, base::all_arms.size(), [&](const JsonValue& value, const std::string& path) {
    words += (words.empty() ? "" : ",") + read_id(value, path, report);
  });
  auto arms = base::parse_arms(words);
  if (!arms) return report.error("arms", "arms", arms.error().message);
  instrument.arms = *std::move(arms);
  if (instrument.arms.size() >= 2 && instrument.arms.front() != base::Arm::lesson && instrument.arms.front() != base::Arm::a) {
    report.error("arms", "arms", "there is no arm \"lesson\" to compare the others with");
  }
  const bool needs = std::any_of(instrument.arms.begin(), instrument.arms.end(), plays_another);
  if (needs) instrument.other_lesson = LessonId(object.id("other_lesson"));
  else if (object.has("other_lesson")) report.error("other_lesson", "arms", "no arm plays another lesson");
}

// What a programme asks for by signing the pack: decisions/noise.md.
void read_noise(const JsonObject& object, Instrument& instrument, Report& report) {
  if (!object.has("noise")) return;
  const JsonObject noise = object.object("noise", {"rho"});
  const std::string text = noise.string("rho");
  instrument.noise = base::parse_rho(text);
  if (instrument.noise || text.empty()) return;
  report.error("noise.rho", "noise", in_quotes(text) + " is not a fraction above 0 and at most 1, in lowest terms and with at most 1000 under the line, such as \"1/2\"");
}

// What check lets through must be what a kiosk can send: docs/formats/batch.md.
void check_size(const Instrument& instrument, Report& report) {
  const std::size_t tables = table_count(instrument);
  const std::size_t most = instrument.noise ? base::max_noised_tables_per_block : base::max_tables_per_block;
  if (tables <= most) return;
  report.error("items", "instrument-too-large",
               "the slots fill " + std::to_string(tables) + " tables, and a block that is sent " + (instrument.noise ? "with noise " : "") +
                   "holds at most " + std::to_string(most));
}

}  // namespace

std::optional<Instrument> parse_instrument(std::string_view json, std::string_view where, Findings& findings) {
  Report report(where, findings);
  const auto tree = parse_json(json, report);
  if (!tree) return std::nullopt;
  const JsonObject object(*tree, "", report, {"format", "id", "version", "title", "minutes", "primary", "arms", "other_lesson", "noise", "items"});
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
    auto item = read_item(value, path, key, report);
    if (!item) return;
    ids.add(item->id.value, join_path(path, "id"));
    instrument.items.push_back(std::move(*item));
  });
  if (object.has("primary")) instrument.primary = object.id("primary");
  read_arms(object, instrument, report);
  read_noise(object, instrument, report);
  check_primary(instrument, report);
  check_asked_after(instrument, report);
  check_slots(instrument, report);
  check_size(instrument, report);
  check_keys_unique(texts_of(instrument), report);
  if (report.failed()) return std::nullopt;
  return instrument;
}

std::size_t table_count(const Instrument& instrument) {
  std::map<std::string, std::size_t> tables;  // by slot, which both forms fill
  for (const Item& item : instrument.items) {
    tables[item.slot] = std::visit([](const auto& body) { return body.tables; }, item.body);
  }
  return std::accumulate(tables.begin(), tables.end(), std::size_t{0},
                         [](std::size_t sum, const auto& entry) { return sum + entry.second; });
}

std::vector<Text> texts_of(const Instrument& instrument) {
  std::vector<Text> texts;
  const auto add = [&](const Text& text) {
    if (!text.empty()) texts.push_back(text);
  };
  add(instrument.title);
  for (const Item& item : instrument.items) {
    std::visit([&](const auto& body) { parts(body, add); }, item.body);
  }
  return texts;
}

}  // namespace content
