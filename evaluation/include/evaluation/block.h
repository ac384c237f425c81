// The only thing about answers that leaves a kiosk: a closed, immutable table over at least k_block
// sittings (evaluation.md, "What leaves the kiosk"). Plain data, its JSON form, and nothing that
// could identify a sitting. docs/formats/batch.md is the specification.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "evaluation/sitting.h"

namespace evaluation {

enum class BlockPhase { w1, w12 };
enum class TableKind { item, probe, practice };

struct Cell {
  std::string before;  // a level's name: "right", "rated_bad", "not_seen"; empty in practice tables
  std::string after;   // empty in one-wave tables of a W1 block; practice: "0" … or "not_reached"
  std::int64_t count = 0;

  friend bool operator==(const Cell&, const Cell&) = default;
};

// Counts over the block's sittings; cells that are 0 are left out, the rest is ordered by level and
// sums to the block's n.
struct Table {
  TableKind kind = TableKind::item;
  std::string slot;       // practice: the code
  std::string construct;  // "knowledge", "scenario", "practice"
  bool foil = false;
  std::vector<Cell> cells;

  friend bool operator==(const Table&, const Table&) = default;
};

// Sums over the sittings that have a construct score: in a W1 block x (before), in a W12 block x and
// y (after), of sittings that have both. Scores are thousandths, 0 to 1000, see scoring.h.
struct Moments {
  std::string construct;
  std::int64_t n = 0, x = 0, x2 = 0, y = 0, y2 = 0, xy = 0;

  friend bool operator==(const Moments&, const Moments&) = default;
};

struct Block {
  std::string id;  // block_id(kiosk, incarnation, sequence)
  std::uint64_t sequence = 0;
  BlockPhase phase = BlockPhase::w1;
  std::vector<std::string> parents;  // W12: the W1 blocks it is a union of
  Stratum stratum;                   // as published, so perhaps coarsened
  std::string site_type;
  std::string region;
  std::string period;  // ISO week of the latest sitting in it
  std::int64_t n = 0;
  std::string policy;
  std::string key;  // 32 hex digits drawn at random when it closed
  std::vector<Table> tables;
  std::vector<Moments> moments;
  std::int64_t started_pre = 0, completed_pre = 0;
  std::int64_t started_post = 0, completed_post = 0;  // 0 in a W1 block
  std::int64_t link_failures = 0;                     // 0 while pre and post are one sitting
  std::string withheld = "0";  // sittings withheld since the block before: "0", "1-19", "20-99" or "100+"
  ClockQuality clock = ClockQuality::unknown;  // the worst of its sittings

  friend bool operator==(const Block&, const Block&) = default;
};

std::string block_id(std::string_view kiosk, std::string_view incarnation, std::uint64_t sequence);
std::string withheld_bucket(std::int64_t sittings);

// Canonical: members sorted, no white space. Reading refuses unknown members, wrong types, tables
// that do not sum to n and anything longer than an id (invalid_input), so that no text can travel.
std::string block_json(const Block& block);
base::Result<Block> parse_block(std::string_view json);

}  // namespace evaluation
