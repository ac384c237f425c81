// Sums of what is sensitive: one row over both forms, or none.
#include "evaluation/closing.h"

#include <algorithm>

#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

Closing close(const ClosingInput& input, const ScoringKey& key) {
  SeededRandomSource random(7);
  return close_blocks(input, {key}, {}, support::identity(), random).value();
}

// Everybody answers these slots' items like this, in one wave or in all.
void answer_alike(std::vector<Sitting>& sittings, const std::string& slot, int value) {
  for (Sitting& sitting : sittings) {
    for (Answer& answer : sitting.answers) {
      if (answer.item == slot + "-a" || answer.item == slot + "-b") answer.value = value;
    }
  }
}

ScoringKey sensitive_key() {
  ScoringKey key = support::small_key();
  for (ItemKey& item : key.items) item.sensitive = item.slot == "k1";
  return key;
}

}  // namespace

TEST_CASE("sums of what is sensitive stand in one row or in none of both blocks whoever differs") {
  for (const std::size_t others : {0U, 4U, 5U, 10U, 30U}) {
    auto waiting = support::sittings(60);
    answer_alike(waiting, "k1", 1);
    answer_alike(waiting, "k2", 0);
    for (std::size_t i = 0; i < others; ++i) {  // before the lesson alone, and all of one form where they are few
      for (Answer& answer : waiting[others > 10 ? i : 2 * i].answers) {
        if (answer.wave == Wave::pre && answer.item.starts_with("k1")) answer.value = 0;
      }
    }
    const Closing closing = close(support::closing_input(waiting), sensitive_key());
    REQUIRE(closing.blocks.size() == 4);
    INFO(others << " differ");
    for (const std::size_t block : {2U, 3U}) {
      // Afterwards all are alike, so sums of both would say what everybody's score after was.
      const auto& moments = closing.blocks[block].block.moments;
      CHECK(std::none_of(moments.begin(), moments.end(), [](const Moments& sums) { return sums.construct == "knowledge"; }));
    }
  }
  const Closing closing = close(support::closing_input(support::sittings(60)), sensitive_key());
  for (const std::size_t block : {2U, 3U}) {
    std::vector<std::string> forms;
    for (const Moments& sums : closing.blocks[block].block.moments) forms.push_back(sums.first_form);
    CHECK(forms == std::vector<std::string>{"*"});
  }
}
