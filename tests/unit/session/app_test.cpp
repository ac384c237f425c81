#include "support/catch.h"
#include "support/visit.h"

namespace {

using namespace session;
using support::Visit;

}  // namespace

TEST_CASE("a lesson is loaded from its track and assent comes before the questions") {
  Visit visit;
  visit.act(OpenTrack{content::PackId("org.example.small")});
  CHECK(visit.screen() == "track");
  visit.act(ChooseLesson{content::LessonId("gifts")});
  REQUIRE(visit.last_of<LoadLesson>().size() == 1);
  CHECK(visit.last_of<LoadLesson>()[0].pack.value == "org.example.small");
  CHECK(visit.last_of<LoadLesson>()[0].lesson.value == "gifts");
  visit.act(LessonOpened{support::shared(support::small_open_lesson()), SittingId("sitting-1"), 4});
  CHECK(visit.screen() == "assent");
  CHECK(visit.all_of<BeginSitting>().empty());
}

TEST_CASE("a reader begins with the form that was dealt and with one by the seed where the disk could not say") {
  for (const bool form_a : {true, false}) {
    Visit visit;
    visit.act(session::OpenTrack{content::PackId("org.example.small")}).act(ChooseLesson{content::LessonId("gifts")});
    visit.act(LessonOpened{support::shared(support::small_open_lesson()), SittingId("sitting-1"), 7, session::ReaderPlaced{form_a}});
    visit.act(GiveAssent{true});
    CHECK(visit.last_of<BeginSitting>().at(0).start.form_a_first == form_a);
  }
}

TEST_CASE("who says no is counted once and nothing else is kept of them") {
  Visit visit;
  visit.open(support::shared(support::small_open_lesson()), 7).act(GiveAssent{false});
  REQUIRE(visit.all_of<session::CountDeclined>().size() == 1);
  CHECK(visit.all_of<session::CountDeclined>()[0].asked.instrument == "gifts");
  CHECK(visit.all_of<BeginSitting>().empty());
  visit.act(GiveAssent{false});
  CHECK(visit.all_of<session::CountDeclined>().size() == 1);
}

TEST_CASE("who goes away from the question or says yes is not counted as one who said no") {
  Visit back;
  back.open(support::shared(support::small_open_lesson()), 7).act(session::GoBack{});
  CHECK(back.all_of<session::CountDeclined>().empty());
  Visit yes;
  yes.open(support::shared(support::small_open_lesson()), 7).act(GiveAssent{true});
  CHECK(yes.all_of<session::CountDeclined>().empty());
}

TEST_CASE("yes begins a sitting that says which pack and which form and no more") {
  Visit visit;
  visit.open(support::shared(support::small_open_lesson()), 7).act(GiveAssent{true});
  const auto begun = visit.last_of<BeginSitting>();
  REQUIRE(begun.size() == 1);
  const SittingStart& start = begun[0].start;
  CHECK(start.id.value == "sitting-1");
  CHECK(start.pack == "org.example.small");
  CHECK(start.manifest_hash == std::string(64, 'a'));
  CHECK(start.lesson == "gifts");
  CHECK(start.instrument == "gifts");
  CHECK(start.instrument_version == 2);
  CHECK(start.age_from == 12);
  CHECK(start.age_to == 14);
  CHECK(start.seed == 7);
  CHECK_FALSE(start.form_a_first);
  CHECK(visit.screen() == "survey");
}

TEST_CASE("even seeds ask form A first and odd seeds form B") {
  for (const std::uint64_t seed : {0U, 1U, 2U, 3U}) {
    Visit visit;
    visit.open(support::shared(support::small_open_lesson()), seed);
    CHECK(visit.sitting().start.form_a_first == (seed % 2 == 0));
  }
}

TEST_CASE("no goes straight to the lesson and nothing is ever kept of it") {
  Visit visit;
  visit.open().act(GiveAssent{false});
  CHECK(visit.screen() == "lesson");
  visit.next().act(session::TapTarget{"coins"}).next().act(PickChoice{"ask"}).next();
  visit.act(PickReply{"leave"}).act(session::ShowRest{}).next().next();
  CHECK(visit.screen() == "thanks");
  visit.act(DeleteMyAnswers{}).next();
  CHECK(visit.screen() == "track");
  CHECK(visit.all_of<BeginSitting>().empty());
  CHECK(visit.all_of<KeepAnswers>().empty());
  CHECK(visit.all_of<DeleteSitting>().empty());
  CHECK(visit.all_of<EndSitting>().empty());
}

TEST_CASE("a lesson without an instrument asks nothing") {
  session::OpenLesson open = support::small_open_lesson();
  open.instrument.reset();
  Visit visit;
  visit.open(support::shared(std::move(open)));
  CHECK(visit.screen() == "lesson");
}

TEST_CASE("an instrument with no items for a form asks nothing and does not stop the lesson") {
  session::OpenLesson open = support::small_open_lesson();
  open.instrument->items.clear();
  Visit visit;
  visit.open(support::shared(std::move(open))).act(GiveAssent{true});
  CHECK(visit.screen() == "lesson");
}

TEST_CASE("a page of the survey is kept when it is confirmed and not before") {
  Visit visit;
  visit.to_questions();
  while (!std::holds_alternative<content::Knowledge>(current_item(visit.questions(), *visit.sitting().open->instrument).body)) {
    visit.act(SkipPage{});
  }
  visit.next();
  CHECK(visit.last().empty());
  visit.act(AnswerKnowledge{evaluation::KnowledgeValue::yes});
  CHECK(visit.last().empty());
  visit.next();
  REQUIRE(visit.last_of<KeepAnswers>().size() == 1);
  CHECK(visit.last_of<KeepAnswers>()[0].sitting.value == "sitting-1");
  REQUIRE(visit.last_of<KeepAnswers>()[0].answers.size() == 1);
  CHECK(visit.last_of<KeepAnswers>()[0].answers[0].status == evaluation::Status::answered);
}

TEST_CASE("the whole lesson is questions and lesson and questions and thanks") {
  Visit visit;
  visit.to_thanks();
  CHECK(visit.screen() == "thanks");
  // Three pages before, the coded replies of the chat, three pages after.
  CHECK(visit.all_of<KeepAnswers>().size() == 7);
  visit.next();
  CHECK(visit.screen() == "track");
  CHECK_FALSE(visit.is_in_lesson());
  REQUIRE(visit.last_of<EndSitting>().size() == 1);
  CHECK(visit.last_of<EndSitting>()[0].how == SittingEnd::finished);
  CHECK(visit.last_of<ForgetBookmark>().size() == 1);
}

TEST_CASE("home from the thanks is a finished sitting and from anywhere else one that was left") {
  Visit done;
  done.to_thanks().act(GoHome{});
  REQUIRE(done.last_of<EndSitting>().size() == 1);
  CHECK(done.last_of<EndSitting>()[0].how == SittingEnd::finished);
  Visit left;
  left.to_lesson().act(GoHome{}).act(GoHome{});
  REQUIRE(left.last_of<EndSitting>().size() == 1);
  CHECK(left.last_of<EndSitting>()[0].how == SittingEnd::left);
}

TEST_CASE("home in the middle of a lesson is asked about before anything is thrown away") {
  for (const bool stays : {true, false}) {
    Visit visit;
    visit.to_chat().act(PickReply{"chat"}).act(GoHome{});
    CHECK(visit.is_in_lesson());
    CHECK(visit.is_open<LeavingLesson>());
    CHECK(visit.last_of<EndSitting>().empty());
    if (stays) visit.act(CloseOverlay{});
    else visit.act(GoHome{});
    CHECK(visit.is_in_lesson() == stays);
    CHECK_FALSE(visit.is_open<LeavingLesson>());
  }
}

TEST_CASE("home before anything was done is not asked about") {
  Visit visit;
  visit.open().act(GoHome{});
  CHECK(visit.screen() == "home");
}

TEST_CASE("back goes one step and changes nothing that was done") {
  Visit visit;
  visit.to_chat().act(PickReply{"chat"});
  visit.act(GoBack{});
  CHECK(visit.visit().lesson.at == 2);
  visit.act(GoBack{}).act(GoBack{}).act(GoBack{});
  CHECK(visit.visit().lesson.at == 0);
  visit.next().next().next();
  CHECK(visit.visit().lesson.at == 3);
  CHECK(std::get<ChatState>(visit.visit().lesson.blocks[3]).choices == std::vector<std::string>{"chat"});
}

TEST_CASE("back from the first question after the lesson is the lesson and next is the same question") {
  Visit visit;
  visit.to_questions_after().act(GoBack{});
  CHECK(visit.screen() == "lesson");
  visit.next();
  CHECK(visit.screen() == "survey");
  CHECK(visit.questions().wave == evaluation::Wave::post);
  visit.act(SkipPage{}).act(GoBack{});
  CHECK(visit.questions().at == 0);
}

TEST_CASE("back at the first question before the lesson and at the thanks goes nowhere") {
  Visit visit;
  visit.to_questions().act(GoBack{});
  CHECK(visit.screen() == "survey");
  visit.to_thanks().act(GoBack{});
}

TEST_CASE("back from assent is the track and back from the track is home") {
  Visit visit;
  visit.open().act(GoBack{});
  CHECK(visit.screen() == "track");
  CHECK_FALSE(visit.is_in_lesson());
  visit.act(GoBack{});
  CHECK(visit.screen() == "home");
}

TEST_CASE("back first closes what lies over the screen") {
  Visit visit;
  visit.to_lesson().next().act(OpenOverlay{HelpCard{}}).act(GoBack{});
  CHECK_FALSE(visit.is_open<session::HelpCard>());
  visit.act(OpenOverlay{LookMenu{}}).act(GoBack{});
  CHECK(visit.shell().overlays.empty());
  visit.act(IdleWarned{}).act(GoBack{});
  CHECK_FALSE(visit.is_open<session::IdleWarning>());
  CHECK(visit.visit().lesson.at == 1);
  Visit refused;
  refused.act(OpenTrack{content::PackId("org.example.small")}).act(LessonRefused{base::ErrorCode::corrupt}).act(GoBack{});
  CHECK_FALSE(refused.is_open<session::Notice>());
  CHECK(refused.screen() == "track");
}

TEST_CASE("quick exit from every screen ends on the neutral one with everything as at the start") {
  for (auto& [name, visit] : support::visits_everywhere()) {
    INFO(name);
    visit.act(ChooseLanguage{"th"}).act(ChooseTextSize{200}).act(ChooseContrast{Contrast::dark});
    const bool kept = visit.is_in_lesson() && visit.sitting().recorded;
    const bool thanks = visit.screen() == "thanks";
    visit.act(QuickExit{});
    CHECK(visit.screen() == "neutral");
    CHECK_FALSE(visit.is_in_lesson());
    CHECK_FALSE(visit.is_open<session::HelpCard>());
    CHECK_FALSE(visit.is_open<session::IdleWarning>());
    CHECK(visit.shell().overlays.empty());
    CHECK(visit.shell().reader.language == "en");
    CHECK(visit.shell().reader.text_percent == 100);
    CHECK(visit.shell().reader.contrast == Contrast::warm);
    CHECK(visit.shell().reader.motion == Motion::full);
    CHECK(visit.last_of<EndSitting>().size() == (kept ? 1U : 0U));
    for (const EndSitting& end : visit.last_of<EndSitting>()) {
      CHECK(end.how == (thanks ? SittingEnd::finished : SittingEnd::quick_exit));
    }
    CHECK(visit.last_of<KeepAnswers>().empty());
    CHECK(visit.last_of<KeepBookmark>().empty());
    visit.act(GoBack{});
    CHECK(visit.screen() == "neutral");
  }
}

TEST_CASE("a reader who walks away is idle and leaves the attract screen") {
  Visit visit;
  visit.to_lesson().act(IdleWarned{});
  CHECK(visit.is_open<session::IdleWarning>());
  visit.act(CloseOverlay{});
  CHECK_FALSE(visit.is_open<session::IdleWarning>());
  visit.act(IdleWarned{}).act(IdleTimeout{});
  CHECK(visit.screen() == "attract");
  CHECK_FALSE(visit.is_open<session::IdleWarning>());
  REQUIRE(visit.last_of<EndSitting>().size() == 1);
  CHECK(visit.last_of<EndSitting>()[0].how == SittingEnd::idle);
}

TEST_CASE("nothing is kept once the disk refuses and the lesson goes on to its end") {
  Visit visit;
  visit.to_questions().act(SkipPage{}).act(StorageFailed{});
  CHECK(visit.shell().storage_failed);
  const auto kept = visit.all_of<KeepAnswers>().size();
  // The questions end there: nobody is asked what will not be kept.
  CHECK(visit.screen() == "lesson");
  visit.next().act(session::TapTarget{"coins"}).next().act(PickChoice{"ask"}).next();
  visit.act(PickReply{"leave"}).act(session::ShowRest{}).next().next();
  CHECK(visit.screen() == "thanks");
  visit.next();
  CHECK(visit.all_of<KeepAnswers>().size() == kept);
  CHECK(visit.all_of<EndSitting>().empty());
  // The next lesson is not begun with questions that cannot be kept.
  visit.open();
  CHECK(visit.screen() == "lesson");
}

TEST_CASE("the next visit tries the disk again") {
  Visit visit;
  visit.to_questions().act(StorageFailed{}).act(session::QuickExit{});
  CHECK_FALSE(visit.shell().storage_failed);
  visit.next().open();
  CHECK(visit.screen() == "assent");
}

TEST_CASE("answers are called deleted only once they are") {
  Visit visit;
  visit.to_thanks().act(DeleteMyAnswers{});
  REQUIRE(visit.last_of<DeleteSitting>().size() == 1);
  CHECK(visit.last_of<DeleteSitting>()[0].sitting.value == "sitting-1");
  CHECK_FALSE(visit.sitting().deleted);
  visit.act(AnswersDeleted{});
  CHECK(visit.sitting().deleted);
  CHECK(visit.last_of<AddStep>().size() == 1);
  visit.act(DeleteMyAnswers{});
  CHECK(visit.last().empty());
  visit.next();
  CHECK(visit.last_of<EndSitting>().empty());
}

TEST_CASE("what was kept before the disk refused can still be deleted") {
  Visit visit;
  visit.to_thanks().act(StorageFailed{}).act(DeleteMyAnswers{});
  CHECK(visit.last_of<DeleteSitting>().size() == 1);
}

TEST_CASE("answers are deleted from the thanks and from nowhere else") {
  for (auto& [name, visit] : support::visits_everywhere()) {
    INFO(name);
    const bool thanks = visit.screen() == "thanks";
    visit.act(DeleteMyAnswers{});
    CHECK(visit.last_of<DeleteSitting>().size() == (thanks ? 1U : 0U));
  }
}

TEST_CASE("the coded replies of a chat are kept when the reader goes on") {
  Visit visit;
  visit.to_chat().act(PickReply{"chat"}).act(session::ShowRest{}).next();
  CHECK(visit.last().empty());
  visit.act(PickReply{"give"}).act(PickReply{"leave"}).act(session::ShowRest{}).next();
  REQUIRE(visit.last_of<KeepAnswers>().size() == 1);
  const auto answers = visit.last_of<KeepAnswers>()[0].answers;
  REQUIRE(answers.size() == 3);
  CHECK(answers[0] == evaluation::practice_answer("chat", "details_given", 3));
  CHECK(answers[2] == evaluation::practice_answer("chat", "turns_until_leaving", 3));
}

TEST_CASE("a chat played again is practice and its choices are not mixed with the first") {
  Visit visit;
  visit.to_chat().act(PickReply{"leave"}).act(session::ShowRest{}).next();
  REQUIRE(visit.all_of<KeepAnswers>().size() == 4);
  visit.act(GoBack{}).act(session::StartChatAgain{}).act(PickReply{"chat"}).act(PickReply{"give"}).act(PickReply{"leave"});
  visit.act(session::ShowRest{}).next();
  CHECK(visit.all_of<KeepAnswers>().size() == 4);
}

TEST_CASE("each practice chat of a lesson is measured once") {
  session::OpenLesson open = support::small_open_lesson();
  open.lesson.blocks.insert(open.lesson.blocks.begin() + 4, support::practice_chat("second"));
  Visit visit;
  visit.open(support::shared(std::move(open))).act(GiveAssent{true}).skip_all_questions();
  visit.next().act(session::TapTarget{"coins"}).next().act(PickChoice{"ask"}).next();
  visit.act(PickReply{"leave"}).act(session::ShowRest{}).next();
  REQUIRE(visit.last_of<KeepAnswers>().size() == 1);
  visit.act(PickReply{"chat"}).act(PickReply{"give"}).act(PickReply{"leave"}).act(session::ShowRest{}).next();
  REQUIRE(visit.last_of<KeepAnswers>().size() == 1);
  CHECK(visit.last_of<KeepAnswers>()[0].answers.size() == 3);
  visit.act(GoBack{}).next();
  CHECK(visit.last_of<KeepAnswers>().empty());
}

TEST_CASE("the coded choices of a story are kept as those of a chat are") {
  content::Branching story;
  story.id = content::BlockId("story");
  story.start = "stop";
  story.scenes.resize(2);
  story.scenes[0].id = "stop";
  story.scenes[0].choices = {support::reply("send", "end", {{"picture_request", 1}})};
  story.scenes[1].id = "end";
  story.scenes[1].ending = content::BranchEnding{"end", content::EndingTone::good, {}, {}};
  session::OpenLesson open = support::small_open_lesson();
  open.lesson.blocks.insert(open.lesson.blocks.begin(), story);
  Visit visit;
  visit.open(support::shared(std::move(open))).act(GiveAssent{true}).skip_all_questions().next();
  CHECK(visit.last_of<KeepAnswers>().empty());
  visit.act(session::PickInStory{"send"}).next();
  REQUIRE(visit.last_of<KeepAnswers>().size() == 1);
  CHECK(visit.last_of<KeepAnswers>()[0].answers == session::Answers{evaluation::practice_answer("story", "picture_request", 1)});
}

TEST_CASE("nobody is asked for a yes once the disk has refused") {
  Visit visit;
  visit.open().act(StorageFailed{});
  CHECK(visit.screen() == "lesson");
  CHECK(visit.all_of<BeginSitting>().empty());
  // The yes of a touch that was under way comes too late and means nothing.
  visit.act(GiveAssent{true});
  CHECK(visit.all_of<BeginSitting>().empty());
  CHECK_FALSE(visit.sitting().asked);
}

TEST_CASE("the help card lies over a notice and back leads to the notice again") {
  Visit visit;
  visit.act(OpenTrack{content::PackId("org.example.small")}).act(LessonRefused{base::ErrorCode::corrupt}).act(OpenOverlay{HelpCard{}});
  CHECK(std::holds_alternative<HelpCard>(visit.shell().overlays.back()));
  visit.act(GoBack{});
  CHECK(std::holds_alternative<Notice>(visit.shell().overlays.back()));
}

TEST_CASE("whoever opens the help card is there and the idle warning goes") {
  Visit visit;
  visit.to_lesson().act(IdleWarned{}).act(OpenOverlay{HelpCard{}});
  CHECK_FALSE(visit.is_open<IdleWarning>());
  visit.act(IdleWarned{});
  CHECK(std::holds_alternative<IdleWarning>(visit.shell().overlays.back()));
}

TEST_CASE("a first play in which nothing was coded counts and the second is practice") {
  session::OpenLesson open = support::small_open_lesson();
  for (auto& node : std::get<content::PracticeChat>(open.lesson.blocks[3]).nodes) {
    for (auto& choice : node.choices) {
      if (choice.id == "leave") choice.kind = content::ChatChoiceKind::reply;
    }
  }
  Visit visit;
  visit.open(support::shared(std::move(open))).act(GiveAssent{true}).skip_all_questions();
  visit.next().act(session::TapTarget{"coins"}).next().act(PickChoice{"ask"}).next().act(PickReply{"leave"}).act(session::ShowRest{}).next();
  CHECK(visit.last_of<KeepAnswers>().empty());
  visit.act(GoBack{}).act(session::StartChatAgain{}).act(PickReply{"chat"}).act(PickReply{"give"}).act(PickReply{"leave"}).act(session::ShowRest{}).next();
  CHECK(visit.last_of<KeepAnswers>().empty());
}

TEST_CASE("that the disk refused is in the bookmark and is written once") {
  Visit visit;
  visit.to_lesson().act(StorageFailed{});
  REQUIRE(visit.last_of<AddStep>().size() == 1);
  const auto restored = restore(support::fresh_kiosk(), visit.sitting().open, visit.bookmark());
  REQUIRE(restored.has_value());
  CHECK_FALSE(std::get<LessonVisit>(restored->place).sitting.recorded);
  visit.act(StorageFailed{});
  CHECK(visit.last().empty());
}

TEST_CASE("a text size is between 100 and 200 percent and a menu opens and closes by the same touch") {
  Visit visit;
  CHECK(visit.act(ChooseTextSize{5000}).shell().reader.text_percent == 200);
  CHECK(visit.act(ChooseTextSize{-5}).shell().reader.text_percent == 100);
  CHECK(visit.act(OpenOverlay{LanguageMenu{}}).is_open<LanguageMenu>());
  CHECK(visit.act(OpenOverlay{LookMenu{}}).is_open<LookMenu>());
  CHECK(visit.shell().overlays.size() == 1);
  CHECK(visit.act(OpenOverlay{LookMenu{}}).shell().overlays.empty());
}

TEST_CASE("progress counts blocks in the lesson and items in the survey") {
    Visit visit;
  visit.to_questions().act(SkipPage{});
  CHECK(progress_of(visit.visit())->at == 1);
  CHECK(progress_of(visit.visit())->of == 3);
  visit.skip_all_questions().next();
  CHECK(progress_of(visit.visit())->at == 1);
  CHECK(progress_of(visit.visit())->of == 5);
}
