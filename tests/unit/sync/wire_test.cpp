// A real collector behind a wire that is cut after each byte of what a kiosk asks and of what it is answered.
#include <nlohmann/json.hpp>

#include "collector_store/sqlite_store.h"
#include "support/catch.h"
#include "support/collector_process.h"
#include "support/cutting_wire.h"
#include "support/kiosk.h"
#include "support/registered.h"
#include "sync/sync.h"

using support::CuttingWire;

namespace {

const std::string program = std::string(BINARY_FOLDER) + "/parasol-collector";

struct Installation {
  support::TemporaryFolder folder;
  std::string file = "sqlite:" + (folder.path() / "collector.db").string();
  std::unique_ptr<support::Child> server;
  CuttingWire wire;
  support::Kiosk kiosk;
  std::unique_ptr<store::Store> store = std::move(kiosk.open()).value();
  int taken = 0;

  Installation() {
    const auto rows = collector_store::SqliteStore::open(folder.path() / "collector.db", collector_store::Missing::create);
    REQUIRE(rows);
    support::register_key(**rows, support::small_key());
    start();
  }
  // A kiosk may ask only so much in a minute; a collector that starts has forgotten how often it did.
  void start() {
    server.reset();
    server = std::make_unique<support::Child>(std::vector<std::string>{program, "serve", "--listen", "127.0.0.1:0", "--store", file});
    wire.lead_to(server->first_line());
  }
  void ask_whole() {
    constexpr int asked_without_a_wait = 50;
    if (++taken % asked_without_a_wait == 0) start();
  }
  std::string run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), program);
    const support::Finished finished = support::Child(arguments).finish();
    REQUIRE(finished.exit_code == 0);
    return finished.output;
  }
  std::string token() const { return run({"token", "--store", file, "--site-type", "school", "--region", "UA", "--site", "school-7"}); }
  nlohmann::json report() const { return nlohmann::json::parse(run({"report", "--store", file, "--format", "json"})); }

  base::Result<evaluation::Enrolment> enrol(const std::string& token) { return syncing::enrol(*store, *syncing::make_curl_port(), wire.url(), token); }
  syncing::SyncReport sync() {
    const auto report = syncing::sync_once(*store, *syncing::make_curl_port());
    REQUIRE(report);
    return *report;
  }
};

}  // namespace

TEST_CASE("a wire that is cut after any byte of an enrolment enrols the kiosk once") {
  Installation site;
  const std::string token = site.token();
  for (std::size_t byte = 0; byte == 0 || site.wire.answered() == 0; ++byte) {
    site.wire.cut(byte, 1);  // the first byte of an answer says that the request was whole
    REQUIRE_FALSE(site.enrol(token));
    REQUIRE_FALSE(site.store->collector());
  }
  CHECK(site.wire.asked() > 500);
  std::size_t byte = 0;
  for (; !site.store->collector(); ++byte) {
    site.wire.cut(CuttingWire::never, byte);
    const bool enrolled = site.enrol(token).has_value();
    REQUIRE(site.store->collector().has_value() == enrolled);
    site.ask_whole();
  }
  CHECK(byte > 500);
  CHECK(site.report()["kiosks"] == 1);
}

TEST_CASE("a wire that is cut after any byte of a batch or of its receipt loses nothing and counts nothing twice") {
  Installation site;
  REQUIRE(site.store->keep_scoring_key(support::small_key()));
  REQUIRE(site.enrol(site.token()));
  REQUIRE(support::play(*site.store, 0, 20));
  REQUIRE(site.store->close_blocks({{}, true})->batches == 1);
  for (std::size_t byte = 0; byte == 0 || site.wire.answered() == 0; ++byte) {
    site.wire.cut(byte, 1);
    REQUIRE(site.sync().waiting == 1);
  }
  CHECK(site.wire.asked() > 4096);
  std::size_t byte = 0;
  int sent = 0;
  for (; sent == 0; ++byte) {
    site.wire.cut(CuttingWire::never, byte);
    const syncing::SyncReport report = site.sync();
    sent = report.sent;
    REQUIRE(report.waiting == 1 - sent);
    site.ask_whole();
  }
  CHECK(byte > 400);
  CHECK(site.store->unsent()->empty());
  const nlohmann::json report = site.report();
  CHECK(report["chains"][0]["contiguous"] == 1);
  CHECK(report["alarms"].empty());
  CHECK(report["sections"][0]["totals"]["w12"]["sittings"] == 20);
}
