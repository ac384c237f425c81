// The trainer's desk: its tabs, and what is written there.
#include "support/catch.h"
#include "support/visit.h"

namespace {

using session::ContactField;
using session::ContactForm;
using session::DeskTab;
using session::Written;
using support::Visit;

const session::Desk& desk_of(const Visit& visit) { return std::get<session::Desk>(visit.shell().place); }
const ContactForm& form_of(const Visit& visit) { return std::get<ContactForm>(desk_of(visit).part); }
Visit at_form() { return Visit().to_desk().act(session::OpenTab{DeskTab::contact}); }
session::EditContact write(ContactField field, const std::string& text) { return {field, {base::ReplaceText{0, 0, text}}}; }

}  // namespace

TEST_CASE("the desk opens with the overview and each tab opens its part") {
  Visit visit = Visit().to_desk();
  CHECK(desk_of(visit).tab() == DeskTab::overview);
  for (const DeskTab tab : session::desk_tabs) CHECK(desk_of(visit.act(session::OpenTab{tab})).tab() == tab);
}

TEST_CASE("a group is led from every tab of the desk and words that are not kept are asked about first") {
  for (const DeskTab tab : session::desk_tabs) {
    CHECK(std::holds_alternative<session::GroupChoice>(Visit().to_desk().act(session::OpenTab{tab}).act(session::OpenTab{DeskTab::group}).shell().place));
  }
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::OpenTab{DeskTab::group});
  CHECK(session::is_open<session::UnkeptWords>(visit.shell()));
  visit.act(session::LeaveWords{false});
  CHECK(std::holds_alternative<session::GroupChoice>(visit.shell().place));
}

TEST_CASE("the overview leads to all the packs and looks at them anew") {
  Visit visit = Visit().to_desk().act(session::SeePacks{});
  CHECK(desk_of(visit).tab() == DeskTab::packs);
  CHECK(visit.last_of<session::LookAtPacks>().size() == 1);
}

TEST_CASE("a form begins with what was kept before") {
  session::Shell shell = support::fresh_kiosk();
  shell.local_help = {{"Ann", "Counsellor", "Room 12", "555 0102"}, "First the head,\nthen the office."};
  Visit visit = Visit(shell).to_desk().act(session::OpenTab{DeskTab::contact});
  CHECK(session::help_in(form_of(visit)) == shell.local_help);
  CHECK(form_of(visit).written == Written::as_kept);
}

TEST_CASE("a tab that is open already keeps what is being written") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::OpenTab{DeskTab::contact});
  CHECK(form_of(visit).fields[0].text == "Ann");
}

TEST_CASE("nothing is kept before something was written") {
  Visit visit = at_form().act(session::KeepContact{});
  CHECK(visit.last().empty());
  visit.act(session::EditContact{ContactField::name, {base::SelectText{0, 0}}});
  CHECK(form_of(visit).written == Written::as_kept);
}

TEST_CASE("what is no telephone number is not kept as one, and nothing that was written is lost") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(write(ContactField::phone, "call me")).act(session::KeepContact{});
  CHECK(visit.last_of<session::KeepDesk>().empty());
  CHECK(form_of(visit).written == Written::no_phone);
  CHECK(form_of(visit).fields[0].text == "Ann");
  CHECK(session::has_unkept_words(visit.shell()));
  visit.act(session::LockDesk{}).act(session::LeaveWords{true});
  CHECK(visit.last_of<session::KeepDesk>().empty());
  CHECK(visit.screen() == "desk");
  CHECK_FALSE(visit.is_open<session::UnkeptWords>());
}

TEST_CASE("what is written while the disk is busy is still to be kept") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::KeepContact{});
  CHECK(form_of(visit).written == Written::being_kept);
  visit.act(write(ContactField::where, "Room 12")).act(session::DeskKept{{{{"Ann", "", "", ""}, ""}}});
  CHECK(form_of(visit).written == Written::changed);
  CHECK(visit.shell().local_help.contact.name == "Ann");
}

TEST_CASE("what was kept after the trainer had left counts all the same") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::KeepContact{}).act(session::QuickExit{});
  visit.act(session::DeskKept{{{{"Ann", "", "", ""}, ""}}});
  CHECK(visit.screen() == "neutral");
  CHECK(visit.shell().local_help.contact.name == "Ann");
}

TEST_CASE("nobody leaves the desk with words that are not kept before they were asked") {
  const std::vector<session::Action> ways{session::GoHome{}, session::GoBack{}, session::LockDesk{}, session::OpenTab{DeskTab::settings}};
  for (const session::Action& way : ways) {
    session::Shell shell = session::update(at_form().act(write(ContactField::name, "Ann")).shell(), way).shell;
    CHECK(session::is_open<session::UnkeptWords>(shell));
    CHECK(std::get<ContactForm>(std::get<session::Desk>(shell.place).part).fields[0].text == "Ann");
    shell = session::update(shell, session::CloseOverlay{}).shell;
    CHECK(std::get<ContactForm>(std::get<session::Desk>(shell.place).part).fields[0].text == "Ann");
    CHECK(shell.overlays.empty());
  }
}

TEST_CASE("words are thrown away only when that was chosen and their writer goes where they were going") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::OpenTab{DeskTab::settings}).act(session::LeaveWords{false});
  CHECK(desk_of(visit).tab() == DeskTab::settings);
  CHECK(visit.shell().overlays.empty());
  CHECK(visit.all_of<session::KeepDesk>().empty());
}

TEST_CASE("words that are kept on leaving are on the disk before their writer goes") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::LockDesk{}).act(session::LeaveWords{true});
  REQUIRE(visit.last_of<session::KeepDesk>().size() == 1);
  CHECK(visit.last_of<session::KeepDesk>()[0].record.help.contact.name == "Ann");
  CHECK(visit.screen() == "desk");
  visit.act(session::LeaveWords{true});
  CHECK(visit.all_of<session::KeepDesk>().size() == 1);
  visit.act(session::DeskKept{{{{"Ann", "", "", ""}, ""}}});
  CHECK(visit.screen() == "home");
}

TEST_CASE("words that could not be kept on leaving are still there") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::GoHome{}).act(session::LeaveWords{true}).act(session::DeskNotKept{});
  CHECK(visit.shell().overlays.empty());
  CHECK(form_of(visit).fields[0].text == "Ann");
  CHECK(form_of(visit).written == Written::not_kept);
}

TEST_CASE("whoever leaves while words are being kept goes when they are") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::KeepContact{}).act(session::GoHome{});
  CHECK(visit.screen() == "desk");
  visit.act(session::DeskKept{{{{"Ann", "", "", ""}, ""}}});
  CHECK(visit.screen() == "home");
}

TEST_CASE("nobody is asked about words that were not written") {
  CHECK(at_form().act(session::GoHome{}).screen() == "home");
  CHECK(desk_of(at_form().act(session::OpenTab{DeskTab::settings})).tab() == DeskTab::settings);
}

TEST_CASE("R6 quick exit asks nothing of whoever writes") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::QuickExit{});
  CHECK(visit.screen() == "neutral");
  CHECK(visit.shell().overlays.empty());
}

TEST_CASE("R5 leaving the desk forgets what was written and not kept") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::GoHome{}).act(session::LeaveWords{false});
  CHECK(visit.screen() == "home");
  CHECK(visit.all_of<session::KeepDesk>().empty());
  CHECK(visit.shell().local_help == session::LocalHelp{});
}

TEST_CASE("a field takes no more than it has room for") {
  Visit visit = at_form().act(write(ContactField::phone, std::string(100, '5')));
  CHECK(form_of(visit).fields[3].text.size() == 24);
}

TEST_CASE("the desk asks how the kiosk stands whenever the overview opens") {
  Visit visit = Visit().to_desk();
  CHECK(visit.last_of<session::LookAtKiosk>().size() == 1);
  visit.act(session::OpenTab{DeskTab::settings});
  CHECK(visit.last().empty());
  visit.act(session::DeskFacts{});
  visit.act(session::OpenTab{DeskTab::overview});
  CHECK(visit.last_of<session::LookAtKiosk>().size() == 1);
  CHECK_FALSE(std::get<session::DeskOverview>(desk_of(visit).part).facts.has_value());
  session::DeskFacts facts;
  facts.answers_waiting = 4;
  visit.act(facts);
  CHECK(std::get<session::DeskOverview>(desk_of(visit).part).facts == facts);
}

TEST_CASE("what is decided at the desk holds at once and is kept whole") {
  session::Shell shell = support::fresh_kiosk();
  shell.local_help.contact.name = "Ann";
  Visit visit = Visit(shell).to_desk().act(session::OpenTab{DeskTab::settings});
  visit.act(session::StartWithContrast{session::Contrast::dark}).act(session::AskAfter{300}).act(session::AskQuestions{false});
  visit.act(session::OfferLanguages{{"th", "uk"}});
  REQUIRE(visit.last_of<session::KeepDesk>().size() == 1);
  const session::Settings wanted{{"th", "uk"}, session::Contrast::dark, 300, false};
  CHECK(visit.last_of<session::KeepDesk>()[0].record == session::DeskRecord{{{"Ann", "", "", ""}, ""}, wanted});
  CHECK(visit.shell().settings == wanted);
  visit.act(session::QuickExit{});
  CHECK(visit.shell().reader.contrast == session::Contrast::dark);
  CHECK(visit.shell().reader.language == "th");
}

TEST_CASE("the desk takes no language away that is the last and no idle time that is none of its choices") {
  Visit visit = Visit().to_desk().act(session::OpenTab{DeskTab::settings});
  visit.act(session::OfferLanguages{{}});
  CHECK(visit.last().empty());
  visit.act(session::AskAfter{-1});
  CHECK(visit.last().empty());
  CHECK(visit.shell().settings == session::Settings{});
}

TEST_CASE("a kiosk whose desk turned questions off asks none and the lesson works") {
  session::Shell shell = support::fresh_kiosk();
  shell.settings.asks_questions = false;
  Visit visit(shell);
  visit.open();
  CHECK(visit.screen() == "lesson");
  while (visit.screen() == "lesson" && visit.visit().lesson.at == 0) visit.next();
  CHECK(visit.all_of<session::BeginSitting>().empty());
}

TEST_CASE("a lesson counts as begun when it opens and as finished when its end was seen") {
  Visit visit;
  visit.open();
  REQUIRE(visit.all_of<session::CountLesson>().size() == 1);
  CHECK(visit.all_of<session::CountLesson>()[0].what == session::LessonCount::begun);
  visit.act(session::QuickExit{});
  CHECK(visit.all_of<session::CountLesson>().size() == 1);
  Visit whole = Visit().to_thanks().act(session::QuickExit{});
  REQUIRE(whole.all_of<session::CountLesson>().size() == 2);
  CHECK(whole.all_of<session::CountLesson>()[1].what == session::LessonCount::finished);
}

TEST_CASE("nothing is shared with other kiosks before somebody at the desk says so") {
  CHECK_FALSE(session::Settings{}.shares_nearby);
  Visit visit = Visit().to_desk().act(session::OpenTab{DeskTab::settings});
  CHECK(visit.shell().neighbours == session::NeighboursMet{});
  visit.act(session::ShareNearby{true});
  CHECK(visit.shell().settings.shares_nearby);
  CHECK(visit.shell().neighbours.state == session::Nearby::looking);
  CHECK(visit.last_of<session::KeepDesk>().size() == 1);
  CHECK(visit.last_of<session::MeetNeighbours>().size() == 1);
  const session::NeighboursMet met{session::Nearby::on, 2, 1, 3, 4, 0};
  visit.act(met);
  CHECK(visit.shell().neighbours == met);
}

TEST_CASE("sharing that was turned off tells nothing more") {
  Visit visit = Visit().to_desk().act(session::OpenTab{DeskTab::settings}).act(session::ShareNearby{true}).act(session::ShareNearby{false});
  CHECK(visit.last_of<session::LeaveNeighbours>().size() == 1);
  visit.act(session::NeighboursMet{session::Nearby::on, 2, 1, 3, 4, 0});
  CHECK(visit.shell().neighbours == session::NeighboursMet{});
}
