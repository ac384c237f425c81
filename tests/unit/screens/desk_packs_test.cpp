// What the desk says of a pack of contacts: which of them have to be verified again, and that the others hold.
#include "support/catch.h"
#include "support/seen.h"

namespace {

base::Date day(const char* text) { return base::parse_date(text).value(); }

// Of contacts that are believed until these days.
std::vector<ui::Widget> packs_with(const std::vector<std::pair<std::string, const char*>>& contacts, std::optional<base::Date> today = day("2026-11-30")) {
  session::PackFacts pack;
  pack.id = content::PackId("org.example.contacts");
  pack.kind = content::PackKind::contacts;
  pack.title = {"title", "Contacts"};
  pack.version = 1;
  pack.bytes = 1000;
  pack.is_trusted = true;
  for (const auto& [name, expires] : contacts) pack.contacts.push_back({{"name", name}, day(expires)});
  session::PacksSeen seen;
  seen.installed.push_back(pack);
  return support::drawn(support::Visit().to_desk().act(session::OpenTab{session::DeskTab::packs}).act(seen).shell(), 100, false, support::small_tracks(), {}, today);
}

std::string said(const std::vector<ui::Widget>& widgets, const std::string& part) { return support::words_of(widgets, "packs/installed/org.example.contacts/" + part); }

bool names(const std::string& words, const std::string& name) { return words.find(name) != std::string::npos; }

}  // namespace

TEST_CASE("where one contact has expired the desk says which and that the others hold") {
  const auto widgets = packs_with({{"Old Line", "2026-11-30"}, {"Listening Line", "2027-04-01"}, {"Worry Chat", "2027-05-01"}});
  CHECK(said(widgets, "state") == "{count} of 3 expired");  // nobody counts in these words here
  CHECK(names(said(widgets, "more"), "To be verified again: Old Line. The others hold."));
}

TEST_CASE("where every contact has expired the desk says so and names none") {
  const auto widgets = packs_with({{"Old Line", "2026-10-01"}, {"Older Line", "2026-09-01"}});
  CHECK(said(widgets, "state") == "expired");
  CHECK_FALSE(names(said(widgets, "more"), "Line"));
}

TEST_CASE("where one contact expires soon the desk says which and where all do it names none") {
  const auto one = packs_with({{"Old Line", "2026-12-24"}, {"Listening Line", "2027-04-01"}});
  CHECK(said(one, "state") == "expires in {count} days");
  CHECK(names(said(one, "more"), "To be verified again: Old Line. The others hold."));
  const auto all = packs_with({{"Old Line", "2026-12-24"}, {"Older Line", "2026-12-20"}});
  CHECK(said(all, "state") == "expires in {count} days");
  CHECK_FALSE(names(said(all, "more"), "Line"));
}

TEST_CASE("while nobody knows what day it is and while every contact holds nothing is said of them") {
  for (const auto& widgets : {packs_with({{"Old Line", "2020-01-01"}}, std::nullopt), packs_with({{"Listening Line", "2027-04-01"}})}) {
    CHECK(said(widgets, "state") == "signed");
    CHECK_FALSE(names(said(widgets, "more"), "Line"));
  }
}
