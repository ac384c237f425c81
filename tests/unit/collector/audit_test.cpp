#include "api/audit.h"

#include <sqlite3.h>

#include "api/collector.h"
#include "api/enrolling.h"
#include "api/instruments.h"
#include "api/operator.h"
#include "api/sites.h"
#include "support/arrived_batch.h"
#include "support/catch.h"
#include "support/collector_stores.h"
#include "support/registered.h"

using namespace api;

namespace {

const By ada{"ada", 1'793'000'000};

std::vector<std::string> acts(Store& store) {
  std::vector<std::string> found;
  const auto rows = store.read([](const Rows& read) { return read.audit(0, 1000); });
  REQUIRE(rows);
  for (const AuditRow& row : *rows) found.push_back(row.who + ": " + row.what + " " + row.about);
  return found;
}

std::string problem(Store& store, const std::optional<AuditHead>& noted = std::nullopt) {
  const auto check = verify_audit(store, noted);
  REQUIRE(check);
  return check->problem.value_or("");
}

// Four entries in a file of SQLite's, which is then changed behind the collector's back.
struct Changed {
  support::InSqlite kind;
  AuditHead head;

  Changed() {
    for (const char* site : {"school-1", "school-2", "school-3", "school-4"}) {
      REQUIRE(kind.store.write([&](Rows& rows) { return record(rows, ada, "merge-site", site); }));
    }
    head = verify_audit(kind.store, std::nullopt)->head;
  }
  void sql(const char* text) const {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((kind.folder.path() / "collector.db").c_str(), &database) == SQLITE_OK);
    CHECK(sqlite3_exec(database, text, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
  }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("every act that changes what counts is in the log with who did it", "", support::CollectorStores) {
  TestType kind;
  const evaluation::KeyPairs keys = support::keys(2);
  const base::VirtualClock clock;
  evaluation::SeededRandomSource random(5);
  support::register_key(kind.store, support::small_key());
  REQUIRE(issue_token(kind.store, keys, {"school", "UA", "school-7"}, random, clock, usual_token_days, "ada"));
  const std::string token = kind.store.read([](const Rows& rows) { return rows.tokens(); })->front().id;
  REQUIRE(enrol(kind.store, {"k-a", {1}, {2}, "school", "UA", 1'793'000'000, "school-7"}, token, "welcome")->use == TokenUse::first);
  REQUIRE(enrol(kind.store, {"k-a", {1}, {2}, "school", "UA", 1'793'000'000, "school-7"}, token, "welcome")->use == TokenUse::repeated);
  REQUIRE(place_kiosk(kind.store, "k-a", "hill", ada));
  REQUIRE(rename_site(kind.store, "hill", "market", ada));
  REQUIRE(merge_sites(kind.store, "market", "school-7", ada).error().code == base::ErrorCode::invalid_input);
  REQUIRE(declare_void(kind.store, keys, "k-a", "", "trial-run", clock, "ben"));
  REQUIRE(declare_void(kind.store, keys, "k-a", "", "again", clock, "ben"));
  const std::string h(64, 'h');
  REQUIRE(take_in(kind.store, support::arrived_batch(1, h, evaluation::no_previous_hash), support::plain_receipt));
  REQUIRE(take_in(kind.store, support::arrived_batch(1, std::string(64, 'g'), evaluation::no_previous_hash), support::plain_receipt)->arrival == evaluation::Arrival::conflict);
  CHECK(acts(kind.store) == std::vector<std::string>{"ada: instrument gifts 1 " + support::manifest_hash, "ada: token " + token + " school UA school-7",
                                                     "kiosk k-a: enrol " + token, "ada: place-kiosk k-a hill", "ada: rename-site hill market",
                                                     "ben: void k-a trial-run", "kiosk k-a: alarm " + std::string(32, '1') + " 1 conflict"});
  CHECK(problem(kind.store) == "");
}

TEMPLATE_LIST_TEST_CASE("what failed is not in the log", "", support::CollectorStores) {
  TestType kind;
  CHECK_FALSE(kind.store.write([&](Rows& rows) -> base::Result<void> {
    TRY(record(rows, ada, "void", "k-a"));
    return base::fail(base::ErrorCode::io, "it failed");
  }));
  CHECK(acts(kind.store).empty());
  CHECK(verify_audit(kind.store, std::nullopt)->head == AuditHead{0, evaluation::no_previous_hash});
}

TEST_CASE("a sound log says so and its head is found again when more was written") {
  Changed log;
  CHECK(problem(log.kind.store) == "");
  REQUIRE(log.kind.store.write([&](Rows& rows) { return record(rows, ada, "void", "k-a"); }));
  CHECK(problem(log.kind.store, log.head) == "");
  CHECK(log.head.number == 4);
  CHECK(audit_text(log.kind.store)->rfind("1  2026-10-26 07:33  ada  merge-site  school-1\n", 0) == 0);
}

TEST_CASE("an entry that was changed is told") {
  for (const char* column : {"who = 'eve'", "what = 'token'", "about = 'school-9'", "at_s = 7"}) {
    Changed log;
    log.sql((std::string("UPDATE audit SET ") + column + " WHERE number = 3").c_str());
    CHECK(problem(log.kind.store) == "entry 3 was changed");
  }
}

TEST_CASE("an entry that was taken out is told") {
  Changed log;
  log.sql("DELETE FROM audit WHERE number = 2");
  CHECK(problem(log.kind.store) == "entry 2 is missing");
}

TEST_CASE("an entry that was taken out and whose place was closed is told") {
  Changed log;
  log.sql("DELETE FROM audit WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 4");
  CHECK(problem(log.kind.store) == "entry 2 does not go on from the one before it");
}

TEST_CASE("entries that changed places are told") {
  Changed log;
  log.sql("UPDATE audit SET number = 9 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 9");
  CHECK(problem(log.kind.store) == "entry 2 does not go on from the one before it");
}

TEST_CASE("last entries that were taken away are told by a head that was noted") {
  Changed log;
  log.sql("DELETE FROM audit WHERE number = 4");
  CHECK(problem(log.kind.store) == "");
  CHECK(problem(log.kind.store, log.head) == "the log ends before entry 4, which was noted");
  REQUIRE(log.kind.store.write([&](Rows& rows) { return record(rows, ada, "void", "k-a"); }));
  CHECK(problem(log.kind.store, log.head) == "entry 4 is not the one that was noted");
}

TEST_CASE("a head is read as it is printed and nothing else is one") {
  const AuditHead head{12, std::string(64, 'a')};
  CHECK(parse_audit_head(to_text(head)).value() == head);
  const std::string text = to_text(head);
  for (std::size_t size = 0; size < text.size(); ++size) CHECK(parse_audit_head(text.substr(0, size)).error().code == base::ErrorCode::invalid_input);
  for (const std::string& wrong : {text + "a", "-" + text, "0" + text.substr(2), "x" + text, std::string("12:") + std::string(64, 'G')}) {
    CHECK(parse_audit_head(wrong).error().code == base::ErrorCode::invalid_input);
  }
}
