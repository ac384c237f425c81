// Which form a reader begins with: evaluation/permuted_block.h.
#include <algorithm>
#include <set>

#include "base/random.h"
#include "support/catch.h"
#include "support/kiosk.h"
#include "support/table_reader.h"

namespace {

bool place(store::Store& store, int age_from = 12) {
  static base::Random seeds(1);  // each visit has one of its own
  return store.place_reader(support::small_key(), {{age_from, 14}, {}, seeds.next()}).value().form_a_first;
}

// Somebody is asked, says yes and goes through.
bool take_part(store::Store& store, int number, int age_from = 12) {
  const bool form_a = place(store, age_from);
  session::SittingStart start = support::start_of(support::sitting(number));
  start.form_a_first = form_a;
  start.age_from = age_from;
  REQUIRE(store.begin_sitting(start));
  REQUIRE(store.end_sitting(start.id, session::SittingEnd::finished));
  return form_a;
}

}  // namespace

TEST_CASE("of every four who take part two begin with each form") {
  support::Kiosk kiosk;
  auto store = kiosk.open().value();
  std::set<std::vector<bool>> orders;
  for (int block = 0; block < 12; ++block) {
    std::vector<bool> forms;
    for (int reader = 0; reader < 4; ++reader) forms.push_back(take_part(*store, 4 * block + reader));
    CHECK(std::count(forms.begin(), forms.end(), true) == 2);
    orders.insert(forms);
  }
  CHECK(orders.size() > 2);
}

TEST_CASE("whoever is asked and says no takes no place in the order") {
  support::Kiosk kiosk;
  auto store = kiosk.open().value();
  int form_a = 0;
  for (int reader = 0; reader < 4; ++reader) {
    const bool first = place(*store);
    CHECK(place(*store) == first);
    form_a += take_part(*store, reader) ? 1 : 0;
  }
  CHECK(form_a == 2);
}

TEST_CASE("readers of another age are dealt from a block of their own") {
  support::Kiosk kiosk;
  auto store = kiosk.open().value();
  int older = 0;
  int younger = 0;
  for (int reader = 0; reader < 4; ++reader) {
    older += take_part(*store, 2 * reader, 12) ? 1 : 0;
    younger += take_part(*store, 2 * reader + 1, 10) ? 1 : 0;
  }
  CHECK(older == 2);
  CHECK(younger == 2);
}

TEST_CASE("the order goes on after a start and its seed is on the disk") {
  support::Kiosk kiosk;
  int form_a = 0;
  for (int reader = 0; reader < 4; ++reader) {
    auto store = kiosk.open().value();
    form_a += take_part(*store, reader) ? 1 : 0;
  }
  CHECK(form_a == 2);
  support::TableReader tables(kiosk.file("kiosk.db"));
  CHECK(tables.rows("SELECT age_band, arm, dealt FROM form_order") == std::vector<std::string>{"12-14|none|4"});
  CHECK(tables.rows("SELECT COUNT(*) FROM form_order WHERE seed <> 0") == std::vector<std::string>{"1"});
}
