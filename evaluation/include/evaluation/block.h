// The only thing about answers that leaves a kiosk: a closed, immutable table over at least k_block
// sittings (evaluation.md, "What leaves the kiosk"). Plain data, its JSON form, and nothing that
// could identify a sitting. docs/formats/batch.md is the specification.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/rho.h"
#include "evaluation/flow.h"
#include "evaluation/sitting.h"

namespace evaluation {

// Whom a block is over: those who finished the first visit, those who left it, those who finished it and came back weeks
// later, and later visits that go on from no first one. These are never in one block, so that no two numbers over the same
// children differ by the few who left or came back.
enum class Cohort { finished, left, returned, unpaired };
// What it tells: sensitive constructs go out over larger groups, in blocks of their own.
enum class Content { plain, sensitive };

}  // namespace evaluation

template <>
inline constexpr std::array<std::string_view, 4> base::enum_names<evaluation::Cohort>{"finished", "left", "returned", "unpaired"};
template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<evaluation::Content>{"plain", "sensitive"};

namespace evaluation {

// Kinds of tables besides those that an item type names in its `tables`.
inline constexpr std::string_view practice_table = "practice";

// A level is a word of the table's kind: "right", "called_risky", "not_seen"; in practice tables "0" …
// or "not_reached".
struct Cell {
  std::vector<std::string> levels;  // one for each wave of the block; practice: one alone
  std::int64_t count = 0;

  friend bool operator==(const Cell&, const Cell&) = default;
};

// Counts over the block's sittings; cells that are 0 are left out, the rest is ordered by level and
// sums to the block's n. With noise every cell is there, may be below 0, and they sum to about n.
struct Table {
  std::string kind;       // "item", "probe", "practice"
  std::string slot;       // practice: the code
  std::string construct;  // an item type's name, or "practice"
  bool foil = false;
  std::vector<Cell> cells;
  std::string block{};  // practice: the lesson's block

  bool is_practice() const { return kind == practice_table; }

  friend bool operator==(const Table&, const Table&) = default;
};

// Sums over sittings that have this score in every wave the cohort answered. Scores are thousandths, 0 to 1000, see
// scoring.h. Of each construct there is one row over all of them, or one for each form that they began with; children whose
// answers are incomplete are in it when they are none or at least k_obs.
struct Moments {
  std::string construct;
  std::string first_form;  // "A", "B", or "*": not told apart
  std::int64_t n = 0;
  std::vector<std::int64_t> sums;      // one for each wave: x, y
  std::vector<std::int64_t> products;  // of every two waves, each with itself first: xx, xy, yy

  friend bool operator==(const Moments&, const Moments&) = default;
};

// Every count, sum and product carries discrete Gaussian noise, and no rule hides a cell: docs/decisions/noise.md.
struct Noise {
  base::Rho rho;              // of all that is ever told of one child of the block's cohort
  std::int64_t variance = 0;  // of a count; a sum of scores has 1000² times it, a product of two 1000⁴ times

  friend bool operator==(const Noise&, const Noise&) = default;
};

struct Block {
  std::string id;  // block_id(kiosk, incarnation, sequence)
  std::uint64_t sequence = 0;
  Cohort cohort = Cohort::finished;
  Content content = Content::plain;
  Waves waves;                       // from the first wave on, in order; of later visits alone the later one
  std::vector<std::string> parents;  // the blocks it is a union of: of one wave fewer, or the plain ones it adds to
  Stratum stratum;                   // as published, so perhaps coarsened
  std::string site_type;
  std::string region;
  std::string period;  // ISO week of the latest sitting in it
  std::int64_t n = 0;
  std::string policy;
  std::string key;  // 32 hex digits drawn at random when it closed
  std::vector<Table> tables;
  std::vector<Moments> moments;
  std::int64_t link_failures = 0;  // later visits that go on from no first one: all of an unpaired block, else 0
  std::string withheld = "0";  // sittings withheld since the block before: "0", "1-19", "20-99" or "100+"
  Flow flow;                   // of all sittings since the block before, rounded; told once
  ClockQuality clock = ClockQuality::unknown;  // the worst of its sittings
  std::string primary{};       // the construct that the instrument named its outcome; empty: none
  std::optional<Noise> noise{};

  friend bool operator==(const Block&, const Block&) = default;
};

bool is_first_wave(const Block& block);  // W1
bool is_of_one_wave(const Block& block);  // so that no block before tells of the same children

std::string block_id(std::string_view kiosk, std::string_view incarnation, std::uint64_t sequence);
std::string withheld_bucket(std::int64_t sittings);

// Blocks travel as {"id", "sequence", "kind", "body"}; these are the kinds whose body is the above. Noise is a kind of its
// own: whoever does not know it must not take its counts for children.
inline constexpr std::string_view outcomes_kind = "outcomes";
inline constexpr std::string_view noised_kind = "noised";
inline std::string_view kind_of(const Block& block) { return block.noise ? noised_kind : outcomes_kind; }

// Canonical: members sorted, no white space. Reading refuses unknown members, kinds and words, wrong
// types, tables that do not sum to n and anything longer than an id (invalid_input), so that no text
// can travel.
std::string block_json(const Block& block);
base::Result<Block> parse_block(std::string_view json);

// Whether the block could be sent, alone in its batch: everything it says is on the allow-list and it
// is not too large. Fails with invalid_input and says why not.
base::Result<void> check_sendable(const Block& block);

}  // namespace evaluation
