// The other ways in which a child could have answered, by the numbers of their scores: those of other_answers.h, and as other
// children answered.
#include <algorithm>

#include "followed.h"

namespace attacker {

using namespace evaluation;

std::vector<Followed::State> Followed::others_of(std::size_t child) const {
  std::vector<State> others;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) vary_one_slot(child, slot, others);
  vary_scores(child, others);
  answer_like(child, others);
  // What is told of nowhere makes no difference.
  State followed{};
  for (const Told& told : told_) {
    for (std::size_t at = 0; child < told.follows.size() && at < followed.size(); ++at) followed[at] |= told.follows[child][at];
  }
  for (State& other : others) {
    for (std::size_t at = 0; at < other.size(); ++at) other[at] = followed[at] != 0 ? other[at] : own_[child][at];
  }
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  return others;
}

void Followed::vary_one_slot(std::size_t child, std::size_t slot, std::vector<State>& others) const {
  std::vector<State> variants{own_[child]};
  for (const Wave wave : waves_) {
    const std::size_t at = place(wave, slot);
    if (!ways_[child].answered[at]) continue;
    std::vector<State> next;
    for (const State& variant : variants) {
      for (std::size_t way = 0; way < ways_[child].count[slot]; ++way) {
        next.push_back(variant);
        next.back()[at] = ways_[child].states[way][at];
      }
    }
    variants = std::move(next);
  }
  others.insert(others.end(), variants.begin(), variants.end());
}

void Followed::vary_scores(std::size_t child, std::vector<State>& others) const {
  std::vector<State> variants{own_[child]};
  for (const Wave wave : waves_) {
    std::vector<std::size_t> asked;
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
      if (ways_[child].answered[place(wave, slot)]) asked.push_back(place(wave, slot));
    }
    std::vector<State> next;
    for (const State& variant : variants) {
      for (std::size_t count = 0; count <= asked.size(); ++count) {
        next.push_back(variant);
        for (std::size_t slot = 0; slot < asked.size(); ++slot) next.back()[asked[slot]] = ways_[child].states[slot < count ? 1 : 0][asked[slot]];
      }
    }
    variants = std::move(next);
  }
  others.insert(others.end(), variants.begin(), variants.end());
}

void Followed::answer_like(std::size_t child, std::vector<State>& others) const {
  const Form form = published_.sittings()[child].first_form;
  for (std::size_t like = 0; like < children(); ++like) {
    const State& given = published_.sittings()[like].first_form == form ? own_[like] : in_other_form_[like];
    for (const Wave wave : waves_) {
      State other = own_[child];
      for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
        const std::size_t at = place(wave, slot);
        if (ways_[child].answered[at] && ways_[like].answered[at]) other[at] = given[at];
      }
      if (other == own_[child]) continue;
      require_shape(own_[child], other);
      others.push_back(other);
    }
  }
}

}  // namespace attacker
