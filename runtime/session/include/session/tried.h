// What was tried in a block that allows every try: each thing once, the one tried last at the end.
#pragma once

#include <utility>
#include <vector>

#include "session/play.h"

namespace session {

template <typename Thing>
void put_last(std::vector<Thing>& tried, const Thing& thing) {
  std::erase(tried, thing);
  tried.push_back(thing);
}

template <typename Thing>
Progress one_is_enough(const std::vector<Thing>& tried) {
  return {tried.empty() ? std::size_t{0} : std::size_t{1}, 1};
}

}  // namespace session
