// The order in which things are shown where the order they are written in would give something away: shuffled, and yet
// the same in every sitting and on every machine, because it follows from their ids alone. What a class talks about
// must lie where it lay before.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace session {

// FNV-1a of all the words, each ended by a byte no id has.
class IdHash {
 public:
  void add(std::string_view word) {
    for (const char letter : word) add_byte(static_cast<unsigned char>(letter));
    add_byte(0);
  }
  std::uint64_t value() const { return value_; }

 private:
  void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3U; }

  std::uint64_t value_ = 0xCBF29CE484222325U;
};

// Of things with a member `id`; `block` is the id of the block they stand in. The things must outlive the order.
template <typename Thing>
std::vector<const Thing*> shown_order(const std::vector<Thing>& things, std::string_view block) {
  std::vector<const Thing*> order;
  IdHash hash;
  hash.add(block);
  for (const Thing& thing : things) {
    hash.add(thing.id);
    order.push_back(&thing);
  }
  base::Random(hash.value()).shuffle(order);
  return order;
}

}  // namespace session
