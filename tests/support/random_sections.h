// Sums by site as chance would have them, and as it would not: one site, nobody changes, everybody alike, empty levels,
// counts of thirty million.
#pragma once

#include <random>
#include <string>

#include "api/report.h"

namespace support {

class RandomSections {
 public:
  explicit RandomSections(std::uint64_t seed) : random_(seed) {}

  // Every tenth is degenerate in one way or another.
  api::Section next() {
    const int number = count_++;
    const bool odd = number % 10 == 9;
    const int way = odd ? (number / 10) % 5 : -1;
    api::Section section;
    section.instrument = {"random-" + std::to_string(number), 1, std::string(64, 'a')};
    section.arm = "none";
    const int sites = way == 0 ? 1 : static_cast<int>(below(number % 3 == 0 ? 9 : 30)) + 2;
    for (int site = 0; site < sites; ++site) add_site(static_cast<std::size_t>(site), way, section.sums);
    section.sites = sites;
    section.panel = api::make_panel(section.sums, "scenario");
    return section;
  }

  // The next two as arms of one trial, compared: of the same sites, as far as both have them.
  void add_trial(api::Report& report) {
    api::Section lesson = next();
    api::Section waitlist = next();
    waitlist.instrument = lesson.instrument;
    lesson.arm = "lesson";
    waitlist.arm = "waitlist";
    report.comparisons.push_back({lesson.instrument, api::compare_arms({{"lesson", lesson.sums}, {"waitlist", waitlist.sums}}, "scenario")});
    report.sections.push_back(std::move(lesson));
    report.sections.push_back(std::move(waitlist));
  }

  // Of ten sections four are in trials, the degenerate ones among them.
  api::Report report(int sections) {
    api::Report report;
    for (int number = 0; number < sections; number += 2) {
      if (number + 1 < sections && (number % 10 == 0 || number % 10 == 8)) {
        add_trial(report);
        continue;
      }
      report.sections.push_back(next());
      if (number + 1 < sections) report.sections.push_back(next());
    }
    return report;
  }

 private:
  std::int64_t below(std::int64_t limit) { return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit)); }

  template <typename Row>
  static Row& at(std::vector<Row>& rows, std::size_t site) {
    if (rows.size() <= site) rows.resize(site + 1);
    return rows[site];
  }

  // Children one by one, so that sums of squares and products belong together.
  void add_scores(int way, evaluation::ScoreSums& sums) {
    const std::int64_t level = below(300);
    const std::int64_t children = way == 4 ? 25 : 5 + below(40);
    for (std::int64_t child = 0; child < children; ++child) {
      const std::int64_t x = way == 4 ? 500 : 100 + level + below(500);
      const std::int64_t y = way == 1 ? x : way == 4 ? 600 : std::min<std::int64_t>(1000, x + below(300) - 80);
      sums += {1, x, y, x * x, x * y, y * y};
    }
  }

  evaluation::PairCounts pairs(int way) {
    if (way == 1) return {below(30), 0, 0, below(30) + 1};
    if (way == 3) return {30'000'000 + below(1000), 10'000'000 + below(1000), 10'003'000 + below(1000), 30'000'000};
    return {below(30), below(8), below(14), below(20) + 1};
  }

  void add_site(std::size_t site, int way, api::SectionSums& sums) {
    at(sums.children, site) = 80;
    for (const char* name : {"knowledge", "scenario"}) {
      api::ConstructSums& construct = sums.constructs[name];
      construct.judged = true;
      construct.ordered = std::string(name) == "knowledge";
      construct.counts_right = construct.ordered;
      add_scores(way, at(construct.began_a, site));
      if (below(4) > 0) add_scores(way, at(construct.began_b, site));
      if (below(3) == 0) add_scores(way, at(construct.mixed, site));
      at(construct.finished_before, site) = {60, 60 * (300 + below(400))};
      if (below(3) == 0) at(construct.left_before, site) = {20, 20 * (200 + below(500))};
      at(construct.right_before, site) = {below(40), below(40), below(10), below(10)};
      for (const char* slot : {"s1", "s2", "s3"}) {
        const evaluation::PairCounts counts = pairs(way);
        api::SlotSums& slot_sums = construct.slots[slot];
        slot_sums.foil = std::string(slot) == "s3";
        at(slot_sums.pairs, site) += counts;
        at(construct.pairs, site) += counts;
        add_levels(counts, way, construct);
        if (construct.ordered) at(construct.moved, site) += {counts.pairs(), counts.gains - counts.losses + (way == 1 ? 0 : below(3))};
      }
    }
    at(sums.risky, site) = pairs(way);
    at(sums.safe, site) = pairs(way);
  }

  // Not right is wrong or not sure; in one degenerate way nobody is ever unsure.
  void add_levels(const evaluation::PairCounts& counts, int way, api::ConstructSums& construct) {
    auto& levels = construct.levels;
    const auto split = [&](std::int64_t count) { return way == 2 || !construct.ordered ? 0 : below(count + 1); };
    levels[0][0] += counts.both;
    const std::int64_t lost = split(counts.losses);
    levels[0][2] += lost;
    levels[0][1] += counts.losses - lost;
    const std::int64_t gained = split(counts.gains);
    levels[2][0] += gained;
    levels[1][0] += counts.gains - gained;
    const std::int64_t unsure = way == 1 ? 0 : split(counts.neither);
    levels[1][2] += unsure / 2;
    levels[2][1] += unsure - unsure / 2;
    levels[1][1] += counts.neither - unsure;
  }

  std::mt19937_64 random_;
  int count_ = 0;
};

}  // namespace support
