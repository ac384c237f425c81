// Which pages crashed the kiosk is known over restarts, by version of the pack.
#include "support/catch.h"
#include "support/kiosk.h"

namespace {

session::CrashedPage page(const std::string& name, const std::string& hash = "aa") {
  return {content::PackId("org.example.small"), hash, content::LessonId("gifts"), name};
}

}  // namespace

TEST_CASE("crashes of a page are counted over restarts and each page for itself") {
  support::Kiosk kiosk;
  REQUIRE((*kiosk.open())->count_crash(page("lesson/coins")).has_value());
  REQUIRE((*kiosk.open())->count_crash(page("lesson/coins")).has_value());
  const auto store = kiosk.open();
  REQUIRE((*store)->count_crash(page("lesson/chat")).has_value());
  CHECK(*(*store)->crashes() == std::vector<session::CrashCount>{{page("lesson/chat"), 1}, {page("lesson/coins"), 2}});
  CHECK((*store)->status()->closed_lessons == std::vector<store::ClosedLesson>{{"org.example.small", "gifts", "lesson/coins"}});
}

TEST_CASE("crashes of another version of a pack are forgotten without those of this one") {
  support::Kiosk kiosk;
  const auto store = kiosk.open();
  REQUIRE((*store)->count_crash(page("lesson/coins", "old")).has_value());
  REQUIRE((*store)->count_crash(page("lesson/coins", "new")).has_value());
  REQUIRE((*store)->forget_crashes(content::PackId("org.example.small"), "old").has_value());
  CHECK(*(*store)->crashes() == std::vector<session::CrashCount>{{page("lesson/coins", "new"), 1}});
}
