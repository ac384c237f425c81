#include "session/lesson_state.h"

namespace session {
namespace {

struct MakeState {
  BlockState operator()(const content::PageBlock&) const { return PageState{}; }
  BlockState operator()(const content::TapWordsBlock&) const { return TapWordsState{}; }
  BlockState operator()(const content::SingleChoiceBlock&) const { return SingleChoiceState{}; }
  BlockState operator()(const content::PracticeChatBlock&) const { return ChatState{}; }
  BlockState operator()(const content::CloseBlock&) const { return CloseState{}; }
};

struct IsDone {
  const BlockState& state;

  bool operator()(const content::PageBlock&) const { return true; }
  bool operator()(const content::CloseBlock&) const { return true; }
  bool operator()(const content::TapWordsBlock&) const { return !std::get<TapWordsState>(state).found.empty(); }
  bool operator()(const content::SingleChoiceBlock&) const {
    return !std::get<SingleChoiceState>(state).tried.empty();
  }
  bool operator()(const content::PracticeChatBlock& block) const {
    return view_of(std::get<ChatState>(state), block).ending != nullptr;
  }
};

}  // namespace

LessonState start_lesson(const content::Lesson& lesson) {
  LessonState state;
  for (const content::Block& block : lesson.blocks) state.blocks.push_back(std::visit(MakeState{}, block));
  return state;
}

bool block_is_done(const LessonState& state, const content::Lesson& lesson) {
  return std::visit(IsDone{state.blocks[state.at]}, lesson.blocks[state.at]);
}

}  // namespace session
