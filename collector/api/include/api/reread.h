// Parked blocks, read again by a program that may know their kind by now: what it can read becomes
// an ordinary block, what it cannot stays parked as it came.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "api/store.h"
#include "evaluation/block.h"

namespace api {

// Fails when the block's kind is still unknown, or what stands in it is not of that kind.
using ReadBlock = std::function<base::Result<evaluation::Block>(const std::string& json)>;

struct Reread {
  std::size_t read = 0;
  std::size_t still_parked = 0;

  friend bool operator==(const Reread&, const Reread&) = default;
};

// All parked blocks, a page at a time, each block moved whole or not at all. Fails as the store does.
base::Result<Reread> reread_parked(Store& store, const ReadBlock& read_block);

}  // namespace api
