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

constexpr int left_out_at_most = 4;  // children of a construct, at each kiosk
constexpr int told_from = 5;

// The report's cells of one table, those that are an answer, by their levels: "right/wrong".
Levels levels_of(const Json& table) {
  Levels levels;
  for (const Json& cell : table.at("cells")) {
    std::string name;
    bool answered = true;
    for (const Json& level : cell.at("levels")) {
      name += (name.empty() ? "" : "/") + level.get<std::string>();
      answered = answered && is_answered(level.get<std::string>());
    }
    if (answered) levels[name] += cell.at("count").get<int>();
  }
  return levels;
}

Levels levels_in(const Json& totals, const Json& like) {
  for (const Json& table : totals.at("tables")) {
    if (table.at("kind") == like.at("kind") && table.at("slot") == like.at("slot")) return levels_of(table);
  }
  return {};
}

int sum(const Levels& levels) {
  int all = 0;
  for (const auto& [level, count] : levels) all += count;
  return all;
}

Levels first_of(const Levels& pairs) {
  Levels first;
  for (const auto& [pair, count] : pairs) first[pair.substr(0, pair.find('/'))] += count;
  return first;
}

std::string text(const Levels& levels) {
  std::string all;
  for (const auto& [level, count] : levels) all += " " + level + " " + std::to_string(count);
  return all.empty() ? " nothing" : all;
}

// Nobody more than answered, and nobody missing but the few that may be left out.
void compare(const std::string& what, const Levels& answered, const Levels& reported, int may_be_missing, std::vector<std::string>& differences) {
  const bool none_twice = std::all_of(reported.begin(), reported.end(), [&](const auto& cell) {
    return answered.contains(cell.first) && cell.second <= answered.at(cell.first);
  });
  if (none_twice && sum(answered) - sum(reported) <= may_be_missing) return;
  differences.push_back(what + ": answered" + text(answered) + ", reported" + text(reported));
}

}  // namespace

bool is_answered(const std::string& level) {
  static const std::set<std::string> none{"skipped", "rather_not_say", "did_not_come_up", "not_reached", "not_seen", "unanswered"};
  return !none.contains(level);
}

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

void Ledger::count_after(const std::string& slot, const std::string& level) {
  const auto before = before_.find(slot);
  if (before != before_.end() && is_answered(before->second) && is_answered(level)) ++counts_["questions"][slot][before->second + "/" + level];
}

void Ledger::end_kiosk() {
  for (auto& [what, codes] : counts_) std::erase_if(codes, [](const auto& code) { return sum(code.second) < told_from; });
  kiosks_ = 1;
}

void Ledger::add(const Ledger& other) {
  for (const auto& [what, slots] : other.counts_) {
    for (const auto& [slot, levels] : slots) {
      for (const auto& [level, count] : levels) counts_[what][slot][level] += count;
    }
  }
  sittings_ += other.sittings_;
  leavers_ += other.leavers_;
  answers_ += other.answers_;
  kiosks_ += other.kiosks_;
}

base::Result<void> Ledger::save(const std::filesystem::path& file) const {
  return base::write_file(file, Json{{"counts", counts_}, {"sittings", sittings_}, {"leavers", leavers_}, {"answers", answers_}, {"kiosks", kiosks_}}.dump(2) + "\n");
}

base::Result<Ledger> Ledger::load(const std::filesystem::path& file) {
  TRY_ASSIGN(const Json json, read_json(file));
  Ledger ledger;
  ledger.counts_ = json.at("counts").get<decltype(ledger.counts_)>();
  ledger.sittings_ = json.at("sittings").get<int>();
  ledger.leavers_ = json.at("leavers").get<int>();
  ledger.answers_ = json.at("answers").get<int>();
  ledger.kiosks_ = json.at("kiosks").get<int>();
  return ledger;
}

base::Result<std::vector<std::string>> Ledger::differences_from(const std::filesystem::path& report, const std::string& arm) const {
  TRY_ASSIGN(const Json json, read_json(report));
  std::vector<std::string> differences;
  Json sections = Json::array();
  for (const Json& section : json.at("sections")) {
    if (section.at("arm") == arm) sections.push_back(section);
  }
  if (sections.size() != 1) {
    differences.push_back("the report has " + std::to_string(sections.size()) + " sections of arm " + arm + " and one was played");
    return differences;
  }
  const Json& totals = sections[0].at("totals");
  for (const char* phase : {"w1", "w12"}) {
    const int reported = totals.at(phase).at("sittings").get<int>();
    if (reported != sittings_) {
      differences.push_back(std::string(phase) + ": " + std::to_string(sittings_) + " students answered and " + std::to_string(reported) + " are reported");
    }
  }
  const auto counted = [&](const std::string& what, const std::string& slot) {
    const auto found = counts_.find(what);
    return found == counts_.end() || !found->second.contains(slot) ? Levels{} : found->second.at(slot);
  };
  std::set<std::string> told;
  for (const Json& table : totals.at("w12").at("tables")) {
    const std::string slot = table.at("slot").get<std::string>();
    if (table.at("kind") == "item") {
      const Levels pairs = levels_of(table);
      compare(slot, counted("questions", slot), pairs, left_out_at_most * kiosks_, differences);
      compare(slot + " before the lesson", first_of(pairs), levels_in(totals.at("w1"), table), 0, differences);
      told.insert(slot);
    } else if (table.at("kind") == "practice") {
      const std::string code = table.at("block").get<std::string>() + "/" + slot;
      compare(code, counted("practice", code), levels_of(table), 0, differences);
      told.insert(code);
    }
  }
  for (const auto& [what, slots] : counts_) {
    for (const auto& [slot, given] : slots) {
      if (!told.contains(slot)) differences.push_back(slot + ": answered" + text(given) + ", not reported");
    }
  }
  // Each kiosk rounds to fives, up or down.
  const int left = sections[0].at("attrition").at("flow").at("left").get<int>();
  if (left <= leavers_ - 5 * kiosks_ || left >= leavers_ + 5 * kiosks_) {
    differences.push_back(std::to_string(leavers_) + " left and about " + std::to_string(left) + " are reported");
  }
  for (const Json& sentence : json.at("inconsistencies")) differences.push_back(sentence.get<std::string>());
  if (!json.at("alarms").empty()) differences.push_back("the collector raised an alarm");
  return differences;
}

}  // namespace demo
