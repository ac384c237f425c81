// The rules of safeguarding.md as the screens keep them, drawn with faked ports, on every kind of screen.
// Rules for which there is nothing to test yet, and what is missing:
//   R18       linking codes do not exist; that raw rows go with the last receipt is unit_store's
//   R26 - R28 films
#include <set>

#include "screens/draw.h"
#include "session/bookmark.h"
#include "support/catch.h"
#include "support/fake_stage.h"
#include "support/visit.h"

namespace {

using support::FakeStage;
using support::Visit;
using ui::Widget;

// What is drawn of a state: its widgets, once the layout has come to rest.
std::vector<Widget> drawn(const session::Shell& shell, int text_percent = 100, bool right_to_left = false,
                          const std::vector<session::TrackCard>& tracks = support::small_tracks(),
                          const std::vector<content::Contacts>& contacts = {}, std::optional<base::Date> today = std::nullopt) {
  FakeStage table;
  table.setup.page = screens::page_of(shell);
  table.setup.text_percent = text_percent;
  table.setup.right_to_left = right_to_left;
  const std::vector<screens::LanguageChoice> languages{{"en", "English"}, {"th", "Thai"}};
  for (int frames = 0; frames < 3; ++frames) {
    table.draw([&](ui::Frame& frame) { screens::draw({shell, tracks, languages, contacts, today}, frame); });
  }
  return table.stage.widgets();
}

const Widget* find(const std::vector<Widget>& widgets, const std::string& id) {
  const Widget* found = nullptr;
  for (const Widget& widget : widgets) {
    if (widget.id == id && (found == nullptr || widget.layer > found->layer)) found = &widget;
  }
  return found;
}

int top_layer(const std::vector<Widget>& widgets) {
  int top = 0;
  for (const Widget& widget : widgets) top = std::max(top, widget.layer);
  return top;
}

std::string words_of(const std::vector<Widget>& widgets, const std::string& id) {
  const Widget* widget = find(widgets, id);
  return widget == nullptr ? "" : widget->text;
}

std::string all_words(const std::vector<Widget>& widgets) {
  std::string all;
  for (const Widget& widget : widgets) all += widget.text + "\n";
  return all;
}

// Whether the control can be used in the very place the reader sees it.
bool can_be_touched(const std::vector<Widget>& widgets, const std::string& id) {
  const Widget* widget = find(widgets, id);
  return widget != nullptr && widget->kind == Widget::Kind::control && widget->enabled && widget->layer == top_layer(widgets) &&
         widget->visible == widget->rect;
}

}  // namespace

TEST_CASE("R6 quick exit is on every screen in the same place at one touch") {
  for (const bool right_to_left : {false, true}) {
    std::set<std::pair<float, float>> places;
    for (const auto& [name, visit] : support::visits_everywhere()) {
      if (visit.screen() == "neutral") continue;
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
    CHECK(visit.screen() == "home");
    CHECK_FALSE(visit.is_in_lesson());
    CHECK_FALSE(visit.is_open<session::HelpCard>());
  }
}

TEST_CASE("R7 the help card is one touch away from every screen at every text size") {
  for (const int percent : {100, 200}) {
    for (const auto& [name, visit] : support::visits_everywhere()) {
      if (visit.screen() == "neutral") continue;
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

TEST_CASE("R8 and R11 and R12 the help card keeps listening and reporting apart and promises nothing") {
  const auto widgets = drawn(Visit().act(session::OpenOverlay{session::HelpCard{}}).shell());
  CHECK(words_of(widgets, "help/lead") == "This screen cannot tell anyone for you. These people can listen and help.");
  CHECK(words_of(widgets, "help/helpline/text") == "A helpline is for children. No number has been checked for this screen yet.");
  CHECK(words_of(widgets, "help/hotline") ==
        "A hotline is different: a page or a picture is reported there, to be taken down. Never send one on.");
  const std::string words = all_words(widgets);
  CHECK(words.find_first_of("0123456789") == std::string::npos);
}

namespace {

content::Contact contact(const std::string& id, const std::string& phone) {
  content::Contact contact;
  contact.id = content::ContactId(id);
  contact.name = {"contacts.here/" + id + "/name", "Name of " + id};
  contact.audience = {"contacts.here/" + id + "/for", "Children"};
  contact.languages = {"en"};
  contact.phone = phone;
  contact.hours = {"contacts.here/" + id + "/hours", "Every day"};
  return contact;
}

content::Contact verified(content::Contact contact) {
  contact.verification = content::Verification{base::parse_date("2026-11-01").value(), "A. Tester", base::parse_date("2027-11-01").value()};
  return contact;
}

// One helpline and one hotline that were verified, and a helpline that nobody has verified.
std::vector<content::Contacts> invented_contacts() {
  content::Contacts here;
  here.id = content::ContactsId("here");
  here.area = {"contacts.here/area", "Here"};
  here.helplines = {verified(contact("line", "555 0100")), contact("unknown", "555 0199")};
  here.hotlines = {verified(contact("report", "555 0101"))};
  here.do_not_forward = content::Text{"contacts.here/do_not_forward", "Do not send it on."};
  return {here};
}

std::vector<Widget> help_on(const char* day, const std::vector<content::Contacts>& contacts) {
  return drawn(Visit().act(session::OpenOverlay{session::HelpCard{}}).shell(), 100, false, support::small_tracks(), contacts, base::parse_date(day));
}

}  // namespace

TEST_CASE("R8 the help card shows contacts that are verified and valid today and helplines apart from hotlines") {
  const auto widgets = help_on("2026-11-29", invented_contacts());
  CHECK(words_of(widgets, "help/helpline/here/line/name") == "\u2066555 0100\u2069");
  CHECK(words_of(widgets, "help/helpline/here/line/badge") == "Helpline · talk");
  CHECK(words_of(widgets, "help/hotline/here/report/badge") == "Hotline · report a picture or page");
  CHECK(find(widgets, "help/helpline/here/line/code") != nullptr);
  CHECK(find(widgets, "help/helpline/here/report/name") == nullptr);
  CHECK(find(widgets, "help/hotline/here/line/name") == nullptr);
  const Widget* explained = find(widgets, "help/hotline");
  REQUIRE(explained != nullptr);
  CHECK(explained->rect.y > find(widgets, "help/helpline/here/line/name")->rect.y);
  CHECK(explained->rect.y < find(widgets, "help/hotline/here/report/name")->rect.y);
}

TEST_CASE("R8 an unverified or expired contact is not shown to students and neither is one on a day nobody knows") {
  for (const char* day : {"2026-11-29", "2026-10-31", "2027-11-01", "no day"}) {
    INFO(day);
    const auto widgets = help_on(day, invented_contacts());
    CHECK(all_words(widgets).find("555 0199") == std::string::npos);
    CHECK(find(widgets, "help/helpline/here/unknown/name") == nullptr);
    const bool shown = std::string(day) == "2026-11-29";
    CHECK((find(widgets, "help/helpline/here/line/name") != nullptr) == shown);
    CHECK((find(widgets, "help/hotline/here/report/name") != nullptr) == shown);
    CHECK((find(widgets, "help/helpline/text") != nullptr) == !shown);
  }
}

TEST_CASE("R12 with every hotline stands that nothing is sent on") {
  CHECK(words_of(help_on("2026-11-29", invented_contacts()), "help/do-not-forward/1") == "Do not send it on.");
}

TEST_CASE("R8 the contact in this place is the one the trainer entered") {
  session::Shell shell = Visit().act(session::OpenOverlay{session::HelpCard{}}).shell();
  CHECK(words_of(drawn(shell), "help/here/name") == "Who looks after this screen");
  shell.local_help.contact = {"Ann Example", "School counsellor", "Room 12", "555 0102"};
  shell.local_help.route = "The head teacher, then the office.";
  const auto widgets = drawn(shell);
  CHECK(words_of(widgets, "help/here/name") == "Ann Example");
  CHECK(words_of(widgets, "help/here/who") == "Room 12");
  CHECK(words_of(widgets, "help/here/text") == "\u2066555 0102\u2069 · School counsellor");
  CHECK(find(widgets, "help/here/code") != nullptr);
  CHECK(all_words(widgets).find("head teacher") == std::string::npos);
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

namespace {

session::OpenLessonPointer sensitive_lesson() {
  session::OpenLesson open = support::small_open_lesson();
  open.lesson.sensitive = true;
  open.lesson.instrument = {};
  open.instrument.reset();
  return support::shared(open);
}

session::Shell kiosk_with(const session::LocalHelp& help) {
  session::Shell shell = support::fresh_kiosk();
  shell.local_help = help;
  return shell;
}

const session::LocalHelp somebody{{"Ann Example", "School counsellor", "Room 12", ""}, "The head teacher, the same day."};

}  // namespace

TEST_CASE("R9 a sensitive lesson stays locked until a responder and a route are entered and says kindly why") {
  session::LocalHelp no_route = somebody;
  no_route.route.clear();
  session::LocalHelp no_place = somebody;
  no_place.contact.where = "  ";
  for (const session::LocalHelp& help : {session::LocalHelp{}, no_route, no_place}) {
    Visit visit(kiosk_with(help));
    visit.open(sensitive_lesson());
    CHECK(visit.screen() == "track");
    CHECK(visit.last().empty());
    CHECK(words_of(drawn(visit.shell()), "message/title") == "This lesson is not open yet");
    CHECK(words_of(drawn(visit.shell()), "message/text") ==
          "It is about something that can be hard. First somebody here gets ready to talk about it. Please ask whoever looks after this screen.");
  }
  Visit visit(kiosk_with(somebody));
  visit.open(sensitive_lesson());
  CHECK(visit.is_in_lesson());
}

TEST_CASE("R9 a sensitive lesson that was interrupted goes on only while there is somebody to talk to") {
  const Visit before = Visit(kiosk_with(somebody)).open(sensitive_lesson());
  const std::string bookmark = session::bookmark_of(before.shell());
  CHECK(session::restore(kiosk_with(somebody), sensitive_lesson(), bookmark).has_value());
  const auto restored = session::restore(support::fresh_kiosk(), sensitive_lesson(), bookmark);
  REQUIRE_FALSE(restored.has_value());
  CHECK(restored.error() == base::Error{base::ErrorCode::unavailable, "the lesson is locked by now"});
}

TEST_CASE("R9 what a trainer enters at the desk counts once it is kept") {
  Visit visit = Visit().to_desk().act(session::OpenTab{session::DeskTab::contact});
  const std::pair<session::ContactField, const char*> words[] = {{session::ContactField::name, "Ann Example"},
                                                                 {session::ContactField::where, " Room 12 "},
                                                                 {session::ContactField::route, "The head teacher."}};
  for (const auto& [field, text] : words) visit.act(session::EditContact{field, {base::ReplaceText{0, 0, text}}});
  visit.act(session::KeepContact{});
  REQUIRE(visit.last_of<session::KeepDesk>().size() == 1);
  const session::DeskRecord record = visit.last_of<session::KeepDesk>()[0].record;
  CHECK(record.help == session::LocalHelp{{"Ann Example", "", "Room 12", ""}, "The head teacher."});
  CHECK_FALSE(session::can_refer(visit.shell().local_help));
  visit.act(session::DeskNotKept{});
  CHECK(words_of(drawn(visit.shell()), "contact/told") == "That could not be kept on this screen. The log says why.");
  visit.act(session::KeepContact{}).act(session::DeskKept{record});
  CHECK(session::can_refer(visit.shell().local_help));
  visit.act(session::LockDesk{}).open(sensitive_lesson());
  CHECK(visit.is_in_lesson());
}

TEST_CASE("R10 every step of a sensitive lesson can be skipped and what was skipped is not counted as done") {
  Visit visit(kiosk_with(somebody));
  visit.open(sensitive_lesson());
  for (std::size_t step = 0; step < visit.visit().content().blocks.size(); ++step) {
    REQUIRE(visit.screen() == "lesson");
    INFO(step);
    CHECK(can_be_touched(drawn(visit.shell()), "next"));
    CHECK(can_be_touched(drawn(visit.shell(), 200), "next"));
    visit.next();
  }
  CHECK(visit.screen() == "thanks");
  CHECK(visit.all_of<session::KeepAnswers>().empty());
  Visit other = Visit().to_lesson().next();
  CHECK_FALSE(can_be_touched(drawn(other.shell()), "next"));
}

TEST_CASE("R10 a sensitive lesson ends with the help card and it shows who can be talked to here") {
  Visit visit(kiosk_with(somebody));
  visit.open(sensitive_lesson());
  while (visit.screen() == "lesson") visit.next();
  visit.act(session::Finish{});
  CHECK(visit.screen() == "home");
  REQUIRE(visit.is_open<session::HelpCard>());
  CHECK(words_of(drawn(visit.shell()), "help/here/name") == "Ann Example");
  CHECK_FALSE(Visit().to_thanks().act(session::Finish{}).is_open<session::HelpCard>());
}

TEST_CASE("R29 nothing but the PIN opens the desk and whoever leaves it has locked it") {
  Visit visit = Visit().to_desk();
  REQUIRE(visit.screen() == "desk");
  CHECK(visit.all_of<session::KeepPin>().size() == 1);
  for (const session::Action& leave : {session::Action(session::LockDesk{}), session::Action(session::GoHome{}), session::Action(session::GoBack{}),
                                       session::Action(session::QuickExit{}), session::Action(session::IdleTimeout{})}) {
    Visit left = visit;
    left.act(leave).act(session::WakeUp{});
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
