// Results that leave an open kiosk by a stick: the jobs of the desk, with a real store, a folder as the stick, and the
// collector's own keys.
#include "evaluation/courier.h"
#include "job_work.h"
#include "support/catch.h"
#include "support/kiosk.h"
#include "sync/courier.h"
#include "sync/http_port.h"

namespace {

struct Kiosk {
  support::Kiosk files;
  support::FakeCollector collector;
  support::TemporaryFolder media;
  std::unique_ptr<store::Store> store;
  std::vector<std::filesystem::path> sticks;

  Kiosk() {
    store = std::move(files.open()).value();
    REQUIRE(store->keep_scoring_key(support::small_key()));
    REQUIRE(support::enrol(*store, collector));
    REQUIRE(support::play(*store, 0, 20));
    REQUIRE(store->close_blocks({{}, true})->batches == 1);
  }
  std::filesystem::path put_in(const char* name) {
    const std::filesystem::path stick = media.path() / name;
    std::filesystem::create_directories(stick);
    sticks.push_back(stick);
    return stick;
  }
  app::JobEnd copy() {
    app::JobPorts ports;
    ports.sticks = [this] { return sticks; };
    ports.onward = files.folder.path() / "onward";
    const app::JobControl control{base::never_cancelled, [](const session::JobProgress&) {}};
    return app::make_job_work(*store, [] { return syncing::make_curl_port(); }, ports)(session::CopyResults{}, control);
  }
  session::SendTrouble why_not() {
    const app::JobEnd end = copy();
    REQUIRE(std::holds_alternative<session::ResultsNotSent>(end));
    return std::get<session::ResultsNotSent>(end).why;
  }
  session::ResultsCopied copied() {
    const app::JobEnd end = copy();
    REQUIRE(std::holds_alternative<session::ResultsCopied>(end));
    return std::get<session::ResultsCopied>(end);
  }
};

}  // namespace

TEST_CASE("results go on the one stick that is in, and its receipts come off it") {
  Kiosk kiosk;
  const std::filesystem::path stick = kiosk.put_in("BLUE");
  const session::ResultsCopied out = kiosk.copied();
  CHECK(out.stick == "BLUE");
  CHECK(out.waiting == 1);
  CHECK(out.receipts == 0);
  const session::FrozenBatch batch = kiosk.store->batch(kiosk.store->unsent()->front()).value();
  const std::string receipt = kiosk.collector.receive_and_sign(batch);
  const evaluation::CourierItem item{evaluation::CourierKind::receipt, batch.name.kiosk, batch.name.incarnation, batch.name.sequence};
  REQUIRE(evaluation::CourierFolder::at(stick)->write(item, base::Bytes(receipt.begin(), receipt.end())));
  const session::ResultsCopied in = kiosk.copied();
  CHECK(in.receipts == 1);
  CHECK(in.waiting == 0);
  CHECK(kiosk.store->desk_facts()->batches_waiting == 0);
}

TEST_CASE("without a stick nothing is written, and among several only one that has carried results before") {
  Kiosk kiosk;
  CHECK(kiosk.why_not() == session::SendTrouble::no_stick);
  kiosk.put_in("HOLIDAY");
  const std::filesystem::path courier = kiosk.put_in("COURIER");
  CHECK(kiosk.why_not() == session::SendTrouble::several_sticks);
  CHECK(std::filesystem::is_empty(kiosk.sticks[0]));
  std::filesystem::create_directory(courier / "parasol-courier");
  CHECK(kiosk.copied().stick == "COURIER");
  CHECK(std::filesystem::is_empty(kiosk.sticks[0]));
}

TEST_CASE("a stick that takes nothing is told of and everything stays on the kiosk") {
  Kiosk kiosk;
  const std::filesystem::path stick = kiosk.put_in("LOCKED");
  std::filesystem::create_directory(stick / "parasol-courier");
  for (const char* copy : {"first", "second"}) std::filesystem::create_directory_symlink("/proc/nowhere", stick / "parasol-courier" / copy);
  CHECK(kiosk.why_not() == session::SendTrouble::not_written);
  CHECK(kiosk.store->unsent()->size() == 1);
}

namespace {

// A network that leads nowhere, and counts who tries.
struct Nowhere final : syncing::HttpPort {
  explicit Nowhere(int& asked) : asked_(asked) {}
  base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest&) override {
    ++asked_;
    return syncing::HttpAnswer{503, "", std::nullopt};
  }
  int& asked_;
};

}  // namespace

TEST_CASE("on a metered link a kiosk sends by itself once a week and at any time when somebody says so") {
  Kiosk kiosk;
  int asked = 0;
  const app::JobControl control{base::never_cancelled, [](const session::JobProgress&) {}};
  const app::JobWork work = app::make_job_work(*kiosk.store, [&] { return std::make_unique<Nowhere>(asked); });
  REQUIRE(kiosk.store->keep_link({"", {}, "", true}));
  CHECK(std::holds_alternative<session::JobFailed>(work(session::SendBatches{}, control)));
  CHECK(asked == 1);
  work(session::SendBatches{}, control);  // what failed is tried again
  CHECK(asked == 2);
  REQUIRE(kiosk.store->has_sent_by_itself());
  CHECK(std::holds_alternative<session::JobDone>(work(session::SendBatches{}, control)));
  CHECK(asked == 2);
  CHECK(std::holds_alternative<session::ResultsNotSent>(work(session::SendResults{}, control)));
  CHECK(asked == 3);
  kiosk.files.clock.advance_ms(7 * 86'400'000LL);
  work(session::SendBatches{}, control);
  CHECK(asked == 4);
}

TEST_CASE("what another kiosk put on the stick is passed on and the desk hears how much") {
  Kiosk kiosk;
  support::Kiosk files;
  files.random = evaluation::SeededRandomSource(8);
  const auto store = files.open().value();
  REQUIRE(store->keep_scoring_key(support::small_key()));
  REQUIRE(support::enrol(*store, kiosk.collector));
  REQUIRE(support::play(*store, 0, 20));
  REQUIRE(store->close_blocks({{}, true})->batches == 1);
  const std::filesystem::path stick = kiosk.put_in("BLUE");
  REQUIRE(syncing::carry(*store, evaluation::CourierFolder::at(stick).value())->copied == 1);
  CHECK(kiosk.copied().for_others == 1);
  CHECK(kiosk.copied().for_others == 0);
  kiosk.sticks.clear();
  kiosk.put_in("GREEN");
  CHECK(kiosk.copied().for_others == 1);
}
