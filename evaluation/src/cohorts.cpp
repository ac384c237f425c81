#include "cohorts.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace evaluation {
namespace {

enum class Coarseness { exact, without_sex, without_age };

Stratum coarsen(Stratum stratum, Coarseness coarseness) {
  if (coarseness != Coarseness::exact) stratum.sex = "*";
  if (coarseness == Coarseness::without_age) stratum.age_band = "*";
  return stratum;
}

using Places = std::vector<std::size_t>;

class Planner {
 public:
  Planner(const std::vector<Candidate>& candidates, int least, bool settled, const Policy& policy)
      : candidates_(candidates), least_(static_cast<std::size_t>(least)), settled_(settled), policy_(policy), placed_(candidates.size()) {}

  std::vector<Group> plan() {
    for (const Coarseness coarseness : {Coarseness::exact, Coarseness::without_sex, Coarseness::without_age}) {
      for (auto& [key, places] : groups(coarseness)) {
        if (may_be_coarsened(places, coarseness)) close(key.first, key.second, places);
      }
    }
    return std::move(closing_);
  }

 private:
  std::map<std::pair<Cohort, Stratum>, Places> groups(Coarseness coarseness) const {
    std::map<std::pair<Cohort, Stratum>, Places> result;
    for (std::size_t place = 0; place < candidates_.size(); ++place) {
      if (placed_[place]) continue;
      const Candidate& candidate = candidates_[place];
      // Those who left are few, and so are those who came back without a card: they are pooled from the first.
      const bool few = candidate.cohort == Cohort::left || candidate.cohort == Cohort::unpaired;
      const Coarseness own = few ? Coarseness::without_age : coarseness;
      result[{candidate.cohort, coarsen(candidate.stratum, own)}].push_back(place);
    }
    return result;
  }

  bool may_be_coarsened(const Places& places, Coarseness coarseness) const {
    if (coarseness == Coarseness::exact) return true;
    const int wait = coarseness == Coarseness::without_sex ? policy_.coarsen_sex_after_days : policy_.coarsen_age_after_days;
    return std::any_of(places.begin(), places.end(), [&](std::size_t place) { return candidates_[place].waited_days >= wait; });
  }

  std::size_t size_of(const Places& places) const {
    std::size_t size = 0;
    for (const std::size_t place : places) size += candidates_[place].strata.size();
    return size;
  }

  // A girl among boys, a nine-year-old among the older: whoever is of a kind that fewer than k_obs share waits for more.
  Places without_rare(const Places& places) const {
    std::map<std::pair<std::string, std::string>, int> counts;
    for (const std::size_t place : places) {
      for (const Stratum& stratum : candidates_[place].strata) ++counts[{stratum.sex, stratum.age_band}];
    }
    Places kept;
    for (const std::size_t place : places) {
      const std::vector<Stratum>& strata = candidates_[place].strata;
      const bool rare = std::any_of(strata.begin(), strata.end(), [&](const Stratum& stratum) {
        return counts[{stratum.sex, stratum.age_band}] < policy_.k_obs;
      });
      if (!rare) kept.push_back(place);
    }
    return kept.size() == places.size() ? kept : without_rare(kept);
  }

  // The first so many that they are `least`.
  Places first_of(const Places& places) const {
    std::size_t size = 0;
    Places first;
    for (const std::size_t place : places) {
      if (size >= least_) break;
      first.push_back(place);
      size += candidates_[place].strata.size();
    }
    return first;
  }

  bool has_settled(const Places& first) const {
    return settled_ || std::any_of(first.begin(), first.end(), [&](std::size_t place) { return !candidates_[place].clock_known; }) ||
           std::all_of(first.begin(), first.end(), [&](std::size_t place) { return candidates_[place].waited_days >= policy_.settle_days; });
  }

  void close(Cohort cohort, const Stratum& stratum, const Places& places) {
    Places members = without_rare(places);
    if (size_of(members) < least_) return;
    if (!has_settled(first_of(members))) {  // as many as leave enough behind
      Places reversed(members.rbegin(), members.rend());
      const std::size_t behind = first_of(reversed).size();
      members.resize(members.size() - behind);
      if (size_of(members) < least_ || without_rare(members).size() != members.size()) return keep(places);
    }
    keep(members);
    closing_.push_back({cohort, stratum, std::move(members)});
  }

  // Large enough already: not to be pooled with others.
  void keep(const Places& places) {
    for (const std::size_t place : places) placed_[place] = true;
  }

  const std::vector<Candidate>& candidates_;
  std::size_t least_;
  bool settled_;
  const Policy& policy_;
  std::vector<bool> placed_;
  std::vector<Group> closing_;
};

}  // namespace

std::vector<Group> groups_to_close(const std::vector<Candidate>& candidates, int least, bool settled, const Policy& policy) {
  return Planner(candidates, least, settled, policy).plan();
}

}  // namespace evaluation
