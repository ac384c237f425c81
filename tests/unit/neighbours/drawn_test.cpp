#include <set>

#include "looking.h"
#include "service_name.h"
#include "support/catch.h"

using neighbours::Heard;

TEST_CASE("of ten thousand services only a few are asked where they are and not always the same") {
  std::vector<Heard> heard;
  for (int i = 0; i < 10'000; ++i) heard.push_back({"parasol-" + std::to_string(i), "local", 1, AVAHI_PROTO_INET});
  std::set<std::string> drawn;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const auto few = neighbours::drawn_from(heard, 24, seed);
    CHECK(few.size() == 24);
    for (const Heard& each : few) drawn.insert(each.name);
  }
  CHECK(drawn.size() > 200);
}

TEST_CASE("a kiosk that is heard of on every interface and by both protocols is one") {
  const std::vector<Heard> heard{{"parasol-1", "local", 1, AVAHI_PROTO_INET6}, {"parasol-1", "local", 2, AVAHI_PROTO_INET}, {"parasol-2", "local", 2, AVAHI_PROTO_INET6}};
  const auto drawn = neighbours::drawn_from(heard, 24, 7);
  REQUIRE(drawn.size() == 2);
  for (const Heard& each : drawn) CHECK(each.protocol == (each.name == "parasol-1" ? AVAHI_PROTO_INET : AVAHI_PROTO_INET6));
}

TEST_CASE("the name that others find a kiosk by is another one each time") {
  std::set<std::string> names;
  for (int i = 0; i < 100; ++i) names.insert(neighbours::random_service_name());
  CHECK(names.size() == 100);
  CHECK(names.begin()->size() == std::string("parasol-").size() + 16);
}
