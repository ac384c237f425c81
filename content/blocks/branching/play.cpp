#include "blocks/branching/play.h"

#include <algorithm>

#include "base/random.h"
#include "base/types.h"

namespace session {
namespace {

constexpr const char* on_mark = ">";  // no id looks like this

std::string tried_id(const std::string& scene, const std::string& choice) { return scene + "/" + choice; }

// True when the step was possible, and was made.
bool make_step(BranchWalk& walk, const std::string& step) { return step == on_mark ? walk.go_on() : walk.pick(step); }

// As it was this time, or when it had been begun again as often.
BranchWalk walk_of(const StoryState& state, const Steps& way, std::size_t again, const content::Branching& block) {
  BranchWalk walk(content::branch_nodes(block.scenes), first_values(block.variables, {state.seed, block.id.value, again}),
                  block.start);
  for (const std::string& step : way) make_step(walk, step);
  return walk;
}

BranchWalk walk_of(const StoryState& state, const content::Branching& block) {
  return walk_of(state, state.way, state.again, block);
}

BranchWalk first_walk_of(const StoryState& state, const content::Branching& block) {
  return walk_of(state, state.again == 0 ? state.way : state.first, 0, block);
}

void begin_again(StoryState& state) {
  if (state.again == 0) state.first = state.way;
  ++state.again;
  state.way.clear();
}

void take_step(StoryState& state, const std::string& step, const content::Branching& block) {
  BranchWalk walk = walk_of(state, block);
  const content::BranchNode* from = walk.node();
  if (!make_step(walk, step)) return;
  state.way.push_back(step);
  if (step != on_mark) state.tried.insert(tried_id(from->id, step));
}

const content::StoryScene* scene_of(const BranchWalk& walk, const content::Branching& block) {
  const auto scene = std::find_if(block.scenes.begin(), block.scenes.end(),
                                  [&](const content::StoryScene& each) { return &each == walk.node(); });
  return scene == block.scenes.end() ? nullptr : &*scene;
}

const content::Picture* picture_of(const content::StoryScene* scene) {
  return scene != nullptr && scene->picture ? &*scene->picture : nullptr;
}

bool has_choice(const content::Branching& block, const std::string& tried) {
  return std::any_of(block.scenes.begin(), block.scenes.end(), [&](const content::StoryScene& scene) {
    return std::any_of(scene.choices.begin(), scene.choices.end(),
                       [&](const content::BranchChoice& choice) { return tried_id(scene.id, choice.id) == tried; });
  });
}

}  // namespace

using StoryPlay = Play<content::Branching>;

StoryState StoryPlay::update(State state, const Action& action, const content::Branching& block) {
  const base::Overload carry_out{[&](const PickInStory& pick) {
                                   if (pick.choice != on_mark) take_step(state, pick.choice, block);
                                 },
                                 [&](const GoOnInStory&) { take_step(state, on_mark, block); },
                                 [&](const StartStoryAgain&) {
                                   if (!state.way.empty()) begin_again(state);
                                 }};
  std::visit(carry_out, action);
  return state;
}

Progress StoryPlay::progress(const State& state, const content::Branching& block) {
  const content::BranchNode* node = walk_of(state, block).node();
  return {node != nullptr && node->ending ? std::size_t{1} : std::size_t{0}, 1};
}

// What was tried in ways before comes first: "scene/choice" is no id either.
Steps StoryPlay::steps(const State& state) {
  Steps steps(state.tried.begin(), state.tried.end());
  steps.insert(steps.end(), state.first.begin(), state.first.end());
  steps.insert(steps.end(), state.again, again_mark);
  steps.insert(steps.end(), state.way.begin(), state.way.end());
  return steps;
}

StoryState StoryPlay::replay(const Steps& steps, const content::Branching& block, std::uint64_t seed) {
  State state;
  state.seed = seed;
  for (const std::string& step : steps) {
    if (step == again_mark)
      begin_again(state);
    else if (step.find('/') == std::string::npos)
      take_step(state, step, block);
    else if (has_choice(block, step))
      state.tried.insert(step);
  }
  return state;
}

Answers StoryPlay::answers(const State& state, const content::Branching& block) {
  return coded_answers(block.id.value, first_walk_of(state, block).picked());
}

StoryView view_of(const StoryState& state, const content::Branching& block) {
  const BranchWalk walk = walk_of(state, block);
  StoryView view;
  view.scene = scene_of(walk, block);
  if (view.scene == nullptr) return view;
  const bool has_gone_on = !state.way.empty() && state.way.back() == on_mark;
  if (!walk.picked().empty() && !has_gone_on) view.before = walk.picked().back();
  view.picture = picture_of(view.scene);
  if (view.picture == nullptr && has_gone_on) {
    const Steps way(state.way.begin(), state.way.end() - 1);
    view.picture = picture_of(scene_of(walk_of(state, way, state.again, block), block));
  }
  for (const content::BranchChoice* choice : walk.offered()) {
    (choice->kind == content::ChoiceKind::reply ? view.offered : view.ways_out).push_back(choice);
  }
  // The order is the same on every kiosk, and that of the lesson does not show.
  base::Random(seed_of(block.id.value + "/" + view.scene->id)).shuffle(view.offered);
  std::stable_partition(view.ways_out.begin(), view.ways_out.end(),
                        [](const content::BranchChoice* choice) { return choice->kind == content::ChoiceKind::ask; });
  return view;
}

bool was_tried(const StoryState& state, const content::StoryScene& scene, const content::BranchChoice& choice) {
  return state.tried.contains(tried_id(scene.id, choice.id));
}

}  // namespace session
