// Sums of scores and how many are told of in every question.
#include <algorithm>

#include "evaluation/closing.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

// Of 25 children so many who began with each form skip nothing; the others skip one of two statements, half of them the first.
std::vector<Sitting> sittings(int whole_a, int whole_b) {
  std::vector<Sitting> sittings = support::sittings(25);
  int number = 0;
  for (Sitting& sitting : sittings) {
    int& whole = sitting.first_form == Form::a ? whole_a : whole_b;
    const bool skips = whole-- <= 0;
    for (Answer& answer : sitting.answers) {
      if (skips && answer.item.starts_with(number % 4 < 2 ? "k1" : "k2")) answer.status = Status::skipped;
    }
    ++number;
  }
  return sittings;
}

// The forms whose sums of knowledge the W12 block tells.
std::string rows(std::vector<Sitting> members) {
  SeededRandomSource random(7);
  const Closing closing = close_blocks(support::closing_input(std::move(members)), {support::small_key()}, {}, support::identity(), random).value();
  std::string said;
  for (const Moments& sums : closing.blocks.at(1).block.moments) {
    if (sums.construct == "knowledge") said += sums.first_form;
  }
  return said;
}

}  // namespace

TEST_CASE("where four children skip nothing and all others something there are no sums of scores") {
  CHECK(rows(sittings(4, 0)) == "");
  CHECK(rows(sittings(2, 2)) == "");
  CHECK(rows(sittings(5, 0)) == "*");
}

TEST_CASE("sums stand by form where five of each form skip nothing") {
  CHECK(rows(sittings(5, 4)) == "*");
  CHECK(rows(sittings(5, 5)) == "AB");
}
