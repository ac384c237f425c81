#include "lesson/branch_graph.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "report.h"

namespace content {
namespace {

constexpr std::size_t most_states = most_situations;

// A place in it: a node, and what the variables hold. Conditions are taken at their word, so a
// loop whose only exit waits for a value that is never set is found.
struct State {
  std::size_t node = 0;
  std::vector<int> values;

  friend auto operator<=>(const State&, const State&) = default;
};

class Walk {
 public:
  explicit Walk(const Branches& branches) : branches_(branches) {
    for (std::size_t n = 0; n < branches.nodes.size(); ++n) nodes_.emplace(branches.nodes[n]->id, n);
    for (std::size_t v = 0; v < branches.variables.size(); ++v) variables_.emplace(branches.variables[v].id, v);
  }

  // False when there are more states than anyone could have meant.
  bool explore() {
    if (!begin()) return false;
    for (std::size_t at = 0; at < states_.size(); ++at) {
      if (states_.size() > most_states) return false;
      visit(at);
    }
    return true;
  }

  std::size_t situations() const { return states_.size(); }

  std::set<std::size_t> reached_nodes() const {
    std::set<std::size_t> nodes;
    for (const State* state : states_) nodes.insert(state->node);
    return nodes;
  }

  bool shown(std::size_t node, std::size_t choice) const { return shown_.contains({node, choice}); }

  // In some reachable state of this node a reply is offered, and no choice of this kind.
  bool replies_without(std::size_t node, ChoiceKind kind) const { return replies_without_.contains({node, kind}); }

  bool offers_too_many(std::size_t node) const { return offers_too_many_.contains(node); }

  // Nodes that stand in some reachable state from which no ending can be reached.
  std::set<std::size_t> trapped_nodes() const {
    const std::vector<bool> ends = lead_to([](const BranchEnding&) { return true; });
    std::set<std::size_t> trapped;
    for (std::size_t at = 0; at < states_.size(); ++at) {
      if (!ends[at]) trapped.insert(states_[at]->node);
    }
    return trapped;
  }

  // With some of the values drawn there is a welcome ending and nothing to repair, whatever the reader says.
  bool may_stay_friendly(const BranchWords& words) const {
    const std::vector<bool> well = lead_to([&](const BranchEnding& ending) { return is_welcome(ending, words); });
    const std::vector<bool> badly = lead_to([](const BranchEnding& ending) { return ending.tone == EndingTone::repair; });
    for (std::size_t start = 0; start < starts_; ++start) {
      if (well[start] && !badly[start]) return true;
    }
    return false;
  }

 private:
  // The states in which a reader may begin: one for each way in which values may be drawn.
  bool begin() {
    std::vector<State> firsts;
    firsts.push_back({nodes_.at(branches_.start), {}});
    for (const BranchVariable& variable : branches_.variables) {
      std::vector<State> longer;
      for (const State& first : firsts) {
        for (const int value : variable.drawn.empty() ? std::vector{variable.initial} : variable.drawn) {
          longer.push_back(first);
          longer.back().values.push_back(value);
        }
      }
      if (longer.size() > most_states) return false;
      firsts = std::move(longer);
    }
    for (State& first : firsts) index_of(std::move(first));
    starts_ = states_.size();
    return true;
  }

  // For each state, whether such an ending can be reached from it.
  template <typename Wanted>
  std::vector<bool> lead_to(Wanted&& wanted) const {
    std::vector<bool> lead(states_.size(), false);
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < states_.size(); ++at) {
      const auto& ending = branches_.nodes[states_[at]->node]->ending;
      if (!ending || !wanted(*ending)) continue;
      lead[at] = true;
      open.push_back(at);
    }
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::size_t before : came_from_[at]) {
        if (lead[before]) continue;
        lead[before] = true;
        open.push_back(before);
      }
    }
    return lead;
  }

  std::size_t index_of(State state) {
    const auto [place, is_new] = indices_.emplace(std::move(state), states_.size());
    if (is_new) {
      states_.push_back(&place->first);
      came_from_.emplace_back();
    }
    return place->second;
  }

  void visit(std::size_t at) {
    const State& state = *states_[at];
    const BranchNode& node = *branches_.nodes[state.node];
    if (!node.next.empty()) go(at, {nodes_.at(node.next), state.values});
    std::multiset<ChoiceKind> offered;
    for (std::size_t c = 0; c < node.choices.size(); ++c) {
      const BranchChoice& choice = node.choices[c];
      if (choice.when && state.values[variables_.at(choice.when->variable)] != choice.when->equals) continue;
      shown_.insert({state.node, c});
      offered.insert(choice.kind);
      State next{nodes_.at(choice.to), state.values};
      for (const BranchAssignment& assignment : choice.assignments) {
        next.values[variables_.at(assignment.variable)] = assignment.value;
      }
      go(at, std::move(next));
    }
    if (offered.size() > most_offered) offers_too_many_.insert(state.node);
    for (const ChoiceKind kind : {ChoiceKind::leave, ChoiceKind::ask}) {
      if (offered.contains(ChoiceKind::reply) && !offered.contains(kind)) replies_without_.insert({state.node, kind});
    }
  }

  void go(std::size_t from, State to) {
    const std::size_t index = index_of(std::move(to));
    came_from_[index].push_back(from);
  }

  const Branches& branches_;
  std::map<std::string, std::size_t> nodes_;
  std::map<std::string, std::size_t> variables_;
  std::map<State, std::size_t> indices_;
  std::vector<const State*> states_;  // keys of indices_, which never move
  std::vector<std::vector<std::size_t>> came_from_;
  std::set<std::pair<std::size_t, std::size_t>> shown_;
  std::set<std::pair<std::size_t, ChoiceKind>> replies_without_;
  std::set<std::size_t> offers_too_many_;
  std::size_t starts_ = 0;  // the first of the states
};

void check_choices(const BranchNode& node, std::size_t n, const BranchWords& words, const Walk& walk, const std::string& path,
                   Report& report) {
  for (const ChoiceKind kind : {ChoiceKind::leave, ChoiceKind::ask}) {
    if (!words.always_ways_out || !walk.replies_without(n, kind)) continue;
    report.error(path, "reply-without-way-out",
                 "where a reply is offered, a choice of kind " + in_quotes(base::name_of(kind)) + " must be offered too");
  }
  if (walk.offers_too_many(n)) {
    report.error(path, "too-many-offered", "no more than " + std::to_string(most_offered) + " choices may be offered at once");
  }
  for (std::size_t c = 0; c < node.choices.size(); ++c) {
    if (walk.shown(n, c)) continue;
    report.warning(join_path(path, c), "choice-never-shown", "this choice is never shown");
  }
}

bool is_drawn(const BranchVariable& variable) { return !variable.drawn.empty(); }

}  // namespace

bool is_welcome(const BranchEnding& ending, const BranchWords& words) {
  return ending.tone == EndingTone::friendly || (ending.tone == EndingTone::good && words.good_is_enough);
}

void check_branch_graph(const Branches& branches, const BranchWords& words, const std::string& path, Report& report) {
  Walk walk(branches);
  const std::string noun(words.node);
  const std::string whole(words.whole);
  const bool is_whole = walk.explore();
  const bool is_within = report.spend_situations(walk.situations());
  if (is_whole && !is_within) {
    report.error(path, whole + "-too-large", "the lesson's chats and stories together make more than 5,000 situations");
    return;
  }
  if (!is_whole) {
    report.error(path, whole + "-too-large", "the " + whole + "'s variables make more than 5,000 situations");
    return;
  }
  const std::set<std::size_t> reached = walk.reached_nodes();
  const std::set<std::size_t> trapped = walk.trapped_nodes();
  for (std::size_t n = 0; n < branches.nodes.size(); ++n) {
    const std::string node_path = join_path(join_path(path, words.nodes), n);
    const std::string name = noun + " " + in_quotes(branches.nodes[n]->id);
    if (!reached.contains(n)) {
      report.error(node_path, "unreachable-" + noun, "the " + name + " cannot be reached from the start");
      continue;
    }
    if (trapped.contains(n)) report.error(node_path, "no-ending", "no ending can be reached from the " + name);
    check_choices(*branches.nodes[n], n, words, walk, join_path(node_path, "choices"), report);
  }
  const auto& variables = branches.variables;
  if (std::any_of(variables.begin(), variables.end(), is_drawn) && !walk.may_stay_friendly(words)) {
    report.warning(join_path(path, "variables"), "drawn-never-friendly", "with no value that is drawn the " + whole + " stays friendly");
  }
}

}  // namespace content
