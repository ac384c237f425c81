// A scripted conversation that branches (R21: nothing is generated, and the other side is pretend).
#pragma once

#include <type_traits>

#include "base/enum_names.h"
#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct ChatCondition {
  std::string variable;
  int equals = 0;
};

struct ChatAssignment {
  std::string variable;
  int value = 0;
};

// What a choice means to the evaluation, named as in evaluation.md: details_given (0 to 4),
// moved_app, picture_request, secrecy, block_or_report, friendly_kept (0 or 1).
struct ChoiceCode {
  std::string construct;
  int value = 0;
};

enum class ChatSpeaker { partner, reader, narrator };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::ChatSpeaker>{"partner", "reader", "narrator"};

namespace content {

struct ChatMessage {
  std::string id;
  ChatSpeaker from = ChatSpeaker::partner;
  Text text;
  bool signal = false;  // shown with a dashed edge once the reader has answered it
};

enum class ChatChoiceKind { reply, leave, ask };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::ChatChoiceKind>{"reply", "leave", "ask"};

namespace content {

struct ChatChoice {
  std::string id;
  ChatChoiceKind kind = ChatChoiceKind::reply;
  Text text;
  std::string to;  // node id
  std::optional<ChatCondition> when;
  std::vector<ChatAssignment> assignments;
  std::vector<ChoiceCode> codes;
};

enum class EndingTone { friendly, good, repair };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::EndingTone>{"friendly", "good", "repair"};

namespace content {

struct ChatEnding {
  std::string id;
  EndingTone tone = EndingTone::good;
  Text title;
  Text text;
};

// Shows its messages, then exactly one of: choices to pick from, a node to go on to, an ending.
struct ChatNode {
  std::string id;
  std::vector<ChatMessage> messages;
  std::vector<ChatChoice> choices;
  std::string next;
  std::optional<ChatEnding> ending;
};

struct ChatVariable {
  std::string id;
  int initial = 0;
};

struct PracticeChat {
  static constexpr std::string_view type = "practice_chat";
  BlockId id;
  Text title;
  Text partner_name;
  Text partner_status;
  Text intro;
  std::string start;
  std::vector<ChatVariable> variables;
  std::vector<ChatNode> nodes;
};

// Checks the graph too: references, ways out, what can be reached.
PracticeChat read(BlockReader& reader, std::type_identity<PracticeChat>);

template <typename Take>
void parts(const ChatNode& node, Take&& take) {
  for (const ChatMessage& message : node.messages) take(message.text);
  for (const ChatChoice& choice : node.choices) take(choice.text);
  if (!node.ending) return;
  take(node.ending->title);
  take(node.ending->text);
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
