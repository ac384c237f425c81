#include "simulation.h"

#include <algorithm>
#include <cmath>

#include "evaluation/discrete_gaussian.h"
#include "evaluation/noise.h"

namespace statistics {
namespace {

constexpr double spread_of_change = 0.15;  // within and between sites together
constexpr int slots = 4;

void begin_construct(const std::string& name, std::size_t sites, api::SectionSums& sums) {
  api::ConstructSums& construct = sums.constructs[name];
  construct.judged = true;
  construct.ordered = name == "knowledge";
  construct.counts_right = construct.ordered;
  construct.began_a.resize(sites);
  construct.began_b.resize(sites);
  construct.pairs.resize(sites);
  for (int slot = 0; slot < slots; ++slot) construct.slots[std::to_string(slot)].pairs.resize(sites);
}

}  // namespace

// splitmix64 and Box-Muller: the same studies from the same seed with every library.
double Study::uniform() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return (static_cast<double>((z ^ (z >> 31U)) >> 11U) + 0.5) / 9007199254740992.0;
}

double Study::normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(6.283185307179586 * uniform()); }

std::vector<int> Study::sizes(const World& world) {
  std::vector<int> sizes;
  const double sigma = std::sqrt(std::log(1 + world.variation * world.variation));
  for (int site = 0; site < world.sites; ++site) {
    sizes.push_back(std::max(4, static_cast<int>(world.children * std::exp(sigma * normal() - sigma * sigma / 2))));
  }
  if (!world.one_holds_a_third) return sizes;
  int others = 0;
  for (std::size_t site = 1; site < sizes.size(); ++site) others += sizes[site];
  sizes[0] = others / 2;
  return sizes;
}

// A child who is wary of what is risky is, a little, of what is safe.
void Study::add_probes(std::size_t site, double ability, double change, api::SectionSums& sums) {
  sums.risky.resize(std::max(sums.risky.size(), site + 1));
  sums.safe.resize(sums.risky.size());
  for (api::SitePairs* pairs : {&sums.risky, &sums.safe}) {
    for (int probe = 0; probe < 2; ++probe) {
      const double wary = pairs == &sums.risky ? ability + 0.2 : ability - 0.2;
      const bool before = uniform() < wary;
      const bool after = uniform() < (pairs == &sums.risky ? wary + change : wary + change / 2);
      evaluation::PairCounts& counts = (*pairs)[site];
      ++(before ? (after ? counts.both : counts.losses) : (after ? counts.gains : counts.neither));
    }
  }
}

api::SectionSums Study::draw(const World& world) { return std::move(draw_arms(world, {world.change}).front()); }

std::map<std::string, api::SectionSums> Study::draw_trial(const World& world) {
  std::vector<api::SectionSums> arms = draw_arms(world, {world.change, 0});
  return {{"lesson", std::move(arms[0])}, {"waitlist", std::move(arms[1])}};
}

// Children are dealt in turn, half of each arm beginning with either form. How much more is learnt at one site than at another is nothing to
// those who wait, unless both arms change alike.
std::vector<api::SectionSums> Study::draw_arms(const World& world, const std::vector<double>& changes) {
  std::vector<api::SectionSums> arms(changes.size());
  const std::vector<int> children = sizes(world);
  for (api::SectionSums& sums : arms) sums.children.assign(children.begin(), children.end());
  for (const char* name : {"knowledge", "scenario"}) {
    for (api::SectionSums& sums : arms) begin_construct(name, children.size(), sums);
    for (std::size_t site = 0; site < children.size(); ++site) {
      const double level = 0.1 * normal();
      const double here = spread_of_change * std::sqrt(world.icc) * normal();
      const int seats = children[site] * static_cast<int>(arms.size());
      for (int child = 0; child < seats; ++child) {
        const std::size_t arm = static_cast<std::size_t>(child) % arms.size();
        api::SectionSums& sums = arms[arm];
        api::ConstructSums& construct = sums.constructs[name];
        const bool began_a = static_cast<std::size_t>(child) / arms.size() % 2 == 0;
        const double ability = 0.45 + level + 0.1 * normal();
        const double learnt = changes[arm] + (changes[arm] == changes.front() ? here : 0);
        const double change = learnt + spread_of_change * std::sqrt(1 - world.icc) * normal();
        const double form = began_a ? world.form_difference / 2 : -world.form_difference / 2;
        const auto x = static_cast<std::int64_t>(std::lround(1000 * (ability + form)));
        const auto y = static_cast<std::int64_t>(std::lround(1000 * (ability + change - form)));
        (began_a ? construct.began_a : construct.began_b)[site] += {1, x, y, x * x, x * y, y * y};
        if (construct.ordered) add_probes(site, ability, change, sums);
        for (int slot = 0; slot < slots; ++slot) {
          const bool before = uniform() < ability + form;
          const bool after = uniform() < ability + change - form;
          evaluation::PairCounts one;
          ++(before ? (after ? one.both : one.losses) : (after ? one.gains : one.neither));
          construct.pairs[site] += one;
          construct.slots[std::to_string(slot)].pairs[site] += one;
        }
      }
    }
  }
  for (api::SectionSums& sums : arms) {
    if (world.noise > 0) add_noise(world.noise, sums);
  }
  return arms;
}

// As kiosks add it: to every cell of each block of some twenty-five children, and to the sums of all of them in one row.
void Study::add_noise(std::int64_t variance, api::SectionSums& sums) {
  evaluation::DiscreteGaussian noise(noise_);
  const auto blocks_of = [&](std::size_t site) { return std::max<std::int64_t>(1, sums.children[site] / 25); };
  const auto add = [&](std::int64_t& value, std::size_t site, std::int64_t scale) {
    for (std::int64_t block = 0; block < blocks_of(site); ++block) value += noise.draw(variance, scale);
  };
  const auto variance_of = [&](std::size_t site) { return static_cast<double>(variance * blocks_of(site)); };
  const auto add_to_pairs = [&](api::SitePairs& sites) {
    for (std::size_t site = 0; site < sites.size(); ++site) {
      evaluation::PairCounts& pairs = sites[site];
      for (std::int64_t* cell : {&pairs.both, &pairs.losses, &pairs.gains, &pairs.neither}) add(*cell, site, 1);
      pairs.noise = 4 * variance_of(site);
    }
  };
  constexpr std::int64_t of_sums = evaluation::noise_of_sums;
  sums.noise = base::Rho{1, 2};
  for (auto& [name, construct] : sums.constructs) {
    construct.mixed.resize(construct.began_a.size());
    for (std::size_t site = 0; site < construct.mixed.size(); ++site) {
      evaluation::ScoreSums& all = construct.mixed[site];
      (all += construct.began_a[site]) += construct.began_b[site];
      add(all.n, site, 1);
      for (std::int64_t* sum : {&all.x, &all.y}) add(*sum, site, of_sums);
      for (std::int64_t* product : {&all.xx, &all.xy, &all.yy}) add(*product, site, of_sums * of_sums);
      all.noise = variance_of(site);
    }
    construct.began_a.clear();
    construct.began_b.clear();
    for (auto& [slot, slot_sums] : construct.slots) add_to_pairs(slot_sums.pairs);
  }
  add_to_pairs(sums.risky);
  add_to_pairs(sums.safe);
}

namespace {

int seen(const std::optional<double>& p) { return p && *p < 0.05 ? 1 : 0; }
int seen(const evaluation::MaybeTest& test) { return test && test->p < 0.05 ? 1 : 0; }

// A study of its own, so that adding to what is drawn here changes nothing there.
void cover_arms(const World& world, const World& nothing, Study& study, Coverage& coverage) {
  const auto first_of = [](const std::vector<api::ArmDifference>& differences) { return differences.front(); };
  const evaluation::Estimate difference = first_of(api::compare_arms(study.draw_trial(world), "scenario")).difference;
  const api::ArmDifference idle = first_of(api::compare_arms(study.draw_trial(nothing), "scenario"));
  if (!difference.interval || !idle.difference.p) return;
  ++coverage.arms;
  coverage.arms_hold += difference.interval->low <= world.change && world.change <= difference.interval->high ? 1 : 0;
  coverage.arms_alarms += seen(idle.difference.p);
  if (idle.slots.empty()) return;  // with noise there are none
  coverage.odds_alarms += seen(idle.slots.front().odds.test);
  coverage.alike_alarms += seen(idle.slots.front().odds.alike);
}

}  // namespace

Coverage cover(const World& world, int runs, std::uint64_t seed) {
  Coverage coverage;
  World nothing = world;
  nothing.change = 0;
  nothing.form_difference = 0;
  Study study(seed);
  Study trials(seed + 1'000'000);
  for (int run = 0; run < runs; ++run) {
    ++coverage.runs;
    const api::Panel panel = api::make_panel(study.draw(world), "scenario");
    const evaluation::Estimate& change = panel.constructs.front().change;
    const api::Panel idle = api::make_panel(study.draw(nothing), "scenario");
    if (!change.interval || !idle.constructs.front().change.p) continue;
    ++coverage.intervals;
    cover_arms(world, nothing, trials, coverage);
    coverage.hold += change.interval->low <= world.change && world.change <= change.interval->high ? 1 : 0;
    const api::ConstructResult& first = idle.constructs.front();
    coverage.slot_alarms += seen(first.slots.front().change.p);
    coverage.j_alarms += seen(idle.judgement.j.p);
    coverage.form_alarms += seen(first.form_difference.p);
    coverage.alarms += seen(first.change.p);
    const bool any = std::any_of(idle.constructs.begin(), idle.constructs.end(), [](const api::ConstructResult& result) { return result.adjusted_p && *result.adjusted_p < 0.05; });
    coverage.holm_alarms += any ? 1 : 0;
  }
  return coverage;
}

}  // namespace statistics
