// Protection is not to be bought with silence: how many of the answers get out.
#include <cstdio>
#include <cstdlib>

#include "histories.h"
#include "support/catch.h"

using namespace histories;

namespace {

struct Shares {
  std::int64_t given = 0;
  std::int64_t told = 0;
  double percent() const { return given == 0 ? 0 : 100.0 * static_cast<double>(told) / static_cast<double>(given); }
};

bool is_told(const std::string& level) {
  return std::find(unanswered_levels.begin(), unanswered_levels.end(), level) == unanswered_levels.end();
}

// Answers after the lesson, a situation being one, about what is plain or what is sensitive.
void add(const Kiosk& kiosk, Content content, Shares& shares) {
  for (const auto& [id, sitting] : kiosk.came) {
    std::set<std::string> items;
    for (const Answer& answer : sitting.answers) {
      const bool sensitive = is_sensitive(answer.item) && !answer.is_practice();
      if (answer.wave == Wave::post && answer.status == Status::answered && sensitive == (content == Content::sensitive)) items.insert(answer.item);
    }
    shares.given += static_cast<std::int64_t>(items.size());
  }
  for (const auto& [closed, week] : kiosk.blocks) {
    if (closed.block.waves.size() < 2 || closed.block.content != content) continue;
    for (const Table& table : closed.block.tables) {
      if (table.kind != "item") continue;
      for (const Cell& cell : table.cells) shares.told += is_told(cell.levels.back()) ? cell.count : 0;
    }
  }
}

Shares shares_of(int readers, int leaves, Content content, int kiosks) {
  Shares shares;
  for (int seed = 0; seed < kiosks; ++seed) {
    Kiosk kiosk;
    base::Random random(static_cast<std::uint64_t>(seed));
    attend(kiosk, {readers, 15, 5}, {"measured", 1, leaves}, random, [](Sitting&) {});
    add(kiosk, content, shares);
  }
  return shares;
}

}  // namespace

TEST_CASE("at five in a hundred who leave nine of ten answers after the lesson are sent") {
  CHECK(shares_of(60, 5, Content::plain, 10).percent() >= 90);
  CHECK(shares_of(120, 5, Content::plain, 5).percent() >= 90);
}

TEST_CASE("the share of answers that are sent by leavers and readers", "[.table]") {
  for (const Content content : {Content::plain, Content::sensitive}) {
    std::printf("%s answers after the lesson that are sent, percent\nreaders", std::string(base::name_of(content)).c_str());
    for (const int leaves : {0, 2, 5, 20}) std::printf("  %3d %% leave", leaves);
    for (const int readers : {20, 40, 60, 90, 120}) {
      std::printf("\n%7d", readers);
      for (const int leaves : {0, 2, 5, 20}) std::printf("  %11.1f", shares_of(readers, leaves, content, 40).percent());
    }
    std::printf("\n\n");
  }
}
