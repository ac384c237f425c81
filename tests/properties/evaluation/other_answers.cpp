#include "other_answers.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "base/practice_codes.h"

namespace attacker {

using namespace evaluation;

using Slots = std::map<std::string, std::map<Wave, Places>>;

Slots slots_of(const Sitting& sitting) {
  Slots slots;
  for (std::size_t i = 0; i < sitting.answers.size(); ++i) {
    const Answer& answer = sitting.answers[i];
    if (!answer.is_practice() && answer.status == Status::answered) slots[answer.item.substr(0, 2)][*answer.wave].push_back(i);
  }
  return slots;
}

// A statement has three answers; a situation is rated by the key of a risk or of a foil: right and wrong, whichever it is.
// Of what has no key: one way to each level, and two to one that differ in score.
std::vector<std::vector<int>> ways(const Sitting& sitting, const Places& places) {
  switch (sitting.answers[places.front()].item.front()) {
    case 'k': return {{0}, {1}, {2}};
    case 'a': return {{1}, {5}, {3}, {4}};
    case 'h': return {{1, 1, 5}, {5, 5, 1}, {3, 1, 3}, {4, 1, 1}};
    case 'b': return {{1}, {4}, {2}, {3}};
    default: break;
  }
  return {{1, 4, 2, 3}, {4, 3, 2, 1}, {1, 3, 2, 1}};
}

void answer(Sitting& sitting, const Places& places, const std::vector<int>& values) {
  for (std::size_t i = 0; i < places.size(); ++i) sitting.answers[places[i]].value = values[i];
}

namespace {

// The sitting with every other answer to one slot, in all its waves.
void vary_one_slot(const Sitting& sitting, const std::map<Wave, Places>& waves, std::vector<Sitting>& changed) {
  std::vector<Sitting> variants{sitting};
  for (const auto& [wave, places] : waves) {
    std::vector<Sitting> next;
    for (const Sitting& variant : variants) {
      for (const auto& values : ways(sitting, places)) {
        next.push_back(variant);
        answer(next.back(), places, values);
      }
    }
    variants = std::move(next);
  }
  changed.insert(changed.end(), variants.begin(), variants.end());
}

// So many slots of each wave answered one way, the rest another.
void vary_scores(const Sitting& sitting, const Slots& slots, std::vector<Sitting>& changed) {
  std::vector<Sitting> variants{sitting};
  for (const WaveFacts& facts : all_waves) {
    std::vector<const Places*> asked;
    for (const auto& [name, waves] : slots) {
      if (const auto found = waves.find(facts.wave); found != waves.end()) asked.push_back(&found->second);
    }
    std::vector<Sitting> next;
    for (const Sitting& variant : variants) {
      for (std::size_t count = 0; count <= asked.size(); ++count) {
        next.push_back(variant);
        for (std::size_t slot = 0; slot < asked.size(); ++slot) answer(next.back(), *asked[slot], ways(sitting, *asked[slot]).at(slot < count ? 1 : 0));
      }
    }
    variants = std::move(next);
  }
  changed.insert(changed.end(), variants.begin(), variants.end());
}

void vary_choices(const Sitting& sitting, std::vector<Sitting>& changed) {
  for (std::size_t i = 0; i < sitting.answers.size(); ++i) {
    if (!sitting.answers[i].is_practice()) continue;
    const base::PracticeCode* code = base::find_practice_code(sitting.answers[i].item);
    for (int value = code == nullptr ? 1 : code->least; code != nullptr && value <= code->most; ++value) {
      changed.push_back(sitting);
      changed.back().answers[i].value = value;
    }
  }
}

}  // namespace

std::vector<Sitting> other_answers(const Sitting& sitting) {
  std::vector<Sitting> changed;
  const Slots slots = slots_of(sitting);
  for (const auto& [slot, waves] : slots) vary_one_slot(sitting, waves, changed);
  if (!slots.empty()) vary_scores(sitting, slots, changed);
  vary_choices(sitting, changed);
  return changed;
}

}  // namespace attacker
