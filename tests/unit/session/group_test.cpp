// A lesson with a class: votes, notes, turns of teams; and that nothing of it is written anywhere.
#include "session/group.h"

#include "support/catch.h"
#include "support/visit.h"

using namespace session;
using support::Visit;

namespace {

// With notes on the question and a chat at its place, as lessons have them.
OpenLessonPointer lesson_with_notes() {
  OpenLesson open = support::small_open_lesson();
  open.lesson.facilitator.steps = {{"welcome", support::text("welcome", "Say hello."), 2, {}},
                                   {"vote", support::text("vote", "Vote."), 5, content::block_id(open.lesson.blocks[2])},
                                   {"after", support::text("after", "Stay."), 0, {}}};
  return support::shared(open);
}

Visit voting() { return Visit().to_group_vote(); }

// Counts these hands for each of the two options and goes on to what follows.
void count(Visit& visit, int stay, int ask) {
  for (int i = 0; i < stay; ++i) visit.act(HandUp{0});
  visit.act(GoOnVoting{});
  for (int i = 0; i < ask; ++i) visit.act(HandUp{1});
  visit.act(GoOnVoting{});
}

}  // namespace

TEST_CASE("R29 a group is led from behind the PIN alone") {
  Visit visit;
  visit.act(LeadGroup{}).act(LeadLesson{content::PackId("org.example.small"), content::LessonId("gifts")});
  CHECK(visit.screen() == "home");
  CHECK(Visit().to_group_choice().screen() == "group-choice");
  CHECK(Visit().to_group().act(GoHome{}).act(GoHome{}).screen() == "home");
}

TEST_CASE("of a group its place in the lesson is written until it ends and nothing else and nobody is asked") {
  Visit visit = voting();
  const std::string at_the_vote = bookmark_of(visit.shell());
  CHECK(at_the_vote.find("hands") == std::string::npos);
  const std::size_t steps = visit.all_of<AddStep>().size();
  count(visit, 3, 4);
  visit.act(GoOnVoting{});
  count(visit, 1, 6);
  CHECK(bookmark_of(visit.shell()) == at_the_vote);
  CHECK(visit.all_of<AddStep>().size() == steps);
  visit.act(GoOnVoting{}).act(GroupNext{}).together(PickReply{"leave"}).together(ShowRest{}).act(GroupNext{});
  CHECK(visit.screen() == "group");
  visit.act(GroupNext{});
  CHECK(visit.screen() == "group-choice");
  CHECK(visit.bookmark().empty());
  CHECK(visit.all_of<BeginSitting>().empty());
  CHECK(visit.all_of<KeepAnswers>().empty());
  CHECK(visit.all_of<KeepBookmark>().size() == 1);
}

TEST_CASE("R29 a lesson with a class that was interrupted asks for the PIN and goes on at the same step") {
  Visit before = Visit().to_group(lesson_with_notes());
  before.act(GroupNext{}).together(TapTarget{"coins"}).act(GroupNext{}).act(ChooseLanguage{"uk"}).act(ShowNotes{}).act(HandUp{0});
  const auto restored = restore(support::fresh_kiosk(), before.group().open, before.bookmark());
  REQUIRE(restored.has_value());
  Visit after(*restored);
  CHECK(after.screen() == "pin");
  CHECK(after.act(GroupNext{}).act(LeadGroup{}).act(OpenTab{DeskTab::overview}).screen() == "pin");
  after.enter("2580").act(PinTried{false, 0});
  CHECK(after.screen() == "pin");
  after.enter("2580").act(PinTried{true, 0});
  REQUIRE(after.screen() == "group");
  CHECK(after.group().lesson.at == before.group().lesson.at);
  CHECK(after.group().note == before.group().note);
  CHECK_FALSE(after.group().shows_notes);
  CHECK(after.group().timer.left_s == 5 * 60);
  CHECK(after.group().seed == before.group().seed);
  CHECK(after.shell().reader.language == "uk");
  CHECK(after.group().vote().first == std::vector<int>{0, 0});
  CHECK(bookmark_of(after.shell()) == bookmark_of(before.shell()));
}

TEST_CASE("a lesson with a class that nobody takes up again is forgotten") {
  const Visit before = Visit().to_group(lesson_with_notes());
  const auto restored = restore(support::fresh_kiosk(), before.group().open, before.bookmark());
  REQUIRE(restored.has_value());
  CHECK(Visit(*restored).act(GoBack{}).screen() == "home");
  for (const Action& left : {Action(Anywhere(GoBack{})), Action(Anywhere(GoHome{})), Action(Anywhere(QuickExit{})), Action(Report(IdleTimeout{}))}) {
    const Transition next = update(*restored, left);
    CHECK(std::count_if(next.effects.begin(), next.effects.end(), [](const Effect& effect) { return std::holds_alternative<ForgetBookmark>(effect); }) == 1);
  }
  CHECK(restore(support::kiosk_without_pin(), before.group().open, before.bookmark()).error().code == base::ErrorCode::unavailable);
}

TEST_CASE("R9 a sensitive lesson stays locked for a group too") {
  OpenLesson open = support::small_open_lesson();
  open.lesson.sensitive = true;
  Visit visit = Visit().to_group(support::shared(open));
  CHECK(visit.screen() == "group-choice");
  CHECK(std::get<Notice>(visit.shell().overlays.back()).code == base::ErrorCode::unavailable);
}

TEST_CASE("a question begins with a vote and other blocks without") {
  Visit visit = Visit().to_group();
  CHECK_FALSE(visit.group().is_voting());
  CHECK(vote_options(visit.group().content().blocks[2]) == 2);
  CHECK(voting().group().vote().phase == VotePhase::first);
}

TEST_CASE("hands are counted by tapping and never below none or above ninety-nine") {
  Visit visit = voting();
  visit.act(HandDown{0}).act(HandUp{1}).act(HandUp{1}).act(HandUp{7});
  CHECK(visit.group().vote().first == std::vector<int>{0, 2});
  CHECK(visit.group().vote().at == 1);
  visit.act(HandDown{0});
  for (int i = 0; i < 120; ++i) visit.act(HandUp{0});
  CHECK(visit.group().vote().first[0] == 99);
}

TEST_CASE("hands are typed for the option that is being counted") {
  Visit visit = voting();
  visit.act(TypeHands{1}).act(TypeHands{7});
  CHECK(visit.group().vote().first == std::vector<int>{17, 0});
  visit.act(GoOnVoting{}).act(TypeHands{8}).act(EraseHands{}).act(TypeHands{-4}).act(TypeHands{5});
  CHECK(visit.group().vote().first == std::vector<int>{17, 5});
}

TEST_CASE("more hands than can be counted are refused with a word that ends with the next deed") {
  Visit visit = voting();
  visit.act(TypeHands{9}).act(TypeHands{9});
  CHECK_FALSE(visit.group().vote().too_many);
  visit.act(TypeHands{9});
  CHECK(visit.group().vote().first[0] == 99);
  CHECK(visit.group().vote().too_many);
  visit.act(EraseHands{});
  CHECK(visit.group().vote().first[0] == 9);
  CHECK_FALSE(visit.group().vote().too_many);
  visit.act(TypeHands{9}).act(TypeHands{0}).act(GoOnVoting{});
  CHECK_FALSE(visit.group().vote().too_many);
}

TEST_CASE("after the first vote the class talks and then votes again") {
  Visit visit = voting();
  count(visit, 9, 8);
  CHECK(visit.group().vote().phase == VotePhase::talk);
  CHECK(visit.group().timer.left_s == 120);
  visit.act(HandUp{0});
  CHECK(visit.group().vote().first == std::vector<int>{9, 8});
  visit.act(GoOnVoting{});
  count(visit, 3, 14);
  CHECK(visit.group().vote().phase == VotePhase::compare);
  CHECK(visit.group().vote().first == std::vector<int>{9, 8});
  CHECK(visit.group().vote().second == std::vector<int>{3, 14});
  CHECK(hands_in(visit.group().vote().second) == 17);
}

TEST_CASE("the lesson goes on with what most of them chose") {
  Visit visit = voting();
  count(visit, 0, 0);
  visit.act(GoOnVoting{});
  count(visit, 3, 14);
  visit.act(GoOnVoting{});
  CHECK_FALSE(visit.group().is_voting());
  CHECK(std::get<StateOf<content::SingleChoice>>(visit.group().block_state()).tried == std::vector<std::string>{"ask"});
}

TEST_CASE("with as many hands for two the class chooses on the screen") {
  Visit visit = voting();
  count(visit, 0, 0);
  visit.act(GoOnVoting{});
  count(visit, 5, 5);
  visit.act(GoOnVoting{});
  CHECK(std::get<StateOf<content::SingleChoice>>(visit.group().block_state()).tried.empty());
}

TEST_CASE("a question can be played without a vote and not during one") {
  Visit visit = voting();
  visit.together(PickChoice{"ask"}).act(GroupNext{});
  CHECK(visit.group().lesson.at == 2);
  CHECK(visit.group().is_voting());
  visit.act(SkipVote{}).together(PickChoice{"ask"}).act(GroupNext{});
  CHECK(visit.group().lesson.at == 3);
}

TEST_CASE("counts stay when the lesson goes back and end with the visit") {
  Visit visit = voting();
  visit.act(HandUp{0}).act(GoBack{});
  CHECK(visit.group().lesson.at == 1);
  visit.act(GroupNext{});
  CHECK(visit.group().vote().first == std::vector<int>{1, 0});
  CHECK(visit.act(QuickExit{}).screen() == "neutral");
}

TEST_CASE("leaving a group is asked about once") {
  Visit visit = voting();
  visit.act(GoHome{});
  CHECK(visit.screen() == "group");
  CHECK(visit.is_open<LeavingLesson>());
}

TEST_CASE("the next note brings its block and its minutes to the screen") {
  Visit visit = Visit().to_group(lesson_with_notes());
  CHECK(visit.group().timer.left_s == 120);
  visit.act(NextNote{});
  CHECK(visit.group().note == 1);
  CHECK(visit.group().lesson.at == 2);
  CHECK(visit.group().timer.left_s == 300);
  visit.act(NextNote{}).act(NextNote{});
  CHECK(visit.group().note == 2);
  CHECK(visit.group().lesson.at == 2);
}

TEST_CASE("a block that the notes speak of turns to its note") {
  Visit visit = Visit().to_group(lesson_with_notes());
  visit.act(GroupNext{}).together(TapTarget{"coins"}).act(GroupNext{});
  CHECK(visit.group().note == 1);
}

TEST_CASE("the timer counts down while it runs and stops at none") {
  Visit visit = Visit().to_group(lesson_with_notes());
  visit.act(SecondsPassed{1});
  CHECK(visit.group().timer.left_s == 120);
  visit.act(UseTimer{}).act(SecondsPassed{1}).act(SecondsPassed{-5});
  CHECK(visit.group().timer.left_s == 119);
  visit.act(UseTimer{}).act(SecondsPassed{1});
  CHECK(visit.group().timer.left_s == 119);
  visit.act(UseTimer{}).act(SecondsPassed{500});
  CHECK(visit.group().timer.left_s == 0);
  CHECK_FALSE(visit.group().timer.runs);
  visit.act(UseTimer{});
  CHECK_FALSE(visit.group().timer.runs);
}

TEST_CASE("teams answer a practice chat in turns") {
  Visit visit = voting();
  visit.act(SkipVote{}).together(PickChoice{"ask"}).act(GroupNext{});
  CHECK(visit.group().turn == 0);
  visit.together(PickReply{"none"});
  CHECK(visit.group().turn == 0);
  visit.together(PickReply{"chat"});
  CHECK(visit.group().turn == 1);
  visit.together(ShowRest{});
  CHECK(visit.group().turn == 1);
  visit.together(StartChatAgain{});
  CHECK(visit.group().turn == 0);
}

TEST_CASE("there are two to four teams") {
  Visit visit = Visit().to_group();
  CHECK(visit.group().teams == 2);
  visit.act(AddTeam{}).act(AddTeam{});
  CHECK(visit.group().teams == 4);
  CHECK(visit.act(AddTeam{}).group().teams == 2);
}

TEST_CASE("with keys everybody presses one in the row of their answer") {
  Visit visit = voting();
  visit.act(CountBy{Counting::keys}).act(PressKeys{{1, 0, 0, 0}}).act(PressKeys{{0, 2, 0, 0}}).act(PressKeys{{0, 1, 5, 9}});
  CHECK(visit.group().vote().first == std::vector<int>{1, 3});
  visit.act(TypeHands{7}).act(EraseHands{}).act(PressKeys{{-4, 0, 0, 0}});
  CHECK(visit.group().vote().first == std::vector<int>{1, 3});
  visit.act(HandDown{1});
  CHECK(visit.group().vote().first == std::vector<int>{1, 2});
}

TEST_CASE("keys count for all answers at once and not for hands or while the class talks") {
  Visit visit = voting();
  visit.act(PressKeys{{1, 0, 0, 0}});
  CHECK(visit.group().vote().first == std::vector<int>{0, 0});
  visit.act(CountBy{Counting::keys}).act(PressKeys{{2, 3, 0, 0}}).act(GoOnVoting{});
  CHECK(visit.group().vote().phase == VotePhase::talk);
  visit.act(PressKeys{{9, 9, 0, 0}});
  CHECK(visit.group().vote().first == std::vector<int>{2, 3});
  visit.act(GoOnVoting{}).act(PressKeys{{1, 4, 0, 0}}).act(GoOnVoting{});
  CHECK(visit.group().vote().second == std::vector<int>{1, 4});
  CHECK(visit.group().vote().phase == VotePhase::compare);
}
