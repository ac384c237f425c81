// Blocks added up by instrument version and arm, before any statistics.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "api/report.h"

namespace api {

using KioskPairs = std::map<std::string, evaluation::PairCounts>;  // by kiosk

struct ConstructTally {
  bool judged = false;  // its answers are right or wrong; else only its scores are compared
  KioskPairs pairs;
  evaluation::SquareTable levels = evaluation::SquareTable(3, std::vector<std::int64_t>(3));  // right, wrong, not sure
  std::int64_t scored = 0, before_sum = 0, after_sum = 0;  // of scores in thousandths
};

struct SectionTally {
  std::map<std::string, ConstructTally> constructs;
  KioskPairs sensitivity;
  KioskPairs over_alarm;
  std::map<std::string, std::int64_t> sittings_by_kiosk;
  Attrition attrition;
  std::map<evaluation::Waves, WaveTotals> totals;
};

using SectionKey = std::pair<evaluation::InstrumentRef, std::string>;  // and arm

std::map<SectionKey, SectionTally> tally(const std::vector<StoredBlock>& blocks);

// Each block whose margins over the waves of its parents are not the sum of their tables, or whose
// parents are not here.
std::vector<std::string> inconsistencies(const std::vector<StoredBlock>& blocks);

}  // namespace api
