// All numbers of a report over many kiosks, from sums, beside one pass that only adds the same rows up.
#include "api/panel.h"
#include "measurements.h"
#include "statistics/simulation.h"
#include "timing.h"

namespace bench {
namespace {

constexpr int kiosks = 10'000;
constexpr int runs = 20;

double add_up(const api::SectionSums& sums) {
  evaluation::ScoreSums scores;
  evaluation::PairCounts pairs;
  for (const auto& [name, construct] : sums.constructs) {
    for (const auto* some : {&construct.began_a, &construct.began_b}) {
      for (const auto& site : *some) scores += site;
    }
    for (const auto& [slot, slot_sums] : construct.slots) {
      for (const auto& site : slot_sums.pairs) pairs += site;
    }
  }
  return static_cast<double>(scores.n + pairs.gains);
}

}  // namespace

Figures measure_panel(const Setup&) {
  statistics::Study study(1);
  const api::SectionSums sums = study.draw({kiosks, 30, 0.8, false, 0.05, 0.1, 0.05});
  std::vector<double> panels;
  std::vector<double> passes;
  double used = add_up(sums) + *api::make_panel(sums, "scenario").constructs.front().change.value;  // to warm up
  for (int run = 0; run < runs; ++run) {
    const Stopwatch pass;
    used += add_up(sums);
    passes.push_back(pass.ms());
    const Stopwatch panel;
    used += *api::make_panel(sums, "scenario").constructs.front().change.value;
    panels.push_back(panel.ms());
  }
  if (used == 0) return base::fail(base::ErrorCode::corrupt, "nothing was added up");
  return std::vector<Figure>{{"panel", "two constructs over 10,000 kiosks, each a site", "ms", median(panels), "adding the same rows up", median(passes), {50, 100, {}}}};
}

}  // namespace bench
