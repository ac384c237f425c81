#include "session/block_play.h"

namespace session {
namespace {

// Calls what(block, state) with both as what they are.
template <typename Block, typename State, typename What>
void with(Block& block, State& state, What&& what) {
  base::visit_same(block, state, std::forward<What>(what));
}

template <typename Alternative>
using TypeOf = std::remove_cvref_t<Alternative>;

// Content reserves room in what is sent for blocks that are coded, so nothing else may be measured.
template <typename List>
inline constexpr bool measured_as_coded = false;
template <typename... Listed>
inline constexpr bool measured_as_coded<base::Types<Listed...>> = ((Play<Listed>::is_measured == requires { Listed::coded_as; }) && ...);
static_assert(measured_as_coded<content::BlockTypes>, "a block type is measured and has no coded_as, or the other way round");

}  // namespace

BlockState start(const content::Block& block, std::uint64_t seed) { return replay({}, block, seed); }

BlockState update(BlockState state, const BlockAction& action, const content::Block& block) {
  with(block, state, [&](const auto& played, auto& done) {
    using Block = TypeOf<decltype(played)>;
    const auto* wanted = std::get_if<ActionOf<Block>>(&action);
    if (wanted != nullptr) done = Play<Block>::update(std::move(done), *wanted, played);
  });
  return state;
}

Progress progress_of(const BlockState& state, const content::Block& block) {
  Progress progress{0, 1};
  with(block, state, [&](const auto& played, const auto& done) {
    progress = Play<TypeOf<decltype(played)>>::progress(done, played);
  });
  return progress;
}

Steps steps_of(const BlockState& state, const content::Block& block) {
  Steps steps;
  with(block, state, [&](const auto& played, const auto& done) { steps = Play<TypeOf<decltype(played)>>::steps(done); });
  return steps;
}

BlockState replay(const Steps& steps, const content::Block& block, std::uint64_t seed) {
  const auto play_again = [&]<typename Block>(const Block& played) {
    if constexpr (requires(StateOf<Block> state) { state.seed; }) {
      return BlockState(Play<Block>::replay(steps, played, seed));
    } else {
      return BlockState(Play<Block>::replay(steps, played));
    }
  };
  return std::visit(play_again, block);
}

void show_at_once(BlockState& state) {
  const auto show = [](auto& done) {
    if constexpr (requires { done.show_at_once(); }) done.show_at_once();
  };
  std::visit(show, state);
}

bool is_measured(const content::Block& block) {
  return std::visit([](const auto& played) { return Play<TypeOf<decltype(played)>>::is_measured; }, block);
}

Answers answers_of(const BlockState& state, const content::Block& block) {
  Answers answers;
  with(block, state, [&](const auto& played, const auto& done) {
    answers = Play<TypeOf<decltype(played)>>::answers(done, played);
  });
  return answers;
}

}  // namespace session
