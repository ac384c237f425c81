// A scripted conversation that branches (R21: nothing is generated, and the other side is pretend).
#pragma once

#include <type_traits>
#include <variant>

#include "base/enum_names.h"
#include "content/branch.h"
#include "content/lesson_parts.h"
#include "content/sticker.h"

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

// A picture that is not shown: a frame, and the message's text says what would be in it.
struct PhotoCard {};

struct ChatMessage {
  std::string id;
  ChatSpeaker from = ChatSpeaker::partner;
  Text text;            // with a sticker or a picture, what says the same to who cannot see it
  bool signal = false;  // shown with a dashed edge once the reader has answered it
  std::size_t partner = 0;  // who of them it is from, if it is from a partner
  std::variant<std::monostate, Sticker, PhotoCard, Picture> shows = {};  // instead of its words; what says the picture is its alt
};

struct ChatPartner {
  std::string id;  // in a group, which messages name
  Text name;
  std::optional<Who> who;  // whose face is shown; without one, the first letter of the name
};

inline constexpr std::size_t most_chat_partners = 4;

// Shows its messages before its way out.
struct ChatNode : BranchNode {
  std::vector<ChatMessage> messages;
};

struct PracticeChat {
  static constexpr std::string_view type = "practice_chat";
  static constexpr std::string_view coded_as = "chat";  // its choices are counted, and this is what messages call it
  BlockId id;
  Text title;
  std::vector<ChatPartner> partners;  // one, or those of a group
  Text partner_status;                // of the only one
  std::optional<Text> group;          // the group's name; a chat with one partner has none
  Text intro;
  std::string start;
  std::vector<BranchVariable> variables;
  std::vector<ChatNode> nodes;
};

// Checks the graph too: references, ways out, what can be reached.
PracticeChat read(BlockReader& reader, std::type_identity<PracticeChat>);

template <typename Take>
void parts(const ChatNode& node, Take&& take) {
  for (const ChatMessage& message : node.messages) {
    if (const auto* picture = std::get_if<Picture>(&message.shows)) take(*picture);
    else take(message.text);
  }
  branch_parts(node, take);
}

template <typename Take>
void parts(const PracticeChat& chat, Take&& take) {
  take(chat.title);
  if (chat.group) take(*chat.group);
  for (const ChatPartner& partner : chat.partners) take(partner.name);
  if (!chat.group) take(chat.partner_status);
  take(chat.intro);
  for (const ChatNode& node : chat.nodes) parts(node, take);
}

}  // namespace content
