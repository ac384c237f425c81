// What practice chats and branching stories have in common: nodes with choices between them, variables that choices
// depend on, endings, and what a choice means to the evaluation (docs/formats/lesson.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "content/text.h"

namespace content {

struct BranchCondition {
  std::string variable;
  int equals = 0;
};

struct BranchAssignment {
  std::string variable;
  int value = 0;
};

// What a choice means to the evaluation, named as in evaluation.md: details_given (0 to 4),
// moved_app, picture_request, secrecy, block_or_report, friendly_kept (0 or 1).
struct ChoiceCode {
  std::string construct;
  int value = 0;
};

enum class ChoiceKind { reply, leave, ask };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::ChoiceKind>{"reply", "leave", "ask"};

namespace content {

struct BranchChoice {
  std::string id;
  ChoiceKind kind = ChoiceKind::reply;
  Text text;
  std::string to;  // node id
  std::optional<BranchCondition> when;
  std::vector<BranchAssignment> assignments;
  std::vector<ChoiceCode> codes;
};

enum class EndingTone { friendly, good, repair };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::EndingTone>{"friendly", "good", "repair"};

namespace content {

struct BranchEnding {
  std::string id;
  EndingTone tone = EndingTone::good;
  Text title;
  Text text;
};

// After what it shows, exactly one of: choices to pick from, a node to go on to, an ending.
struct BranchNode {
  std::string id;
  std::vector<BranchChoice> choices;
  std::string next;
  std::optional<BranchEnding> ending;
};

// Holds at the start what is given, or one of the values that are drawn from, which no choice sets afterwards.
struct BranchVariable {
  std::string id;
  int initial = 0;
  std::vector<int> drawn = {};  // empty when it is given
};

// The texts of the way out of a node.
template <typename Take>
void branch_parts(const BranchNode& node, Take&& take) {
  for (const BranchChoice& choice : node.choices) take(choice.text);
  if (!node.ending) return;
  take(node.ending->title);
  take(node.ending->text);
}

// The ways out of a block's nodes, where they stand.
template <typename Node>
std::vector<const BranchNode*> branch_nodes(const std::vector<Node>& nodes) {
  std::vector<const BranchNode*> pointers;
  for (const Node& node : nodes) pointers.push_back(&node);
  return pointers;
}

}  // namespace content
