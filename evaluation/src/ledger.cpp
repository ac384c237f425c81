#include "evaluation/ledger.h"

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

}  // namespace

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
