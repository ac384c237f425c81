#include "blocks/practice_chat/graph.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "report.h"

namespace content {
namespace {

constexpr std::size_t most_states = 20000;

// A place in the chat: a node, and what the variables hold. Conditions are taken at their word, so a
// loop whose only exit waits for a value that is never set is found.
struct State {
  std::size_t node = 0;
  std::vector<int> values;

  friend auto operator<=>(const State&, const State&) = default;
};

class Walk {
 public:
  explicit Walk(const PracticeChat& chat) : chat_(chat) {
    for (std::size_t n = 0; n < chat.nodes.size(); ++n) nodes_.emplace(chat.nodes[n].id, n);
    for (std::size_t v = 0; v < chat.variables.size(); ++v) variables_.emplace(chat.variables[v].id, v);
  }

  // False when there are more states than anyone could have meant.
  bool explore() {
    State first{nodes_.at(chat_.start), {}};
    for (const ChatVariable& variable : chat_.variables) first.values.push_back(variable.initial);
    index_of(std::move(first));
    for (std::size_t at = 0; at < states_.size(); ++at) {
      if (states_.size() > most_states) return false;
      visit(at);
    }
    return true;
  }

  std::set<std::size_t> reached_nodes() const {
    std::set<std::size_t> nodes;
    for (const State* state : states_) nodes.insert(state->node);
    return nodes;
  }

  bool shown(std::size_t node, std::size_t choice) const { return shown_.contains({node, choice}); }

  // Nodes that stand in some reachable state from which no ending can be reached.
  std::set<std::size_t> trapped_nodes() const {
    std::vector<bool> ends(states_.size(), false);
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < states_.size(); ++at) {
      if (!chat_.nodes[states_[at]->node].ending) continue;
      ends[at] = true;
      open.push_back(at);
    }
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::size_t before : came_from_[at]) {
        if (ends[before]) continue;
        ends[before] = true;
        open.push_back(before);
      }
    }
    std::set<std::size_t> trapped;
    for (std::size_t at = 0; at < states_.size(); ++at) {
      if (!ends[at]) trapped.insert(states_[at]->node);
    }
    return trapped;
  }

 private:
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
    const ChatNode& node = chat_.nodes[state.node];
    if (!node.next.empty()) go(at, {nodes_.at(node.next), state.values});
    for (std::size_t c = 0; c < node.choices.size(); ++c) {
      const ChatChoice& choice = node.choices[c];
      if (choice.when && state.values[variables_.at(choice.when->variable)] != choice.when->equals) continue;
      shown_.insert({state.node, c});
      State next{nodes_.at(choice.to), state.values};
      for (const ChatAssignment& assignment : choice.assignments) {
        next.values[variables_.at(assignment.variable)] = assignment.value;
      }
      go(at, std::move(next));
    }
  }

  void go(std::size_t from, State to) {
    const std::size_t index = index_of(std::move(to));
    came_from_[index].push_back(from);
  }

  const PracticeChat& chat_;
  std::map<std::string, std::size_t> nodes_;
  std::map<std::string, std::size_t> variables_;
  std::map<State, std::size_t> indices_;
  std::vector<const State*> states_;  // keys of indices_, which never move
  std::vector<std::vector<std::size_t>> came_from_;
  std::set<std::pair<std::size_t, std::size_t>> shown_;
};

}  // namespace

void check_chat_graph(const PracticeChat& chat, const std::string& path, Report& report) {
  Walk walk(chat);
  if (!walk.explore()) {
    report.error(path, "chat-too-large", "the chat's variables make more than 20,000 situations");
    return;
  }
  const std::set<std::size_t> reached = walk.reached_nodes();
  const std::set<std::size_t> trapped = walk.trapped_nodes();
  for (std::size_t n = 0; n < chat.nodes.size(); ++n) {
    const std::string node_path = join_path(path + "/nodes", n);
    const std::string name = in_quotes(chat.nodes[n].id);
    if (!reached.contains(n)) {
      report.error(node_path, "unreachable-node", "the node " + name + " cannot be reached from the start");
      continue;
    }
    if (trapped.contains(n)) report.error(node_path, "no-ending", "no ending can be reached from the node " + name);
    for (std::size_t c = 0; c < chat.nodes[n].choices.size(); ++c) {
      if (walk.shown(n, c)) continue;
      report.warning(join_path(node_path + "/choices", c), "choice-never-shown", "this choice is never shown");
    }
  }
}

}  // namespace content
