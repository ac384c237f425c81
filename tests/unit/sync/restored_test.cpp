// A real kiosk's store, the collector's own code with its tables in memory, and a backup of those that is put back.
#include <filesystem>

#include "api/collector.h"
#include "api/courier.h"
#include "api/operator.h"
#include "api/report.h"
#include "api/status.h"
#include "support/catch.h"
#include "support/kiosk.h"
#include "support/memory_store.h"
#include "support/registered.h"
#include "sync/courier.h"
#include "sync/sync.h"

using evaluation::CourierFolder;

namespace {

struct Town final : syncing::HttpPort {
  support::Kiosk kiosk;
  support::TemporaryFolder stick_folder;
  support::MemoryStore rows;
  base::VirtualClock clock{support::monday_s};
  evaluation::KeyPairs keys = support::keys(2);
  api::Collector collector{rows, keys, clock, api::limits_of_courier()};
  evaluation::SeededRandomSource random{5};
  std::unique_ptr<store::Store> store;
  int played = 0;
  int asked = 0;

  Town() {
    store = kiosk.open().value();
    REQUIRE(store->keep_scoring_key(support::small_key()));
    support::register_key(rows, support::small_key());
  }
  base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest& request) override {
    ++asked;
    const std::string path = request.url.substr(request.url.find("/v1/"));
    const api::Response answer = collector.handle({request.method == syncing::HttpMethod::put ? "PUT" : "POST", path, request.body});
    return syncing::HttpAnswer{answer.status, answer.body, std::nullopt};
  }
  std::string token() { return api::issue_token(rows, keys, {"school", "UA", "school-7"}, random, clock).value(); }
  void enrol() { REQUIRE(syncing::enrol(*store, *this, "http://results.example", token())); }
  void close() {
    REQUIRE(support::play(*store, played, played + 20));
    played += 20;
    REQUIRE(store->close_blocks({{}, true})->batches == 1);
  }
  void sync() {
    const auto report = syncing::sync_once(*store, *this);
    REQUIRE(report);
    CHECK_FALSE(report->stopped);
    CHECK(report->waiting == 0);
  }
  void send_new() {
    close();
    sync();
  }
  // By hand: out of the order of sequences.
  void deliver(std::uint64_t sequence) {
    const auto unsent = store->unsent().value();
    for (const session::BatchName& name : unsent) {
      if (name.sequence != sequence) continue;
      const auto batch = store->batch(name).value();
      const auto answer = collector.handle({"PUT", "/v1/batches/" + name.kiosk + "/" + name.incarnation + "/" + std::to_string(sequence), batch.bytes});
      REQUIRE(answer.status == 200);
      REQUIRE(store->accept_receipt(name, answer.body));
    }
  }
  CourierFolder stick() const { return CourierFolder::at(stick_folder.path()).value(); }
  void round_trip() {
    REQUIRE(syncing::carry(*store, stick()));
    REQUIRE(api::take_from_courier(collector, stick()));
    REQUIRE(syncing::carry(*store, stick()));
  }
  api::Chain chain() {
    const auto chains = rows.read([](const api::Rows& read) { return read.chains(); }).value();
    REQUIRE(chains.size() == 1);
    return chains.front();
  }
  std::vector<api::Station> stations() { return rows.read([](const api::Rows& read) { return read.stations(); }).value(); }
  std::vector<api::Token> tokens() { return rows.read([](const api::Rows& read) { return read.tokens(); }).value(); }
};

}  // namespace

TEST_CASE("a kiosk with nothing new to send hears that the collector was put back and sends all that it lacks") {
  Town town;
  town.enrol();
  town.send_new();
  const auto backup = town.rows.backup();
  for (int batch = 0; batch < 4; ++batch) town.send_new();
  town.rows.put_back(backup);
  REQUIRE(town.chain().contiguous == 1);
  town.sync();
  CHECK(town.chain().contiguous == 5);
  CHECK(town.chain().batches == 5);
}

TEST_CASE("a kiosk whose collector lost nothing asks once and sends nothing again") {
  Town town;
  town.enrol();
  for (int batch = 0; batch < 3; ++batch) town.send_new();
  for (int day = 0; day < 3; ++day) {
    town.asked = 0;
    town.sync();
    CHECK(town.asked == 1);
  }
  CHECK(town.store->status()->unsent == 0);
}

TEST_CASE("a receipt that comes once more does not hide what a collector lost that was put back") {
  Town town;
  town.enrol();
  town.send_new();
  const session::BatchName first = town.store->last_receipted()->front();
  const auto backup = town.rows.backup();
  town.send_new();
  const base::Bytes bytes = town.store->batch(first)->bytes;
  const auto again = town.collector.handle({"PUT", "/v1/batches/" + first.kiosk + "/" + first.incarnation + "/1", bytes});
  REQUIRE(town.store->accept_receipt(first, again.body));
  town.rows.put_back(backup);
  town.sync();
  CHECK(town.chain().contiguous == 2);
}

TEST_CASE("what had arrived in another order than it was made is sent again after a restore whichever part was lost") {
  const std::vector<std::uint64_t> order{1, 5, 4, 2, 3};
  for (std::size_t kept = 0; kept <= order.size(); ++kept) {
    Town town;
    town.enrol();
    for (int batch = 0; batch < 5; ++batch) town.close();
    auto backup = town.rows.backup();
    for (std::size_t at = 0; at < order.size(); ++at) {
      if (at == kept) backup = town.rows.backup();
      town.deliver(order[at]);
    }
    while (!town.store->unsent()->empty()) town.sync();
    if (kept < order.size()) town.rows.put_back(backup);
    for (int day = 0; day < 3; ++day) town.sync();
    INFO(kept);
    CHECK(town.chain().contiguous == 5);
    CHECK(town.chain().batches == 5);
    town.asked = 0;
    town.sync();
    CHECK(town.asked == 1);
  }
}

TEST_CASE("a kiosk that enrolled after the backup is taken again by the answer that the collector once signed") {
  Town town;
  const std::string token = town.token();
  const auto backup = town.rows.backup();
  REQUIRE(syncing::enrol(*town.store, town, "http://results.example", token));
  town.send_new();
  town.send_new();
  town.rows.put_back(backup);
  REQUIRE(town.stations().empty());
  town.sync();
  REQUIRE(town.stations().size() == 1);
  CHECK(town.stations().front().site == "school-7");
  CHECK(town.stations().front().kiosk == evaluation::kiosk_id(town.store->key_pairs().sign_public));
  CHECK(town.chain().contiguous == 2);
  CHECK(town.tokens().front().used_by == town.stations().front().kiosk);
  CHECK(api::to_text(*api::read_status(town.rows)).find("this database was put back on") != std::string::npos);
}

TEST_CASE("a token that was used before the restore is not used by another kiosk once its kiosk was heard") {
  Town town;
  const std::string token = town.token();
  const auto backup = town.rows.backup();
  REQUIRE(syncing::enrol(*town.store, town, "http://results.example", token));
  town.send_new();
  town.rows.put_back(backup);
  town.sync();
  const auto parsed = evaluation::parse_token(token).value();
  const std::string request = evaluation::make_enrolment_request(parsed, support::keys(9));
  CHECK(town.collector.handle({"POST", "/v1/enrol", {request.begin(), request.end()}}).status == 409);
}

TEST_CASE("a kiosk whose token is not known any more comes back without a site and the operator is told") {
  Town town;
  const auto backup = town.rows.backup();
  town.enrol();
  town.send_new();
  town.rows.put_back(backup);
  town.sync();
  REQUIRE(town.stations().size() == 1);
  CHECK(town.stations().front().site.empty());
  CHECK(api::to_text(*api::read_status(town.rows)).find("nobody said where " + town.stations().front().kiosk + " stands") != std::string::npos);
}

TEST_CASE("an enrolment answer of another collector or with a byte changed takes nobody in") {
  Town town;
  town.enrol();
  const std::string answer = town.store->collector()->enrolment.answer;
  REQUIRE(evaluation::verify_own_enrolment(answer, town.keys));
  support::MemoryStore empty;
  api::Collector stranger(empty, support::keys(3), town.clock, api::limits_of_courier());
  api::Collector same(empty, town.keys, town.clock, api::limits_of_courier());
  const auto post = [](api::Collector& to, const std::string& body) { return to.handle({"POST", "/v1/enrol", {body.begin(), body.end()}}).status; };
  CHECK(post(stranger, answer) != 200);
  for (std::size_t at = 0; at < answer.size(); ++at) {
    std::string changed = answer;
    changed[at] = changed[at] == '7' ? '8' : '7';
    if (changed != answer) REQUIRE(post(same, changed) != 200);
    REQUIRE(post(same, answer.substr(0, at)) != 200);
  }
  CHECK(empty.read([](const api::Rows& read) { return read.stations(); })->empty());
}

TEST_CASE("a kiosk that is void is not taken again by its old answer") {
  Town town;
  town.enrol();
  town.send_new();
  const std::string kiosk = town.stations().front().kiosk;
  REQUIRE(api::declare_void(town.rows, town.keys, kiosk, "", "broken", town.clock));
  const std::string answer = town.store->collector()->enrolment.answer;
  CHECK(town.collector.handle({"POST", "/v1/enrol", {answer.begin(), answer.end()}}).status == 200);
  CHECK(town.rows.read([&](const api::Rows& read) { return read.has_void(kiosk, ""); }).value());
  CHECK(api::make_report(town.rows)->voided_blocks == 2);
}

TEST_CASE("a kiosk without any network hears by stick that its collector was put back") {
  Town town;
  const std::string token = town.token();
  REQUIRE_FALSE(syncing::enrol_by_courier(*town.store, town.stick(), token).value());
  REQUIRE(api::take_from_courier(town.collector, town.stick()));
  REQUIRE(syncing::enrol_by_courier(*town.store, town.stick(), token).value());
  town.close();
  town.round_trip();
  const auto backup = town.rows.backup();
  for (int batch = 0; batch < 3; ++batch) {
    town.close();
    town.round_trip();
  }
  REQUIRE(town.chain().contiguous == 4);
  town.rows.put_back(backup);
  for (int trip = 0; trip < 3; ++trip) town.round_trip();
  CHECK(town.chain().contiguous == 4);
  CHECK(town.store->unsent()->empty());
}

TEST_CASE("a kiosk that enrolled by stick after the backup is taken again by stick") {
  Town town;
  const std::string token = town.token();
  const auto backup = town.rows.backup();
  REQUIRE_FALSE(syncing::enrol_by_courier(*town.store, town.stick(), token).value());
  REQUIRE(api::take_from_courier(town.collector, town.stick()));
  REQUIRE(syncing::enrol_by_courier(*town.store, town.stick(), token).value());
  town.close();
  town.round_trip();
  town.rows.put_back(backup);
  for (int trip = 0; trip < 4; ++trip) town.round_trip();
  REQUIRE(town.stations().size() == 1);
  CHECK(town.stations().front().site == "school-7");
  CHECK(town.chain().contiguous == 1);
}
