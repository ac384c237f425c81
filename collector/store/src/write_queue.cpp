#include "write_queue.h"

#include <future>
#include <memory>
#include <utility>

namespace collector_store {
namespace {

constexpr std::size_t largest_group = 128;

}  // namespace

WriteQueue::WriteQueue(Connection& connection, std::mutex& commit_mutex, std::size_t max_waiting)
    : connection_(connection), commit_mutex_(commit_mutex), max_waiting_(max_waiting), thread_([this] { work(); }) {}

WriteQueue::~WriteQueue() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

base::Result<void> WriteQueue::run(Job job) {
  // Shared: whoever waits may go on, and away, before the other thread is out of set_value().
  const auto done = std::make_shared<std::promise<base::Result<void>>>();
  std::future<base::Result<void>> result = done->get_future();
  run_later(std::move(job), [done](base::Result<void> carried_out) { done->set_value(std::move(carried_out)); });
  return result.get();
}

void WriteQueue::run_later(Job job, Done done) {
  bool first = false;
  bool full = false;
  {
    const std::lock_guard lock(mutex_);
    full = waiting_.size() >= max_waiting_;
    first = waiting_.empty();
    if (!full) waiting_.push_back({std::move(job), std::move(done)});
  }
  if (full) return done(base::fail(base::ErrorCode::unavailable, "too many writes are waiting for the database"));
  if (first) changed_.notify_one();
}

void WriteQueue::work() {
  while (true) {
    std::vector<Waiting> group = take();
    if (group.empty()) return;
    carry_out(group);
  }
}

std::vector<WriteQueue::Waiting> WriteQueue::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
  std::vector<Waiting> group;
  while (!waiting_.empty() && group.size() < largest_group) {
    group.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return group;
}

// A job that fails is undone alone; a commit that fails undoes all of them.
void WriteQueue::carry_out(std::vector<Waiting>& group) {
  std::vector<base::Result<void>> results;
  base::Result<void> whole = connection_.run_again("BEGIN IMMEDIATE");
  for (const Waiting& waiting : group) results.push_back(whole ? run_one(waiting.job) : whole);
  if (whole) whole = commit();
  if (!whole) {
    if (connection_.in_transaction() && !connection_.run("ROLLBACK")) whole = base::fail(base::ErrorCode::io, "the database cannot undo a transaction");
    for (auto& result : results) {
      if (result) result = whole;
    }
  }
  for (std::size_t i = 0; i < group.size(); ++i) group[i].done(std::move(results[i]));
}

base::Result<void> WriteQueue::commit() {
  const std::lock_guard lock(commit_mutex_);
  return connection_.run_again("COMMIT");
}

base::Result<void> WriteQueue::run_one(const Job& job) {
  // SQLite undoes the whole transaction itself after some errors, a full disk among them; the COMMIT
  // then fails, and with it every job of the group.
  if (!connection_.in_transaction()) return base::fail(base::ErrorCode::io, "the transaction was undone by an earlier failure");
  TRY(connection_.run_again("SAVEPOINT job"));
  base::Result<void> result = job(connection_);
  if (!connection_.in_transaction()) return result;
  if (!result) TRY(connection_.run_again("ROLLBACK TO job"));
  TRY(connection_.run_again("RELEASE job"));
  return result;
}

}  // namespace collector_store
