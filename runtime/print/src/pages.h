// What stands on which page. Knows heights and what belongs together, nothing of what is drawn.
#pragma once

#include <cstddef>
#include <vector>

namespace print {

struct BoxSize {
  double before = 0;  // room above it, where it is not the first of its page
  double height = 0;
  bool keeps_next = false;  // never the last of a page
};

struct Placed {
  std::size_t box = 0;
  double y = 0;  // from the top of the page's room
};

using Page = std::vector<Placed>;

// At least one page. What is higher than a page stands on one of its own.
std::vector<Page> paginate(const std::vector<BoxSize>& boxes, double height);

}  // namespace print
