// Kills the real collector with SIGKILL at random moments while kiosks send, starts it again, and holds what is in its database at
// the end against every receipt that was given. A kill keeps what the kernel had by then; that writes are lost or come in another
// order is the matter of tests/simulation.
#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "api/chain_state.h"
#include "api/collector.h"
#include "api/operator.h"
#include "api/report.h"
#include "base/clock.h"
#include "collector_store/sqlite_store.h"
#include "evaluation/enrolment.h"
#include "support/registered.h"
#include "support/temporary_folder.h"
#include "uploader.h"

namespace kills {
namespace {

using collector_store::Missing;
using collector_store::SqliteStore;

const std::string program = std::string(BINARY_FOLDER) + "/parasol-collector";
constexpr std::size_t kiosks = 8;
constexpr std::uint64_t longest_life_us = 60'000;
constexpr std::uint64_t one_in_starts = 6;  // is killed while it starts

std::unique_ptr<SqliteStore> open(const std::filesystem::path& file) {
  auto store = SqliteStore::open(file, Missing::create);
  if (!store) throw Broken("the database cannot be opened: " + store.error().message);
  return *std::move(store);
}

class Campaign {
 public:
  Campaign(std::uint64_t number, std::uint64_t seed) : kills_(number), random_(seed) { prepare(seed); }

  void run() {
    std::vector<std::thread> threads;
    for (Uploader& uploader : uploaders_) threads.emplace_back([this, &uploader] { work(uploader); });
    while (killed_ < kills_ && !failed()) live_once();
    done_ = true;
    for (std::thread& thread : threads) thread.join();
    if (failed()) throw Broken(failure_);
    deliver_the_rest();
    check();
  }
  std::uint64_t batches() const {
    std::uint64_t sum = 0;
    for (const Uploader& uploader : uploaders_) sum += uploader.receipted().size();
    return sum;
  }

 private:
  std::filesystem::path file() const { return folder_.path() / "collector.db"; }
  std::vector<std::string> serve() const { return {program, "serve", "--listen", "127.0.0.1:0", "--store", "sqlite:" + file().string()}; }

  void prepare(std::uint64_t seed) {
    const auto store = open(file());
    evaluation::SeededRandomSource random(seed);
    const evaluation::KeyPairs keys = store->keys(random).value();
    support::register_key(*store, support::small_key());
    const base::SystemClock clock;
    api::Collector collector(*store, keys, clock);
    for (std::size_t kiosk = 0; kiosk < kiosks; ++kiosk) {
      evaluation::KeyPairs own = evaluation::make_key_pairs(random);
      const auto token = evaluation::parse_token(api::issue_token(*store, keys, {"school", "UA", "school-1"}, random, clock).value()).value();
      const std::string request = evaluation::make_enrolment_request(token, own);
      if (collector.handle({"POST", "/v1/enrol", {request.begin(), request.end()}}).status != 200) throw Broken("a kiosk cannot be enrolled");
      uploaders_.emplace_back(std::move(own), keys, seed * kiosks + kiosk);
    }
  }

  void live_once() {
    support::Child child(serve());
    if (random_.below(one_in_starts) == 0) {
      std::this_thread::sleep_for(std::chrono::microseconds(random_.below(longest_life_us / 2)));
    } else {
      const std::string address = child.first_line();
      if (address.empty()) return fail("the collector does not start again after a kill: " + child.finish().errors);
      {
        const std::lock_guard lock(mutex_);
        address_ = address;
      }
      std::this_thread::sleep_for(std::chrono::microseconds(random_.below(longest_life_us)));
    }
    child.end(SIGKILL);
    ++killed_;
    const std::lock_guard lock(mutex_);
    address_.reset();
  }

  void work(Uploader& uploader) {
    try {
      while (!done_) {
        const std::optional<std::string> address = current();
        if (address) {
          uploader.act(support::HttpClient(*address));
        } else {
          uploader.prepare();
          std::this_thread::sleep_for(std::chrono::microseconds(500));
        }
      }
    } catch (const Broken& broken) {
      fail(broken.what());
    }
  }

  void deliver_the_rest() {
    support::Child child(serve());
    const support::HttpClient client(child.first_line());
    for (Uploader& uploader : uploaders_) {
      if (uploader.has_pending()) uploader.send_pending(client);
      if (uploader.has_pending()) throw Broken(uploader.kiosk() + " cannot send its last batch although nobody is killed any more");
    }
    if (child.end(SIGTERM) != 0) throw Broken("the collector does not end as it should");
  }

  void check() const {
    const auto store = open(file());
    std::uint64_t blocks = 0;
    std::set<std::string> ids;
    for (const Uploader& uploader : uploaders_) {
      const api::ChainKey key{uploader.kiosk(), uploader.incarnation()};
      const auto rows = store->read([&](const api::Rows& read) { return read.batches(key, 1, 1'000'000); });
      if (!rows || rows->size() != uploader.receipted().size()) throw Broken(uploader.kiosk() + " has another number of batches than receipts");
      for (const api::BatchRow& row : *rows) {
        const auto known = uploader.receipted().find(row.link.sequence);
        if (known == uploader.receipted().end() || known->second.hash != row.link.hash || known->second.receipt != row.receipt) {
          throw Broken("batch " + std::to_string(row.link.sequence) + " of " + uploader.kiosk() + " is not the one that its receipt is for");
        }
        for (const std::uint64_t block : {row.link.sequence * 2 - 1, row.link.sequence * 2}) {
          ids.insert(evaluation::block_id(uploader.kiosk(), uploader.incarnation(), block));
          ++blocks;
        }
      }
    }
    const auto stored = store->read([](const api::Rows& read) { return read.blocks(0, std::numeric_limits<std::int64_t>::max(), 10'000'000); });
    if (!stored || stored->size() != blocks) throw Broken("there are " + std::to_string(stored ? stored->size() : 0) + " blocks and not " + std::to_string(blocks));
    for (const api::BlockRow& row : *stored) {
      if (ids.erase(row.id) == 0) throw Broken("block " + row.id + " was sent by nobody, or is there twice");
    }
    const auto report = api::make_report(*store);
    if (!report || report->blocks != static_cast<std::int64_t>(blocks) || !report->inconsistencies.empty() || !report->alarms.empty()) {
      throw Broken("the report tells of other blocks than there are, or of alarms");
    }
  }

  std::optional<std::string> current() {
    const std::lock_guard lock(mutex_);
    return address_;
  }
  void fail(const std::string& what) {
    const std::lock_guard lock(mutex_);
    if (failure_.empty()) failure_ = what;
  }
  bool failed() {
    const std::lock_guard lock(mutex_);
    return !failure_.empty();
  }

  support::TemporaryFolder folder_;
  const std::uint64_t kills_;
  std::uint64_t killed_ = 0;
  base::Random random_;
  std::deque<Uploader> uploaders_;
  std::atomic<bool> done_ = false;
  std::mutex mutex_;  // guards the two below
  std::optional<std::string> address_;
  std::string failure_;
};

}  // namespace
}  // namespace kills

int main(int argc, char** argv) {
  std::uint64_t number = 100;
  std::uint64_t seed = 0;
  CLI::App app("Kills a collector while kiosks send, and looks for what was lost or counted twice", "parasol-kills");
  app.add_option("--kills", number, "how often");
  app.add_option("--seed", seed, "of the moments; the machine's own timing is never the same twice");
  CLI11_PARSE(app, argc, argv);
  try {
    kills::Campaign campaign(number, seed);
    campaign.run();
    std::printf("%llu kills, %llu batches receipted: nothing is missing, nothing is there twice\n", static_cast<unsigned long long>(number),
                static_cast<unsigned long long>(campaign.batches()));
    return 0;
  } catch (const std::exception& broken) {
    std::fprintf(stderr, "with seed %llu: %s\n", static_cast<unsigned long long>(seed), broken.what());
    return 1;
  }
}
