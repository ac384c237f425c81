// Invented readers who answer before a lesson, after it and, with a linking card, weeks later.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/random.h"
#include "walk_steps.h"

namespace demo {

// What they answered, with a scoring of its own: by construct the scores before and weeks later in thousandths, and by slot how
// many chose what a report shows of it (certainly there, likely, never).
struct WeeksLedger {
  struct Scores {
    std::int64_t n = 0, before = 0, later = 0;
  };
  struct Pairs {
    std::int64_t both = 0, losses = 0, gains = 0, neither = 0;
  };
  std::map<std::string, Scores> scores;
  std::map<std::string, Pairs> slots;

  base::Result<void> save(const std::filesystem::path& file) const;
  static base::Result<WeeksLedger> load(const std::filesystem::path& file);
  // Every difference between this and what a report says of weeks later, one sentence each.
  base::Result<std::vector<std::string>> differences_from(const std::filesystem::path& report) const;
};

// So many come with a card and come back with it five weeks later; of three more one never does, one has lost the card, and one has
// what was said weeks later deleted.
base::Result<WeeksLedger> play_weeks(app::WalkPlayer& player, int readers, base::Random& random);

}  // namespace demo
