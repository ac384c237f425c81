// What the arms of a trial (base/arms.h) do to a visit.
#include <algorithm>
#include <array>
#include <set>

#include "session/bookmark.h"
#include "support/catch.h"
#include "support/visit.h"

namespace {

using namespace session;
using base::Arm;
using support::Visit;

constexpr std::array every_arm{Arm::none, Arm::lesson, Arm::waitlist, Arm::attention, Arm::a, Arm::b};

// Its other lesson has a block of the same name as one of the lesson's.
OpenLessonPointer trial_lesson() {
  OpenLesson open = support::small_open_lesson();
  content::Lesson other;
  other.id = content::LessonId("boats");
  other.title = support::text("boats/title", "Paper boats");
  other.blocks = {support::single_choice("question"), support::practice_chat("boats-chat")};
  open.other_lesson = std::move(other);
  return support::shared(std::move(open));
}

Visit asked(Arm arm, OpenLessonPointer open = trial_lesson()) {
  Visit visit;
  visit.act(OpenTrack{content::PackId("org.example.small")}).act(ChooseLesson{content::LessonId("gifts")});
  return visit.act(LessonOpened{std::move(open), SittingId("sitting-1"), 4, ReaderPlaced{true, arm}});
}

// Where the reader is, in one word; questions by their wave.
std::string place_of(const Visit& visit) {
  if (visit.screen() == "survey") return std::string(base::name_of(visit.questions().wave));
  return visit.screen() == "lesson" ? visit.visit().content().id.value : visit.screen();
}

// Goes through whichever lesson it is to its end.
void play_through(Visit& visit) {
  const std::string lesson = place_of(visit);
  for (int step = 0; step < 60 && place_of(visit) == lesson; ++step) {
    const std::string block = content::block_id(visit.visit().block()).value;
    if (block == "words") visit.act(TapTarget{"coins"});
    if (block == "question") visit.act(PickChoice{"ask"});
    if (block == "chat" || block == "boats-chat") visit.act(PickReply{"leave"}).act(ShowRest{});
    visit.next();
    if (content::block_id(visit.visit().block()).value == "close") visit.next();
  }
}

// Every place in turn, each gone through.
std::vector<std::string> way_of(Visit& visit) {
  std::vector<std::string> way{place_of(visit)};
  while (visit.screen() != "thanks" && way.size() < 9) {
    if (visit.screen() == "survey") {
      const std::string wave = place_of(visit);
      while (place_of(visit) == wave) visit.act(SkipPage{});
    } else {
      play_through(visit);
    }
    way.push_back(place_of(visit));
  }
  return way;
}

std::vector<std::string> way_in(Arm arm, OpenLessonPointer open = trial_lesson()) {
  Visit visit = asked(arm, std::move(open));
  visit.act(GiveAssent{true});
  return way_of(visit);
}

using Way = std::vector<std::string>;

Visit to_other_lesson(Arm arm) {
  Visit visit = asked(arm);
  return visit.act(GiveAssent{true}).skip_all_questions();
}

}  // namespace

TEST_CASE("every arm has its own order and nobody goes without the lesson") {
  CHECK(way_in(Arm::none) == Way{"pre", "gifts", "post", "thanks"});
  CHECK(way_in(Arm::lesson) == Way{"pre", "gifts", "post", "thanks"});
  CHECK(way_in(Arm::a) == Way{"pre", "gifts", "post", "thanks"});
  CHECK(way_in(Arm::waitlist) == Way{"pre", "post", "gifts", "thanks"});
  CHECK(way_in(Arm::attention) == Way{"pre", "boats", "post", "gifts", "thanks"});
  CHECK(way_in(Arm::b) == Way{"pre", "boats", "post", "thanks"});
}

TEST_CASE("until the questions before are through every arm is alike") {
  Visit none = asked(Arm::none);
  none.act(GiveAssent{true});
  for (const Arm arm : every_arm) {
    Visit visit = asked(arm);
    CHECK(visit.screen() == "assent");
    visit.act(GiveAssent{true});
    for (std::size_t page = 0; page < none.questions().order.size(); ++page) {
      CHECK(visit.questions().at == page);
      CHECK(visit.questions().order == none.questions().order);
      CHECK(place_of(visit) == "pre");
      CHECK(visit.visit().content().id.value == "gifts");
      visit.act(SkipPage{});
    }
  }
}

TEST_CASE("the arm is kept with the sitting and with whoever says no") {
  for (const Arm arm : every_arm) {
    CHECK(asked(arm).act(GiveAssent{true}).last_of<BeginSitting>().at(0).start.arm == arm);
    CHECK(asked(arm).act(GiveAssent{false}).last_of<CountDeclined>().at(0).asked.arm == arm);
  }
}

TEST_CASE("who says no has the lesson at once in every arm") {
  for (const Arm arm : every_arm) {
    Visit visit = asked(arm);
    visit.act(GiveAssent{false});
    CHECK(way_of(visit) == Way{"gifts", "thanks"});
  }
}

TEST_CASE("where the disk gives up nobody is asked more and everybody has the lesson") {
  for (const Arm arm : every_arm) {
    for (int pages = 0; pages < 12; ++pages) {
      Visit visit = asked(arm);
      visit.act(GiveAssent{true});
      for (int page = 0; page < pages && visit.screen() == "survey"; ++page) visit.act(SkipPage{});
      visit.act(StorageFailed{});
      const Way way = way_of(visit);
      INFO(base::name_of(arm) << " after " << pages);
      CHECK(way.back() == "thanks");
      CHECK(std::find(way.begin(), way.end(), "pre") == way.end());
      CHECK(std::find(way.begin(), way.end(), "post") == way.end());
      const bool had_it = std::find(way.begin(), way.end(), arm == Arm::b ? way.front() : "gifts") != way.end();
      CHECK(had_it);
    }
  }
}

TEST_CASE("a pack that has lost its other lesson plays its own") {
  CHECK(way_in(Arm::b, support::shared(support::small_open_lesson())) == Way{"pre", "gifts", "post", "thanks"});
  CHECK(way_in(Arm::attention, support::shared(support::small_open_lesson())) == Way{"pre", "gifts", "post", "thanks"});
}

TEST_CASE("choices count between the questions and not in what only fills the time") {
  const auto chats = [](Arm arm) {
    Visit visit = asked(arm);
    visit.act(GiveAssent{true});
    way_of(visit);
    std::set<std::string> blocks;
    for (const KeepAnswers& kept : visit.all_of<KeepAnswers>()) {
      for (const evaluation::Answer& answer : kept.answers) blocks.insert(answer.block);
    }
    blocks.erase("");
    return blocks;
  };
  using Chats = std::set<std::string>;
  CHECK(chats(Arm::lesson) == Chats{"chat"});
  CHECK(chats(Arm::a) == Chats{"chat"});
  CHECK(chats(Arm::b) == Chats{"boats-chat"});
  CHECK(chats(Arm::waitlist) == Chats{});
  CHECK(chats(Arm::attention) == Chats{});
}

TEST_CASE("the lesson is done when it was had in whichever words and not before") {
  for (const Arm arm : {Arm::lesson, Arm::waitlist, Arm::attention, Arm::b}) {
    Visit visit = asked(arm);
    visit.act(GiveAssent{true}).skip_all_questions();
    if (arm == Arm::attention) play_through(visit);
    visit.skip_all_questions();
    CHECK_FALSE(visit.visit().gained_panel);
    way_of(visit);
    CHECK(visit.visit().gained_panel);
  }
}

TEST_CASE("a bookmark of every step of every arm opens the same step") {
  for (const Arm arm : every_arm) {
    Visit visit = asked(arm);
    visit.act(GiveAssent{true});
    for (int step = 0; step < 80 && visit.screen() != "thanks"; ++step) {
      INFO(base::name_of(arm) << " step " << step);
      const auto again = restore(support::fresh_kiosk(), trial_lesson(), visit.bookmark());
      REQUIRE(again);
      const auto& back = std::get<LessonVisit>(again->place);
      CHECK(back.stage.index() == visit.visit().stage.index());
      CHECK(back.sitting.start.arm == arm);
      CHECK(back.plays_other == visit.visit().plays_other);
      CHECK(back.asked_after == visit.visit().asked_after);
      CHECK(back.content().id == visit.visit().content().id);
      CHECK(back.lesson.at == visit.visit().lesson.at);
      CHECK(bookmark_of(*again) == bookmark_of(visit.shell()));
      if (visit.screen() == "survey") {
        visit.act(SkipPage{});
        continue;
      }
      const std::string block = content::block_id(visit.visit().block()).value;
      if (block == "words") visit.act(TapTarget{"coins"});
      if (block == "question") visit.act(PickChoice{"ask"});
      if (block == "chat" || block == "boats-chat") visit.act(PickReply{"leave"}).act(ShowRest{});
      visit.next();
    }
    CHECK(visit.screen() == "thanks");
  }
}

TEST_CASE("what was picked in the other lesson is not picked in the lesson") {
  Visit visit = to_other_lesson(Arm::attention);
  visit.act(PickChoice{"ask"}).next();
  visit.act(PickReply{"leave"}).act(ShowRest{}).next().skip_all_questions();
  REQUIRE(place_of(visit) == "gifts");
  const auto again = restore(support::fresh_kiosk(), trial_lesson(), visit.bookmark());
  REQUIRE(again);
  const auto& lesson = std::get<LessonVisit>(again->place).lesson;
  CHECK(steps_of(lesson.blocks[2], support::small_lesson().blocks[2]).empty());
}

TEST_CASE("back from the questions after goes to what stood between") {
  Visit other = to_other_lesson(Arm::b);
  play_through(other);
  REQUIRE(place_of(other) == "post");
  CHECK(place_of(other.act(GoBack{})) == "boats");
  CHECK(place_of(other.next()) == "post");
  Visit waiting = to_other_lesson(Arm::waitlist);
  CHECK(place_of(waiting) == "gifts");
}

TEST_CASE("where nothing stands between nobody goes back to it") {
  Visit visit = asked(Arm::waitlist);
  visit.act(GiveAssent{true});
  while (place_of(visit) == "pre") visit.act(SkipPage{});
  REQUIRE(place_of(visit) == "post");
  CHECK_FALSE(can_go_back(visit.visit(), std::get<Survey>(visit.visit().stage)));
  CHECK(comes_before_lesson(visit.visit(), std::get<Survey>(visit.visit().stage)));
  visit.act(GoBack{});
  CHECK(place_of(visit) == "post");
  CHECK(visit.questions().at == 0);
  visit.act(SkipPage{}).act(GoBack{});
  CHECK(visit.questions().at == 0);
}

TEST_CASE("a bookmark with an arm that is none opens in no arm and one of another type is refused") {
  Visit visit = asked(Arm::waitlist);
  visit.act(GiveAssent{true});
  std::string bookmark = bookmark_of(visit.shell());
  const std::string arm = R"("arm":"waitlist")";
  const auto at = bookmark.find(arm);
  REQUIRE(at != std::string::npos);
  const auto opened = restore(support::fresh_kiosk(), trial_lesson(), std::string(bookmark).replace(at, arm.size(), R"("arm":"Olena")"));
  REQUIRE(opened);
  CHECK(std::get<LessonVisit>(opened->place).sitting.start.arm == Arm::none);
  CHECK(restore(support::fresh_kiosk(), trial_lesson(), bookmark.replace(at, arm.size(), R"("arm":7)")).error().code == base::ErrorCode::corrupt);
}
