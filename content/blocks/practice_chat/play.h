// The state of a practice chat is the list of choices made, and how many of the lines that follow the last one have
// arrived; everything shown follows from that and from the sitting. When the next one arrives is the view's affair,
// which has a clock. A chat that is played again may draw other values; what counts is how it was played first.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "blocks/practice_chat/practice_chat.h"
#include "session/play.h"

namespace session {

struct PickReply {
  std::string choice;
};

struct ShowNextLine {};
struct ShowRest {};
struct StartChatAgain {};

template <>
struct Play<content::PracticeChat> {
  static constexpr bool is_measured = true;
  struct State {
    std::vector<std::string> choices;  // choice ids, first to last
    std::uint64_t seed = 0;            // of what is drawn, and of the order in which replies stand
    std::size_t arrived = 0;           // lines of this turn; a turn is what follows a choice, or the start
    std::size_t again = 0;             // how often it was begun again
    std::vector<std::string> first = {};  // the choices of the first time, once it was

    static constexpr std::size_t everything = SIZE_MAX;
    void show_at_once() { arrived = everything; }
    bool shown_at_once() const { return arrived == everything; }
  };
  using Action = std::variant<PickReply, ShowNextLine, ShowRest, StartChatAgain>;

  static State update(State state, const Action& action, const content::PracticeChat& block);
  static Progress progress(const State& state, const content::PracticeChat& block);  // until an ending has been told
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::PracticeChat& block, std::uint64_t seed = 0);
  // The coded choices made the first time, one answer for each construct: the greatest value; and turns_until_leaving,
  // the number of choices up to and with the one that left.
  static Answers answers(const State& state, const content::PracticeChat& block);
};

using ChatState = Play<content::PracticeChat>::State;

// One line of the conversation as shown. Points into the block, which must outlive it.
struct ChatLine {
  content::ChatSpeaker from = content::ChatSpeaker::partner;
  const content::Text* text = nullptr;
  bool signal = false;
  std::string id;          // "node/message", or "node/choices/choice" for what the reader picked
  const content::ChatChoice* choice = nullptr;    // what the reader picked
  const content::ChatMessage* message = nullptr;  // what stands in the lesson; exactly one of the two
};

struct ChatView {
  std::vector<ChatLine> lines;       // that have arrived
  std::size_t news = 0;              // of them, the first of this turn
  std::optional<ChatLine> next;      // has not arrived yet, and nothing that stands below it is there
  std::vector<const content::ChatChoice*> offered;   // in an order of this sitting; empty at an ending
  std::vector<const content::ChatChoice*> ways_out;  // asking somebody and leaving, always in this order (R31)
  const content::ChatEnding* ending = nullptr;
};

// Replays the choices from the start. Choices that are not offered where they stand are passed over,
// so that a bookmark from another version of the lesson never breaks it.
ChatView view_of(const ChatState& state, const content::PracticeChat& block);

}  // namespace session
