#include "published.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "masking.h"
#include "other_answers.h"

namespace attacker {

using namespace evaluation;

std::string origin_of(const std::string& place) {
  std::size_t end = 0;
  const int parts = place.find("/item/") != std::string::npos || place.find("/probe/") != std::string::npos || place.find("/practice/") != std::string::npos ? 4 : 3;
  for (int part = 0; part < parts; ++part) end = place.find('/', end) + 1;
  return place.substr(0, end);
}

namespace {

constexpr int k_obs = 5;

std::set<std::string> origins_of(const Numbers& numbers) {
  std::set<std::string> origins;
  for (const auto& [place, number] : numbers) origins.insert(origin_of(place));
  return origins;
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

// How a member is scored, slot by slot: of those with one mean, what is told of a part of the slots may differ.
std::string words_of(const Member& member) {
  std::string words;
  for (const WaveScores& wave : member.waves) {
    for (const SlotScore& slot : wave.slots) {
      for (const std::string_view level : slot.score.levels) words.append("/").append(level);
      for (const auto& twelfths : slot.score.twelfths) words.append("/").append(twelfths ? std::to_string(*twelfths) : "none");
    }
  }
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

Numbers difference(const Numbers& other, const Numbers& base) {
  const std::set<std::string> origins = origins_of(base);
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

Published::Published(const Group& group, ScoringKey key, Fault fault)
    : cohort_(group.cohort), content_(group.content), beside_(group.beside.size()), key_(std::move(key)), fault_(fault) {
  for (const Sitting& sitting : group.members) sittings_.push_back(only(sitting, key_));
  for (const Sitting& sitting : group.beside) sittings_.push_back(only(sitting, key_));
  tellings_ = tell(sittings_);
  said_ = say(tellings_);
}

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
    if (!tellings.empty() && tellings.back().cohort == telling.cohort) {
      telling.members = tellings.back().members;
    } else {
      const std::size_t count = telling.cohort == cohort_ ? inside : sittings.size();
      for (std::size_t child = 0; child < count; ++child) telling.members.push_back(score(sittings[child], telling.cohort));
      if (fault_ != Fault::no_masking) mask(telling.members, k_obs);
    }
    tellings.push_back(std::move(telling));
  }
  return tellings;
}

Numbers Published::say(const std::vector<Telling>& tellings) const {
  Numbers numbers;
  for (const Telling& telling : tellings) numbers.merge(numbers_of(telling.members, telling, content_));
  return numbers;
}

Sitting Published::asked(std::size_t child) const {
  Sitting sitting = sittings_[child];
  const Waves waves = waves_answered(cohort_);
  std::erase_if(sitting.answers, [&](const Answer& answer) { return answer.wave && std::find(waves.begin(), waves.end(), *answer.wave) == waves.end(); });
  return sitting;
}

std::vector<Sitting> Published::others_of(std::size_t child) const {
  const Sitting own = asked(child);
  std::vector<Sitting> others = other_answers(own);
  if (!key_.items.empty()) {
    for (const Sitting& like : sittings_) {
      for (const Wave wave : waves_answered(cohort_)) answer_like(own, like, wave, others);
    }
  }
  // Numbers hang on what is scored: two other answers that are scored alike are one, and one that is scored as the own is none.
  std::unordered_set<std::string> seen{words_of(score(own, cohort_))};
  std::erase_if(others, [&](const Sitting& other) { return !seen.insert(words_of(score(other, cohort_))).second; });
  return others;
}

Numbers Published::change(std::size_t child, const Sitting& other) const {
  std::vector<Sitting> sittings = sittings_;
  sittings[child] = other;
  return difference(say(tell(sittings)), said_);
}

}  // namespace attacker
