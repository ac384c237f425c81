// A kiosk to which so few come that everything that can happen on it can be gone through: who comes in which week, leaves, comes
// back, has their answers deleted, and skips what. Blocks close each week by the code that closes them on every kiosk; what the
// store does with them is done here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluation/closing.h"
#include "published.h"

namespace small {

// What is left out of the rules for once.
enum class Fault {
  none,
  nothing_unsaid,          // whatever was answered is told
  one_less,                // one is enough where it should be two
  told_again,              // whoever is in a block stays among those who wait
  waits_for_a_difference,  // nothing closes while all who wait are alike
  order_is_told,           // whoever answered right goes first
};

// Of each question in each wave what was answered; none: it was skipped.
using Said = std::vector<std::optional<int>>;

enum class Course { finishes, leaves, comes_back, stays_away, comes_alone, deletes };

// What somebody in the room may see of a child, and what it said.
struct Child {
  Course course = Course::finishes;
  std::string sex = "*";
  evaluation::Form form = evaluation::Form::a;
  Said said;  // as many as questions_of() says
  int week = 0;
};

struct Room {
  const char* name = "";
  std::vector<std::string> questions;  // statements; what is sensitive is "h…"
  std::vector<Child> kinds;
  int children = 0;
  int weeks = 1;  // in so many of them somebody may come
  int least = 3;
  int least_sensitive = 4;
};

evaluation::Waves waves_of(Course course);
std::size_t questions_of(const Room& room, Course course);

// All closings as somebody at the collector sees them, and more: who is in them.
struct Sent {
  std::string seen;           // all that hangs on no answer, week for week, word for word
  attacker::Numbers numbers;  // counts and sums of all blocks
  std::vector<std::string> groups;  // of whom each is, in order
  int closings = 0;                 // in how many weeks something closed
};

class Plays {
 public:
  explicit Plays(const Room& room, Fault fault = Fault::none);

  Sent play(const std::vector<Child>& children) const;

 private:
  evaluation::Sitting sitting(const Child& child, std::size_t number) const;

  const Room& room_;
  Fault fault_;
  std::vector<evaluation::ScoringKey> keys_;
  evaluation::Policy policy_;
};

}  // namespace small
