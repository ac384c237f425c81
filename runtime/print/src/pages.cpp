#include "pages.h"

namespace print {
namespace {

// The boxes from here on that may not be torn apart: how many, and how high they are together.
struct Group {
  std::size_t count = 0;
  double height = 0;
};

Group group_at(std::size_t first, const std::vector<BoxSize>& boxes, bool on_top) {
  Group group;
  for (std::size_t at = first; at < boxes.size(); ++at) {
    group.height += boxes[at].height + (at == first && on_top ? 0 : boxes[at].before);
    ++group.count;
    if (!boxes[at].keeps_next) break;
  }
  return group;
}

}  // namespace

std::vector<Page> paginate(const std::vector<BoxSize>& boxes, double height) {
  std::vector<Page> pages(1);
  double y = 0;
  const auto turn_over = [&] {
    pages.emplace_back();
    y = 0;
  };
  for (std::size_t at = 0; at < boxes.size();) {
    const Group group = group_at(at, boxes, pages.back().empty());
    if (!pages.back().empty() && y + group.height > height) {
      turn_over();
      continue;
    }
    for (const std::size_t end = at + group.count; at < end; ++at) {
      const double before = pages.back().empty() ? 0 : boxes[at].before;
      // A group that no page could hold is torn where the page ends.
      if (!pages.back().empty() && y + before + boxes[at].height > height) turn_over();
      y += pages.back().empty() ? 0 : boxes[at].before;
      pages.back().push_back({at, y});
      y += boxes[at].height;
    }
  }
  return pages;
}

}  // namespace print
