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

TEST_CASE("R5 leaving the desk forgets what was written and not kept") {
  Visit visit = at_form().act(write(ContactField::name, "Ann")).act(session::GoHome{});
  CHECK(visit.all_of<session::KeepDesk>().empty());
  CHECK(visit.shell().local_help == session::LocalHelp{});
}

TEST_CASE("a field takes no more than it has room for") {
  Visit visit = at_form().act(write(ContactField::phone, std::string(100, '5')));
  CHECK(form_of(visit).fields[3].text.size() == 24);
}
