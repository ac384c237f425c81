#include "job_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace app {
namespace {

template <typename Kind>
Kind* record_of(session::Job& job) {
  auto* keep = std::get_if<session::Keep>(&job);
  return keep == nullptr ? nullptr : std::get_if<Kind>(&keep->record);
}

bool is_of_the_bookmark(session::Job& job) {
  return record_of<session::KeepBookmark>(job) != nullptr || record_of<session::AddSteps>(job) != nullptr;
}

bool replaces_the_bookmark(session::Job& job) {
  return record_of<session::KeepBookmark>(job) != nullptr || record_of<session::ForgetBookmark>(job) != nullptr ||
         record_of<session::EndSitting>(job) != nullptr;
}

}  // namespace

// Only what waits last may join or give way: an answer in between is confirmed after everything before it.
std::optional<session::JobNumber> JobQueue::push(session::JobNumber number, session::Job job) {
  if (replaces_the_bookmark(job)) {
    while (!waiting_.empty() && is_of_the_bookmark(waiting_.back().job)) {
      needless_.push_back(waiting_.back().number);
      waiting_.pop_back();
    }
  }
  auto* const steps = record_of<session::AddSteps>(job);
  auto* const before = waiting_.empty() ? nullptr : record_of<session::AddSteps>(waiting_.back().job);
  if (steps != nullptr && before != nullptr) {
    std::move(steps->steps.begin(), steps->steps.end(), std::back_inserter(before->steps));
    return waiting_.back().number;
  }
  if (waiting_.size() >= most_waiting) return std::nullopt;
  waiting_.push_back({number, std::move(job)});
  return number;
}

std::optional<WaitingJob> JobQueue::pop() {
  if (waiting_.empty()) return std::nullopt;
  WaitingJob first = std::move(waiting_.front());
  waiting_.pop_front();
  return first;
}

bool JobQueue::remove(session::JobNumber number) {
  return std::erase_if(waiting_, [&](const WaitingJob& each) { return each.number == number; }) > 0;
}

void JobQueue::keep_only_records() {
  std::erase_if(waiting_, [](const WaitingJob& each) { return !std::holds_alternative<session::Keep>(each.job); });
}

std::vector<session::JobNumber> JobQueue::needless() { return std::exchange(needless_, {}); }

}  // namespace app
