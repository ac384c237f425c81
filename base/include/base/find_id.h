// Looking something up by its id in a list whose order means something.
#pragma once

#include <algorithm>

namespace base {

// The first of `things` whose `id` this is, or nullptr. It points into `things`.
template <typename Things, typename Id>
auto find_id(const Things& things, const Id& id) -> decltype(&*things.begin()) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
  return found == things.end() ? nullptr : &*found;
}

}  // namespace base
