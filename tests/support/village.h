// A collector with its tables in memory, a network that leads to it, kiosks with real stores, and sticks that go between them.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "api/collector.h"
#include "api/courier.h"
#include "api/operator.h"
#include "support/catch.h"
#include "support/kiosk.h"
#include "support/memory_store.h"
#include "support/registered.h"
#include "sync/courier.h"
#include "sync/onward.h"

namespace support::village {

using evaluation::CourierFolder;
using evaluation::CourierItem;
using evaluation::CourierKind;

struct Collector {
  support::MemoryStore rows;
  base::VirtualClock clock{support::monday_s};
  evaluation::KeyPairs keys = support::keys(2);
  api::Collector intake{rows, keys, clock, api::limits_of_courier()};
  evaluation::SeededRandomSource random{5};

  Collector() { support::register_key(rows, support::small_key()); }
  std::string token() { return api::issue_token(rows, keys, {"school", "UA", "school-7"}, random, clock).value(); }
  std::size_t batches() {
    std::size_t count = 0;
    const auto chains = rows.read([](const api::Rows& read) { return read.chains(); }).value();
    for (const auto& chain : chains) count += static_cast<std::size_t>(chain.batches);
    return count;
  }
};

// The network in memory, straight to a collector.
struct Network final : syncing::HttpPort {
  explicit Network(Collector& to) : collector(to) {}
  base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest& request) override {
    ++asked;
    if (says) return *says;
    const std::string path = request.url.substr(request.url.find("/v1/"));
    const api::Response answer = collector.intake.handle({request.method == syncing::HttpMethod::put ? "PUT" : "POST", path, request.body});
    return syncing::HttpAnswer{answer.status, answer.body, std::nullopt};
  }
  Collector& collector;
  std::optional<syncing::HttpAnswer> says;
  int asked = 0;
};

struct Stick {
  support::TemporaryFolder folder;
  CourierFolder courier() const { return CourierFolder::at(folder.path()).value(); }
  std::size_t count(CourierKind kind) const { return courier().items(kind)->size(); }
};

struct Kiosk {
  support::Kiosk files;
  Network network;
  std::unique_ptr<store::Store> store;
  syncing::OnwardLimits limits;

  Kiosk(Collector& collector, std::uint64_t seed) : network(collector) {
    files.random = evaluation::SeededRandomSource(seed);
    limits.leave_free_bytes = 0;
    store = std::move(files.open()).value();
    REQUIRE(store->keep_scoring_key(support::small_key()));
    REQUIRE(syncing::enrol(*store, network, "https://results.example", collector.token()));
    network.asked = 0;
  }
  syncing::Onward onward() const { return syncing::Onward(files.folder.path() / "onward", limits); }
  CourierItem close() {
    REQUIRE(support::play(*store, 20 * closed_, 20 * closed_ + 20));
    ++closed_;
    REQUIRE(store->close_blocks({{}, true})->batches == 1);
    const session::BatchName name = store->unsent()->back();
    return {CourierKind::batch, name.kiosk, name.incarnation, name.sequence};
  }
  syncing::CourierReport carry(const Stick& stick) {
    const auto report = syncing::carry(*store, stick.courier());
    REQUIRE(report);
    return *report;
  }
  syncing::Exchanged meet(const Stick& stick) {
    const auto done = onward().exchange(store->collector().value(), stick.courier());
    REQUIRE(done);
    return *done;
  }
  syncing::Forwarded forward() {
    const auto done = onward().forward(store->collector().value(), network);
    REQUIRE(done);
    return *done;
  }

 private:
  int closed_ = 0;
};

}  // namespace support::village
