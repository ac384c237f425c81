// Many writes in few transactions. run() blocks until its job's changes are durable, or undone with an
// error; run_later() says so to `done`, on the queue's thread, which waits for it. A full queue refuses
// with unavailable at once. The thread ends with the object; jobs still waiting then are carried out first.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "connection.h"

namespace collector_store {

class WriteQueue {
 public:
  using Job = std::function<base::Result<void>(Connection&)>;

  // `commit_mutex` is held during each commit, and only then: whoever reads the same file holds it meanwhile.
  WriteQueue(Connection& connection, std::mutex& commit_mutex, std::size_t max_waiting);
  ~WriteQueue();
  WriteQueue(const WriteQueue&) = delete;
  WriteQueue& operator=(const WriteQueue&) = delete;

  using Done = std::function<void(base::Result<void>)>;
  base::Result<void> run(Job job);
  void run_later(Job job, Done done);

 private:
  struct Waiting {
    Job job;
    Done done;
  };

  void work();
  std::vector<Waiting> take();
  void carry_out(std::vector<Waiting>& group);
  base::Result<void> run_one(const Job& job);
  base::Result<void> commit();

  Connection& connection_;
  std::mutex& commit_mutex_;
  const std::size_t max_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Waiting> waiting_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace collector_store
