// The real programs under libfaketime, where the machine's date is decades away. Monotonic time is left as it is: it does not
// come from the battery-backed clock that is wrong here, and libcurl waits by it.
#include <nlohmann/json.hpp>

#include "collector_store/sqlite_store.h"
#include "support/catch.h"
#include "support/collector_process.h"
#include "support/kiosk.h"
#include "support/kiosk_program.h"
#include "support/registered.h"
#include "support/tls_server.h"

namespace {

const std::string collector_program = std::string(BINARY_FOLDER) + "/parasol-collector";

std::string at(const std::string& date) { return "ASAN_OPTIONS=verify_asan_link_order=0 faketime --exclude-monotonic -f '@" + date + " 12:00:00'"; }

std::string run_collector(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), collector_program);
  const support::Finished finished = support::Child(arguments).finish();
  REQUIRE(finished.exit_code == 0);
  return finished.output;
}

}  // namespace

TEST_CASE("a kiosk whose machine stands at 1970 or 2099 enrols and sends and gets its receipt") {
  const std::string date = GENERATE("1970-01-02", "2099-06-01");
  const support::KioskProgram kiosk;
  const std::string file = "sqlite:" + kiosk.file("collector.db").string();
  {
    const auto rows = collector_store::SqliteStore::open(kiosk.file("collector.db"), collector_store::Missing::create);
    REQUIRE(rows);
    support::register_key(**rows, support::small_key());
  }
  support::Child server({collector_program, "serve", "--listen", "127.0.0.1:0", "--store", file});
  const std::string url = "http://" + server.first_line();
  std::string token = run_collector({"token", "--store", file, "--site-type", "school", "--region", "UA", "--site", "school-7"});
  token.erase(token.find_last_not_of('\n') + 1);
  const support::CommandRun enrolled = kiosk.run("enrol --data data --collector " + url + " --token " + token, at(date));
  CHECK(enrolled.output.find("enrolled as k-") == 0);
  REQUIRE(enrolled.exit_code == 0);
  {
    const base::VirtualClock clock{support::monday_s};
    evaluation::SystemRandomSource random;
    const auto store = store::Store::open({kiosk.data(), &clock, &random}).value();
    REQUIRE(store->keep_scoring_key(support::small_key()));
    REQUIRE(support::play(*store, 0, 20));
    REQUIRE(store->close_blocks({{}, true})->batches == 1);
  }
  CHECK(kiosk.run("sync --data data", at(date)).output == "sent 1, waiting 0, refused 0, set aside 0\n");
  CHECK(kiosk.run("sync --data data", at(date)).output == "sent 0, waiting 0, refused 0, set aside 0\n");
  const auto report = nlohmann::json::parse(run_collector({"report", "--store", file, "--format", "json"}));
  CHECK(report["sections"][0]["totals"]["w12"]["sittings"] == 20);
}

TEST_CASE("a program at 1970 or 2099 speaks TLS with the key that is pinned and with no other") {
  const std::string date = GENERATE("1970-01-02", "2099-06-01");
  const support::KioskProgram kiosk;
  const support::Authority authority;
  const support::TlsServer server(authority);
  REQUIRE(kiosk.write("ca.pem", authority.pem()));
  const std::string token = evaluation::print_token(support::FakeCollector().token());
  const std::string enrol = "enrol --data data --collector " + server.url() + " --token " + token;
  const std::string got_through = "parasol-kiosk: the enrolment answer is not ";
  CHECK(kiosk.run(enrol + " --ca ca.pem", at(date)).output.find(got_through) == 0);
  CHECK(kiosk.run(enrol + " --pin " + server.pin(), at(date)).output.find(got_through) == 0);
  CHECK(server.requests() == 2);
  CHECK(kiosk.run(enrol, at(date)).output.find("vouches for its certificate") != std::string::npos);
  CHECK(kiosk.run(enrol + " --pin sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", at(date)).output ==
        "parasol-kiosk: no answer from " + server.url() + "/v1/enrol (its key is none of those that are pinned), try again later\n");
  CHECK(server.requests() == 2);
}
