// The state of a story is the way taken and every choice ever tried; everything shown follows from it and from the
// sitting. What counts is the first way, from its start: to try another way is to begin again, when other values may be
// drawn.
#pragma once

#include <cstdint>
#include <set>
#include <variant>

#include "blocks/branching/branching.h"
#include "session/branch_walk.h"

namespace session {

struct PickInStory {
  std::string choice;
};

struct GoOnInStory {};
struct StartStoryAgain {};

template <>
struct Play<content::Branching> {
  static constexpr bool is_measured = true;
  struct State {
    std::vector<std::string> way;  // choice ids, and ">" for a scene left without a choice
    std::set<std::string> tried;   // "scene/choice", of this way and those before
    std::uint64_t seed = 0;          // of what is drawn
    std::size_t again = 0;           // how often it was begun again
    std::vector<std::string> first = {};  // the first way, once it was
  };
  using Action = std::variant<PickInStory, GoOnInStory, StartStoryAgain>;

  static State update(State state, const Action& action, const content::Branching& block);
  static Progress progress(const State& state, const content::Branching& block);  // until an ending
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::Branching& block, std::uint64_t seed = 0);
  static Answers answers(const State& state, const content::Branching& block);
};

using StoryState = Play<content::Branching>::State;

struct StoryView {
  const content::StoryScene* scene = nullptr;
  const content::Picture* picture = nullptr;  // the scene's, or that of the scene the reader has just gone on from
  const content::BranchChoice* before = nullptr;  // what the reader picked, in the scene that answers it
  PickedChoices offered;                          // things to say or do, in an order that tells nothing
  PickedChoices ways_out;                         // asking somebody and leaving, which stay in view (R31)
};

// Steps that are not offered where they stand are passed over, so that a bookmark from another version of the lesson
// never breaks it.
StoryView view_of(const StoryState& state, const content::Branching& block);
bool was_tried(const StoryState& state, const content::StoryScene& scene, const content::BranchChoice& choice);

}  // namespace session
