// The order of a kiosk's batches: for one kiosk and incarnation, sequences 1, 2, 3 …, each with one
// hash for ever and carrying the hash of the one before (I5). The judgement is a pure function, used
// by the collector inside its unit of work; Chain is the same in memory.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evaluation {

inline const std::string no_previous_hash(64, '0');  // what the first batch carries

struct Link {
  std::uint64_t sequence = 0;
  std::string hash;      // batch_hash of the frozen bytes
  std::string previous;  // hash of sequence − 1

  friend bool operator==(const Link&, const Link&) = default;
};

enum class Arrival {
  fresh,        // store it
  repeated,     // the same bytes again: answer as before
  conflict,     // other bytes under the same sequence: quarantine
  broken_chain  // its neighbour's hash does not fit: quarantine
};

struct Neighbours {
  std::optional<Link> same;    // already stored under this sequence
  std::optional<Link> before;  // sequence − 1
  std::optional<Link> after;   // sequence + 1
};
Arrival judge(const Link& arriving, const Neighbours& stored);

struct Gap {
  std::uint64_t first = 0, last = 0;  // missing sequences, both ends included

  friend bool operator==(const Gap&, const Gap&) = default;
};

// Of an entry of a log in which each carries the hash of the one before, 64 hex digits. `context` names the log.
std::string chained_hash(std::string_view context, std::string_view previous, std::string_view text);

class Chain {
 public:
  Arrival accept(const Link& link);  // keeps it when fresh
  std::uint64_t contiguous() const;  // highest sequence with nothing missing below it; 0 when empty
  std::string head() const;          // hash at contiguous(), or no_previous_hash
  std::vector<Gap> gaps() const;     // between stored batches, lowest first
  const std::map<std::uint64_t, Link>& links() const { return links_; }

 private:
  std::map<std::uint64_t, Link> links_;
};

}  // namespace evaluation
