#include "session/shown_order.h"

#include <algorithm>
#include <string>

#include "support/catch.h"

namespace {

struct Thing {
  std::string id;
};

std::vector<std::string> order_of(const std::vector<Thing>& things, const std::string& block) {
  std::vector<std::string> ids;
  for (const Thing* thing : session::shown_order(things, block)) ids.push_back(thing->id);
  return ids;
}

const std::vector<Thing> letters{{"a"}, {"b"}, {"c"}, {"d"}, {"e"}, {"f"}};

}  // namespace

TEST_CASE("things are shown in the same shuffled order on every machine") {
  CHECK(order_of(letters, "block") == order_of(letters, "block"));
  CHECK(order_of(letters, "block") == std::vector<std::string>{"c", "f", "e", "a", "b", "d"});
  CHECK(order_of(letters, "other") != order_of(letters, "block"));
}

TEST_CASE("every thing is shown once") {
  std::vector<std::string> ids = order_of(letters, "block");
  std::sort(ids.begin(), ids.end());
  CHECK(ids == std::vector<std::string>{"a", "b", "c", "d", "e", "f"});
}

TEST_CASE("words that only join differently give another order") {
  session::IdHash one;
  one.add("ab");
  one.add("c");
  session::IdHash other;
  other.add("a");
  other.add("bc");
  CHECK(one.value() != other.value());
}
