// Protection is not to be bought with silence: how many of the answers get out.
#include <cmath>
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

// Who left before the end: of those who came, and as blocks tell it.
struct Leaving {
  std::int64_t came = 0;
  std::int64_t left = 0;
  std::int64_t told_began = 0;
  std::int64_t told_left = 0;
  int kiosks_that_told = 0;

  double truly() const { return 100.0 * static_cast<double>(left) / static_cast<double>(came); }
  double told() const { return told_began == 0 ? 0 : 100.0 * static_cast<double>(told_left) / static_cast<double>(told_began); }
};

Leaving leaving_of(int readers, int leaves, int kiosks) {
  Leaving leaving;
  for (int seed = 0; seed < kiosks; ++seed) {
    Kiosk kiosk(static_cast<std::uint64_t>(seed));  // else all would round alike
    base::Random random(static_cast<std::uint64_t>(seed));
    attend(kiosk, {readers, 15, 5}, {"measured", 1, leaves}, random, [](Sitting&) {});
    leaving.came += readers;
    leaving.left += std::count_if(kiosk.came.begin(), kiosk.came.end(), [](const auto& each) { return !has_finished(each.second); });
    Flow told;
    for (const auto& [closed, week] : kiosk.blocks) told = sum(told, closed.block.flow);
    leaving.told_began += told[Way::began];
    leaving.told_left += told[Way::left];
    leaving.kiosks_that_told += kiosk.blocks.empty() ? 0 : 1;
  }
  return leaving;
}

// What was said weeks later with a card, and what of it is told beside what was said before and after.
Shares shares_weeks_later(int readers, int back, Content content, int kiosks) {
  Shares shares;
  const Behaviour behaviour{.name = "measured", .skips = 1, .later = {100, back}};
  for (int seed = 0; seed < kiosks; ++seed) {
    Kiosk kiosk;
    base::Random random(static_cast<std::uint64_t>(seed));
    attend(kiosk, {readers, 15, 5}, behaviour, random, [](Sitting&) {});
    for (const auto& [id, sitting] : kiosk.came) {
      std::set<std::string> items;
      for (const Answer& answer : sitting.answers) {
        const bool asked = answer.wave == Wave::follow_up && answer.status == Status::answered && !answer.is_practice();
        // Tables of eight cells are rarely told of what is sensitive; the sums of scores are, one of each child and construct.
        const std::string what = content == Content::sensitive ? answer.item.substr(0, 1) : answer.item;
        if (asked && is_sensitive(answer.item) == (content == Content::sensitive)) items.insert(what);
      }
      shares.given += static_cast<std::int64_t>(items.size());
    }
    for (const auto& [closed, week] : kiosk.blocks) {
      if (closed.block.waves.size() < 3 || closed.block.content != content) continue;
      if (content == Content::sensitive) {
        for (const Moments& sums : closed.block.moments) {
          if (sums.construct == "help_seeking" || sums.construct == "behaviour" || sums.construct == "scenario") shares.told += sums.n;
        }
        continue;
      }
      for (const Table& table : closed.block.tables) {
        if (table.kind != "item") continue;
        for (const Cell& cell : table.cells) shares.told += is_told(cell.levels.back()) ? cell.count : 0;
      }
    }
  }
  return shares;
}

}  // namespace

TEST_CASE("where all come back nine of ten answers weeks later are sent") {
  CHECK(shares_weeks_later(40, 100, Content::plain, 5).percent() >= 90);
  CHECK(shares_weeks_later(90, 100, Content::plain, 5).percent() >= 90);
}

TEST_CASE("at five in a hundred who leave nine of ten answers after the lesson are sent") {
  CHECK(shares_of(60, 5, Content::plain, 10).percent() >= 90);
  CHECK(shares_of(120, 5, Content::plain, 5).percent() >= 90);
}

TEST_CASE("of sixty and more readers as many are reported to have left as did") {
  for (const int readers : {60, 120}) {
    for (const int leaves : {0, 5, 20}) {
      const Leaving leaving = leaving_of(readers, leaves, 60);
      INFO(readers << " readers, " << leaves << " in a hundred leave, truly " << leaving.truly() << ", told " << leaving.told());
      CHECK(std::abs(leaving.told() - leaving.truly()) <= 1.5);
      CHECK(leaving.kiosks_that_told == 60);
    }
  }
}

TEST_CASE("reported leaving against true leaving by leavers and readers", "[.table]") {
  std::printf("leaving as reported, percent, beside what is true, and of a hundred kiosks how many say anything\nreaders");
  for (const int leaves : {0, 2, 5, 20}) std::printf("  %15d %% leave", leaves);
  for (const int readers : {20, 40, 60, 90, 120}) {
    std::printf("\n%7d", readers);
    for (const int leaves : {0, 2, 5, 20}) {
      const Leaving leaving = leaving_of(readers, leaves, 100);
      std::printf("  %5.1f of %4.1f (%3d)", leaving.told(), leaving.truly(), leaving.kiosks_that_told);
    }
  }
  std::printf("\n\n");
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

TEST_CASE("the share of answers weeks later that are sent by who comes back and readers", "[.table]") {
  for (const Content content : {Content::plain, Content::sensitive}) {
    std::printf("%s weeks later that are sent, percent\nreaders", content == Content::sensitive ? "sensitive scores" : "plain answers");
    for (const int back : {100, 90, 75, 50}) std::printf("  %3d %% back", back);
    for (const int readers : {20, 40, 60, 90, 120}) {
      std::printf("\n%7d", readers);
      for (const int back : {100, 90, 75, 50}) std::printf("  %10.1f", shares_weeks_later(readers, back, content, 20).percent());
    }
    std::printf("\n\n");
  }
}
