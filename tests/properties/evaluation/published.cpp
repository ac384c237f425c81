#include "published.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include "masking.h"
#include "other_answers.h"

namespace attacker {

using namespace evaluation;

namespace {

constexpr int k_obs = 5;

// Which table or which row of sums a number is from.
std::string origin_of(const std::string& place) {
  std::size_t end = 0;
  const int parts = place.find("/item/") != std::string::npos || place.find("/probe/") != std::string::npos || place.find("/practice/") != std::string::npos ? 4 : 3;
  for (int part = 0; part < parts; ++part) end = place.find('/', end) + 1;
  return place.substr(0, end);
}

std::set<std::string> origins_of(const Numbers& numbers) {
  std::set<std::string> origins;
  for (const auto& [place, number] : numbers) origins.insert(origin_of(place));
  return origins;
}

// A table that would be told if somebody had answered otherwise is no number that anybody has.
Numbers difference(const Numbers& other, const Numbers& base, const std::set<std::string>& origins) {
  Numbers change;
  for (const auto& [place, number] : other) {
    const auto before = base.find(place);
    if (before != base.end()) change[place] = number - before->second;
    else if (origins.contains(origin_of(place))) change[place] = number;
  }
  for (const auto& [place, number] : base) {
    if (!other.contains(place)) change[place] = -number;
  }
  std::erase_if(change, [](const auto& entry) { return entry.second == 0; });
  return change;
}

Numbers numbers_of(const std::vector<Member>& members, const Telling& telling, Content content) {
  Numbers numbers;
  if (members.empty()) return numbers;
  const Waves answered = waves_answered(telling.cohort);
  Block block;
  block.cohort = telling.cohort;
  block.content = content;
  tabulate(members, Waves(answered.begin(), answered.begin() + static_cast<std::ptrdiff_t>(telling.waves)), k_obs, block);
  list(block, telling.name + "/", numbers);
  return numbers;
}

bool is_about(const Answer& answer, const ScoringKey& key) {
  if (answer.is_practice()) return key.items.empty();
  return std::any_of(key.items.begin(), key.items.end(), [&](const ItemKey& item) { return item.id == answer.item; });
}

Sitting only(Sitting sitting, const ScoringKey& key) {
  std::erase_if(sitting.answers, [&](const Answer& answer) { return !is_about(answer, key); });
  return sitting;
}

// Whether it was answered, whatever.
bool have_one_shape(const SlotScore& one, const SlotScore& other) {
  for (std::size_t table = 0; table < one.score.levels.size(); ++table) {
    const bool own = is_own_level(*one.type, table, one.score.levels[table]);
    if (own != is_own_level(*other.type, table, other.score.levels[table]) || (!own && one.score.levels[table] != other.score.levels[table])) return false;
  }
  for (std::size_t moment = 0; moment < one.score.twelfths.size(); ++moment) {
    if (one.score.twelfths[moment].has_value() != other.score.twelfths[moment].has_value()) return false;
  }
  return true;
}

// Leaves of it unsaid what is left unsaid of the child as it answered; said alone when that does not hang on the answer.
void leave_unsaid(Member& other, const Member& own, const Member& told) {
  for (std::size_t wave = 0; wave < other.waves.size(); ++wave) {
    for (std::size_t slot = 0; slot < other.waves[wave].slots.size(); ++slot) {
      SlotScore& each = other.waves[wave].slots[slot];
      if (!have_one_shape(each, own.waves[wave].slots[slot])) throw std::logic_error("what is told of hangs on what was answered");
      if (!have_one_shape(told.waves[wave].slots[slot], own.waves[wave].slots[slot])) each = told.waves[wave].slots[slot];
    }
    rescore(other.waves[wave]);
  }
}

// The slots and scores of a construct, or the choices.
std::vector<std::string> parts_of(const Telling& telling, const ScoringKey& key) {
  if (key.items.empty()) return {std::string(practice_table)};
  std::set<std::string> names;
  for (const WaveScores& wave : telling.members.front().waves) {
    for (const SlotScore& slot : wave.slots) names.insert(slot.slot);
    for (const auto& [moment, score] : wave.permille) names.insert(std::string(moment));
  }
  return {names.begin(), names.end()};
}

// What of a member stands in one part, or of all of them where that has no name; members with the same words are alike.
std::string words_of(const Member& member, std::string_view name) {
  std::string words(1, member.sitting->first_form == Form::a ? 'A' : 'B');
  for (const WaveScores& wave : member.waves) {
    for (const SlotScore& slot : wave.slots) {
      if (!name.empty() && slot.slot != name) continue;
      for (const std::string_view level : slot.score.levels) words.append("/").append(level);
    }
    for (const auto& [moment, score] : wave.permille) {
      if (name.empty() || moment == name) words.append("/").append(score ? std::to_string(*score) : "none");
    }
  }
  if (!name.empty() && name != practice_table) return words;
  for (const auto& [what, value] : member.practice) words.append("/").append(what.first).append(what.second->id).append(std::to_string(value));
  return words;
}

// As another child answered in one wave: no score that somebody has is out of reach.
void answer_like(const Sitting& sitting, const Sitting& like, Wave wave, std::vector<Sitting>& others) {
  Sitting other = sitting;
  bool changed = false;
  for (Answer& answer : other.answers) {
    if (answer.wave != wave || answer.status != Status::answered) continue;
    for (const Answer& given : like.answers) {
      const bool alike = given.wave == wave && given.item.substr(0, 2) == answer.item.substr(0, 2) && given.action == answer.action;
      if (!alike || given.status != Status::answered) continue;
      changed = changed || answer.value != given.value;
      answer.value = given.value;
    }
  }
  if (changed) others.push_back(std::move(other));
}

}  // namespace

// A table or a row of sums, over members that have nothing else.
class Part {
 public:
  Part(const Telling& telling, Content content, std::string name) : telling_(telling), content_(content), name_(std::move(name)) {
    for (const Member& member : telling.members) members_.push_back(cut(member));
    base_ = numbers_of(members_, telling_, content_);
    origins_ = origins_of(base_);
  }

  const Numbers& change(std::size_t at, const Member& other) {
    if (ways_.empty()) {
      for (const Member& member : members_) ways_.push_back(&changes_[words_of(member, name_)]);
    }
    const auto [known, is_new] = ways_[at]->try_emplace(words_of(other, name_));
    if (!is_new) return known->second;
    Member cut_out = cut(other);
    std::swap(members_[at], cut_out);
    known->second = difference(numbers_of(members_, telling_, content_), base_, origins_);
    std::swap(members_[at], cut_out);
    return known->second;
  }

  Member cut(const Member& member) const {
    Member result{member.sitting, {}, {}};
    for (const WaveScores& wave : member.waves) {
      result.waves.emplace_back();
      for (const SlotScore& slot : wave.slots) {
        if (slot.slot == name_) result.waves.back().slots.push_back(slot);
      }
      if (const auto score = wave.permille.find(name_); score != wave.permille.end()) result.waves.back().permille.insert(*score);
      // Whether there is a row of sums hangs on what is told of each slot; tables of these are other parts.
      if (!member.waves.front().permille.contains(name_)) continue;
      for (SlotScore slot : wave.slots) {
        slot.asked = false;
        result.waves.back().slots.push_back(std::move(slot));
      }
    }
    if (name_ == practice_table) result.practice = member.practice;
    return result;
  }

 private:
  const Telling& telling_;
  Content content_;
  std::string name_;
  std::vector<Member> members_;
  Numbers base_;
  std::set<std::string> origins_;
  using Changes = std::unordered_map<std::string, Numbers>;
  std::unordered_map<std::string, Changes> changes_;  // from one way of answering to another
  std::vector<Changes*> ways_;                        // by member
};

void list(const Block& block, const std::string& name, Numbers& numbers) {
  for (const Table& table : block.tables) {
    for (const Cell& cell : table.cells) {
      std::string place = name + table.kind + "/" + table.block + "/" + table.slot;
      for (const std::string& level : cell.levels) place += "/" + level;
      numbers[place] = cell.count;
    }
  }
  for (const Moments& sums : block.moments) {
    const std::string place = name + sums.construct + "/" + sums.first_form + "/";
    numbers[place + "n"] = sums.n;
    for (std::size_t i = 0; i < sums.sums.size(); ++i) numbers[place + "s" + std::to_string(i)] = sums.sums[i];
    for (std::size_t i = 0; i < sums.products.size(); ++i) numbers[place + "p" + std::to_string(i)] = sums.products[i];
  }
}

Numbers sum(const std::vector<const Numbers*>& parts) {
  Numbers sum;
  for (const Numbers* part : parts) {
    for (const auto& [place, by] : *part) {
      if ((sum[place] += by) == 0) sum.erase(place);
    }
  }
  return sum;
}

Published::Published(const Group& group, ScoringKey key, Fault fault)
    : cohort_(group.cohort), content_(group.content), beside_(group.beside.size()), key_(std::move(key)), fault_(fault) {
  for (const Sitting& sitting : group.members) sittings_.push_back(only(sitting, key_));
  for (const Sitting& sitting : group.beside) sittings_.push_back(only(sitting, key_));
  tellings_ = tell(sittings_);
  said_ = say(tellings_);
  for (const Telling& telling : tellings_) {
    parts_.emplace_back();
    for (const std::string& name : parts_of(telling, key_)) parts_.back().push_back(std::make_unique<Part>(telling, content_, name));
    if (own_.contains(telling.cohort)) continue;
    for (const Sitting& sitting : sittings_) own_[telling.cohort].push_back(score(sitting, telling.cohort));
  }
}

Published::~Published() = default;

Member Published::score(const Sitting& sitting, Cohort cohort) const { return score_member(sitting, key_, cohort, content_); }

// Each of a group's blocks is over the same children and says of them what may be said of all the waves that they answered;
// where a rule is left out, not.
std::vector<Telling> Published::tell(const std::vector<Sitting>& sittings) const {
  std::vector<Telling> tellings;
  const std::size_t inside = sittings.size() - beside_;
  for (std::size_t waves = 1; waves <= waves_answered(cohort_).size(); ++waves) {
    const Waves answered = waves_answered(cohort_);
    Telling telling{short_name(Waves(answered.begin(), answered.begin() + static_cast<std::ptrdiff_t>(waves))), cohort_, waves, {}};
    if (fault_ == Fault::w1_of_everybody && waves == 1) telling.cohort = Cohort::left;
    if (fault_ == Fault::each_wave_by_itself && waves < answered.size()) telling.cohort = waves == 1 ? Cohort::left : Cohort::finished;
    if (fault_ == Fault::w12_of_everybody && waves < 3) telling.cohort = Cohort::finished;
    const std::size_t count = telling.cohort == cohort_ ? inside : sittings.size();
    for (std::size_t child = 0; child < count; ++child) telling.members.push_back(score(sittings[child], telling.cohort));
    if (fault_ != Fault::no_masking) mask(telling.members, k_obs);
    tellings.push_back(std::move(telling));
  }
  return tellings;
}

Numbers Published::say(const std::vector<Telling>& tellings) const {
  Numbers numbers;
  for (const Telling& telling : tellings) numbers.merge(numbers_of(telling.members, telling, content_));
  return numbers;
}

std::vector<Sitting> Published::others_of(std::size_t child) const {
  Sitting asked = sittings_[child];
  const Waves waves = waves_answered(cohort_);
  std::erase_if(asked.answers, [&](const Answer& answer) { return answer.wave && std::find(waves.begin(), waves.end(), *answer.wave) == waves.end(); });
  std::vector<Sitting> others = other_answers(asked);
  for (const Sitting& like : sittings_) {
    for (const Wave wave : waves) answer_like(asked, like, wave, others);
  }
  // Numbers hang on what is scored: two other answers that are scored alike are one, and one that is scored as the own is none.
  std::unordered_set<std::string> seen{words_of(score(asked, cohort_), "")};
  std::erase_if(others, [&](const Sitting& other) { return !seen.insert(words_of(score(other, cohort_), "")).second; });
  return others;
}

std::vector<const Numbers*> Published::change_of(std::size_t child, const Sitting& other) {
  std::vector<const Numbers*> change;
  std::map<Cohort, Member> scored;
  for (std::size_t number = 0; number < tellings_.size(); ++number) {
    const Telling& telling = tellings_[number];
    if (child >= telling.members.size()) continue;
    if (!scored.contains(telling.cohort)) scored.emplace(telling.cohort, score(other, telling.cohort));
    Member otherwise = scored.at(telling.cohort);
    otherwise.sitting = &sittings_[child];
    leave_unsaid(otherwise, own_.at(telling.cohort)[child], telling.members[child]);
    for (const std::unique_ptr<Part>& part : parts_[number]) {
      const Numbers& changed = part->change(child, otherwise);
      if (!changed.empty()) change.push_back(&changed);
    }
  }
  return change;
}

Numbers Published::change_by_whole_blocks(std::size_t child, const Sitting& other) const {
  std::vector<Sitting> sittings = sittings_;
  sittings[child] = other;
  return difference(say(tell(sittings)), said_, origins_of(said_));
}

}  // namespace attacker
