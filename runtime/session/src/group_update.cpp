#include <algorithm>
#include <numeric>

#include "turn.h"

namespace session {
namespace {

constexpr std::size_t most_teams = 4;
constexpr std::size_t fewest_teams = 2;

std::vector<int>* counts_of(Vote& vote) {
  if (vote.phase == VotePhase::first) return &vote.first;
  return vote.phase == VotePhase::second ? &vote.second : nullptr;
}

// The option with the most hands; none when there is no hand, or two have as many.
std::optional<std::size_t> chosen_by(const std::vector<int>& counts) {
  const auto most = std::max_element(counts.begin(), counts.end());
  if (most == counts.end() || *most == 0 || std::count(counts.begin(), counts.end(), *most) > 1) return std::nullopt;
  return static_cast<std::size_t>(most - counts.begin());
}

BlockAction pick_of(const content::Block& block, std::size_t option) {
  if (const auto* question = std::get_if<content::SingleChoice>(&block)) return PickChoice{question->choices[option].id};
  return Play<content::TrueFalse>::Action{option == 0 ? Judgement::yes : Judgement::no};
}

std::optional<std::size_t> note_of(const Group& group) {
  const auto& steps = group.content().facilitator.steps;
  const content::BlockId& here = content::block_id(group.block());
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const content::FacilitatorStep& step) { return step.block == here; });
  if (found == steps.end()) return std::nullopt;
  return static_cast<std::size_t>(found - steps.begin());
}

void begin_note(Group& group, std::size_t note) {
  group.note = note;
  group.timer = {group.content().facilitator.steps[note].minutes * 60, false};
}

class GroupUpdate {
 public:
  GroupUpdate(Turn& turn, Group& group) : turn_(turn), group_(group) {}

  void operator()(const CountBy& action) {
    group_.counting = action.how;
    vote().at = 0;
  }
  void operator()(const PressKeys& action) {
    if (!group_.counts_keys()) return;
    for (std::size_t row = 0; row < key_rows; ++row) count(row, std::max(0, action.pressed[row]));
    vote().at = 0;
  }
  void operator()(const HandUp& action) { count(action.option, 1); }
  void operator()(const HandDown& action) { count(action.option, -1); }
  void operator()(const TypeHands& action) {
    std::vector<int>* const counts = group_.counts_keys() ? nullptr : counts_of(vote());
    if (counts == nullptr || action.digit < 0 || action.digit > 9) return;
    int& hands = (*counts)[vote().at];
    const int typed = hands * 10 + action.digit;
    vote().too_many = typed > most_hands;
    if (typed <= most_hands) hands = typed;
  }
  void operator()(const EraseHands&) {
    std::vector<int>* const counts = group_.counts_keys() ? nullptr : counts_of(vote());
    if (counts != nullptr) (*counts)[vote().at] /= 10;
  }
  void operator()(const GoOnVoting&) {
    const bool one_by_one = counts_of(vote()) != nullptr && !group_.counts_keys();
    if (one_by_one && vote().at + 1 < vote().first.size()) {
      ++vote().at;
      return;
    }
    vote().at = 0;
    switch (vote().phase) {
      case VotePhase::first: return begin_talk();
      case VotePhase::talk: return begin_second();
      case VotePhase::second: vote().phase = VotePhase::compare; return;
      case VotePhase::compare: return end_vote();
      case VotePhase::over: return;
    }
  }
  void operator()(const SkipVote&) { vote().phase = VotePhase::over; }
  void operator()(const GroupNext&) {
    const bool may_go_on = group_.content().sensitive || progress_of(group_.block_state(), group_.block()).is_done();  // R10
    if (group_.is_voting() || !may_go_on) return;
    if (group_.lesson.at + 1 == group_.lesson.blocks.size()) return turn_.go(GroupChoice{}, SittingEnd::left);
    show(group_.lesson.at + 1);
    if (const auto note = note_of(group_)) turn_to(*note);
  }
  void operator()(const NextNote&) {
    const auto& steps = group_.content().facilitator.steps;
    if (group_.note + 1 >= steps.size()) return;
    turn_to(group_.note + 1);
    const auto& blocks = group_.content().blocks;
    const auto found = std::find_if(blocks.begin(), blocks.end(),
                                    [&](const content::Block& block) { return content::block_id(block) == steps[group_.note].block; });
    if (found != blocks.end()) show(static_cast<std::size_t>(found - blocks.begin()));
  }
  void operator()(const ShowNotes&) {
    group_.shows_notes = !group_.shows_notes;
    turn_.remember(Part::stage);
  }
  void operator()(const UseTimer&) { group_.timer.runs = !group_.timer.runs && group_.timer.left_s > 0; }
  void operator()(const AddTeam&) {
    group_.teams = group_.teams == most_teams ? fewest_teams : group_.teams + 1;
    group_.turn %= group_.teams;
  }
  void operator()(const PlayTogether& action) {
    if (group_.is_voting()) return;
    BlockState& state = group_.lesson.blocks[group_.lesson.at];
    const std::size_t before = steps_of(state, group_.block()).size();
    state = session::update(std::move(state), action.action, group_.block());
    const std::size_t after = steps_of(state, group_.block()).size();
    if (after > before) group_.turn = (group_.turn + 1) % group_.teams;
    if (after < before) group_.turn = 0;
  }

 private:
  Vote& vote() { return group_.votes[group_.lesson.at]; }

  void count(std::size_t option, int by) {
    std::vector<int>* const counts = counts_of(vote());
    if (counts == nullptr || option >= counts->size()) return;
    vote().at = option;
    (*counts)[option] = std::clamp((*counts)[option] + by, 0, most_hands);
  }
  void begin_talk() {
    vote().phase = VotePhase::talk;
    group_.timer = {talk_s, false};
  }
  void begin_second() {
    vote().phase = VotePhase::second;
    group_.timer = {};
  }
  // The lesson goes on with what most of them chose.
  void end_vote() {
    vote().phase = VotePhase::over;
    const auto chosen = chosen_by(vote().second);
    if (chosen) (*this)(PlayTogether(pick_of(group_.block(), *chosen)));
  }
  void show(std::size_t block) {
    group_.lesson.at = block;
    group_.turn = 0;
    turn_.remember(Part::stage);
  }
  void turn_to(std::size_t note) {
    begin_note(group_, note);
    turn_.remember(Part::stage);
  }

  Turn& turn_;
  Group& group_;
};

}  // namespace

std::size_t vote_options(const content::Block& block) {
  if (const auto* question = std::get_if<content::SingleChoice>(&block)) return question->choices.size();
  return std::holds_alternative<content::TrueFalse>(block) ? 2 : 0;
}

int hands_in(const std::vector<int>& counts) { return std::accumulate(counts.begin(), counts.end(), 0); }

Group begin_group(const LessonOpened& opened) {
  Group group;
  group.open = opened.open;
  group.seed = opened.seed;
  group.lesson = start_lesson(opened.open->lesson, opened.seed);
  for (const content::Block& block : opened.open->lesson.blocks) {
    const std::size_t options = vote_options(block);
    Vote vote;
    vote.phase = options > 1 ? VotePhase::first : VotePhase::over;
    vote.first.resize(options);
    vote.second.resize(options);
    group.votes.push_back(std::move(vote));
  }
  if (!opened.open->lesson.facilitator.steps.empty()) begin_note(group, 0);
  return group;
}

Group group_again(const OpensGroup& where) {
  Group group = begin_group({where.open, SittingId(), where.seed});
  group.shows_notes = where.shows_notes;
  group.lesson.at = std::min(where.block, group.lesson.blocks.size() - 1);
  const std::size_t notes = group.content().facilitator.steps.size();
  if (notes > 0) begin_note(group, std::min(where.note, notes - 1));
  return group;
}

void update_group(Turn& turn, Group& group, const Group::Action& action) {
  group.votes[group.lesson.at].too_many = false;
  std::visit(GroupUpdate(turn, group), action);
}

void go_back(Turn& turn, Group& group) {
  if (group.lesson.at == 0) return turn.go(GroupChoice{}, SittingEnd::left);
  --group.lesson.at;
  group.turn = 0;
  turn.remember(Part::stage);
}

void second_passed(Group& group, int seconds) {
  if (!group.timer.runs) return;
  group.timer.left_s = std::max(0, group.timer.left_s - std::max(0, seconds));
  group.timer.runs = group.timer.left_s > 0;
}

}  // namespace session
