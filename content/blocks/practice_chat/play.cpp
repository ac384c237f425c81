#include "blocks/practice_chat/play.h"

#include <algorithm>
#include <utility>

#include "base/find_id.h"
#include "base/random.h"
#include "base/types.h"
#include "session/branch_walk.h"

namespace session {
namespace {

// Walks the graph, showing messages on the way, until a choice has to be made or the chat ends.
class Conversation {
 public:
  Conversation(const content::PracticeChat& block, BranchValues values) : block_(block), variables_(std::move(values)) {
    enter(block.start);
  }

  bool pick(const std::string& id) {
    const auto offered = std::find_if(view_.offered.begin(), view_.offered.end(),
                                      [&](const content::ChatChoice* choice) { return choice->id == id; });
    if (offered == view_.offered.end()) return false;
    const content::ChatChoice& choice = **offered;
    picked_.push_back(&choice);
    const auto speaker = choice.kind == content::ChatChoiceKind::reply ? content::ChatSpeaker::reader
                                                                       : content::ChatSpeaker::narrator;
    view_.lines.push_back({speaker, &choice.text, false, node_ + "/choices/" + choice.id, &choice, nullptr});
    turn_ = view_.lines.size();
    for (const auto& assignment : choice.assignments) variables_[assignment.variable] = assignment.value;
    enter(choice.to);
    return true;
  }

  // Where a reply stands must not tell which one is wise, so each sitting has its own order.
  ChatView view(const ChatState& state) const {
    ChatView view = view_;
    view.news = turn_;
    const auto first_way_out = std::stable_partition(view.offered.begin(), view.offered.end(), is_reply);
    view.ways_out.assign(first_way_out, view.offered.end());
    view.offered.erase(first_way_out, view.offered.end());
    std::stable_partition(view.ways_out.begin(), view.ways_out.end(), is_asking);
    base::Random(state.seed + picked_.size()).shuffle(view.offered);
    if (state.arrived < view.lines.size() - turn_) hold_back(view, turn_ + state.arrived);
    return view;
  }
  const std::vector<const content::ChatChoice*>& picked() const { return picked_; }

 private:
  static bool is_reply(const content::ChatChoice* choice) { return choice->kind == content::ChatChoiceKind::reply; }
  static bool is_asking(const content::ChatChoice* choice) { return choice->kind == content::ChatChoiceKind::ask; }

  // Leaving and asking wait for nothing.
  static void hold_back(ChatView& view, std::size_t from) {
    view.next = view.lines[from];
    view.lines.erase(view.lines.begin() + static_cast<std::ptrdiff_t>(from), view.lines.end());
    view.offered.clear();
    view.ending = nullptr;
  }

  void enter(const std::string& start) {
    view_.offered.clear();
    // A checked lesson has no loop without a choice; the bound keeps a wrong one from hanging.
    std::string id = start;
    for (std::size_t steps = 0; steps <= block_.nodes.size(); ++steps) {
      const content::ChatNode* node = base::find_id(block_.nodes, id);
      if (node == nullptr) return;
      node_ = node->id;
      for (const auto& message : node->messages) {
        view_.lines.push_back({message.from, &message.text, message.signal, node->id + "/" + message.id, nullptr, &message});
      }
      if (node->ending) view_.ending = &*node->ending;
      for (const auto& choice : node->choices) {
        if (!choice.when || variables_[choice.when->variable] == choice.when->equals) view_.offered.push_back(&choice);
      }
      if (node->next.empty()) return;
      id = node->next;
    }
  }

  const content::PracticeChat& block_;
  BranchValues variables_;
  std::string node_;
  std::vector<const content::ChatChoice*> picked_;
  ChatView view_;
  std::size_t turn_ = 0;  // of its lines, the first since the last choice
};

// As it was this time, or when it had been begun again as often.
Conversation conversation_of(const ChatState& state, const Steps& choices, std::size_t again, const content::PracticeChat& block) {
  Conversation replayed(block, first_values(block.variables, {state.seed, block.id.value, again}));
  for (const auto& choice : choices) replayed.pick(choice);
  return replayed;
}

Conversation conversation_of(const ChatState& state, const content::PracticeChat& block) {
  return conversation_of(state, state.choices, state.again, block);
}

Conversation first_conversation_of(const ChatState& state, const content::PracticeChat& block) {
  return conversation_of(state, state.again == 0 ? state.choices : state.first, 0, block);
}

void begin_again(ChatState& state) {
  if (state.choices.empty()) return;
  if (state.again == 0) state.first = state.choices;
  ++state.again;
  state.choices.clear();
  state.show_at_once();  // the beginning is known by then
}

}  // namespace

using ChatPlay = Play<content::PracticeChat>;

ChatState ChatPlay::update(ChatState state, const Action& action, const content::PracticeChat& block) {
  const base::Overload carry_out{[&](const PickReply& pick) {
                                   Conversation replayed = conversation_of(state, block);
                                   if (!replayed.pick(pick.choice)) return;
                                   state.choices.push_back(pick.choice);
                                   state.arrived = 0;
                                 },
                                 [&](const ShowNextLine&) {
                                   if (view_of(state, block).next) ++state.arrived;
                                 },
                                 [&](const ShowRest&) { state.show_at_once(); },
                                 [&](const StartChatAgain&) { begin_again(state); }};
  std::visit(carry_out, action);
  return state;
}

Progress ChatPlay::progress(const ChatState& state, const content::PracticeChat& block) {
  return {view_of(state, block).ending == nullptr ? std::size_t{0} : std::size_t{1}, 1};
}

Steps ChatPlay::steps(const ChatState& state) {
  Steps steps = state.first;
  steps.insert(steps.end(), state.again, again_mark);
  steps.insert(steps.end(), state.choices.begin(), state.choices.end());
  return steps;
}

ChatState ChatPlay::replay(const Steps& steps, const content::PracticeChat& block, std::uint64_t seed) {
  ChatState state;
  state.seed = seed;
  for (const std::string& step : steps) {
    if (step != again_mark) {
      state = update(std::move(state), PickReply{step}, block);
      continue;
    }
    if (state.again == 0) state.first = std::exchange(state.choices, {});
    ++state.again;
  }
  if (!steps.empty()) state.show_at_once();
  return state;
}

ChatView view_of(const ChatState& state, const content::PracticeChat& block) {
  return conversation_of(state, block).view(state);
}

Answers ChatPlay::answers(const ChatState& state, const content::PracticeChat& block) {
  return coded_answers(block.id.value, first_conversation_of(state, block).picked());
}

}  // namespace session
