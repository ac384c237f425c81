// The port through which a sitting is kept; the store implements it, tests fake it. Every call is
// durable when it returns, and a disk may take its time: the app calls it from a thread that no frame
// waits for (jobs.h). Errors are io, no_space or unavailable, and after one of them nothing of that call
// is kept.
//
// A sitting is one reader's way through one lesson. Its id is random and stays on the kiosk.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/arms.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "base/result.h"
#include "evaluation/answer.h"

namespace session {

using SittingId = base::Id<struct SittingTag>;

// What is kept of a sitting besides its answers. No times: the week is taken by the store, once.
struct SittingStart {
  SittingId id;
  std::string pack;
  std::string manifest_hash;
  std::string lesson;
  std::string instrument;
  int instrument_version = 0;
  int age_from = 0;
  int age_to = 0;
  std::uint64_t seed = 0;  // of item and form order
  bool form_a_first = true;
  base::Arm arm = base::Arm::none;
};

enum class SittingEnd { finished, left, quick_exit, idle };
enum class Pace { readable, hurried };  // hurried: faster than anybody reads, so that it is in no block

}  // namespace session

template <>
inline constexpr std::array<std::string_view, 4> base::enum_names<session::SittingEnd>{"finished", "left", "quick_exit", "idle"};

namespace session {

// How a reader who is about to be asked is asked.
struct ReaderPlaced {
  bool form_a_first = true;
  base::Arm arm = base::Arm::none;
  bool takes_card = false;  // linking cards were printed here, so the reader may have one
};

// Where a reader is: the whole place once, and what was done there since, in order.
struct Bookmark {
  std::string head;
  std::vector<std::string> steps;

  friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

class Recorder {
 public:
  virtual ~Recorder() = default;
  virtual base::Result<void> begin_sitting(const SittingStart& start) = 0;
  // Somebody was asked and said no. Of them nothing else is kept, not even an id.
  virtual base::Result<void> count_declined(const SittingStart& asked) = 0;
  // Keeps the answers of one survey page or practice chat, replacing earlier ones to the same items and
  // wave, or to the same codes and block.
  virtual base::Result<void> keep_answers(const SittingId& sitting, const std::vector<evaluation::Answer>& answers) = 0;
  // Forgets the bookmark with it, so that a sitting that was left never opens again (R6).
  virtual base::Result<void> end_sitting(const SittingId& sitting, SittingEnd how, Pace pace) = 0;
  virtual base::Result<void> delete_sitting(const SittingId& sitting) = 0;
  // Everything kept of it so far; empty when nothing is.
  virtual base::Result<std::vector<evaluation::Answer>> answers_of(const SittingId& sitting) = 0;

  // Where the reader is, so that a power cut loses little. One bookmark a kiosk; a new head begins
  // without steps. Adding steps fails with not_found when there is no head they would follow.
  virtual base::Result<void> keep_bookmark(const std::string& head) = 0;
  virtual base::Result<void> add_steps(const std::vector<std::string>& steps) = 0;
  virtual base::Result<void> forget_bookmark() = 0;
  virtual base::Result<Bookmark> bookmark() = 0;  // not_found when there is none
};

}  // namespace session
