// Where a reader is among the nodes of a story, after what they picked: what is offered there, and what it comes to for
// the evaluation. Points into the nodes it is given, which must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "content/branch.h"
#include "session/play.h"

namespace session {

using PickedChoices = std::vector<const content::BranchChoice*>;
using BranchValues = std::map<std::string, int>;

// What a draw depends on, and nothing else: not on what the reader picks (R20).
struct Draw {
  std::uint64_t seed = 0;   // the sitting's
  std::string block;        // its id
  std::size_t again = 0;    // how often it was begun again
};

// What the variables hold when a block begins.
BranchValues first_values(const std::vector<content::BranchVariable>& variables, const Draw& draw);

// The same words give the same seed on every kiosk.
std::uint64_t seed_of(const std::string& words);

// Stands among the steps of a block, which are ids, where it was begun again; no id looks like this.
inline constexpr const char* again_mark = "<";

class BranchWalk {
 public:
  BranchWalk(std::vector<const content::BranchNode*> nodes, BranchValues values, const std::string& start);

  const content::BranchNode* node() const {
    return node_;
  }  // nullptr where a wrong lesson leads to one that is not there
  const PickedChoices& offered() const { return offered_; }
  const PickedChoices& picked() const { return picked_; }
  bool pick(const std::string& choice);  // false, and nothing happens, when it is not offered here
  bool go_on();                          // to the node that follows without a choice, if there is one

 private:
  void enter(const std::string& id);

  std::vector<const content::BranchNode*> nodes_;
  BranchValues variables_;
  const content::BranchNode* node_ = nullptr;
  PickedChoices offered_;
  PickedChoices picked_;
};

// One answer for each construct that was coded: the greatest value; and turns_until_leaving, the number of choices up
// to and with the one that left.
Answers coded_answers(const std::string& block, const PickedChoices& picked);

}  // namespace session
