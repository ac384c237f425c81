#include "support/catch.h"
#include "support/fake_stage.h"
#include "ui/least_recently_used.h"

namespace {

using Kept = ui::LeastRecentlyUsed<int>;

std::vector<int> end_frame(Kept& kept) {
  std::vector<int> gone;
  kept.end_frame([&](int value) { gone.push_back(value); });
  return gone;
}

}  // namespace

TEST_CASE("over the limit values go one by one and the longest unused first") {
  Kept kept(30);
  kept.begin_frame();
  for (int i = 1; i <= 4; ++i) kept.put(std::to_string(i), i, 10);
  kept.begin_frame();
  REQUIRE(kept.find("1") != nullptr);
  CHECK(end_frame(kept) == std::vector<int>{2});
  CHECK(kept.bytes() == 30);
  CHECK(kept.find("2") == nullptr);
  CHECK(*kept.find("3") == 3);
}

TEST_CASE("values used in this frame stay though they are over the limit") {
  Kept kept(15);
  kept.begin_frame();
  kept.put("a", 1, 10);
  kept.begin_frame();
  kept.put("b", 2, 10);
  kept.put("c", 3, 10);
  CHECK(end_frame(kept) == std::vector<int>{1});
  CHECK(kept.size() == 2);
  kept.begin_frame();
  CHECK(end_frame(kept) == std::vector<int>{2});
}

TEST_CASE("a value stays where it is while others are found and put") {
  Kept kept(1000);
  int& first = kept.put("first", 1, 1);
  for (int i = 0; i < 100; ++i) kept.put("other/" + std::to_string(i), i, 1);
  kept.find("other/50");
  first = 7;
  CHECK(*kept.find("first") == 7);
}

TEST_CASE("clearing gives every value back once") {
  Kept kept(1000);
  kept.put("a", 1, 10);
  kept.put("b", 2, 10);
  int sum = 0;
  kept.clear([&](int value) { sum += value; });
  kept.clear([&](int value) { sum += value; });
  CHECK(sum == 3);
  CHECK(kept.bytes() == 0);
  CHECK(kept.find("a") == nullptr);
}

TEST_CASE("two thousand texts are set once however often they are shown") {
  support::FakeStage table;
  const auto content = [](ui::Frame& frame) {
    for (int row = 0; row < 2000; ++row) frame.measure("row " + std::to_string(row), {}, 300);
  };
  for (int frames = 0; frames < 3; ++frames) table.draw(content);
  CHECK(table.text.measured == 2000);
}

TEST_CASE("texts are let go little by little and never those in use") {
  support::FakeStage table;
  const auto page_of = [](int page) {
    return [page](ui::Frame& frame) {
      frame.measure("on every page", {}, 300);
      for (int row = 0; row < 1000; ++row) frame.measure("page " + std::to_string(page) + " row " + std::to_string(row), {}, 300);
    };
  };
  for (int page = 0; page < 20; ++page) table.draw(page_of(page));
  CHECK(table.text.measured == 20001);
  table.draw(page_of(19));
  CHECK(table.text.measured == 20001);
  table.draw(page_of(0));
  CHECK(table.text.measured == 21001);
}
