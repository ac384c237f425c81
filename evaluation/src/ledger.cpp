#include "evaluation/ledger.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace evaluation {
namespace {

base::Result<void> move(std::int64_t& from, std::int64_t& to, std::int64_t answers, const char* what) {
  if (answers < 0 || answers > from) {
    return base::fail(base::ErrorCode::invalid_input, "cannot " + std::string(what) + " " + std::to_string(answers) +
                                                          " answers while " + std::to_string(from) + " are open");
  }
  from -= answers;
  to += answers;
  return {};
}

Wave wave_after_practice() {
  return std::find_if(all_waves.begin(), all_waves.end(), [](const WaveFacts& facts) { return facts.after_practice; })->wave;
}

}  // namespace

Wave carried_by(const std::optional<Wave>& answered_in) { return answered_in.value_or(wave_after_practice()); }

AnswerShare answer_share(const Sitting& sitting) {
  AnswerShare share;
  for (const Answer& answer : sitting.answers) ++share[carried_by(answer.wave)];
  return share;
}

std::int64_t answers_in(const AnswerShare& share, Wave wave) {
  const auto found = share.find(wave);
  return found == share.end() ? 0 : found->second;
}

std::int64_t answers_after(const AnswerShare& share, Wave wave) {
  return std::accumulate(share.upper_bound(wave), share.end(), std::int64_t{0},
                         [](std::int64_t sum, const auto& entry) { return sum + entry.second; });
}

base::Result<void> Ledger::record(std::int64_t answers) {
  if (answers < 0) return base::fail(base::ErrorCode::invalid_input, "cannot record a negative number of answers");
  recorded += answers;
  open += answers;
  return {};
}

base::Result<void> Ledger::send(std::int64_t answers) { return move(open, sent, answers, "send"); }
base::Result<void> Ledger::withhold(std::int64_t answers) { return move(open, withheld, answers, "withhold"); }
base::Result<void> Ledger::remove(std::int64_t answers) { return move(open, deleted, answers, "delete"); }

bool Ledger::balanced() const { return recorded == open + sent + withheld + deleted; }

}  // namespace evaluation
