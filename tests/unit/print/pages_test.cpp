// Where pages end.
#include "pages.h"

#include "support/catch.h"

namespace {

// Each page as the numbers of its boxes.
std::vector<std::vector<std::size_t>> boxes_on(const std::vector<print::Page>& pages) {
  std::vector<std::vector<std::size_t>> all;
  for (const print::Page& page : pages) {
    all.emplace_back();
    for (const print::Placed& placed : page) all.back().push_back(placed.box);
  }
  return all;
}

using Pages = std::vector<std::vector<std::size_t>>;

}  // namespace

TEST_CASE("a page is full when the next box would stand below its end") {
  CHECK(boxes_on(print::paginate({{0, 40, false}, {0, 60, false}, {0, 1, false}}, 100)) == Pages{{0, 1}, {2}});
  CHECK(boxes_on(print::paginate({}, 100)) == Pages{{}});
}

TEST_CASE("a heading goes over to the next page with what it belongs to") {
  CHECK(boxes_on(print::paginate({{0, 80, false}, {5, 10, true}, {0, 10, false}}, 100)) == Pages{{0}, {1, 2}});
  CHECK(boxes_on(print::paginate({{0, 75, false}, {5, 10, true}, {0, 10, false}}, 100)) == Pages{{0, 1, 2}});
}

TEST_CASE("a heading of a heading goes over too") {
  CHECK(boxes_on(print::paginate({{0, 60, false}, {0, 15, true}, {0, 15, true}, {0, 15, false}}, 100)) == Pages{{0}, {1, 2, 3}});
}

TEST_CASE("room above the first box of a page is left out") {
  const auto pages = print::paginate({{20, 90, false}, {20, 50, false}, {20, 10, false}}, 100);
  REQUIRE(boxes_on(pages) == Pages{{0}, {1, 2}});
  CHECK(pages[0][0].y == 0);
  CHECK(pages[1][0].y == 0);
  CHECK(pages[1][1].y == 70);
}

TEST_CASE("what belongs together and is higher than a page is torn where the page ends") {
  CHECK(boxes_on(print::paginate({{0, 60, true}, {0, 60, true}, {0, 60, false}}, 100)) == Pages{{0}, {1}, {2}});
  CHECK(boxes_on(print::paginate({{0, 10, false}, {0, 300, false}, {0, 10, false}}, 100)) == Pages{{0}, {1}, {2}});
}
