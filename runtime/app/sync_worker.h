// Sends frozen batches whenever the collector can be reached, in a thread of its own, for as long as
// the object lives. Does nothing until the kiosk is enrolled. Sleeps between tries as syncing::backoff
// says; never wakes more than once a minute.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "session/outbox.h"

namespace app {

class SyncWorker {
 public:
  explicit SyncWorker(session::Outbox& outbox);
  ~SyncWorker();
  SyncWorker(const SyncWorker&) = delete;
  SyncWorker& operator=(const SyncWorker&) = delete;

 private:
  void run();
  bool wait_s(std::int64_t seconds);  // false when the object is being destroyed

  session::Outbox& outbox_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace app
