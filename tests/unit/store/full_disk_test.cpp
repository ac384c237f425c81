#include <csignal>
#include <sys/resource.h>

#include "support/catch.h"
#include "support/faulty_vfs.h"
#include "support/kiosk.h"

using base::Error;
using base::ErrorCode;
using evaluation::Wave;
using evaluation::Status;

namespace {

const session::SittingId first("sitting-0");

std::vector<evaluation::Answer> page(int number) {
  const std::string item = "item-" + std::to_string(number);
  return {{Wave::pre, item, "go", Status::answered, 1}, {Wave::pre, item, "ask", Status::answered, 4}};
}

std::unique_ptr<store::Store> begun(support::Kiosk& kiosk) {
  auto store = kiosk.open();
  REQUIRE(store);
  REQUIRE((*store)->keep_scoring_key(support::small_key()));
  REQUIRE((*store)->begin_sitting(support::start_of(support::sitting(0))));
  REQUIRE((*store)->keep_bookmark("before"));
  return std::move(*store);
}

Error disk_full(const support::Kiosk& kiosk) {
  return {ErrorCode::no_space, "the disk is full, so " + kiosk.file("kiosk.db").string() +
                                   " kept nothing of the last step: free some space"};
}

// No file of this process may grow beyond `bytes` while it lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

}  // namespace

TEST_CASE("a disk that is full at any write keeps nothing of that page and the page can be kept later") {
  support::FaultyVfs disk;
  support::Kiosk kiosk;
  auto store = begun(kiosk);
  const int writes_before = disk.plan.writes;
  REQUIRE(store->keep_answers(first, page(0)));
  const int writes = disk.plan.writes - writes_before;
  REQUIRE(writes > 2);
  for (int at = 1; at <= writes; ++at) {
    INFO("write " << at);
    disk.plan.full_at_write = disk.plan.writes + at;
    const auto kept = store->keep_answers(first, page(at));
    REQUIRE_FALSE(kept);
    CHECK(kept.error() == disk_full(kiosk));
    CHECK(store->status()->answers == evaluation::Ledger{2 * at, 2 * at, 0, 0, 0});
    CHECK(store->bookmark().value().head == "before");
    REQUIRE(store->keep_answers(first, page(at)));
  }
}

TEST_CASE("a disk that fails to sync keeps nothing of that page") {
  support::FaultyVfs disk;
  support::Kiosk kiosk;
  auto store = begun(kiosk);
  disk.plan.error_at_sync = disk.plan.syncs + 1;
  CHECK(store->keep_answers(first, page(0)).error() ==
        Error{ErrorCode::io, kiosk.file("kiosk.db").string() + " cannot be read or written (disk I/O error)"});
  CHECK(store->status()->answers == evaluation::Ledger{0, 0, 0, 0, 0});
  REQUIRE(store->keep_answers(first, page(0)));
}

TEST_CASE("a disk that is full while a block closes leaves everything open and no batch") {
  support::FaultyVfs disk;
  support::Kiosk kiosk;
  const support::FakeCollector collector;
  auto store = kiosk.open();
  REQUIRE(store);
  REQUIRE((*store)->keep_scoring_key(support::small_key()));
  REQUIRE(support::enrol(**store, collector));
  REQUIRE(support::play(**store, 0, 20));
  disk.plan.full_at_write = disk.plan.writes + 3;
  CHECK((*store)->close_blocks({{}, true}).error() == disk_full(kiosk));
  CHECK((*store)->unsent()->empty());
  CHECK((*store)->status()->answers == evaluation::Ledger{420, 420, 0, 0, 0});
  CHECK((*store)->close_blocks({{}, true})->blocks == 2);
}

TEST_CASE("files that may not grow are a full disk and what was kept before stays") {
  support::Kiosk kiosk;
  int kept = 0;
  {
    auto store = begun(kiosk);
    const FileSizeLimit limit(256 * 1024);
    base::Result<void> result;
    while (result && kept < 1000) {
      result = store->keep_answers(first, page(kept));
      if (result) ++kept;
    }
    REQUIRE_FALSE(result);
    CHECK(result.error() == disk_full(kiosk));
  }
  CHECK(kept > 10);
  const auto store = kiosk.open();
  REQUIRE(store);
  CHECK((*store)->status()->answers == evaluation::Ledger{2 * kept, 2 * kept, 0, 0, 0});
  CHECK((*store)->bookmark().value().head == "before");
}

TEST_CASE("a kiosk whose disk filled up while it was off starts, keeps what it had and records again once there is space") {
  support::FaultyVfs disk;
  support::Kiosk kiosk;
  {
    const auto store = begun(kiosk);
    REQUIRE(store->keep_answers(first, page(0)));
    REQUIRE(store->forget_bookmark());
  }
  disk.plan.full = true;
  const auto store = kiosk.open();
  REQUIRE(store);
  CHECK((*store)->status()->answers == evaluation::Ledger{2, 2, 0, 0, 0});
  CHECK((*store)->begin_sitting(support::start_of(support::sitting(1))).error() == disk_full(kiosk));
  disk.plan.full = false;
  REQUIRE(support::play(**store, support::sitting(1)));
  CHECK((*store)->status()->sittings == evaluation::Ledger{2, 2, 0, 0, 0});
}
