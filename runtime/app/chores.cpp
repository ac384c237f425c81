#include "chores.h"
#include "log.h"

#include <algorithm>
#include <random>
#include <utility>

#include "sync/backoff.h"

namespace app {
namespace {

constexpr std::int64_t shortest_pause_s = 60;
// When a batch goes out must not say when somebody sat here: not soon after a closing, and not at an hour of its own. A kiosk
// that is on for a lesson a day still sends in it.
constexpr std::uint64_t first_within_s = 3600;
constexpr std::int64_t half_a_day_s = 43200;
// Neighbours that all came on with the lights meet spread over a while, and again so often that a lesson is enough for one more time.
constexpr std::uint64_t first_meeting_within_s = 900;
constexpr std::int64_t least_between_meetings_s = 600;
constexpr std::uint64_t more_between_meetings_s = 1800;

}  // namespace

Chores::Chores(session::Jobs& jobs, const base::Clock& clock, bool sends, bool shares)
    : jobs_(jobs),
      clock_(clock),
      sends_(sends),
      random_(std::random_device{}()),
      next_sending_ms_(clock.monotonic_ms() + (shortest_pause_s + static_cast<std::int64_t>(random_.below(first_within_s))) * 1000),
      shares_(shares),
      next_meeting_ms_(clock.monotonic_ms() + (shortest_pause_s + static_cast<std::int64_t>(random_.below(first_meeting_within_s))) * 1000) {}

void Chores::give_way() {
  if (closing_ != 0) jobs_.cancel(closing_);
}

session::JobNumber Chores::start_with_neighbours(session::Job job) {
  const session::JobNumber number = jobs_.start(std::move(job));
  neighbour_jobs_.insert(number);
  return number;
}

bool Chores::is_of_neighbours(const session::JobReport& report) {
  if (!neighbour_jobs_.contains(report.job)) return false;
  if (!std::holds_alternative<session::JobProgress>(report.what)) neighbour_jobs_.erase(report.job);
  return true;
}

void Chores::share(bool yes) {
  shares_ = yes;
  if (yes && meeting_ == 0) meeting_ = start_with_neighbours(session::MeetNeighbours{});
  if (yes) return;
  if (meeting_ != 0) jobs_.cancel(meeting_);
  meeting_ = 0;  // whatever it still reports is of nobody's interest
  start_with_neighbours(session::LeaveNeighbours{});
}

void Chores::look(bool somebody_is_there) {
  if (closing_is_due_ && closing_ == 0 && !somebody_is_there) {
    closing_is_due_ = false;
    closing_ = jobs_.start(session::CloseBlocks{});
  }
  if (sends_ && sending_ == 0 && clock_.monotonic_ms() >= next_sending_ms_)
    sending_ = jobs_.start(session::SendBatches{});
  if (sends_ && shares_ && meeting_ == 0 && clock_.monotonic_ms() >= next_meeting_ms_) meeting_ = start_with_neighbours(session::MeetNeighbours{});
}

bool Chores::hear(const session::JobReport& report) {
  const bool is_closing = report.job == closing_;
  const bool is_sending = report.job == sending_;
  const bool is_meeting = meeting_ != 0 && report.job == meeting_;
  if (!std::holds_alternative<session::JobProgress>(report.what)) {
    if (is_closing) hear_of_closing(report);
    if (is_sending) hear_of_sending(report);
    if (is_meeting) hear_of_meeting(report);
  }
  return is_of_neighbours(report) || is_closing || is_sending;
}

void Chores::hear_of_closing(const session::JobReport& report) {
  closing_ = 0;
  if (std::holds_alternative<session::JobCancelled>(report.what)) closing_is_due_ = true;
  if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) log::warn(failed->error.message);
}

void Chores::hear_of_sending(const session::JobReport& report) {
  sending_ = 0;
  std::int64_t pause_s = half_a_day_s + static_cast<std::int64_t>(random_.below(2 * half_a_day_s));
  const auto* failed = std::get_if<session::JobFailed>(&report.what);
  failures_ = failed == nullptr ? 0 : failures_ + 1;
  if (failed != nullptr) {
    log::info("results wait on this kiosk: " + failed->error.message);
    pause_s = syncing::retry_delay_s(failures_, failed->retry_after_s, random_);
  }
  next_sending_ms_ = clock_.monotonic_ms() + std::max(pause_s, shortest_pause_s) * 1000;
}

void Chores::hear_of_meeting(const session::JobReport& report) {
  meeting_ = 0;
  if (const auto* failed = std::get_if<session::JobFailed>(&report.what)) log::warn("neighbours are met later: " + failed->error.message);
  next_meeting_ms_ = clock_.monotonic_ms() + (least_between_meetings_s + static_cast<std::int64_t>(random_.below(more_between_meetings_s))) * 1000;
}

std::optional<std::int64_t> Chores::next_look_ms() const {
  std::optional<std::int64_t> next;
  if (sends_ && sending_ == 0) next = next_sending_ms_;
  if (sends_ && shares_ && meeting_ == 0) next = std::min(next.value_or(next_meeting_ms_), next_meeting_ms_);
  return next;
}

}  // namespace app
