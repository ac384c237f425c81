// Who closes together, over everybody who could come, up to four or seven of them: not some histories, all. Numbers are small so
// that there are few enough: three make a block, and two are as many as may be seen.
#include "cohorts.h"

#include <algorithm>
#include <map>
#include <set>

#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

constexpr int least = 3;

Policy small_policy() {
  Policy policy;
  policy.k_obs = 2;
  return policy;
}

// A girl or a boy, younger or older, who finished or left, now or long ago.
Candidate candidate(std::size_t kind) {
  Candidate one;
  one.cohort = (kind & 1U) == 0 ? Cohort::finished : Cohort::left;
  one.stratum.instrument = support::small_key().instrument;
  one.stratum.sex = (kind & 2U) == 0 ? "m" : "f";
  one.stratum.age_band = (kind & 4U) == 0 ? "12-14" : "9-11";
  one.waited_days = (kind & 8U) == 0 ? 0 : 60;
  one.stratum.arm = (kind & 16U) == 0 ? "lesson" : "waitlist";
  one.strata = {one.stratum};
  return one;
}

using Key = std::pair<std::string, std::string>;

// The first rule that is broken; empty when none is.
std::string broken(const std::vector<Candidate>& candidates, const std::vector<Group>& groups, const Policy& policy) {
  std::set<std::size_t> placed;
  const bool waited = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& each) { return each.waited_days >= policy.coarsen_age_after_days; });
  for (const Group& group : groups) {
    if (group.members.size() < static_cast<std::size_t>(least)) return "a group is too small";
    std::map<Key, int> seen;
    for (const std::size_t place : group.members) {
      const Candidate& member = candidates.at(place);
      if (!placed.insert(place).second) return "somebody is in two groups";
      if (member.cohort != group.cohort) return "who finished and who left are together";
      if (group.stratum.arm != member.stratum.arm) return "an arm is with another";
      if (group.stratum.sex != "*" && group.stratum.sex != member.stratum.sex) return "a sex is with another";
      if (group.stratum.age_band != "*" && group.stratum.age_band != member.stratum.age_band) return "an age is with another";
      ++seen[{member.stratum.sex, member.stratum.age_band}];
    }
    for (const auto& [what, count] : seen) {
      if (count < policy.k_obs) return "fewer than may be seen are of one kind";
    }
    const bool may_wait = group.cohort == Cohort::finished || group.cohort == Cohort::returned;  // the others are pooled from the first
    const bool pooled = may_wait && (group.stratum.sex == "*" || group.stratum.age_band == "*");
    if (pooled && !waited) return "a group is pooled before somebody has waited";
  }
  return "";
}

// When nobody more will come no group of one kind that is large enough stays behind.
std::string left_behind(const std::vector<Candidate>& candidates, const std::vector<Group>& groups) {
  std::set<std::size_t> placed;
  for (const Group& group : groups) placed.insert(group.members.begin(), group.members.end());
  std::map<std::pair<Cohort, Stratum>, int> waiting;
  for (std::size_t place = 0; place < candidates.size(); ++place) {
    if (placed.contains(place) || candidates[place].cohort == Cohort::left || candidates[place].cohort == Cohort::unpaired) continue;
    if (++waiting[{candidates[place].cohort, candidates[place].stratum}] >= least) return "a group that is large enough stays behind";
  }
  return "";
}

// Every sequence of so many of these kinds.
template <typename Visit>
void each_history(std::size_t length, const std::vector<Candidate>& kinds, Visit&& visit) {
  std::vector<std::size_t> history(length);
  while (true) {
    std::vector<Candidate> candidates;
    for (const std::size_t kind : history) candidates.push_back(kinds[kind]);
    visit(candidates);
    std::size_t at = 0;
    while (at < length && ++history[at] == kinds.size()) history[at++] = 0;
    if (at == length) return;
  }
}

struct Counts {
  std::int64_t histories = 0;
  std::int64_t groups = 0;
  std::string broken;  // the first rule that is
};

void look_at_all(std::size_t longest, const std::vector<Candidate>& kinds, Counts& counts) {
  const Policy policy = small_policy();
  for (std::size_t length = 1; length <= longest; ++length) {
    each_history(length, kinds, [&](const std::vector<Candidate>& candidates) {
      for (const bool settled : {false, true}) {
        if (!counts.broken.empty()) return;
        const auto groups = groups_to_close(candidates, least, settled, policy);
        counts.broken = broken(candidates, groups, policy);
        if (counts.broken.empty() && settled) counts.broken = left_behind(candidates, groups);
        counts.groups += static_cast<std::int64_t>(groups.size());
        ++counts.histories;
      }
    });
  }
}

}  // namespace

TEST_CASE("whoever comes in whatever order no group breaks a rule and none that is large enough stays behind") {
  std::vector<Candidate> kinds;
  for (std::size_t kind = 0; kind < 16; ++kind) kinds.push_back(candidate(kind));
  Counts counts;
  look_at_all(4, kinds, counts);
  CHECK(counts.broken == "");
  CHECK(counts.histories == 2 * (16 + 256 + 4096 + 65536));
  CHECK(counts.groups > 1'000);
}

TEST_CASE("girls and boys who came now or long ago close by the rules up to seven of them") {
  Counts counts;
  look_at_all(7, {candidate(0), candidate(2), candidate(8), candidate(10)}, counts);
  CHECK(counts.broken == "");
  CHECK(counts.groups > 1'000);
}

TEST_CASE("two arms of a trial close by the rules up to seven of them and never together") {
  Counts counts;
  look_at_all(7, {candidate(0), candidate(1), candidate(16), candidate(17)}, counts);
  CHECK(counts.broken == "");
  CHECK(counts.groups > 1'000);
}

TEST_CASE("who came back and who did not and who left and who came without a card close by the rules up to five of them") {
  std::vector<Candidate> kinds;
  for (const std::size_t kind : {0U, 2U, 8U, 10U}) {
    for (const Cohort cohort : {Cohort::finished, Cohort::left, Cohort::returned, Cohort::unpaired}) {
      if (kind == 10 && cohort != Cohort::returned) continue;
      kinds.push_back(candidate(kind));
      kinds.back().cohort = cohort;
    }
  }
  Counts counts;
  look_at_all(5, kinds, counts);
  CHECK(counts.broken == "");
  CHECK(counts.groups > 1'000);
}
