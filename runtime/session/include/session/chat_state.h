// A practice chat. The state is the list of choices made; everything shown follows from it.
#pragma once

#include <string>
#include <vector>

#include "content/lesson.h"
#include "evaluation/answer.h"

namespace session {

struct ChatState {
  std::vector<std::string> choices;  // choice ids, first to last
};

struct PickReply {
  std::string choice;
};

struct StartChatAgain {};

ChatState update(ChatState state, const PickReply& action, const content::PracticeChatBlock& block);
ChatState update(ChatState state, const StartChatAgain& action, const content::PracticeChatBlock& block);

// One line of the conversation as shown. Points into the block, which must outlive it.
struct ChatLine {
  content::ChatSpeaker from = content::ChatSpeaker::partner;
  const content::Text* text = nullptr;
  bool signal = false;
  std::string id;  // "node/message", or "node/choices/choice" for what the reader picked
};

struct ChatView {
  std::vector<ChatLine> lines;
  std::vector<const content::ChatChoice*> offered;  // empty at an ending
  const content::ChatEnding* ending = nullptr;
};

// Replays the choices from the start. Choices that are not offered where they stand are passed over,
// so that a bookmark from another version of the lesson never breaks it.
ChatView view_of(const ChatState& state, const content::PracticeChatBlock& block);

// The coded choices made, one answer for each construct: the greatest value; and turns_until_leaving,
// the number of choices up to and with the one that left.
std::vector<evaluation::Answer> practice_answers(const ChatState& state, const content::PracticeChatBlock& block);

}  // namespace session
