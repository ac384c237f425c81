// Blocks added up by instrument version, arm and site, before any statistics.
#pragma once

#include <map>
#include <set>
#include <string>

#include "api/report.h"

namespace api {

struct SectionTally {
  SectionSums sums;
  std::set<std::string> kiosks;
  Attrition attrition;
  std::map<evaluation::Waves, WaveTotals> totals;
};

struct Tally {
  std::map<evaluation::InstrumentRef, std::map<std::string, SectionTally>> sections;  // and by arm
  std::vector<std::string> sites;  // in the order of every list in SectionSums
};
Tally tally(const std::vector<StoredBlock>& blocks);

}  // namespace api
