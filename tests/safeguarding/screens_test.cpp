// The rules of safeguarding.md as the screens keep them, drawn with faked ports, on every kind of screen.
// Rules for which there is nothing to test yet, and what is missing:
//   R18       linking codes do not exist; that raw rows go with the last receipt is unit_store's
//   R26 - R28 films
#include <set>

#include "screens/draw.h"
#include "session/bookmark.h"
#include "support/catch.h"
#include "support/seen.h"

namespace {

using support::all_words;
using support::can_be_touched;
using support::drawn;
using support::FakeStage;
using support::find;
using support::Visit;
using support::words_of;
using ui::Widget;

// The two screens that a touch anywhere ends; the next one has both ways.
bool nobody_is_there(const Visit& visit) { return visit.screen() == "neutral" || visit.screen() == "attract"; }

}  // namespace

TEST_CASE("R6 quick exit is on every screen in the same place at one touch") {
  for (const bool right_to_left : {false, true}) {
    std::set<std::pair<float, float>> places;
    for (const auto& [name, visit] : support::visits_everywhere()) {
      if (nobody_is_there(visit)) continue;
      INFO(name);
      const auto widgets = drawn(visit.shell(), 100, right_to_left);
      CHECK(can_be_touched(widgets, "frame/quick-exit"));
      places.insert({find(widgets, "frame/quick-exit")->rect.x, find(widgets, "frame/quick-exit")->rect.y});
    }
    CHECK(places.size() == 1);
  }
}

TEST_CASE("R6 quick exit ends the session and back brings nothing back") {
  for (auto& [name, visit] : support::visits_everywhere()) {
    INFO(name);
    visit.act(session::QuickExit{});
    CHECK(visit.screen() == "neutral");
    CHECK_FALSE(visit.is_in_lesson());
    visit.act(session::GoBack{}).next();
    CHECK(visit.screen() == (visit.shell().entrance.asks_language ? "welcome" : "home"));
    CHECK_FALSE(visit.is_in_lesson());
    CHECK_FALSE(visit.is_open<session::HelpCard>());
  }
}

TEST_CASE("R7 the help card is one touch away from every screen at every text size") {
  for (const int percent : {100, 200}) {
    for (const auto& [name, visit] : support::visits_everywhere()) {
      if (nobody_is_there(visit)) continue;
      INFO(name << " at " << percent);
      CHECK(can_be_touched(drawn(visit.shell(), percent), "frame/help"));
    }
  }
}

TEST_CASE("R7 opening help is never recorded") {
  for (auto& [name, visit] : support::visits_everywhere()) {
    INFO(name);
    const std::string before = visit.is_in_lesson() ? session::bookmark_of(visit.shell()) : "";
    visit.act(session::OpenOverlay{session::HelpCard{}});
    CHECK(visit.last().empty());
    if (visit.is_in_lesson()) CHECK(session::bookmark_of(visit.shell()) == before);
    visit.act(session::CloseOverlay{});
    CHECK(visit.last().empty());
    visit.act(session::OpenOverlay{session::HelpCard{}}).act(session::GoBack{});
    CHECK(visit.last().empty());
  }
}

TEST_CASE("R13 before any survey stands what is kept and who sees it and that it can be stopped") {
  Visit visit;
  visit.open();
  const auto widgets = drawn(visit.shell());
  CHECK(words_of(widgets, "assent/kept/text") == "We keep only what you tap. Not your name. Not your face or voice.");
  CHECK(words_of(widgets, "assent/mixed/text") ==
        "The people who make lessons see a mix of 20 people or more. Nobody sees yours alone.");
  CHECK(words_of(widgets, "assent/stop/text") == "Skip any question. Stop any time. Delete it all at the end.");
  CHECK(words_of(widgets, "assent/lead") == "It is not a test. The lesson works without it.");
  CHECK(words_of(widgets, "assent/before").find("Now: {count} question") == 0);
  CHECK(words_of(widgets, "assent/after").find("After the lesson: {count} question") == 0);
  CHECK(find(widgets, "assent/yes") != nullptr);
  CHECK(find(widgets, "assent/no") != nullptr);
  CHECK(visit.all_of<session::BeginSitting>().empty());
  visit.act(session::GiveAssent{false});
  CHECK(visit.screen() == "lesson");
  CHECK(visit.all_of<session::BeginSitting>().empty());
}

TEST_CASE("R14 every question can be skipped and refused and these are different values") {
  Visit visit;
  visit.to_questions();
  std::set<evaluation::Status> statuses;
  for (int item = 0; item < 3; ++item) {
    const auto widgets = drawn(visit.shell());
    CHECK(can_be_touched(widgets, "skip"));
    CHECK(find(widgets, "rather-not") != nullptr);
    if (item == 0) visit.act(session::RatherNotSay{}).next();
    else visit.act(session::SkipPage{});
    const auto kept = visit.last_of<session::KeepAnswers>();
    REQUIRE(kept.size() == 1);
    for (const auto& answer : kept[0].answers) statuses.insert(answer.status);
  }
  CHECK(statuses == std::set<evaluation::Status>{evaluation::Status::skipped, evaluation::Status::rather_not_say});
  CHECK(evaluation::Status::did_not_come_up != evaluation::Status::skipped);
}

TEST_CASE("R15 answers can be deleted on the last screen and leaving keeps only what was confirmed") {
  CHECK(find(drawn(Visit().to_thanks().shell()), "delete-answers") != nullptr);
  CHECK(find(drawn(Visit().to_thanks().act(session::StorageFailed{}).shell()), "delete-answers") != nullptr);
  CHECK(words_of(drawn(Visit().to_thanks().act(session::AnswersDeleted{}).shell()), "thanks/deleted") ==
        "Your answers are deleted. Nothing of them is left.");
  for (const session::Action& leaving : {session::Action(session::QuickExit{}), session::Action(session::IdleTimeout{})}) {
    Visit visit;
    visit.to_questions().act(session::RateAction{0, 4}).act(session::AnswerKnowledge{evaluation::KnowledgeValue::yes}).act(leaving);
    CHECK(visit.all_of<session::KeepAnswers>().empty());
  }
}

TEST_CASE("R21 a practice chat says on every screen that it is pretend") {
  for (const int percent : {100, 200}) {
    for (const bool full_disk : {false, true}) {
      Visit visit;
      visit.to_chat();
      if (full_disk) visit.act(session::StorageFailed{});
      for (const char* choice : {"chat", "give", "leave"}) {
        INFO(choice << " at " << percent);
        CHECK(words_of(drawn(visit.shell(), percent), "frame/note") == "Practice chat · nobody real is here");
        visit.act(session::PickReply{choice});
      }
      CHECK(words_of(drawn(visit.shell()), "frame/note") == "Practice chat · nobody real is here");
    }
  }
}

TEST_CASE("R31 in a practice chat asking and leaving are in view whenever a reply is and before") {
  for (const int percent : {100, 200}) {
    Visit visit;
    visit.to_chat();
    for (const char* choice : {"chat", "give", "little"}) {
      for (const bool all_arrived : {false, true}) {
        if (all_arrived) visit.act(session::ShowRest{});
        INFO("before " << choice << " at " << percent);
        const auto widgets = drawn(visit.shell(), percent);
        CHECK((find(widgets, std::string("reply/") + choice) != nullptr) == all_arrived);
        for (const char* way_out : {std::string(choice) == "chat" ? "reply/tell" : "reply/help", "reply/leave"}) {
          const Widget* widget = find(widgets, way_out);
          REQUIRE(widget != nullptr);
          CHECK(widget->visible.h == widget->rect.h);
          CHECK_FALSE(widget->scrolls);
        }
      }
      visit.act(session::PickReply{choice});
    }
  }
}

TEST_CASE("R25 a track that nobody outside has reviewed says so") {
  auto tracks = support::small_tracks();
  const session::Shell shell = Visit().act(session::OpenTrack{tracks[0].pack}).shell();
  CHECK(words_of(drawn(shell, 100, false, tracks), "track/review") == "Draft · not yet reviewed by people outside the project");
  tracks[0].reviewed = true;
  CHECK(find(drawn(shell, 100, false, tracks), "track/review") == nullptr);
}

TEST_CASE("R29 nothing but the PIN opens the desk and whoever leaves it has locked it") {
  Visit visit = Visit().to_desk();
  REQUIRE(visit.screen() == "desk");
  CHECK(visit.all_of<session::CheckPin>().size() == 1);
  for (const session::Action& leave : {session::Action(session::LockDesk{}), session::Action(session::GoHome{}), session::Action(session::GoBack{}),
                                       session::Action(session::QuickExit{}), session::Action(session::IdleTimeout{})}) {
    Visit left = visit;
    left.act(leave).act(session::WakeUp{}).act(session::ComeIn{});
    CHECK(left.screen() == "home");
    left.act(session::OpenDesk{}).act(session::PinKept{}).act(session::PinTried{true, 0});
    CHECK(left.screen() == "pin");
    left.enter("0000").act(session::PinTried{false, 0});
    CHECK(left.screen() == "pin");
    CHECK(words_of(drawn(left.shell()), "pin/told") == "That is not the PIN. Try again.");
    left.enter("2580");
    REQUIRE(left.last_of<session::CheckPin>().size() == 1);
    CHECK(left.last_of<session::CheckPin>()[0].digits == "2580");
    CHECK(left.act(session::PinTried{true, 0}).screen() == "desk");
  }
}

TEST_CASE("R29 whoever comes first to a kiosk without a PIN is not asked to choose one") {
  for (const session::Action& door : {session::Action(session::OpenDesk{}), session::Action(session::OpenTrack{content::PackId("org.example.adults"), true}),
                                      session::Action(session::OpenShelf{{0, 0}, true})}) {
    Visit visit = Visit(support::kiosk_without_pin()).act(door);
    CHECK(words_of(drawn(visit.shell()), "pin/title") == "This part is not open yet");
    CHECK(find(drawn(visit.shell()), "pin/1") == nullptr);
    visit.enter("2580").enter("2580").act(session::PinKept{});
    CHECK(visit.all_of<session::KeepPin>().empty());
    CHECK(visit.screen() == "pin");
    CHECK(visit.act(session::GoBack{}).screen() == "home");
  }
}

TEST_CASE("R29 whoever installs a kiosk chooses its PIN before anybody comes and may put it off") {
  session::Shell fresh = support::kiosk_without_pin();
  fresh.place = session::pad_of_installer();
  CHECK(words_of(drawn(fresh), "pin/lead").starts_with("You are setting up this screen."));
  Visit chosen = Visit(fresh).enter("2580").enter("2580");
  REQUIRE(chosen.last_of<session::KeepPin>().size() == 1);
  CHECK(chosen.last_of<session::KeepPin>()[0].digits == "2580");
  CHECK(chosen.act(session::PinKept{}).screen() == "attract");
  for (const session::Action& leave : {session::Action(session::PutOffPin{}), session::Action(session::QuickExit{}), session::Action(session::IdleTimeout{})}) {
    Visit left = Visit(fresh).enter("2580").act(leave).act(session::WakeUp{}).act(session::ComeIn{});
    CHECK(left.screen() == "home");
    CHECK(left.act(session::OpenDesk{}).enter("2580").enter("2580").all_of<session::KeepPin>().empty());
  }
}

TEST_CASE("R29 nobody is taken for whoever installs a kiosk once a lesson was opened or a PIN is set") {
  Visit visit(support::kiosk_without_pin());
  CHECK(session::asks_installer(visit.shell().pin));
  visit.open();
  CHECK_FALSE(session::asks_installer(visit.shell().pin));
  CHECK_FALSE(session::asks_installer(Visit().shell().pin));
}

TEST_CASE("R29 while there is something to wait for no digit can be entered") {
  Visit visit = Visit().to_desk().act(session::LockDesk{}).act(session::OpenDesk{}).enter("0000").act(session::PinTried{false, 60'000});
  const auto widgets = drawn(visit.shell());
  CHECK_FALSE(can_be_touched(widgets, "pin/1"));
  CHECK_FALSE(can_be_touched(widgets, "pin/done"));
}

TEST_CASE("R23 a track for adults opens behind the PIN and its lessons only there") {
  session::OpenLesson open = support::small_open_lesson();
  open.for_adults = true;
  auto tracks = support::small_tracks();
  tracks[0].for_adults = true;
  Visit visit = Visit().to_desk().act(session::LockDesk{});
  visit.act(session::OpenTrack{open.pack, true});
  CHECK(visit.screen() == "pin");
  visit.enter("2580").act(session::PinTried{true, 0});
  CHECK(visit.screen() == "track");
  visit.act(session::LessonOpened{support::shared(open), session::SittingId("sitting-1"), 0});
  CHECK(visit.is_in_lesson());
  const auto restored = session::restore(support::fresh_kiosk(), support::shared(open), session::bookmark_of(visit.shell()));
  CHECK_FALSE(restored.has_value());
}

TEST_CASE("R23 a lesson for adults stays locked as long as there is no PIN for it") {
  session::OpenLesson open = support::small_open_lesson();
  open.age_from = 0;
  open.age_to = 0;
  Visit visit;
  visit.open(support::shared(open));
  CHECK(visit.screen() == "track");
  CHECK(std::get<session::Notice>(visit.shell().overlays.back()).code == base::ErrorCode::unavailable);
}

TEST_CASE("R2 no screen of students has a field even if it were given a permit") {
  for (const auto& [name, visit] : support::visits_everywhere()) {
    if (visit.screen() == "desk") continue;
    INFO(name);
    FakeStage table;
    table.setup.typing = ui::TypingPermit::for_trainers();
    table.setup.page = screens::page_of(visit.shell());
    const auto tracks = support::small_tracks();
    const std::vector<screens::LanguageChoice> languages{{"en", "English"}};
    const auto content = [&](ui::Frame& frame) { screens::draw({visit.shell(), tracks, languages}, frame); };
    for (int frames = 0; frames < 3; ++frames) table.draw(content);
    std::size_t fields = 0;
    for (const Widget& widget : table.stage.widgets()) fields += widget.takes_text ? 1U : 0U;
    CHECK(fields == 0);
    CHECK_FALSE(table.stage.typing_place());
  }
}

TEST_CASE("R2 only the desk behind the PIN takes text") {
  for (const auto& [name, visit] : support::visits_everywhere()) {
    INFO(name);
    CHECK(screens::takes_text(visit.shell()) == (visit.screen() == "desk"));
  }
}

TEST_CASE("R2 with a group only a lesson for adults takes text and only where it asks for some") {
  for (const bool for_adults : {false, true}) {
    session::OpenLesson open = support::small_open_lesson();
    open.for_adults = for_adults;
    content::Builder builder;
    builder.id = content::BlockId("policy");
    content::BuilderPart words;
    words.id = "contact";
    words.answer = content::BuilderWords{};
    builder.sections.push_back({"who", {}, std::nullopt, {words}});
    open.lesson.blocks.insert(open.lesson.blocks.begin(), builder);
    Visit visit = Visit().to_group(support::shared(open));
    REQUIRE(visit.screen() == "group");
    CHECK(screens::takes_text(visit.shell()) == for_adults);
    CHECK_FALSE(screens::takes_text(visit.act(session::QuickExit{}).shell()));
  }
}

TEST_CASE("R2 no action can carry words of a reader into what is kept") {
  const std::string words = "my name is Ann";
  for (const auto& [name, start] : support::visits_everywhere()) {
    if (!start.is_in_lesson()) continue;
    Visit visit = start;
    for (const session::Action& action :
         {session::Action(session::TapTarget{words}), session::Action(session::PickChoice{words}), session::Action(session::PickReply{words})}) {
      visit.act(action);
      INFO(name);
      CHECK(session::bookmark_of(visit.shell()).find("Ann") == std::string::npos);
    }
  }
}

TEST_CASE("R17 the desk shows no result of fewer than ten readers whatever it is given") {
  const auto shows = [](std::int64_t readers, const std::string& id) {
    session::DeskFacts facts;
    facts.is_enrolled = true;
    facts.results = {{content::PackId("org.example.small"), content::LessonId("gifts"), "2026-W47", 20, {{"knowledge", readers, 610, 780}}}};
    if (id == "results/1/title") facts.results[0].readers = readers;
    const Visit visit = Visit().to_desk().act(session::OpenTab{session::DeskTab::results}).act(facts);
    return find(drawn(visit.shell(), 100), id) != nullptr;
  };
  const auto shows_construct = [](const std::string& construct) {
    session::DeskFacts facts;
    facts.is_enrolled = true;
    facts.results = {{content::PackId("org.example.small"), content::LessonId("gifts"), "2026-W47", 60, {{construct, 60, 610, 780}}}};
    const Visit visit = Visit().to_desk().act(session::OpenTab{session::DeskTab::results}).act(facts);
    return find(drawn(visit.shell(), 100), "results/1/" + construct) != nullptr;
  };
  CHECK(shows(10, "results/1/knowledge"));
  CHECK_FALSE(shows(9, "results/1/knowledge"));
  CHECK(shows_construct("attitude"));
  CHECK(shows_construct("help_seeking"));
  CHECK_FALSE(shows_construct("behaviour"));
  CHECK(shows(10, "results/1/title"));
  CHECK_FALSE(shows(9, "results/1/title"));
}
