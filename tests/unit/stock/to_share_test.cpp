// Which packs of a kiosk others may have from it.
#include "stock/to_share.h"

#include "stick_and_packs.h"

using namespace stock_test;

TEST_CASE("others may have the newest version of each pack that somebody trusted has signed and nobody has withdrawn") {
  const auto key = content_writer::make_key().value();
  const auto stranger = content_writer::make_key().value();
  Desk desk;
  desk.options.trusted_keys = {public_line(key)};
  const auto shared = [&] {
    std::vector<std::pair<std::string, std::int64_t>> all;
    for (const stock::PackToShare& each : stock::packs_to_share(desk.packs(), desk.options, desk.withdrawn())) all.emplace_back(each.pack.id.value, each.pack.version);
    return all;
  };
  CHECK(shared().empty());
  desk.have("one.parasol", {1, 0, &key});
  desk.have("two.parasol", {2, 0, &key});
  desk.have("unsigned.parasol", {7, 0, nullptr, "Hello", "org.example.unsigned"});
  desk.have("stranger.parasol", {7, 0, &stranger, "Hello", "org.example.stranger"});
  CHECK(shared() == std::vector<std::pair<std::string, std::int64_t>>{{"org.example.hello", 2}});
  REQUIRE(desk.port()->withdraw(content::PackId("org.example.hello")));
  desk.have("two.parasol", {2, 0, &key});
  CHECK(shared().empty());
}
