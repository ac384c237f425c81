// All block types, played: derived from the list content::BlockTypes and never edited. A BlockState and a
// BlockAction have the same index as the Block they belong to; what belongs to another type changes
// nothing.
#pragma once

#include <concepts>
#include <cstdint>

#include "base/types.h"
#include "blocks/block_types.h"
#include "blocks/every_play.h"
#include "session/play.h"

namespace session {

template <typename Block>
using StateOf = typename Play<Block>::State;
template <typename Block>
using ActionOf = typename Play<Block>::Action;

template <typename Block>
concept Playable = std::default_initializable<StateOf<Block>> &&
                   requires(const Block& block, const StateOf<Block>& state, const ActionOf<Block>& action, const Steps& steps) {
                     { Play<Block>::is_measured } -> std::convertible_to<bool>;
                     { Play<Block>::update(state, action, block) } -> std::same_as<StateOf<Block>>;
                     { Play<Block>::progress(state, block) } -> std::same_as<Progress>;
                     { Play<Block>::steps(state) } -> std::convertible_to<Steps>;
                     { Play<Block>::replay(steps, block) } -> std::same_as<StateOf<Block>>;
                     { Play<Block>::answers(state, block) } -> std::same_as<Answers>;
                   };

template <typename List>
inline constexpr bool all_playable = false;
template <typename... Listed>
inline constexpr bool all_playable<base::Types<Listed...>> = (Playable<Listed> && ...);
static_assert(all_playable<content::BlockTypes>, "a block type of the list lacks a Play in its room");

using BlockStates = base::Map<StateOf, content::BlockTypes>;
using BlockState = base::WideVariantOf<BlockStates>;
using BlockActions = base::Map<ActionOf, content::BlockTypes>;
using BlockAction = base::WideVariantOf<BlockActions>;

BlockState start(const content::Block& block, std::uint64_t seed);
BlockState update(BlockState state, const BlockAction& action, const content::Block& block);
Progress progress_of(const BlockState& state, const content::Block& block);
Steps steps_of(const BlockState& state, const content::Block& block);
BlockState replay(const Steps& steps, const content::Block& block, std::uint64_t seed);
// What was coming bit by bit when a visit was interrupted stands there.
void show_at_once(BlockState& state);
bool is_measured(const content::Block& block);
Answers answers_of(const BlockState& state, const content::Block& block);

}  // namespace session
