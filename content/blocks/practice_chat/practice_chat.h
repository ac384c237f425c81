// A scripted conversation that branches (R21: nothing is generated, and the other side is pretend).
#pragma once

#include <type_traits>

#include "base/enum_names.h"
#include "content/branch.h"
#include "content/lesson_parts.h"

namespace content {

class BlockReader;

using ChatChoice = BranchChoice;
using ChatChoiceKind = ChoiceKind;
using ChatCondition = BranchCondition;
using ChatEnding = BranchEnding;

enum class ChatSpeaker { partner, reader, narrator, time };  // time: a label between days

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 4> base::enum_names<content::ChatSpeaker>{"partner", "reader", "narrator",
                                                                                           "time"};

namespace content {

struct ChatMessage {
  std::string id;
  ChatSpeaker from = ChatSpeaker::partner;
  Text text;
  bool signal = false;  // shown with a dashed edge once the reader has answered it
};

// Shows its messages before its way out.
struct ChatNode : BranchNode {
  std::vector<ChatMessage> messages;
};

struct PracticeChat {
  static constexpr std::string_view type = "practice_chat";
  static constexpr std::string_view coded_as = "chat";  // its choices are counted, and this is what messages call it
  BlockId id;
  Text title;
  Text partner_name;
  Text partner_status;
  Text intro;
  std::string start;
  std::vector<BranchVariable> variables;
  std::vector<ChatNode> nodes;
};

// Checks the graph too: references, ways out, what can be reached.
PracticeChat read(BlockReader& reader, std::type_identity<PracticeChat>);

template <typename Take>
void parts(const ChatNode& node, Take&& take) {
  for (const ChatMessage& message : node.messages) take(message.text);
  branch_parts(node, take);
}

template <typename Take>
void parts(const PracticeChat& chat, Take&& take) {
  take(chat.title);
  take(chat.partner_name);
  take(chat.partner_status);
  take(chat.intro);
  for (const ChatNode& node : chat.nodes) parts(node, take);
}

}  // namespace content
