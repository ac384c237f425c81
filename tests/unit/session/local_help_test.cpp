#include "session/local_help.h"

#include <vector>

#include "support/catch.h"

namespace {

constexpr std::int64_t monday_s = 1'793'577'600;  // 2026-11-02, the first second of 2026-W45

std::vector<content::Contacts> verified_on(const char* day) {
  content::Contacts area;
  area.helplines.resize(2);
  area.helplines[0].verification = content::Verification{base::parse_date(day).value(), "A. Tester", base::parse_date("2027-05-01").value()};
  return {area};
}

}  // namespace

TEST_CASE("R8 the day is known from a clock that nothing contradicts") {
  CHECK(session::known_day(monday_s, "", {}) == base::parse_date("2026-11-02"));
  CHECK(session::known_day(monday_s, "2026-W45", verified_on("2026-11-02")) == base::parse_date("2026-11-02"));
}

TEST_CASE("R8 no day is known from a clock that was never set") {
  CHECK_FALSE(session::known_day(0, "", {}));
  CHECK_FALSE(session::known_day(2'300'000'000, "", {}));
}

TEST_CASE("R8 no day is known from a clock that stands before a week the collector has signed") {
  CHECK_FALSE(session::known_day(monday_s - 1, "2026-W45", {}));
}

TEST_CASE("R8 no day is known from a clock that stands before a contact was verified") {
  CHECK_FALSE(session::known_day(monday_s, "", verified_on("2026-11-03")));
}

TEST_CASE("R9 somebody can refer when a name a place and a route are entered") {
  session::LocalHelp help;
  CHECK_FALSE(session::has_contact(help));
  help.contact.name = "Ann";
  CHECK_FALSE(session::has_contact(help));
  help.contact.where = "Room 12";
  CHECK(session::has_contact(help));
  CHECK_FALSE(session::can_refer(help));
  help.route = " \n";
  CHECK_FALSE(session::can_refer(help));
  help.route = "Head teacher first, then the child protection office.";
  CHECK(session::can_refer(help));
}
