#include "session/branch_walk.h"

#include <algorithm>
#include <utility>

#include "base/practice_codes.h"
#include "base/random.h"

namespace session {

BranchValues first_values(const std::vector<content::BranchVariable>& variables, const Draw& draw) {
  BranchValues values;
  for (const content::BranchVariable& variable : variables) {
    int& value = values[variable.id] = variable.initial;
    if (variable.drawn.empty()) continue;
    base::Random random(seed_of(draw.block + "/" + variable.id) + draw.seed + draw.again);
    value = variable.drawn[random.below(variable.drawn.size())];
  }
  return values;
}

// FNV-1a.
std::uint64_t seed_of(const std::string& words) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char letter : words) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
  return hash;
}

BranchWalk::BranchWalk(std::vector<const content::BranchNode*> nodes, BranchValues values, const std::string& start)
    : nodes_(std::move(nodes)), variables_(std::move(values)) {
  enter(start);
}

bool BranchWalk::pick(const std::string& id) {
  const auto found = std::find_if(offered_.begin(), offered_.end(),
                                  [&](const content::BranchChoice* choice) { return choice->id == id; });
  if (found == offered_.end()) return false;
  const content::BranchChoice& choice = **found;
  picked_.push_back(&choice);
  for (const content::BranchAssignment& assignment : choice.assignments)
    variables_[assignment.variable] = assignment.value;
  enter(choice.to);
  return true;
}

bool BranchWalk::go_on() {
  if (node_ == nullptr || node_->next.empty()) return false;
  enter(node_->next);
  return true;
}

void BranchWalk::enter(const std::string& id) {
  const auto found =
      std::find_if(nodes_.begin(), nodes_.end(), [&](const content::BranchNode* node) { return node->id == id; });
  node_ = found == nodes_.end() ? nullptr : *found;
  offered_.clear();
  if (node_ == nullptr) return;
  for (const content::BranchChoice& choice : node_->choices) {
    if (!choice.when || variables_[choice.when->variable] == choice.when->equals) offered_.push_back(&choice);
  }
}

Answers coded_answers(const std::string& block, const PickedChoices& picked) {
  std::map<std::string, int> values;
  int turns = 0;
  for (const content::BranchChoice* choice : picked) {
    ++turns;
    for (const content::ChoiceCode& code : choice->codes) {
      const auto [at, fresh] = values.try_emplace(code.construct, code.value);
      if (!fresh) at->second = std::max(at->second, code.value);
    }
    if (choice->kind != content::ChoiceKind::leave) continue;
    const base::PracticeCode& code = *base::find_practice_code(base::turns_until_leaving);
    values.try_emplace(std::string(code.id), base::within(code, turns));
  }
  Answers answers;
  for (const auto& [construct, value] : values) answers.push_back(evaluation::practice_answer(block, construct, value));
  return answers;
}

}  // namespace session
