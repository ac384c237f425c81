// A lesson with a class before one screen, led from the trainer desk. Whoever leads sees their notes and a timer; a
// question is voted on by hands that somebody counts, talked about, and voted on again; in a practice chat teams answer
// in turns. Nobody is asked anything about themselves: there is no sitting, and counts end with the visit. Written is only
// the place in the lesson (bookmark.h), so that whoever leads comes back to it after a crash.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "session/lesson_visit.h"

namespace session {

// ---- the vote ------------------------------------------------------------------------------------

enum class VotePhase { first, talk, second, compare, over };

struct Vote {
  VotePhase phase = VotePhase::first;
  std::vector<int> first;  // hands for each option
  std::vector<int> second;
  std::size_t at = 0;  // the option that is being counted
  bool too_many = false;  // more were typed than can be counted, and not taken
};

// By hands that somebody counts, or by keys: one row of the keyboard for each option, and everybody presses one.
enum class Counting { hands, keys };
inline constexpr std::size_t key_rows = 4;
using KeysInRows = std::array<int, key_rows>;

inline constexpr int most_hands = 99;
inline constexpr int talk_s = 120;

// What can be voted on in a block; 0 when it is not a question with options.
std::size_t vote_options(const content::Block& block);
int hands_in(const std::vector<int>& counts);

// ---- the lesson ----------------------------------------------------------------------------------

struct GroupTimer {
  int left_s = 0;
  bool runs = false;
};

struct CountBy { Counting how; };
struct PressKeys { KeysInRows pressed; };  // at once: two may press in the same moment
struct HandUp { std::size_t option; };
struct HandDown { std::size_t option; };
struct TypeHands { int digit; };
struct EraseHands {};
struct GoOnVoting {};  // to the next option, or to what follows the last
struct SkipVote {};
struct GroupNext {};
struct NextNote {};      // of the facilitator's steps; the screen goes where it says
struct ShowNotes {};     // or hides them
struct UseTimer {};      // starts it, or stops it
struct AddTeam {};       // after four there are two again
struct PlayTogether {    // what the group does in a block
  explicit PlayTogether(BlockAction done) : action(std::move(done)) {}
  BlockAction action;
};

struct Group {
  OpenLessonPointer open;
  std::uint64_t seed = 0;  // of the order of what is shown
  LessonState lesson;
  std::vector<Vote> votes;  // parallel to the blocks; over where there is none
  std::size_t note = 0;     // of the facilitator's steps
  bool shows_notes = true;
  GroupTimer timer;
  Counting counting = Counting::hands;
  std::size_t teams = 2;
  std::size_t turn = 0;  // whose it is in a practice chat
  using Actions = base::Types<CountBy, PressKeys, HandUp, HandDown, TypeHands, EraseHands, GoOnVoting, SkipVote, GroupNext, NextNote, ShowNotes, UseTimer, AddTeam, PlayTogether>;
  using Action = base::WideVariantOf<Actions>;

  const content::Lesson& content() const { return open->lesson; }
  const content::Block& block() const { return content().blocks[lesson.at]; }
  const BlockState& block_state() const { return lesson.blocks[lesson.at]; }
  const Vote& vote() const { return votes[lesson.at]; }
  bool can_count_keys() const { return vote().first.size() <= key_rows; }
  bool counts_keys() const { return counting == Counting::keys && can_count_keys(); }
  bool is_voting() const { return vote().phase != VotePhase::over; }
};

// ---- which lesson --------------------------------------------------------------------------------

struct LeadLesson {
  content::PackId pack;
  content::LessonId lesson;
};

struct GroupChoice {
  using Action = LeadLesson;
};

}  // namespace session
