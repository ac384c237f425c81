#include "ledger.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <variant>

#include "base/file.h"

namespace demo {
namespace {

using Json = nlohmann::json;
using Levels = std::map<std::string, int>;

bool is_good(int rating) { return rating > 2; }

base::Result<Json> read_json(const std::filesystem::path& file) {
  TRY_ASSIGN(const std::string text, base::read_text_file(file));
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return base::fail(base::ErrorCode::corrupt, file.string() + " is not JSON");
  return json;
}

// The report's cells of one table, added up over the waves that are not looked at.
Levels levels_of(const Json& table, std::size_t wave) {
  Levels levels;
  for (const Json& cell : table.at("cells")) levels[cell.at("levels").at(wave).get<std::string>()] += cell.at("count").get<int>();
  return levels;
}

Levels levels_in(const Json& totals, const Json& like, std::size_t wave) {
  for (const Json& table : totals.at("tables")) {
    if (table.at("kind") == like.at("kind") && table.at("slot") == like.at("slot")) return levels_of(table, wave);
  }
  return {};
}

std::string text(const Levels& levels) {
  std::string all;
  for (const auto& [level, count] : levels) all += " " + level + " " + std::to_string(count);
  return all.empty() ? " nothing" : all;
}

void compare(const std::string& what, Levels answered, Levels reported, std::vector<std::string>& differences) {
  // Who never came to a question is in the table but gave no answer.
  for (const char* nobody : {"not_seen", "not_reached"}) reported.erase(nobody);
  if (answered != reported) differences.push_back(what + ": answered" + text(answered) + ", reported" + text(reported));
}

}  // namespace

std::string level_of(const content::Item& item, const Given& given) {
  if (given.how == Given::How::skipped) return "skipped";
  if (given.how == Given::How::rather_not_say) return "rather_not_say";
  if (const auto* statement = std::get_if<content::Knowledge>(&item.body)) {
    if (given.knowledge == 2) return "not_sure";
    return (given.knowledge == 1) == statement->is_true ? "right" : "wrong";
  }
  const auto& actions = std::get<content::Scenario>(item.body).actions;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (is_good(given.ratings[i]) != is_good(actions[i].key)) return "wrong";
  }
  return "right";
}

void Ledger::add(const Ledger& other) {
  for (const auto& [phase, slots] : other.counts_) {
    for (const auto& [slot, levels] : slots) {
      for (const auto& [level, count] : levels) counts_[phase][slot][level] += count;
    }
  }
  sittings_ += other.sittings_;
  answers_ += other.answers_;
}

base::Result<void> Ledger::save(const std::filesystem::path& file) const {
  return base::write_file(file, Json{{"counts", counts_}, {"sittings", sittings_}, {"answers", answers_}}.dump(2) + "\n");
}

base::Result<Ledger> Ledger::load(const std::filesystem::path& file) {
  TRY_ASSIGN(const Json json, read_json(file));
  Ledger ledger;
  ledger.counts_ = json.at("counts").get<decltype(ledger.counts_)>();
  ledger.sittings_ = json.at("sittings").get<int>();
  ledger.answers_ = json.at("answers").get<int>();
  return ledger;
}

base::Result<std::vector<std::string>> Ledger::differences_from(const std::filesystem::path& report) const {
  TRY_ASSIGN(const Json json, read_json(report));
  std::vector<std::string> differences;
  if (json.at("sections").size() != 1) {
    differences.push_back("the report has " + std::to_string(json.at("sections").size()) + " sections and one was played");
    return differences;
  }
  const Json& totals = json.at("sections")[0].at("totals");
  for (const char* phase : {"w1", "w12"}) {
    const int reported = totals.at(phase).at("sittings").get<int>();
    if (reported != sittings_) {
      differences.push_back(std::string(phase) + ": " + std::to_string(sittings_) + " students answered and " + std::to_string(reported) + " are reported");
    }
  }
  const auto levels = [&](const std::string& phase, const std::string& slot) {
    const auto found = counts_.find(phase);
    if (found == counts_.end() || !found->second.contains(slot)) return Levels{};
    return found->second.at(slot);
  };
  const auto reported = [&](const char* waves, const Json& table, std::size_t wave) { return levels_in(totals.at(waves), table, wave); };
  std::set<std::string> practised;
  for (const Json& table : totals.at("w12").at("tables")) {
    const std::string slot = table.at("slot").get<std::string>();
    if (table.at("kind") == "item") {
      compare(slot + " before (W1)", levels("before", slot), reported("w1", table, 0), differences);
      compare(slot + " before (W12)", levels("before", slot), reported("w12", table, 0), differences);
      compare(slot + " after", levels("after", slot), reported("w12", table, 1), differences);
    } else if (table.at("kind") == "practice") {
      const std::string code = table.at("block").get<std::string>() + "/" + slot;
      practised.insert(code);
      compare(code, levels("practice", code), levels_of(table, 0), differences);
    }
  }
  if (const auto played = counts_.find("practice"); played != counts_.end()) {
    for (const auto& [code, given] : played->second) {
      if (!practised.contains(code)) differences.push_back(code + ": answered" + text(given) + ", not reported");
    }
  }
  for (const Json& sentence : json.at("inconsistencies")) differences.push_back(sentence.get<std::string>());
  if (!json.at("alarms").empty()) differences.push_back("the collector raised an alarm");
  return differences;
}

}  // namespace demo
