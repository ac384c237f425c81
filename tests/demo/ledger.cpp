#include "ledger.h"

#include <algorithm>
#include <nlohmann/json.hpp>

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

// The report's cells of one table, added up over the wave that is not looked at.
Levels levels_in(const Json& totals, const std::string& kind, const std::string& slot, const std::string& wave) {
  Levels levels;
  for (const Json& table : totals.at("tables")) {
    if (table.at("kind") != kind || table.at("slot") != slot) continue;
    for (const Json& cell : table.at("cells")) levels[cell.value(wave, "")] += cell.at("count").get<int>();
  }
  return levels;
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
  if (item.construct == content::Construct::knowledge) {
    if (given.knowledge == 2) return "not_sure";
    return (given.knowledge == 1) == item.key ? "right" : "wrong";
  }
  for (std::size_t i = 0; i < item.actions.size(); ++i) {
    if (is_good(given.ratings[i]) != is_good(item.actions[i].key)) return "wrong";
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
  for (const Json& table : totals.at("w12").at("tables")) {
    const std::string slot = table.at("slot").get<std::string>();
    const std::string kind = table.at("kind").get<std::string>();
    if (kind == "item") {
      compare(slot + " before (W1)", levels("before", slot), levels_in(totals.at("w1"), kind, slot, "before"), differences);
      compare(slot + " before (W12)", levels("before", slot), levels_in(totals.at("w12"), kind, slot, "before"), differences);
      compare(slot + " after", levels("after", slot), levels_in(totals.at("w12"), kind, slot, "after"), differences);
    } else if (kind == "practice") {
      compare(slot + " in the chat", levels("practice", slot), levels_in(totals.at("w12"), kind, slot, "after"), differences);
    }
  }
  for (const Json& sentence : json.at("inconsistencies")) differences.push_back(sentence.get<std::string>());
  if (!json.at("alarms").empty()) differences.push_back("the collector raised an alarm");
  return differences;
}

}  // namespace demo
