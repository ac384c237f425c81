#include "ledger.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <variant>

#include "base/file.h"

namespace demo {

void to_json(nlohmann::json& json, const Scores& scores) { json = {scores.children, scores.before, scores.after}; }
void from_json(const nlohmann::json& json, Scores& scores) { scores = {json.at(0).get<int>(), json.at(1).get<std::int64_t>(), json.at(2).get<std::int64_t>()}; }

namespace {

using Json = nlohmann::json;
using Levels = std::map<std::string, int>;

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

void Notes::add(const content::Item& item, const Given& given, bool before) {
  Slot& slot = slots_[item.slot];
  (before ? slot.before : slot.after) = marks_of(item, given);
  const auto* situation = std::get_if<content::Scenario>(&item.body);
  answers_ += situation == nullptr ? 1 : static_cast<int>(situation->actions.size());
}

Scores& Scores::operator+=(const Scores& other) {
  children += other.children;
  before += other.before;
  after += other.after;
  return *this;
}

// Means of items, in thousandths, half a one upwards.
Scores Ledger::Sums::scores() const {
  const int whole = most_twelfths * told;
  return {1, (2000 * before + whole) / (2 * whole), (2000 * after + whole) / (2 * whole)};
}

void Ledger::add(const Notes& student, Stay stay) {
  if (stay == Stay::left) {
    ++leavers_;  // fewer than twenty left: what they answered stays here
    return;
  }
  add_scores(student, stay);
  if (stay == Stay::hurried) {
    ++hurried_;
    return;
  }
  ++sittings_;
  answers_ += student.answers_ + static_cast<int>(student.practice_.size());
  count(student);
}

// What leaves something unsaid before or after is told nowhere.
void Ledger::count(const Notes& student) {
  for (const auto& [name, slot] : student.slots_) {
    if (!slot.before.twelfths || !slot.after.twelfths) continue;
    ++counts_["questions"][name][slot.before.level + "/" + slot.after.level];
    if (!slot.before.called.empty()) ++counts_["called"][name][slot.before.called + "/" + slot.after.called];
  }
  for (const auto& [code, value] : student.practice_) ++counts_["practice"][code][std::to_string(value)];
}

void Ledger::add_scores(const Notes& student, Stay stay) {
  std::map<std::string, Sums> constructs;
  for (const auto& [name, slot] : student.slots_) {
    Sums& sums = constructs[slot.before.construct];
    ++sums.slots;
    if (!slot.before.twelfths || !slot.after.twelfths) continue;
    ++sums.told;
    sums.before += *slot.before.twelfths;
    sums.after += *slot.after.twelfths;
  }
  for (const auto& [construct, sums] : constructs) {
    if (sums.has_score()) everybody_[construct] += sums.scores();
    if (stay == Stay::finished) children_[construct].push_back(sums);
  }
}

void Ledger::expect(const Truth& change, const Truth& less_waiting) {
  true_change_ = change;
  less_waiting_ = less_waiting;
}

void Ledger::end_kiosk() {
  for (auto& [what, codes] : counts_) std::erase_if(codes, [](const auto& code) { return sum(code.second) < told_from; });
  for (const auto& [construct, children] : children_) {
    const bool partial_ones_too = std::count_if(children.begin(), children.end(), [](const Sums& child) { return child.is_partial(); }) >= told_from;
    for (const Sums& child : children) {
      if (child.has_score() && (partial_ones_too || !child.is_partial())) told_[construct] += child.scores();
    }
  }
  kiosks_ = 1;
}

void Ledger::add(const Ledger& other) {
  for (const auto& [what, slots] : other.counts_) {
    for (const auto& [slot, levels] : slots) {
      for (const auto& [level, count] : levels) counts_[what][slot][level] += count;
    }
  }
  for (const auto& [construct, scores] : other.told_) told_[construct] += scores;
  for (const auto& [construct, scores] : other.everybody_) everybody_[construct] += scores;
  expect(other.true_change_, other.less_waiting_);
  sittings_ += other.sittings_;
  hurried_ += other.hurried_;
  leavers_ += other.leavers_;
  answers_ += other.answers_;
  kiosks_ += other.kiosks_;
}

base::Result<void> Ledger::save(const std::filesystem::path& file) const {
  return base::write_file(file, Json{{"counts", counts_}, {"told", told_}, {"everybody", everybody_}, {"true_change", true_change_},
                                     {"less_waiting", less_waiting_}, {"sittings", sittings_}, {"hurried", hurried_}, {"leavers", leavers_},
                                     {"answers", answers_}, {"kiosks", kiosks_}}.dump(2) + "\n");
}

base::Result<Ledger> Ledger::load(const std::filesystem::path& file) {
  TRY_ASSIGN(const Json json, read_json(file));
  Ledger ledger;
  ledger.counts_ = json.at("counts").get<decltype(ledger.counts_)>();
  ledger.told_ = json.at("told").get<decltype(ledger.told_)>();
  ledger.everybody_ = json.at("everybody").get<decltype(ledger.everybody_)>();
  ledger.true_change_ = json.at("true_change").get<Truth>();
  ledger.less_waiting_ = json.at("less_waiting").get<Truth>();
  ledger.sittings_ = json.at("sittings").get<int>();
  ledger.hurried_ = json.at("hurried").get<int>();
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
    } else if (table.at("kind") == "probe") {
      compare(slot + " called risky or fine", counted("called", slot), levels_of(table), left_out_at_most * kiosks_, differences);
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
  const Json& flow = sections[0].at("attrition").at("flow");
  for (const auto& [way, count] : {std::pair{"left", leavers_}, std::pair{"hurried", hurried_}}) {
    const int about = flow.at(way).get<int>();
    if (about > count - 5 * kiosks_ && about < count + 5 * kiosks_) continue;
    differences.push_back(std::to_string(count) + " " + way + " and about " + std::to_string(about) + " are reported");
  }
  for (const Json& sentence : json.at("inconsistencies")) differences.push_back(sentence.get<std::string>());
  if (!json.at("alarms").empty()) differences.push_back("the collector raised an alarm");
  return differences;
}

}  // namespace demo
