// Reads what practice chats and branching stories have in common, and checks it: names that are not there, nodes that
// cannot be reached or left, choices nobody is ever shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/branch.h"
#include "json/object.h"

namespace content {

inline constexpr std::size_t most_branch_nodes = 300;  // nodes of a chat, scenes of a story

// How a block calls its parts, in messages and in JSON.
struct BranchWords {
  const char* node;     // "node"
  const char* nodes;    // "nodes", the member that lists them
  const char* whole;    // "chat"
  bool good_is_enough;  // at least one ending is good or friendly; else one must be friendly
  bool always_ways_out;  // where a reply is offered, asking and leaving are too (R31)
};

// The nodes of a block where they stand; borrowed.
struct Branches {
  const std::string& start;
  const std::vector<BranchVariable>& variables;
  std::vector<const BranchNode*> nodes;
};

// How many choices a node may offer at once. More may be written, under conditions.
inline constexpr std::size_t most_offered = 5;

std::vector<BranchVariable> read_branch_variables(const JsonObject& block);
// The members "choices", "goto" and "ending" of a node's object, of which there must be exactly one.
void read_way_out(const JsonObject& object, const JsonValue& value, const std::string& key, const BranchWords& words,
                  BranchNode& node);
// Comes last: the graph is walked only when nothing was wrong before.
void check_branches(const Branches& branches, const BranchWords& words, const JsonObject& block);

}  // namespace content
