// Avahi's thread and its connection to the daemon. Callbacks come from the thread with its lock held; everybody else takes the lock before
// they touch what belongs to the client.
#pragma once

#include <avahi-client/client.h>
#include <avahi-common/thread-watch.h>

#include <memory>

namespace neighbours {

struct PollDeleter {
  void operator()(AvahiThreadedPoll* poll) const { avahi_threaded_poll_free(poll); }
};
struct ClientDeleter {
  void operator()(AvahiClient* client) const { avahi_client_free(client); }
};

class PollLock {
 public:
  explicit PollLock(AvahiThreadedPoll* poll) : poll_(poll) { avahi_threaded_poll_lock(poll_); }
  ~PollLock() { avahi_threaded_poll_unlock(poll_); }
  PollLock(const PollLock&) = delete;
  PollLock& operator=(const PollLock&) = delete;

 private:
  AvahiThreadedPoll* poll_;
};

}  // namespace neighbours
