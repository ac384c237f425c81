#include "content/contacts.h"

#include "base/file.h"
#include "checker/contacts.h"
#include "support/catch.h"
#include "support/pack_bytes.h"

namespace {

using content::Findings;
using content::Severity;
using support::replaced;

const std::string where = "contacts/somewhere.json";

const std::string sound =
    R"({"format": 1, "id": "somewhere", "area": "Somewhere", "helplines": [)"
    R"({"id": "line", "name": "Line", "for": "Children", "languages": ["en"], "phone": "555 0100", "hours": "Every day", "free": true,)"
    R"( "verified_on": "2026-11-01", "verified_by": "A. Tester", "expires_on": "2027-05-01"}], "hotlines": [)"
    R"({"id": "report", "name": "Report", "for": "Anyone", "languages": ["en"], "web": "https://report.example/form", "hours": "Every day",)"
    R"( "free": false, "costs": "A call"}], "do_not_forward": "Never send it on."})";

Findings findings_of(const std::string& json) {
  Findings findings;
  content::parse_contacts(json, where, findings);
  return findings;
}

Findings findings_after(const std::string& from, const std::string& to) {
  REQUIRE(replaced(sound, from, to) != sound);
  return findings_of(replaced(sound, from, to));
}

Findings error(const std::string& path, const std::string& rule, const std::string& message) {
  return {{where + (path.empty() ? "" : " " + path), rule, Severity::error, message}};
}

base::Date day(const char* text) { return base::parse_date(text).value(); }

content::Contacts read(const std::string& json) {
  Findings findings;
  auto contacts = content::parse_contacts(json, where, findings);
  REQUIRE(contacts.has_value());
  return *contacts;
}

Findings checked_on(const char* today, const std::string& json = sound) {
  content::PackParts parts;
  parts.contacts.push_back(read(json));
  Findings findings;
  checker::check_contacts(parts, day(today), findings);
  return findings;
}

}  // namespace

TEST_CASE("contacts are read with every text under its key") {
  const content::Contacts contacts = read(sound);
  REQUIRE(contacts.helplines.size() == 1);
  REQUIRE(contacts.hotlines.size() == 1);
  CHECK(contacts.helplines[0].phone == "555 0100");
  CHECK(contacts.helplines[0].verification->by == "A. Tester");
  CHECK_FALSE(contacts.helplines[0].costs.has_value());
  CHECK_FALSE(contacts.hotlines[0].verification.has_value());
  std::vector<std::string> keys;
  for (const auto& text : content::texts_of(contacts)) keys.push_back(text.key);
  CHECK(keys == std::vector<std::string>{"contacts.somewhere/area", "contacts.somewhere/line/name", "contacts.somewhere/line/for", "contacts.somewhere/line/hours",
                                         "contacts.somewhere/report/name", "contacts.somewhere/report/for", "contacts.somewhere/report/hours",
                                         "contacts.somewhere/report/costs", "contacts.somewhere/do_not_forward"});
}

TEST_CASE("contacts cut short at any byte are refused with a reason") {
  for (std::size_t length = 0; length < sound.size(); ++length) {
    INFO(length);
    CHECK_FALSE(findings_of(sound.substr(0, length)).empty());
  }
}

TEST_CASE("a telephone number with letters is refused") {
  CHECK(findings_after("555 0100", "555 HELP") ==
        error("helplines/0/phone", "bad-phone", "a telephone number is 3 to 15 digits, with a space or '-' at most between two and '+' at most in front"));
}

TEST_CASE("an address that is no web address is refused") {
  CHECK(findings_after("https://report.example/form", "javascript:alert(1)") ==
        error("hotlines/0/web", "bad-address", "an address begins with https:// and the name of a server, and is at most 200 letters of ASCII"));
}

TEST_CASE("a contact that cannot be reached is refused") {
  CHECK(findings_after(R"("phone": "555 0100", )", "") == error("helplines/0", "no-way", "a contact has a \"phone\", a \"web\" address or a \"chat\""));
}

TEST_CASE("R8 a verification without its end or its author is refused") {
  CHECK(findings_after(R"(, "expires_on": "2027-05-01")", "") == error("helplines/0", "missing-member", "\"expires_on\" is missing"));
  CHECK(findings_after(R"("verified_by": "A. Tester", )", "") == error("helplines/0", "missing-member", "\"verified_by\" is missing"));
  CHECK(findings_after(R"("verified_on": "2026-11-01", )", "") == error("helplines/0", "missing-member", "\"verified_on\" is missing"));
}

TEST_CASE("R8 nobody vouches for a contact for more than a year") {
  CHECK(findings_after("2027-05-01", "2027-11-02") == Findings{});
  CHECK(findings_after("2027-05-01", "2027-11-03") == error("helplines/0/expires_on", "expiry", "nobody can vouch for a contact for more than a year"));
  CHECK(findings_after("2027-05-01", "2026-11-01") == error("helplines/0/expires_on", "expiry", "this expires before it was verified"));
}

TEST_CASE("R12 a hotline without the sentence against sending on is refused") {
  CHECK(findings_after(R"(, "do_not_forward": "Never send it on.")", "") ==
        error("", "do-not-forward", "whoever is shown a hotline is told not to send the picture on: \"do_not_forward\" is missing"));
}

TEST_CASE("an id stands once among helplines and hotlines") {
  CHECK(findings_after(R"("id": "report")", R"("id": "line")")[0] ==
        content::Finding{where + " hotlines/0/id", "duplicate-id", Severity::error, "the id \"line\" stands here twice"});
}

TEST_CASE("costs go with what is not free") {
  CHECK(findings_after(R"("free": false)", R"("free": true)") == error("hotlines/0", "costs", "\"costs\" goes with what is not free, and with nothing else"));
}

TEST_CASE("R8 a contact is shown from the day it was verified until the day it expires") {
  const content::Contact contact = read(sound).helplines[0];
  CHECK_FALSE(content::shown(contact, day("2026-10-31")));
  CHECK(content::shown(contact, day("2026-11-01")));
  CHECK(content::shown(contact, day("2027-04-30")));
  CHECK_FALSE(content::shown(contact, day("2027-05-01")));
  CHECK_FALSE(content::shown(contact, day("2040-01-01")));
}

TEST_CASE("R8 what nobody verified is never shown and nothing is shown while nobody knows the day") {
  const content::Contacts contacts = read(sound);
  CHECK_FALSE(content::shown(contacts.hotlines[0], day("2026-11-29")));
  CHECK_FALSE(content::shown(contacts.helplines[0], std::nullopt));
}

TEST_CASE("a telephone is told the digits of a number and its plus") {
  CHECK(content::phone_address("+1 555-0100") == "tel:+15550100");
  CHECK(content::phone_address("555 0100") == "tel:5550100");
}

TEST_CASE("the checker says on which day contacts are verified anew") {
  const content::Finding unverified{"contacts/somewhere.json hotlines/report", "contact-unverified", Severity::warning,
                                    "nobody has verified this contact, so it is not shown"};
  const auto with = [&](const char* rule, Severity severity, const char* message) {
    return Findings{{"contacts/somewhere.json helplines/line", rule, severity, message}, unverified};
  };
  CHECK(checked_on("2027-03-01") == Findings{unverified});
  CHECK(checked_on("2027-03-02") == with("contact-expires-soon", Severity::warning, "this contact expires on 2027-05-01, in 60 days: verify it again"));
  CHECK(checked_on("2027-04-30") == with("contact-expires-soon", Severity::warning, "this contact expires on 2027-05-01, in 1 day: verify it again"));
  CHECK(checked_on("2027-05-01") == with("contact-expired", Severity::error, "this contact expired on 2027-05-01, so it is not shown: verify it again"));
  CHECK(checked_on("2026-10-31") ==
        with("contact-verified-later", Severity::error, "this was verified on 2026-11-01, which has not come yet, so it is not shown"));
}

TEST_CASE("contacts stand in a pack of their own kind") {
  content::PackParts parts;
  parts.manifest.kind = content::PackKind::module;
  parts.paths = {where};
  parts.contacts.push_back(read(sound));
  Findings findings;
  content::check_together(parts, findings);
  CHECK(findings == Findings{{"manifest.json kind", "contacts-apart", Severity::error, "contacts stand in a pack of their own, of the kind \"contacts\""}});
  parts.manifest.kind = content::PackKind::contacts;
  parts.paths.clear();
  parts.contacts.clear();
  findings.clear();
  content::check_together(parts, findings);
  CHECK(findings == Findings{{"manifest.json kind", "contacts-apart", Severity::error, "a pack of contacts holds none"}});
}

TEST_CASE("what a card says is short, in one row, and in the order in which it stands") {
  const std::string long_hours = "\"hours\": \"" + std::string(161, 'W') + "\"";
  CHECK(findings_after("\"hours\": \"Every day\"", long_hours) ==
        error("helplines/0/hours", "too-large-text", "this text has more than 160 letters, and the next contact would be out of sight"));
  CHECK(findings_after("\"name\": \"Line\"", "\"name\": \"Li\\nne\"") == error("helplines/0/name", "too-large-text", "this text is one row, without a line break"));
  CHECK(findings_after("\"name\": \"Line\"", "\"name\": \"\\u202e0010 555 1+\"") ==
        error("helplines/0/name", "control-character", "this text holds a sign that shows letters in another order"));
}
