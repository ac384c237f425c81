// Jobs that are done when the test says so, and remembers which were started and cancelled.
#pragma once

#include <utility>
#include <vector>

#include "session/jobs.h"

namespace support {

class FakeJobs final : public session::Jobs {
 public:
  struct Started {
    session::JobNumber number = 0;
    session::Job job;
  };

  session::JobNumber start(session::Job job) override {
    started.push_back({last_ + 1, std::move(job)});
    return ++last_;
  }
  void cancel(session::JobNumber number) override { cancelled.push_back(number); }
  std::vector<session::JobReport> reports() override { return std::exchange(reports_, {}); }

  void end(session::JobNumber number, decltype(session::JobReport::what) how = session::JobDone{}) {
    reports_.push_back({number, std::move(how)});
  }

  template <typename Kind>
  std::vector<session::JobNumber> of_kind() const {
    std::vector<session::JobNumber> numbers;
    for (const Started& each : started) {
      if (std::holds_alternative<Kind>(each.job)) numbers.push_back(each.number);
    }
    return numbers;
  }
  template <typename Kind>
  std::vector<session::JobNumber> records() const {
    std::vector<session::JobNumber> numbers;
    for (const Started& each : started) {
      const auto* keep = std::get_if<session::Keep>(&each.job);
      if (keep != nullptr && std::holds_alternative<Kind>(keep->record)) numbers.push_back(each.number);
    }
    return numbers;
  }

  std::vector<Started> started;
  std::vector<session::JobNumber> cancelled;

 private:
  session::JobNumber last_ = 0;
  std::vector<session::JobReport> reports_;
};

}  // namespace support
