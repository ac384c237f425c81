// A chat whose partner is drawn: from the sitting, the block and how often it was played, and from nothing else.
#include <map>

#include "blocks/practice_chat/play.h"
#include "session/block_play.h"
#include "session/branch_walk.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

namespace {

using ChatPlay = session::Play<content::PracticeChat>;
using Ids = std::vector<std::string>;

content::ChatChoice when(content::ChatChoice choice, int value) {
  choice.when = content::ChatCondition{"kind", value};
  return choice;
}

// hello → talk, whose reply leads to friends if 1 was drawn, and to pushed if 0 was.
content::PracticeChat chat(const std::string& id) {
  using support::reply;
  const auto leave = content::ChatChoiceKind::leave;
  content::PracticeChat block = support::practice_chat(id);
  block.variables = {{"kind", 0, {0, 1}}};
  block.nodes = {support::node("hello", {reply("nice", "talk"), reply("rude", "talk"), reply("leave", "left", {{"block_or_report", 1}}, leave)}),
                 support::node("talk", {when(reply("yes-kind", "friends", {{"friendly_kept", 1}}), 1),
                                        when(reply("yes", "pushed", {{"secrecy", 1}}), 0), reply("leave", "left", {}, leave)}),
                 support::ending("friends", content::EndingTone::friendly), support::ending("pushed", content::EndingTone::good),
                 support::ending("left", content::EndingTone::good)};
  return block;
}

const content::PracticeChat block = chat("chat");

session::ChatState begun(std::uint64_t seed, const Ids& steps = {}) { return ChatPlay::replay(steps, block, seed); }

session::ChatState act(session::ChatState state, const ChatPlay::Action& action) {
  return ChatPlay::update(std::move(state), action, block);
}

// The reply that is offered in "talk" shows what was drawn.
bool is_kind(const session::ChatState& state, const content::PracticeChat& played = block) {
  const session::ChatState asked = ChatPlay::update(ChatPlay::update(state, session::PickReply{"nice"}, played),
                                                    session::PickReply{"yes-kind"}, played);
  return asked.choices.back() == "yes-kind";
}

int kind_of(const std::string& id, std::uint64_t seed, std::size_t again) {
  return session::first_values({{"kind", 0, {0, 1}}}, {seed, id, again}).at("kind");
}

}  // namespace

TEST_CASE("the partner is drawn once for a sitting and over many sittings each comes about as often") {
  int kind = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    CHECK(is_kind(begun(seed)) == is_kind(begun(seed)));
    kind += is_kind(begun(seed)) ? 1 : 0;
  }
  CHECK(kind > 450);
  CHECK(kind < 550);
}

TEST_CASE("the same sitting draws the same on every kiosk and for ever") {
  std::vector<int> drawn;
  for (std::uint64_t seed = 0; seed < 8; ++seed) drawn.push_back(kind_of("chat", seed, 0));
  CHECK(drawn == std::vector<int>{0, 1, 0, 1, 1, 1, 0, 0});
}

TEST_CASE("what the reader says does not change who the partner is") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto offered_after = [&](const std::string& choice) {
      Ids ids;
      const session::ChatState state = act(act(begun(seed), session::PickReply{choice}), session::ShowRest{});
      for (const auto* offered : session::view_of(state, block).offered) ids.push_back(offered->id);
      return ids;
    };
    CHECK(offered_after("nice") == offered_after("rude"));
  }
}

TEST_CASE("two chats of a sitting draw apart") {
  int other = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) other += kind_of("chat", seed, 0) != kind_of("talk", seed, 0) ? 1 : 0;
  CHECK(other > 20);
  CHECK(other < 80);
}

TEST_CASE("each of several values is drawn and a value that is given stays") {
  const std::vector<content::BranchVariable> variables = {{"kind", 0, {-5, 2, 9}}, {"told", 4}};
  std::map<int, int> seen;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const session::BranchValues values = session::first_values(variables, {seed, "chat", 0});
    ++seen[values.at("kind")];
    CHECK(values.at("told") == 4);
  }
  REQUIRE(seen.size() == 3);
  for (const auto& [value, times] : seen) CHECK(times > 70);
}

TEST_CASE("a chat that is played again draws again and may meet the other partner") {
  int changed = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const session::ChatState first = act(begun(seed), session::PickReply{"leave"});
    const session::ChatState second = act(first, session::StartChatAgain{});
    CHECK(second.again == 1);
    changed += is_kind(begun(seed)) != is_kind(second) ? 1 : 0;
  }
  CHECK(changed > 20);
  CHECK(changed < 80);
}

TEST_CASE("a chat that was not begun is not begun again") {
  const session::ChatState state = act(act(begun(3), session::StartChatAgain{}), session::StartChatAgain{});
  CHECK(state.again == 0);
  CHECK(is_kind(state) == is_kind(begun(3)));
}

TEST_CASE("a chat comes back from a bookmark with the partner that was drawn") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    session::ChatState state = begun(seed);
    for (std::size_t again = 0; again < 3; ++again) {
      const session::ChatState met = act(act(state, session::PickReply{"nice"}), session::PickReply{is_kind(state) ? "yes-kind" : "yes"});
      const session::BlockState back = session::replay(ChatPlay::steps(met), content::Block(block), seed);
      const auto& read = std::get<session::ChatState>(back);
      CHECK(read.choices == met.choices);
      CHECK(read.first == met.first);
      CHECK(read.again == again);
      CHECK(session::view_of(read, block).ending->id == (is_kind(state) ? "friends" : "pushed"));
      state = act(met, session::StartChatAgain{});
    }
  }
}

TEST_CASE("the steps of a chat are the first time and a mark for each time it was begun again and this time") {
  session::ChatState state = act(act(begun(1), session::PickReply{"leave"}), session::StartChatAgain{});
  state = act(act(act(state, session::PickReply{"nice"}), session::StartChatAgain{}), session::PickReply{"rude"});
  CHECK(ChatPlay::steps(state) == Ids{"leave", "<", "<", "rude"});
}

TEST_CASE("what counts of a chat is how it was played first") {
  session::ChatState state = act(act(begun(1), session::PickReply{"leave"}), session::StartChatAgain{});
  state = act(act(state, session::PickReply{"nice"}), session::PickReply{is_kind(state) ? "yes-kind" : "yes"});
  const session::Answers answers = ChatPlay::answers(state, block);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0] == evaluation::practice_answer("chat", "block_or_report", 1));
  CHECK(answers[1] == evaluation::practice_answer("chat", "turns_until_leaving", 1));
}
