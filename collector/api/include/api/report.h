// What changed between before and after, from every block that counts: evaluation.md, "Statistics". Sites are the clusters.
// One section for each instrument version and arm, since answers to different wordings are never added up. A change within
// one group is called a change; only a comparison with a control arm could be called more. The totals are there so that
// anybody can check that no answer was lost or counted twice. docs/methods.md says what may be concluded.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/chain_state.h"
#include "api/panel.h"
#include "api/store.h"
#include "evaluation/block.h"

namespace api {

struct StoredBlock {
  std::string kiosk;
  std::string incarnation;
  evaluation::Block block;
  bool voided = false;
  // Empty: not known. Two such kiosks may stand in one school, so that all of them count as one place.
  std::string site{};
};

// Who went which way is told by the flow alone, since a kiosk whose leavers are fewer than a block sends no block of them.
struct Attrition {
  evaluation::Flow flow;       // of this instrument in this arm, as kiosks round it
  std::int64_t in_blocks = 0;  // who finished and whose block has come: counted, not rounded
  std::int64_t left_in_blocks = 0;
  std::int64_t link_failures = 0;
};

// Cells of all blocks of the same waves added up, by table and level.
struct TableTotal {
  std::string kind;
  std::string slot;
  std::string construct;
  bool foil = false;
  std::string block;  // practice: the lesson's block
  std::map<std::vector<std::string>, std::int64_t> cells;  // by level in each wave
  double noise = 0;  // the variance that noise gives each of them
};

struct WaveTotals {
  std::int64_t blocks = 0;
  std::int64_t n = 0;
  std::vector<TableTotal> tables;
};

struct Section {
  evaluation::InstrumentRef instrument;
  std::string arm;
  std::int64_t kiosks = 0;
  std::int64_t sites = 0;  // with somebody who finished
  Attrition attrition;
  SectionSums sums;
  Panel panel;
  std::map<evaluation::Waves, WaveTotals> totals;  // by the waves covered
};

struct Comparison {
  evaluation::InstrumentRef instrument;
  std::vector<ArmDifference> differences;
};

struct Report {
  std::vector<Section> sections;
  std::vector<Comparison> comparisons;  // of instruments that were asked in several arms
  std::int64_t stations = 0;
  std::int64_t silent_stations = 0;     // enrolled, and no block has come
  std::int64_t placeless_stations = 0;  // enrolled without a site: together they count as one place
  std::int64_t blocks = 0;
  std::int64_t voided_blocks = 0;
  std::int64_t parked_blocks = 0;      // of a kind not known yet: in none of the sections
  std::int64_t withheld_at_least = 0;  // sittings, from the buckets
  std::optional<std::int64_t> withheld_at_most;  // absent: a bucket is open above
  evaluation::Flow flow;  // of sittings, as kiosks round it; blocks that are void are in it, as in `blocks`
  std::vector<ChainState> chains;
  std::vector<Alarm> alarms;
  std::vector<std::string> inconsistencies;  // blocks whose margins differ from their parents' tables (I3)
};

// Of the moment it began: blocks, void statements, chains and alarms of then, whatever arrives while it
// reads. Nobody waits for it to parse a block (block_pages.h). Fails as the store, or with corrupt when
// a stored block is damaged.
base::Result<Report> make_report(Store& store);
Report make_report(const std::vector<StoredBlock>& blocks);  // the sections, comparisons, blocks, withheld, inconsistencies

// What a table shows besides what may be quoted: tests that take answers as independent, and every question.
enum class Detail { quoted, all };

std::string to_json(const Report& report);
std::string to_table(const Report& report, Detail detail = Detail::quoted);

}  // namespace api
