// What the overview of the trainer's desk shows of the packs.
#include "support/catch.h"
#include "support/seen.h"

namespace {

session::PacksSeen with_packs(int count) {
  session::PacksSeen seen;
  for (int i = 1; i <= count; ++i) {
    session::PackFacts pack;
    pack.id = content::PackId("org.example.p" + std::to_string(i));
    pack.title = {"title", "Pack " + std::to_string(i)};
    pack.version = 1;
    pack.bytes = 61'000;
    pack.is_trusted = true;
    seen.installed.push_back(pack);
  }
  return seen;
}

std::vector<ui::Widget> overview_of(const session::DeskFacts& facts, int packs, std::optional<base::Date> today = base::parse_date("2026-11-30").value()) {
  return support::drawn(support::Visit().to_desk().act(facts).act(with_packs(packs)).shell(), 100, false, support::small_tracks(), {}, today);
}

std::vector<ui::Widget> overview_with(int packs) { return overview_of({}, packs); }

int rows_of(const std::vector<ui::Widget>& widgets) {
  int rows = 0;
  while (support::find(widgets, "overview/pack/org.example.p" + std::to_string(rows + 1) + "/title") != nullptr) ++rows;
  return rows;
}

}  // namespace

TEST_CASE("a button of the overview leads to the packs that are not among its rows") {
  const auto widgets = overview_with(14);
  CHECK(rows_of(widgets) >= 2);
  CHECK(support::words_of(widgets, "overview/more/label") == "and {count} more");  // nobody counts in these words here
  CHECK(support::can_be_touched(widgets, "overview/more"));
}

TEST_CASE("where every pack has its row the overview leads to no others") {
  const auto widgets = overview_with(2);
  CHECK(rows_of(widgets) == 2);
  CHECK(support::find(widgets, "overview/more") == nullptr);
}

TEST_CASE("a version and what is said of it stand beside or below each other") {
  const auto widgets = overview_with(2);
  const ui::Widget* version = support::find(widgets, "overview/pack/org.example.p1/version");
  const ui::Widget* state = support::find(widgets, "overview/pack/org.example.p1/state");
  REQUIRE(version != nullptr);
  REQUIRE(state != nullptr);
  const bool beside = version->rect.right() <= state->rect.x;
  const bool below = version->rect.bottom() <= state->rect.y;
  CHECK((beside || below));
}

TEST_CASE("what is only looked up of the machine stands in one line at the foot of the packs") {
  session::DeskFacts facts;
  facts.free_bytes = 3'000'000'000;
  const auto widgets = overview_of(facts, 2);
  CHECK(support::words_of(widgets, "overview/machine") == "Free space: 3000 MB · The clock says: 30.11.2026");
  CHECK(support::find(widgets, "overview/day/value") == nullptr);
  CHECK(support::find(widgets, "overview/space/value") == nullptr);
}

TEST_CASE("a clock that cannot be right and a disk that is nearly full stand above the packs") {
  session::DeskFacts facts;
  facts.free_bytes = 20'000'000;
  const auto widgets = overview_of(facts, 2, std::nullopt);
  CHECK(support::words_of(widgets, "overview/day/value") == "?");
  CHECK(support::find(widgets, "overview/space/value")->rect.y < support::find(widgets, "overview/packs")->rect.y);
  CHECK(support::find(widgets, "overview/machine") == nullptr);
}

TEST_CASE("on a kiosk that sends every button of the overview is in sight") {
  session::DeskFacts facts;
  facts.is_enrolled = true;
  const auto widgets = overview_of(facts, 4);
  for (const std::string id : {"send/copy", "desk/group"}) {
    INFO(id);
    CHECK(support::can_be_touched(widgets, id));
  }
}
