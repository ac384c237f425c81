// Worlds in which the truth is known: children differ in ability, sites in level and in how much a lesson changes there,
// forms in difficulty. How often does an interval hold the truth, and how often does a test see what is not there?
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "api/panel.h"
#include "evaluation/random_source.h"

namespace statistics {

struct World {
  int sites = 10;
  int children = 30;          // at each on average
  double variation = 0;       // of their number: standard deviation over mean
  bool one_holds_a_third = false;
  double icc = 0;             // of the change of a child's score within sites
  double change = 0.1;        // the truth
  double form_difference = 0.05;
  std::int64_t noise = 0;     // the variance of a count of a block; 0: counts carry none
};

// One study: the sums by site as kiosks would tell them.
class Study {
 public:
  explicit Study(std::uint64_t seed) : state_(seed), noise_(~seed) {}  // both draw alike: other seeds, other numbers
  api::SectionSums draw(const World& world);
  // Lesson and waitlist at the same sites, as many children in each: who waits changes by 0.
  std::map<std::string, api::SectionSums> draw_trial(const World& world);

 private:
  double uniform();
  double normal();
  std::vector<int> sizes(const World& world);
  std::vector<api::SectionSums> draw_arms(const World& world, const std::vector<double>& changes);
  void add_probes(std::size_t site, double ability, double change, api::SectionSums& sums);

  void add_noise(std::int64_t variance, api::SectionSums& sums);

  std::uint64_t state_;
  evaluation::SeededRandomSource noise_;
};

struct Coverage {
  int runs = 0;
  int intervals = 0;  // runs with one
  int hold = 0;       // the truth
  int alarms = 0;     // p below 0.05, in a world without change
  int holm_alarms = 0;  // any of the two constructs below 0.05 after Holm
  int slot_alarms = 0;  // one slot's change, by its own p
  int j_alarms = 0;
  int form_alarms = 0;  // the forms, in a world where they are alike
  int arms = 0;         // runs with an interval of the arms' difference, and a p of it
  int arms_hold = 0;    // the difference of two arms' changes
  int arms_alarms = 0;  // that difference, where both arms change alike
  int odds_alarms = 0;  // Cochran-Mantel-Haenszel of one slot, where both arms change alike
  int alike_alarms = 0; // Breslow-Day and Tarone of that slot

  double held() const { return static_cast<double>(hold) / intervals; }
  double share(int alarm) const { return static_cast<double>(alarm) / intervals; }
  double share_of_arms(int seen) const { return static_cast<double>(seen) / arms; }
};

// `alarms` from studies of the same world whose change is 0.
Coverage cover(const World& world, int runs, std::uint64_t seed);

}  // namespace statistics
