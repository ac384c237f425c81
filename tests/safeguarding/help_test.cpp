// The rules of safeguarding.md about help: the help card's numbers, and lessons that are hard (R8 to R12).
#include "session/bookmark.h"
#include "support/catch.h"
#include "support/seen.h"

namespace {

using support::all_words;
using support::can_be_touched;
using support::drawn;
using support::find;
using support::Visit;
using support::words_of;
using ui::Widget;

}  // namespace

TEST_CASE("R8 and R11 and R12 the help card keeps listening and reporting apart and promises nothing") {
  const auto widgets = drawn(Visit().act(session::OpenOverlay{session::HelpCard{}}).shell());
  CHECK(words_of(widgets, "help/lead") == "This screen cannot tell anyone for you. These people can listen and help.");
  CHECK(words_of(widgets, "help/helpline/text") == "A helpline is for children. No number has been checked for this screen yet.");
  CHECK(words_of(widgets, "help/hotline") ==
        "A hotline is different: a page or a picture is reported there, to be taken down. Pass it on to nobody.");
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
  CHECK(words_of(widgets, "help/here/text") == "\u2066555 0102\u2069\nSchool counsellor");
  CHECK(find(widgets, "help/here/code") != nullptr);
  CHECK(all_words(widgets).find("head teacher") == std::string::npos);
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
          "It is about something that can be hard, so somebody here gets ready first to talk about it with you. Ask an adult to open it.");
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
  visit.open(sensitive_lesson()).act(session::CloseOverlay{});
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

TEST_CASE("R10 before a sensitive lesson stands what it is about and that one may stop") {
  Visit visit(kiosk_with(somebody));
  visit.open(sensitive_lesson());
  REQUIRE(visit.is_open<session::ContentNote>());
  for (const int percent : {100, 200}) {
    const auto widgets = drawn(visit.shell(), percent);
    CHECK(words_of(widgets, "message/text") == visit.visit().content().summary.source);
    CHECK(words_of(widgets, "message/text/1") == "It is a delicate subject. You may skip any step, and stop at any moment. Nobody asks why.");
    CHECK(can_be_touched(widgets, "note/begin"));
    CHECK(can_be_touched(widgets, "note/not-now"));
    CHECK(can_be_touched(widgets, "frame/quick-exit"));
    CHECK(can_be_touched(widgets, "frame/help"));
    CHECK_FALSE(can_be_touched(widgets, "next"));
  }
  CHECK(Visit(visit).act(session::GoBack{}).screen() == "track");
  CHECK(visit.act(session::CloseOverlay{}).screen() == "lesson");
  CHECK_FALSE(Visit().open().is_open<session::ContentNote>());
}

TEST_CASE("R10 a class too reads what a sensitive lesson is about before it begins") {
  Visit visit(kiosk_with(somebody));
  visit.to_group(sensitive_lesson());
  REQUIRE(visit.is_open<session::ContentNote>());
  CHECK(Visit(visit).act(session::GoBack{}).screen() == "group-choice");
  CHECK(visit.act(session::CloseOverlay{}).screen() == "group");
}

TEST_CASE("R10 with a class every step of a sensitive lesson can be skipped too") {
  Visit visit(kiosk_with(somebody));
  visit.to_group(sensitive_lesson()).act(session::CloseOverlay{}).act(session::ShowNotes{});
  while (visit.screen() == "group") {
    if (visit.group().is_voting()) visit.act(session::SkipVote{});
    INFO(visit.group().lesson.at);
    CHECK(can_be_touched(drawn(visit.shell()), "next"));
    visit.act(session::GroupNext{});
  }
  CHECK(visit.screen() == "group-choice");
}

TEST_CASE("R9 the card of a sensitive lesson says that it is one and while it is locked that an adult opens it") {
  auto tracks = support::small_tracks();
  tracks[0].lessons[0].sensitive = true;
  const auto track = [&](session::Shell shell) { return Visit(std::move(shell)).act(session::OpenTrack{tracks[0].pack}).shell(); };
  const auto locked = drawn(track(support::fresh_kiosk()), 100, false, tracks);
  CHECK(words_of(locked, "lesson/gifts/sensitive") == "a delicate subject");
  CHECK(words_of(locked, "lesson/gifts/state") == "an adult opens it");
  const auto open = drawn(track(kiosk_with(somebody)), 100, false, tracks);
  CHECK(words_of(open, "lesson/gifts/sensitive") == "a delicate subject");
  CHECK(words_of(open, "lesson/gifts/state") == "next");  // as any other first lesson
}

TEST_CASE("R9 and R23 a locked lesson says why and whom to ask") {
  Visit visit;
  visit.open(sensitive_lesson());
  CHECK(words_of(drawn(visit.shell()), "message/text").find("Ask an adult to open it.") != std::string::npos);
  session::OpenLesson adults = support::small_open_lesson();
  adults.for_adults = true;
  Visit other;
  other.open(support::shared(adults));
  CHECK(words_of(drawn(other.shell()), "message/text") == "This lesson is for adults and opens with their PIN. Ask an adult to open it.");
  Visit shelf = Visit().act(session::OpenShelf{{0, 0}, true});
  CHECK(words_of(drawn(shelf.shell()), "pin/title") == "Enter the PIN");
}

TEST_CASE("R10 a sensitive lesson ends with the help card and it shows who can be talked to here") {
  Visit visit(kiosk_with(somebody));
  visit.open(sensitive_lesson());
  while (visit.screen() == "lesson") visit.next();
  visit.act(session::Finish{});
  CHECK(visit.screen() == "track");
  REQUIRE(visit.is_open<session::HelpCard>());
  CHECK(words_of(drawn(visit.shell()), "help/here/name") == "Ann Example");
  CHECK_FALSE(Visit().to_thanks().act(session::Finish{}).is_open<session::HelpCard>());
}
