#include "sync_worker.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <spdlog/spdlog.h>

#include "sync/backoff.h"
#include "sync/sync.h"

namespace app {
namespace {

constexpr std::int64_t look_again_s = 600;  // when there is nothing to send

}  // namespace

SyncWorker::SyncWorker(session::Outbox& outbox) : outbox_(outbox), thread_([this] { run(); }) {}

SyncWorker::~SyncWorker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

bool SyncWorker::wait_s(std::int64_t seconds) {
  std::unique_lock lock(mutex_);
  return !wake_.wait_for(lock, std::chrono::seconds(seconds), [this] { return stopping_; });
}

void SyncWorker::run() {
  const auto http = syncing::make_curl_port();
  base::Random random(std::random_device{}());
  int failures = 0;
  std::int64_t pause_s = syncing::first_backoff_s;
  while (wait_s(std::max<std::int64_t>(pause_s, 60))) {
    pause_s = look_again_s;
    const auto unsent = outbox_.unsent();
    if (!outbox_.collector() || !unsent || unsent->empty()) continue;
    const auto report = syncing::sync_once(outbox_, *http);
    const bool failed = !report || report->stopped.has_value();
    failures = failed ? failures + 1 : 0;
    if (!failed) continue;
    const base::Error& error = report ? *report->stopped : report.error();
    spdlog::info("results wait on this kiosk: {}", error.message);
    pause_s = syncing::retry_delay_s(failures, report ? report->retry_after_s : std::nullopt, random);
  }
}

}  // namespace app
