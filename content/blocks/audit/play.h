// One statement after another, in any order, and the summary behind the last. Levels are known to the reader alone; the
// bookmark holds only that the summary was seen, which is when the reader may go on.
#pragma once

#include <map>
#include <variant>

#include "blocks/audit/audit.h"
#include "session/play.h"

namespace session {

struct RateStatement {
  std::string statement;
  int level = 0;
};

struct ShowStatement {
  std::size_t at = 0;  // counted through all sections; one behind the last is the summary
};

template <>
struct Play<content::Audit> {
  static constexpr bool is_measured = false;
  struct State {
    std::map<std::string, int> levels;  // by the statement's id
    std::size_t at = 0;
    bool summary_seen = false;
  };
  using Action = std::variant<RateStatement, ShowStatement>;

  static State update(State state, const Action& action, const content::Audit& block);
  static Progress progress(const State& state, const content::Audit& block);
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::Audit& block);
  static Answers answers(const State&, const content::Audit&) { return {}; }
};

using AuditState = Play<content::Audit>::State;

std::size_t statement_count(const content::Audit& block);

struct AuditPlace {
  const content::AuditSection* section = nullptr;
  const content::AuditStatement* statement = nullptr;
};
AuditPlace place_of(std::size_t at, const content::Audit& block);  // nothing at the summary

std::optional<int> level_of(const AuditState& state, const std::string& statement);

struct SectionSummary {
  std::size_t rated = 0;
  double average = 0;  // of those rated; 0 when none is
};
SectionSummary summary_of(const AuditState& state, const content::AuditSection& section);

// The first of the statements rated lowest, if they are not all at the top: a place to begin.
const content::AuditStatement* place_to_begin(const AuditState& state, const content::Audit& block);

}  // namespace session
