#include "api/sites.h"

#include "support/catch.h"
#include "support/collector_stores.h"

using namespace api;

namespace {

const By by{"ada", 1'793'000'000};

Station at(const std::string& kiosk, const std::string& site) {
  return {kiosk, base::Bytes(32, 1), base::Bytes(32, 2), "school", "UA", 1'793'000'000, site};
}

Token token_for(const std::string& id, const std::string& site, const std::string& used_by) {
  return {id, base::Bytes(32, 7), "school", "UA", 1'793'000'000, used_by, "", site};
}

// Two laptops and a token in school-1, a laptop in school-2, and one from before sites were known.
void fill(Store& store) {
  for (const Station& station : {at("k-a", "school-1"), at("k-b", "school-1"), at("k-c", "school-2"), at("k-d", "")}) {
    REQUIRE(support::insert(store, station));
  }
  REQUIRE(support::insert(store, token_for("t1", "school-1", "")));
  REQUIRE(support::insert(store, token_for("t2", "school-2", "k-c")));
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("sites are listed with their kiosks and unused tokens", "", support::CollectorStores) {
  TestType kind;
  fill(kind.store);
  CHECK(list_sites(kind.store).value() ==
        std::vector<ListedSite>{{"", {"k-d"}, 0}, {"school-1", {"k-a", "k-b"}, 1}, {"school-2", {"k-c"}, 0}});
}

TEMPLATE_LIST_TEST_CASE("a renamed site keeps its kiosks and its tokens", "", support::CollectorStores) {
  TestType kind;
  fill(kind.store);
  REQUIRE(rename_site(kind.store, "school-1", "hill-school", by));
  CHECK(list_sites(kind.store).value() ==
        std::vector<ListedSite>{{"", {"k-d"}, 0}, {"hill-school", {"k-a", "k-b"}, 1}, {"school-2", {"k-c"}, 0}});
}

TEMPLATE_LIST_TEST_CASE("two sites that are one place are merged", "", support::CollectorStores) {
  TestType kind;
  fill(kind.store);
  REQUIRE(merge_sites(kind.store, "school-2", "school-1", by));
  CHECK(list_sites(kind.store).value() == std::vector<ListedSite>{{"", {"k-d"}, 0}, {"school-1", {"k-a", "k-b", "k-c"}, 1}});
}

TEMPLATE_LIST_TEST_CASE("a kiosk without a site is placed", "", support::CollectorStores) {
  TestType kind;
  fill(kind.store);
  REQUIRE(place_kiosk(kind.store, "k-d", "school-2", by));
  CHECK(list_sites(kind.store).value() == std::vector<ListedSite>{{"school-1", {"k-a", "k-b"}, 1}, {"school-2", {"k-c", "k-d"}, 0}});
}

TEST_CASE("a site is not renamed to another's name nor merged into none nor given a sentence") {
  support::MemoryStore store;
  fill(store);
  CHECK(rename_site(store, "school-1", "school-2", by).error().message ==
        "there is a site school-2 already: merge the two if they are one place");
  CHECK(rename_site(store, "school-9", "school-3", by).error().message == "there is no site school-9");
  CHECK(rename_site(store, "", "school-3", by).error().message ==
        "the site is not one word of small letters, digits and hyphens such as school-7");
  CHECK(rename_site(store, "school-1", "Hill school, Market street", by).error().code == base::ErrorCode::invalid_input);
  CHECK(merge_sites(store, "school-1", "school-3", by).error().message == "there is no site school-3 to merge into");
  CHECK(place_kiosk(store, "k-z", "school-1", by).error().message == "no kiosk k-z is enrolled here");
  CHECK(place_kiosk(store, "k-a", "", by).error().code == base::ErrorCode::invalid_input);
}

TEST_CASE("the list of sites is a table") {
  support::MemoryStore store;
  fill(store);
  CHECK(to_table(list_sites(store).value()) ==
        "site      kiosks  unused tokens\n"
        "none           1              0\n"
        "  k-d\n"
        "school-1       2              1\n"
        "  k-a\n"
        "  k-b\n"
        "school-2       1              0\n"
        "  k-c\n");
}
