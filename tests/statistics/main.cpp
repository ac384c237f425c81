// parasol-statistics: `coverage` tells how often intervals hold the truth and tests see what is not there, `tables` writes
// random and degenerate tables for R, `speed` measures a report's numbers over ten thousand kiosks.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "api/r_folder.h"
#include "base/file.h"
#include "simulation.h"
#include "support/random_sections.h"

namespace {

struct Limits {
  double held_low, held_high, alarm_low, alarm_high;  // per cent
};
constexpr Limits promised{93.5, 96.5, 3, 7};

// Of a few hundred studies: what chance allows besides.
Limits with_chance(int runs) {
  const double chance = runs >= 2000 ? 0 : 100 * 2.5 * std::sqrt(0.05 * 0.95 / runs);
  return {promised.held_low - chance, promised.held_high + chance, promised.alarm_low - chance, promised.alarm_high + chance};
}

bool show(const statistics::World& world, int runs, std::uint64_t seed) {
  const statistics::Coverage result = statistics::cover(world, runs, seed);
  Limits limits = with_chance(runs);
  if (world.noise > 0) {  // a small site has a whole block's noise, which makes the interval a little too wide and no worse
    limits.held_high += 1.5;
    limits.alarm_low -= 1.5;
  }
  const double held = 100 * result.held();
  const double alarmed = 100 * result.share(result.alarms);
  bool within = held >= limits.held_low && held <= limits.held_high;
  std::printf("%5d  %8.1f  %11s  %4.2f  %5.1f  %6.1f  %4.1f", world.sites, world.variation, world.one_holds_a_third ? "yes" : "no", world.icc, held, alarmed,
              100 * result.share(result.holm_alarms));
  within = within && alarmed >= limits.alarm_low && alarmed <= limits.alarm_high;
  const double arms_held = 100 * result.share_of_arms(result.arms_hold);
  within = within && arms_held >= limits.held_low && arms_held <= limits.held_high;
  const auto print_alarms = [&](double share) {
    within = within && 100 * share <= limits.alarm_high;
    std::printf("  %5.1f", 100 * share);
  };
  for (const int alarms : {result.slot_alarms, result.j_alarms, result.form_alarms}) print_alarms(result.share(alarms));
  for (const int alarms : {result.arms_alarms, result.odds_alarms, result.alike_alarms}) print_alarms(result.share_of_arms(alarms));
  std::printf("  %5.1f%s\n", arms_held, within ? "" : "  outside");
  return within;
}

// Of some two hundred figures chance alone takes a few outside: a world that seems to be is studied anew, with more, and that
// decides.
bool holds(const statistics::World& world, int runs, std::uint64_t seed) {
  constexpr int more = 5;
  constexpr std::uint64_t anew = 500'000;
  if (show(world, runs, seed)) return true;
  if (runs < 2000) return false;
  std::printf("the same, %d studies anew:\n", more * runs);
  return show(world, more * runs, seed + anew);
}

int run_coverage(int runs, bool reduced) {
  std::printf("%d studies of each world, about 30 children a site. How often the 95 %% interval of the child's change holds the truth; how often\n"
              "p < 0.05 where there is nothing: for that change, for either of two constructs after Holm, for one slot, for J, for the\n"
              "difference of the forms; of two arms at the same sites, with as many children each, for the difference of their changes, for\n"
              "one slot by Cochran-Mantel-Haenszel, and for whether its odds ratios are alike. Last, how often the interval of the arms'\n"
              "difference holds the truth. Per cent.\n\n"
              "sites  sizes CV  one a third  ICC   holds  change  Holm   slot      J  forms   arms    CMH  alike  holds\n", runs);
  bool good = true;
  const std::vector<int> all_sites = reduced ? std::vector<int>{12} : std::vector<int>{10, 20, 40};
  const std::vector<double> correlations = reduced ? std::vector<double>{0.05} : std::vector<double>{0.0, 0.05, 0.2};
  for (const int sites : all_sites) {
    for (const double icc : correlations) {
      std::uint64_t seed = static_cast<std::uint64_t>(sites) * 1000 + static_cast<std::uint64_t>(100 * icc) * 10;
      for (const auto& [variation, third] : {std::pair{0.0, false}, std::pair{0.8, false}, std::pair{0.8, true}}) {
        good = holds({sites, 30, variation, third, icc, 0.1, 0.05}, runs, ++seed) && good;
      }
    }
  }
  std::printf("\nEvery count and sum of each block with discrete Gaussian noise of this variance; no forms apart, no odds:\n");
  for (const int sites : all_sites) {
    for (const std::int64_t noise : {4, 32}) {
      for (const auto& [variation, third] : {std::pair{0.0, false}, std::pair{0.8, false}, std::pair{0.8, true}}) {
        std::printf("%2d ", static_cast<int>(noise));
        good = holds({sites, 30, variation, third, 0.05, 0.1, 0.05, noise}, runs, static_cast<std::uint64_t>(sites * 1000 + noise * 10) + 7) && good;
      }
    }
  }
  return good ? 0 : 1;
}

int run_tables(int count, std::uint64_t seed, const std::filesystem::path& folder) {
  const api::Report report = support::RandomSections(seed).report(count);
  std::filesystem::create_directories(folder);
  for (const auto& [name, text] : api::r_files(report)) {
    if (const auto written = base::write_file(folder / name, text); !written) {
      std::fprintf(stderr, "parasol-statistics: %s\n", written.error().message.c_str());
      return 1;
    }
  }
  return 0;
}

// What a reader would see of one study.
int run_example(int sites) {
  statistics::Study study(7);
  api::Report report;
  report.stations = report.blocks = sites;
  api::Section section;
  section.instrument = {"invented", 1, std::string(64, 'a')};
  section.arm = "none";
  section.kiosks = section.sites = sites;
  section.sums = study.draw({sites, 30, 0.4, false, 0.05, 0.1, 0.05});
  for (const std::int64_t children : section.sums.children) section.attrition.in_blocks += children;
  section.attrition.flow[evaluation::Way::began] = section.attrition.flow[evaluation::Way::finished] = section.attrition.in_blocks / 5 * 5;
  section.panel = api::make_panel(section.sums, "scenario");
  report.sections.push_back(std::move(section));
  std::fputs(api::to_table(report, api::Detail::all).c_str(), stdout);
  return 0;
}

// Against one pass that only adds the same rows up: what nobody could do without.
int run_speed(int kiosks) {
  statistics::Study study(1);
  const api::SectionSums sums = study.draw({kiosks, 30, 0.8, false, 0.05, 0.1, 0.05});
  using Clock = std::chrono::steady_clock;
  const auto ms = [](Clock::time_point from) { return std::chrono::duration<double, std::milli>(Clock::now() - from).count(); };
  double panel = 1e9;
  double adding = 1e9;
  double sum = 0;
  for (int run = 0; run < 20; ++run) {
    auto begin = Clock::now();
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
    sum += static_cast<double>(scores.n + pairs.gains);
    adding = std::min(adding, ms(begin));
    begin = Clock::now();
    const api::Panel result = api::make_panel(sums, "scenario");
    panel = std::min(panel, ms(begin));
    sum += *result.constructs.front().change.value;
  }
  std::printf("all numbers of two constructs with four slots over %d kiosks: %.1f ms (at most 50), %.0f times adding the rows up (%.3f ms)\n", kiosks, panel,
              panel / adding, adding);
  return panel < 50 && sum != 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("Judges the report's statistics", "parasol-statistics");
  program.require_subcommand(1);
  int runs = 2000;
  auto* coverage = program.add_subcommand("coverage", "simulated coverage and false alarms");
  bool reduced = false;
  coverage->add_flag("--reduced", reduced, "three worlds of twelve sites");
  coverage->add_option("--runs", runs)->capture_default_str();
  int count = 1000;
  std::uint64_t seed = 1;
  std::filesystem::path folder;
  auto* tables = program.add_subcommand("tables", "random and degenerate tables, for R");
  tables->add_option("--count", count)->capture_default_str();
  tables->add_option("--seed", seed)->capture_default_str();
  tables->add_option("folder", folder)->required();
  int sites = 12;
  auto* example = program.add_subcommand("example", "the report of one simulated study");
  example->add_option("--sites", sites)->capture_default_str();
  int kiosks = 10'000;
  auto* speed = program.add_subcommand("speed", "all numbers over many kiosks");
  speed->add_option("--kiosks", kiosks)->capture_default_str();
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem) == 0 ? 0 : 2;
  }
  if (coverage->parsed()) return run_coverage(runs, reduced);
  if (tables->parsed()) return run_tables(count, seed, folder);
  if (example->parsed()) return run_example(sites);
  return run_speed(kiosks);
}
