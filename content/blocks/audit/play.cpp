#include "blocks/audit/play.h"

#include <algorithm>

#include "base/types.h"

namespace session {
namespace {

constexpr const char* seen_mark = "summary";
constexpr int top_level = static_cast<int>(content::Audit::level_count) - 1;

bool has_statement(const content::Audit& block, const std::string& id) {
  return std::any_of(block.sections.begin(), block.sections.end(), [&](const content::AuditSection& section) {
    return std::any_of(section.statements.begin(), section.statements.end(),
                       [&](const content::AuditStatement& statement) { return statement.id == id; });
  });
}

}  // namespace

using AuditPlay = Play<content::Audit>;

AuditState AuditPlay::update(State state, const Action& action, const content::Audit& block) {
  const base::Overload carry_out{[&](const RateStatement& rate) {
                                   const bool offered = rate.level >= 0 && rate.level <= top_level &&
                                                        has_statement(block, rate.statement);
                                   if (offered) state.levels[rate.statement] = rate.level;
                                 },
                                 [&](const ShowStatement& show) {
                                   if (show.at > statement_count(block)) return;
                                   state.at = show.at;
                                   state.summary_seen = state.summary_seen || show.at == statement_count(block);
                                 }};
  std::visit(carry_out, action);
  return state;
}

Progress AuditPlay::progress(const State& state, const content::Audit&) {
  return {state.summary_seen ? std::size_t{1} : std::size_t{0}, 1};
}

Steps AuditPlay::steps(const State& state) {
  if (!state.summary_seen) return {};
  return {seen_mark};
}

AuditState AuditPlay::replay(const Steps& steps, const content::Audit&) {
  State state;
  state.summary_seen = std::find(steps.begin(), steps.end(), seen_mark) != steps.end();
  return state;
}

std::size_t statement_count(const content::Audit& block) {
  std::size_t count = 0;
  for (const content::AuditSection& section : block.sections) count += section.statements.size();
  return count;
}

AuditPlace place_of(std::size_t at, const content::Audit& block) {
  for (const content::AuditSection& section : block.sections) {
    if (at < section.statements.size()) return {&section, &section.statements[at]};
    at -= section.statements.size();
  }
  return {};
}

std::optional<int> level_of(const AuditState& state, const std::string& statement) {
  const auto found = state.levels.find(statement);
  if (found == state.levels.end()) return std::nullopt;
  return found->second;
}

SectionSummary summary_of(const AuditState& state, const content::AuditSection& section) {
  SectionSummary summary;
  int sum = 0;
  for (const content::AuditStatement& statement : section.statements) {
    const auto level = level_of(state, statement.id);
    if (!level) continue;
    ++summary.rated;
    sum += *level;
  }
  if (summary.rated > 0) summary.average = static_cast<double>(sum) / static_cast<double>(summary.rated);
  return summary;
}

const content::AuditStatement* place_to_begin(const AuditState& state, const content::Audit& block) {
  const content::AuditStatement* lowest = nullptr;
  int least = top_level;
  for (const content::AuditSection& section : block.sections) {
    for (const content::AuditStatement& statement : section.statements) {
      const int level = level_of(state, statement.id).value_or(top_level);
      if (level >= least) continue;
      least = level;
      lowest = &statement;
    }
  }
  return lowest;
}

}  // namespace session
