// Many threads' writes in few transactions. run() blocks until its job's changes are durable, or
// undone with an error. A full queue refuses with unavailable at once. The thread ends with the
// object; jobs still waiting then are carried out first.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
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

  base::Result<void> run(Job job);

 private:
  struct Waiting {
    Job job;
    std::promise<base::Result<void>> done;
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
