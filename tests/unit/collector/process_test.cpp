// The real program on a loopback port that it chooses itself.
#include <poll.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "collector_store/sqlite_store.h"
#include "evaluation/chain.h"
#include "evaluation/enrolment.h"
#include "evaluation/receipt.h"
#include "support/catch.h"
#include "support/collector_process.h"
#include "support/registered.h"
#include "support/sittings.h"
#include "support/temporary_folder.h"

namespace {

const std::string program = std::string(BINARY_FOLDER) + "/parasol-collector";
const std::string incarnation(32, '1');

struct Installation {
  support::TemporaryFolder folder;
  std::string store = "sqlite:" + (folder.path() / "collector.db").string();
  evaluation::KeyPairs kiosk = support::keys(1);
  evaluation::EnrolmentToken token;
  evaluation::Enrolment enrolment;

  support::Finished run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), program);
    return support::Child(arguments).finish();
  }

  std::vector<std::string> serve() const { return {program, "serve", "--listen", "127.0.0.1:0", "--store", store}; }

  void register_instrument() const {
    const auto opened = collector_store::SqliteStore::open(folder.path() / "collector.db", collector_store::Missing::create);
    REQUIRE(opened);
    support::register_key(**opened, support::small_key());
  }

  void enrol(const support::HttpClient& client) {
    register_instrument();
    const support::Finished printed = run({"token", "--store", store, "--site-type", "school", "--region", "UA", "--site", "school-7"});
    REQUIRE(printed.exit_code == 0);
    token = evaluation::parse_token(printed.output).value();
    const support::Reply reply = client.send("POST", "/v1/enrol", evaluation::make_enrolment_request(token, kiosk));
    REQUIRE(reply.status == 200);
    enrolment = evaluation::verify_enrolment(reply.body, token, kiosk).value();
  }

  base::Bytes batch(std::uint64_t sequence, const std::string& previous) const {
    const auto blocks = support::blocks(support::identity(enrolment.kiosk), 20, sequence * 2 - 1);
    return evaluation::encode_batch({{enrolment.kiosk, incarnation, sequence, previous}, blocks}, kiosk,
                                    enrolment.collector_box_public)
        .value();
  }

  std::string path(std::uint64_t sequence) const {
    return "/v1/batches/" + enrolment.kiosk + "/" + incarnation + "/" + std::to_string(sequence);
  }

  nlohmann::json report() const {
    const support::Finished printed = run({"report", "--store", store, "--format", "json"});
    REQUIRE(printed.exit_code == 0);
    return nlohmann::json::parse(printed.output);
  }
};

void open_as_many_files_as_may_be() {
  rlimit files{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &files) == 0);
  files.rlim_cur = files.rlim_max;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &files) == 0);
}

}  // namespace

TEST_CASE("a batch sent and sent again and contradicted over HTTP counts once") {
  Installation site;
  support::Child server(site.serve());
  const support::HttpClient client(server.first_line());
  site.enrol(client);
  const base::Bytes bytes = site.batch(1, evaluation::no_previous_hash);
  const support::Reply first = client.put(site.path(1), bytes);
  REQUIRE(first.status == 200);
  CHECK(evaluation::verify_receipt(first.body, site.enrolment.collector_sign_public)->batch == evaluation::batch_hash(bytes));
  CHECK(client.put(site.path(1), bytes).body == first.body);
  CHECK(client.put(site.path(1), site.batch(1, evaluation::no_previous_hash)).status == 409);
  const auto report = site.report();
  CHECK(report["kiosks"] == 1);
  CHECK(report["blocks"] == 2);
  CHECK(report["sections"][0]["totals"]["w12"]["sittings"] == 20);
  CHECK(report["chains"][0]["contiguous"] == 1);
  CHECK(report["alarms"].size() == 1);
  CHECK(server.end(SIGTERM) == 0);
}

TEST_CASE("a receipt means that the rows are there after the collector is killed") {
  Installation site;
  std::string previous = evaluation::no_previous_hash;
  std::vector<std::string> receipts;
  std::vector<base::Bytes> batches;
  for (std::uint64_t sequence = 1; sequence <= 4; ++sequence) {
    support::Child server(site.serve());
    const support::HttpClient client(server.first_line());
    if (sequence == 1) site.enrol(client);
    for (std::size_t i = 0; i < batches.size(); ++i) CHECK(client.put(site.path(i + 1), batches[i]).body == receipts[i]);
    batches.push_back(site.batch(sequence, previous));
    previous = evaluation::batch_hash(batches.back());
    const support::Reply reply = client.put(site.path(sequence), batches.back());
    REQUIRE(reply.status == 200);
    receipts.push_back(reply.body);
    CHECK(server.end(SIGKILL) == -SIGKILL);
  }
  const auto report = site.report();
  CHECK(report["blocks"] == 8);
  CHECK(report["chains"][0]["contiguous"] == 4);
}

TEST_CASE("garbage and half requests leave the collector serving") {
  Installation site;
  support::Child server(site.serve());
  const support::HttpClient client(server.first_line());
  site.enrol(client);
  CHECK(client.send("PUT", site.path(1), std::string(1000, 'x')).body ==
        "{\"code\":\"corrupt\",\"message\":\"the file is not a batch\"}");
  CHECK(client.raw("PUT " + site.path(1) + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 262145\r\n\r\n").status == 413);
  CHECK(client.send("POST", "/v1/enrol", std::string(evaluation::max_rotations_bytes + 5000, '[')).status == 413);
  CHECK(client.send("POST", "/v1/enrol", std::string(4000, '[')).status == 400);
  client.abandon("PUT " + site.path(1) + " HTTP/1.1\r\nHost: test\r\nContent-Length: 4096\r\n\r\nonly this");
  client.abandon("PUT / HTTP/1.1\r\nHost: test\r\nContent-Length: 99999999999999999999999\r\n\r\n");
  client.abandon("\x16\x03\x01 a TLS hello, perhaps");
  client.abandon(std::string(100'000, 'A'));
  client.abandon("");
  CHECK(client.send("GET", "/v1/health", "").status == 200);
  CHECK(client.put(site.path(1), site.batch(1, evaluation::no_previous_hash)).status == 200);
  CHECK(server.end(SIGTERM) == 0);
}

TEST_CASE("garbage that comes while the collector stops harms nothing") {
  Installation site;
  std::vector<std::string> arguments = site.serve();
  const std::string preload = std::string("LD_PRELOAD=") + BINARY_FOLDER + "/libslow_stop.so";
  arguments.insert(arguments.begin(), {"/usr/bin/env", "ASAN_OPTIONS=verify_asan_link_order=0", preload});
  support::Child server(arguments);
  const support::HttpClient client(server.first_line());
  std::vector<int> connections;
  for (int i = 0; i < 8; ++i) connections.push_back(client.keep_open());
  server.send(SIGTERM);
  REQUIRE(server.first_line() == "stopping");
  for (const int connection : connections) client.send_on(connection, "no request\r\n\r\n");
  for (const int connection : connections) CHECK(client.finish(connection).status == 0);
  CHECK(server.end(SIGINT) == 0);
}

TEST_CASE("a request that has arrived whole when the collector is told to stop is answered") {
  Installation site;
  support::Child server(site.serve());
  const support::HttpClient client(server.first_line());
  const int whole = client.keep_open();
  const int half = client.keep_open();
  const int silent = client.keep_open();
  server.freeze();
  client.send_on(whole, "GET /v1/health HTTP/1.1\r\nHost: test\r\n\r\n");
  client.send_on(half, "GET /v1/health HTTP/1.1\r\nHost:");
  server.send(SIGTERM);
  server.resume();
  CHECK(client.finish(whole).status == 200);
  CHECK(client.finish(half).status == 0);
  CHECK(client.finish(silent).status == 0);
  CHECK(server.wait() == 0);
}

TEST_CASE("a second collector on the same store is refused") {
  Installation site;
  support::Child server(site.serve());
  server.first_line();
  const support::Finished second = support::Child(site.serve()).finish();
  CHECK(second.exit_code == 1);
  CHECK(second.output.empty());
  CHECK(second.errors == "parasol-collector: " + (site.folder.path() / "collector.db.lock").string() + " is held by another process\n");
}

TEST_CASE("commands that make a new store at one moment all share it") {
  for (int round = 0; round < 5; ++round) {
    Installation here;
    std::vector<std::unique_ptr<support::Child>> commands;
    for (int i = 0; i < 6; ++i) {
      commands.push_back(std::make_unique<support::Child>(
          std::vector<std::string>{program, "token", "--store", here.store, "--site-type", "school", "--region", "UA", "--site", "school-7"}));
    }
    std::set<std::string> collectors;
    for (const auto& command : commands) {
      const support::Finished printed = command->finish();
      REQUIRE(printed.errors == "");
      REQUIRE(printed.exit_code == 0);
      collectors.insert(evaluation::parse_token(printed.output).value().collector_fingerprint);
    }
    CHECK(collectors.size() == 1);
  }
}

TEST_CASE("a kiosk declared void at the command line is refused from then on and its blocks do not count") {
  Installation site;
  support::Child server(site.serve());
  const support::HttpClient client(server.first_line());
  site.enrol(client);
  const base::Bytes first = site.batch(1, evaluation::no_previous_hash);
  REQUIRE(client.put(site.path(1), first).status == 200);
  CHECK(site.run({"void", "--store", site.store, "--kiosk", site.enrolment.kiosk, "--reason", "trial-run"}).exit_code == 0);
  CHECK(client.put(site.path(2), site.batch(2, evaluation::batch_hash(first))).status == 403);
  CHECK(site.report()["void_blocks"] == 2);
  CHECK(site.report()["sections"].empty());
  const support::Finished stations = site.run({"stations", "--store", site.store});
  CHECK(stations.output == "kiosk                           site    type  region  batches  contiguous  state      arms\n" + site.enrolment.kiosk +
                               "  school-7  school      UA        1           1   void  no trial\n");
}

TEST_CASE("the operator finds the id of a block in the list of them and declares it void alone") {
  Installation site;
  support::Child server(site.serve());
  const support::HttpClient client(server.first_line());
  site.enrol(client);
  REQUIRE(client.put(site.path(1), site.batch(1, evaluation::no_previous_hash)).status == 200);
  const auto list = [&] { return base::split(site.run({"blocks", "--store", site.store, "--kiosk", site.enrolment.kiosk}).output, '\n'); };
  const auto lines = list();
  REQUIRE(lines.size() == 4);  // a head, two blocks, and the end of the last line
  CHECK(lines[0] == "block  kiosk  batch  week  instrument  arm  cohort  waves  content  sittings  state");
  const std::string id = lines[1].substr(0, lines[1].find(' '));
  CHECK(id.size() == 64);
  CHECK(lines[1].ends_with("  20  counts"));
  CHECK(site.run({"void", "--store", site.store, "--kiosk", site.enrolment.kiosk, "--block", id, "--reason", "trial-run"}).exit_code == 0);
  CHECK(site.report()["void_blocks"] == 1);
  CHECK(list()[1] == lines[1].substr(0, lines[1].size() - 6) + "void");
  CHECK(list()[2] == lines[2]);
  const support::Finished unknown = site.run({"blocks", "--store", site.store, "--kiosk", "k-a"});
  CHECK(unknown.exit_code == 2);
  CHECK(unknown.errors == "parasol-collector: the kiosk k-a is not enrolled here\n");
}

TEST_CASE("stores and addresses that cannot be used are refused with exit code 2") {
  Installation site;
  const auto refusal = [&](const std::vector<std::string>& arguments) {
    const support::Finished finished = site.run(arguments);
    CHECK(finished.exit_code == 2);
    CHECK(finished.output.empty());
    return finished.errors;
  };
  CHECK(refusal({"serve", "--listen", "127.0.0.1:0", "--store", "postgresql://localhost/parasol"}) ==
        "parasol-collector: this version stores in SQLite only, use --store sqlite:FILE\n");
  CHECK(refusal({"serve", "--listen", "127.0.0.1:0", "--store", "collector.db"}) ==
        "parasol-collector: collector.db is not a store such as sqlite:collector.db\n");
  CHECK(refusal({"serve", "--listen", "localhost", "--store", site.store}) ==
        "parasol-collector: localhost is not an address and port such as 127.0.0.1:8443 or [::1]:8443\n");
  CHECK(refusal({"serve", "--listen", "localhost:1", "--store", site.store}) ==
        "parasol-collector: localhost is not a numeric address to listen on\n");
  CHECK(refusal({"token", "--store", site.store, "--site-type", "school", "--region", "UA"}) ==
        "parasol-collector: say in which place the kiosk will stand, with a word of your own such as school-7: kiosks of one place are not independent, "
        "and no interval is right that takes them for several\n");
  CHECK(refusal({"report", "--store", "sqlite:/nowhere/collector.db"}) ==
        "parasol-collector: there is no collector's database at /nowhere/collector.db\n");
}

TEST_CASE("instruments of a signed pack are added at the command line and a pack of anybody else is not") {
  Installation site;
  const std::string pack = std::string(BINARY_FOLDER) + "/../tests/walks/packs/ages-12-14.parasol";
  const std::string key = std::string(BINARY_FOLDER) + "/../tests/walks/key.pub";
  const auto add = [&](const std::string& what, const std::string& trust) { return site.run({"instrument", "add", what, "--store", site.store, "--trust", trust}); };
  const support::Finished added = add(pack, key);
  CHECK(added.errors == "");
  CHECK(added.output.find(" added, 0 known before\n") != std::string::npos);
  CHECK(add(pack, key).output.rfind("0 instruments added, ", 0) == 0);
  CHECK(site.run({"instrument", "list", "--store", site.store}).output.find("org.parasol.ages-12-14") != std::string::npos);
  CHECK(add(pack, "nothing").errors == "parasol-collector: --trust nothing is neither a minisign public key nor a file that holds one\n");
  CHECK(add(site.folder.path() / "none.parasol", key).exit_code == 2);
  CHECK(add(pack, "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3").exit_code == 2);
  const support::Finished status = site.run({"status", "--store", site.store});
  CHECK(status.exit_code == 0);
  CHECK(status.output.find("kiosks: 0\n") == 0);
}

TEST_CASE("the log of who did what is printed and checked at the command line") {
  Installation site;
  REQUIRE(site.run({"token", "--store", site.store, "--site-type", "school", "--region", "UA", "--site", "school-7"}).exit_code == 0);
  const std::string printed = site.run({"audit", "--store", site.store}).output;
  CHECK(printed.rfind("1  ", 0) == 0);
  CHECK(printed.find("  token  ") != std::string::npos);
  CHECK(printed.find(" school UA school-7\n") != std::string::npos);
  const support::Finished sound = site.run({"audit", "verify", "--store", site.store});
  CHECK(sound.exit_code == 0);
  CHECK(sound.output.rfind("sound: 1 entry\nnote elsewhere: 1:", 0) == 0);
  const std::string later = "2:" + std::string(64, 'a');
  const support::Finished gone = site.run({"audit", "verify", "--noted", later, "--store", site.store});
  CHECK(gone.exit_code == 2);
  CHECK(gone.errors == "parasol-collector: the log is not what was written: the log ends before entry 2, which was noted\n");
  CHECK(site.run({"audit", "verify", "--noted", "2", "--store", site.store}).exit_code == 2);
  CHECK(site.run({"audit"}).exit_code == 2);
}

TEST_CASE("whoever comes while very many others are connected is told at once to come back and nothing of theirs is taken in") {
  open_as_many_files_as_may_be();
  Installation site;
  support::Child server(site.serve());
  const support::HttpClient client(server.first_line());
  site.enrol(client);
  const base::Bytes bytes = site.batch(1, evaluation::no_previous_hash);
  std::vector<int> connected;
  for (int number = 0; number < 2100; ++number) connected.push_back(client.begin("GET /v1/health HTTP/1.1\r\nHost:"));
  REQUIRE(std::count(connected.begin(), connected.end(), -1) == 0);
  support::Reply reply = client.put(site.path(1), bytes);
  for (int tries = 0; reply.status == 200 && tries < 100; ++tries) reply = client.put(site.path(1), bytes);  // until all have been let in
  CHECK(reply.status == 503);
  CHECK(reply.head.find("Retry-After: 30") != std::string::npos);
  for (const int connection : connected) ::close(connection);
  reply = client.put(site.path(1), bytes);
  for (int tries = 0; reply.status == 503 && tries < 1000; ++tries) reply = client.put(site.path(1), bytes);
  CHECK(reply.status == 200);
  CHECK(server.end(SIGTERM) == 0);
}

TEST_CASE("thousands of clients that close in the middle of a request leave their places to others at once and an honest one is heard") {
  open_as_many_files_as_may_be();
  Installation site;
  support::Child server(site.serve());
  const support::HttpClient client(server.first_line());
  site.enrol(client);
  const base::Bytes bytes = site.batch(1, evaluation::no_previous_hash);
  const std::string half = "PUT " + site.path(1) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4096\r\n\r\n" + std::string(1000, 'a');
  // Two rounds of them are more than there are places for: whoever kept theirs would keep everybody else out.
  for (int round = 0; round < 3; ++round) {
    std::vector<int> connected;
    for (int number = 0; number < 2000; ++number) connected.push_back(client.begin(half));
    REQUIRE(std::count(connected.begin(), connected.end(), -1) == 0);
    support::Reply reply = client.put(site.path(1), bytes);
    for (int tries = 0; reply.status == 503 && tries < 1000; ++tries) reply = client.put(site.path(1), bytes);
    CHECK(reply.status == 200);
    for (const int connection : connected) ::close(connection);
  }
  CHECK(server.end(SIGTERM) == 0);
}

TEST_CASE("while a hundred batches wait for the database others are heard and none of the hundred has its receipt before it is written") {
  Installation site;
  support::Child server(site.serve());
  const support::HttpClient client(server.first_line());
  site.enrol(client);
  sqlite3* another = nullptr;
  REQUIRE(sqlite3_open((site.folder.path() / "collector.db").c_str(), &another) == SQLITE_OK);
  REQUIRE(sqlite3_exec(another, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  std::vector<pollfd> waiting;
  std::string previous = evaluation::no_previous_hash;
  for (std::uint64_t sequence = 1; sequence <= 100; ++sequence) {
    const base::Bytes bytes = site.batch(sequence, previous);
    previous = evaluation::batch_hash(bytes);
    waiting.push_back({client.begin("PUT " + site.path(sequence) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n\r\n" +
                                    std::string(bytes.begin(), bytes.end())), POLLIN, 0});
  }
  CHECK(client.send("GET", "/v1/health", "").status == 200);
  CHECK(::poll(waiting.data(), waiting.size(), 0) == 0);
  REQUIRE(sqlite3_exec(another, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(another);
  for (const pollfd& one : waiting) CHECK(support::HttpClient::finish(one.fd).status == 200);
  CHECK(site.report()["chains"][0]["contiguous"] == 100);
  CHECK(server.end(SIGTERM) == 0);
}

TEST_CASE("a backup is made beside a collector that serves and is put back as it was") {
  Installation site;
  support::Child server(site.serve());
  const support::HttpClient client(server.first_line());
  site.enrol(client);
  const base::Bytes first = site.batch(1, evaluation::no_previous_hash);
  REQUIRE(client.put(site.path(1), first).status == 200);
  const std::string backup = site.folder.path() / "backup.db";
  const support::Finished made = site.run({"backup", backup, "--store", site.store});
  CHECK(made.errors == "");
  CHECK(made.output == "backed up: " + backup + "\n");
  CHECK(site.run({"backup", backup, "--store", site.store}).exit_code == 2);
  const base::Bytes second = site.batch(2, evaluation::batch_hash(first));
  REQUIRE(client.put(site.path(2), second).status == 200);
  CHECK(site.run({"status", "--store", site.store}).output.find("put back") == std::string::npos);
  CHECK(server.end(SIGTERM) == 0);
  std::filesystem::copy_file(backup, site.folder.path() / "collector.db", std::filesystem::copy_options::overwrite_existing);
  support::Child again(site.serve());
  const support::HttpClient later(again.first_line());
  CHECK(site.run({"status", "--store", site.store}).output.find("this database was put back on ") != std::string::npos);
  CHECK(later.put(site.path(2), second).status == 200);
  CHECK(site.report()["blocks"] == 4);
  CHECK(site.run({"audit", "verify", "--store", site.store}).exit_code == 0);
  CHECK(again.end(SIGTERM) == 0);
}
