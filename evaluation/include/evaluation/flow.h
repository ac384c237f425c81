// How many went which way, as CONSORT draws it. A kiosk counts the sittings of an instrument and arm since the last block
// that told of them, and tells them once, in the next: each count rounded at random to a multiple of five, up or down so that it is right on average, which lets nobody
// see one child more or less.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/enum_names.h"
#include "evaluation/random_source.h"

namespace evaluation {

enum class Way {
  began,         // said yes to being asked
  finished,      // went to the last page of the last survey
  left,          // ended before that
  deleted,       // had everything deleted
  said_nothing,  // ended without an answer to anything: in no block
  hurried,       // faster than anybody reads: in no block
  declined,      // was asked and said no: no sitting began
};
inline constexpr std::size_t ways = 7;

struct Flow {
  std::array<std::int64_t, ways> sittings{};

  std::int64_t& operator[](Way way) { return sittings.at(static_cast<std::size_t>(way)); }
  std::int64_t operator[](Way way) const { return sittings.at(static_cast<std::size_t>(way)); }
  friend bool operator==(const Flow&, const Flow&) = default;
};

inline constexpr std::int64_t flow_base = 5;

Flow sum(Flow one, const Flow& other);
// 12 becomes 10 in three of five cases and 15 in two.
Flow rounded(const Flow& counted, RandomSource& random);

}  // namespace evaluation

template <>
inline constexpr std::array<std::string_view, evaluation::ways> base::enum_names<evaluation::Way>{
    "began", "finished", "left", "deleted", "said_nothing", "hurried", "declined"};
