// How a visit begins and what it shows of itself: from the attract screen to a lesson, and the panels of the parasol.
#include "session/visit_progress.h"
#include "support/catch.h"
#include "support/visit.h"

using namespace session;
using support::Visit;

namespace {

const content::PackId small("org.example.small");

Shell with(bool asks_language, std::optional<content::PackId> only_pack) {
  Shell shell;
  shell.entrance = {asks_language, std::move(only_pack)};
  shell.place = Attract{};
  return shell;
}

}  // namespace

TEST_CASE("a touch on the attract screen leads to the greetings and a greeting to the choice of an age") {
  Visit visit(with(true, std::nullopt));
  CHECK(visit.act(ComeIn{}).screen() == "welcome");
  CHECK(visit.act(SayHello{"th"}).screen() == "home");
  CHECK(visit.shell().reader.language == "th");
}

TEST_CASE("whoever begins without a greeting keeps the language that is shown") {
  Visit visit(with(true, std::nullopt));
  visit.act(ComeIn{}).act(BeginVisit{});
  CHECK(visit.screen() == "home");
  CHECK(visit.shell().reader.language == "en");
}

TEST_CASE("a kiosk with one language does not ask for it") {
  CHECK(Visit(with(false, std::nullopt)).act(ComeIn{}).screen() == "home");
}

TEST_CASE("a kiosk with one pack for one age does not ask for the age") {
  Visit visit(with(false, small));
  CHECK(visit.act(ComeIn{}).screen() == "track");
  CHECK(std::get<Track>(visit.shell().place).pack == small);
  CHECK_FALSE(std::get<Track>(visit.shell().place).by_pin);
  Visit greeted(with(true, small));
  CHECK(greeted.act(ComeIn{}).act(SayHello{"th"}).screen() == "track");
}

TEST_CASE("after quick exit the next visit begins as the first did") {
  Visit visit(with(true, small));
  visit.act(ComeIn{}).act(SayHello{"th"}).act(QuickExit{});
  CHECK(visit.screen() == "neutral");
  CHECK(visit.act(WakeUp{}).screen() == "welcome");
  CHECK(visit.shell().reader.language == "en");
}

TEST_CASE("a shelf opens its packs and back leads to it") {
  Visit visit;
  visit.act(OpenShelf{{12, 14}}).act(ChoosePack{small});
  CHECK(visit.screen() == "track");
  CHECK(visit.act(GoBack{}).screen() == "shelf");
  CHECK(std::get<Shelf>(visit.shell().place).ages == AgeBand{12, 14});
  CHECK(visit.act(GoBack{}).screen() == "home");
}

TEST_CASE("R23 a shelf for adults opens behind the PIN and what is taken from it stays open to them") {
  Visit visit = Visit().to_desk().act(LockDesk{});
  visit.act(OpenShelf{{0, 0}, true});
  CHECK(visit.screen() == "pin");
  CHECK(visit.enter("1111").act(PinTried{false, 0}).screen() == "pin");
  CHECK(visit.enter("2580").act(PinTried{true, 0}).screen() == "shelf");
  visit.act(ChoosePack{small});
  CHECK(std::get<Track>(visit.shell().place).by_pin);
  visit.act(GoBack{});
  CHECK(std::get<Shelf>(visit.shell().place).by_pin);
}

TEST_CASE("a lesson is begun when it opens and done with its last step whether or not questions follow") {
  Visit visit;
  visit.open();
  const content::LessonId gifts = visit.visit().content().id;
  CHECK(progress_of(visit.shell().progress, small, gifts) == LessonProgress::begun);
  visit = Visit().to_close();
  CHECK(done_in(visit.shell().progress) == 0);
  visit.next();
  CHECK(visit.screen() == "survey");
  CHECK(progress_of(visit.shell().progress, small, gifts) == LessonProgress::done);
}

TEST_CASE("finishing leads to the list the lesson was chosen from with the lesson done") {
  Visit visit = Visit().to_thanks().act(Finish{});
  CHECK(visit.screen() == "track");
  CHECK(done_in(visit.shell().progress, small) == 1);
}

TEST_CASE("a lesson that is done stays done when it is opened again and counts once") {
  VisitProgress progress;
  note_done(progress, small, content::LessonId("gifts"));
  note_begun(progress, small, content::LessonId("gifts"));
  note_done(progress, small, content::LessonId("gifts"));
  CHECK(progress == VisitProgress{{{small, content::LessonId("gifts"), true}}});
  CHECK(done_in(progress, content::PackId("org.example.other")) == 0);
  CHECK(progress_of(progress, small, content::LessonId("meeting")) == LessonProgress::untouched);
}

TEST_CASE("what was begun and done ends with the visit") {
  for (const Action& leaving : {Action(QuickExit{}), Action(IdleTimeout{})}) {
    Visit visit = Visit().to_thanks().act(Finish{}).act(leaving);
    CHECK(visit.shell().progress == VisitProgress{});
  }
}

TEST_CASE("the idle warning counts down and lies over the place once") {
  Visit visit;
  visit.to_lesson().act(IdleWarned{30}).act(IdleWarned{29});
  REQUIRE(visit.shell().overlays.size() == 1);
  CHECK(std::get<IdleWarning>(visit.shell().overlays[0]).seconds_left == 29);
}

TEST_CASE("a lesson done for the first time gains a panel and done once more gains none") {
  Visit visit;
  visit.to_thanks();
  CHECK(visit.visit().gained_panel);
  CHECK(done_in(visit.shell().progress) == 1);
  visit.act(Finish{}).to_thanks();
  CHECK_FALSE(visit.visit().gained_panel);
  CHECK(done_in(visit.shell().progress) == 1);
}

TEST_CASE("after a power cut on the last page the panel is there") {
  Visit visit;
  visit.to_thanks();
  const auto restored = restore(support::fresh_kiosk(), support::shared(support::small_open_lesson()), visit.bookmark());
  REQUIRE(restored.has_value());
  CHECK(done_in(restored->progress) == 1);
}
