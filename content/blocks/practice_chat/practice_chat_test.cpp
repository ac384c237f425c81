#include "blocks/practice_chat/play.h"

#include <algorithm>
#include <set>

#include "support/catch.h"
#include "session/block_play.h"
#include "support/lesson_builder.h"

namespace {

using ChatPlay = session::Play<content::PracticeChat>;
using Ids = std::vector<std::string>;

const content::PracticeChat block = support::practice_chat("chat");

session::ChatState picked(const Ids& choices) {
  session::ChatState state;
  for (const std::string& choice : choices) state = ChatPlay::update(state, session::PickReply{choice}, block);
  state.show_at_once();
  return state;
}

session::ChatView view_after(const Ids& choices) { return session::view_of(picked(choices), block); }

// Replies in whatever order, then the ways out in theirs.
Ids offered(const session::ChatView& view) {
  Ids ids;
  for (const content::ChatChoice* choice : view.offered) ids.push_back(choice->id);
  std::sort(ids.begin(), ids.end());
  for (const content::ChatChoice* choice : view.ways_out) ids.push_back(choice->id);
  return ids;
}

Ids lines(const session::ChatView& view) {
  Ids ids;
  for (const session::ChatLine& line : view.lines) ids.push_back(line.id);
  return ids;
}

evaluation::Answer coded(const std::string& construct, int value) {
  return evaluation::practice_answer("chat", construct, value);
}

}  // namespace

TEST_CASE("a chat begins with its first messages and what may be said to them") {
  const session::ChatView view = view_after({});
  CHECK(lines(view) == Ids{"hello/says"});
  CHECK(view.lines[0].from == content::ChatSpeaker::partner);
  CHECK(view.lines[0].signal);
  CHECK(offered(view) == Ids{"chat", "tell", "leave"});
  CHECK(view.ending == nullptr);
}

TEST_CASE("replies are the reader's lines and steps out of the chat are told") {
  const session::ChatView view = view_after({"chat", "leave"});
  CHECK(lines(view) == Ids{"hello/says", "hello/choices/chat", "more/says", "more/choices/leave", "left/says"});
  CHECK(view.lines[1].from == content::ChatSpeaker::reader);
  CHECK(view.lines[3].from == content::ChatSpeaker::narrator);
}

TEST_CASE("asking and leaving stand apart from the replies and in one order") {
  content::PracticeChat turned = block;
  for (content::ChatNode& node : turned.nodes) std::reverse(node.choices.begin(), node.choices.end());
  const session::ChatView view = session::view_of({}, turned);
  Ids ids;
  for (const content::ChatChoice* choice : view.ways_out) ids.push_back(choice->id);
  CHECK(ids == Ids{"tell", "leave"});
}

TEST_CASE("replies stand in an order of the sitting and nothing else depends on it") {
  std::set<Ids> orders;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    session::ChatState state = picked({"chat"});
    state.seed = seed;
    Ids ids;
    for (const content::ChatChoice* choice : session::view_of(state, block).offered) ids.push_back(choice->id);
    orders.insert(ids);
  }
  CHECK(orders == std::set<Ids>{{"give", "friend"}, {"friend", "give"}});
}

TEST_CASE("starting again keeps the order of the sitting") {
  session::ChatState state = picked({"chat"});
  state.seed = 7;
  state = ChatPlay::update(state, session::StartChatAgain{}, block);
  CHECK(state.choices.empty());
  CHECK(state.seed == 7);
}

TEST_CASE("a node without choices goes on to the next one by itself") {
  const session::ChatView view = view_after({"tell"});
  CHECK(lines(view) == Ids{"hello/says", "hello/choices/tell", "asked/says", "more/says"});
  CHECK(view.lines[1].from == content::ChatSpeaker::narrator);
}

TEST_CASE("a choice under a condition is offered only when the condition holds") {
  CHECK(offered(view_after({"chat"})) == Ids{"friend", "give", "help", "leave"});
  CHECK(offered(view_after({"tell"})) == Ids{"give", "told", "help", "leave"});
  CHECK(picked({"tell", "friend"}).choices == Ids{"tell"});
}

TEST_CASE("each way through a chat comes to its own ending") {
  CHECK(view_after({"leave"}).ending->id == "left");
  CHECK(view_after({"chat", "friend"}).ending->id == "friends");
  CHECK(view_after({"tell", "told"}).ending->id == "repaired");
  CHECK(view_after({"tell", "told"}).ending->tone == content::EndingTone::repair);
  CHECK(offered(view_after({"leave"})).empty());
}

TEST_CASE("nothing can be picked at an ending and the chat can be started again") {
  const session::ChatState state = picked({"leave", "chat"});
  CHECK(state.choices == Ids{"leave"});
  CHECK(ChatPlay::update(state, session::StartChatAgain{}, block).choices.empty());
}

TEST_CASE("choices that are not offered are ignored and passed over in a list from elsewhere") {
  CHECK(picked({"nonsense", "give"}).choices.empty());
  const session::ChatView view = session::view_of(session::ChatState{{"gone", "chat", "little", "friend"}, 0, session::ChatState::everything}, block);
  CHECK(view.ending->id == "friends");
}

TEST_CASE("a loop of nodes without choices does not hang") {
  content::PracticeChat looping = block;
  looping.nodes = {support::node("hello", {}, "more"), support::node("more", {}, "hello")};
  const session::ChatView view = session::view_of(session::ChatState{{}, 0, session::ChatState::everything}, looping);
  CHECK(view.ending == nullptr);
  CHECK(view.offered.empty());
  CHECK(view.ways_out.empty());
  CHECK(view.lines.size() == 3);
}

TEST_CASE("a chat that leads to a node that is not there stops instead of crashing") {
  content::PracticeChat broken = block;
  broken.start = "nowhere";
  CHECK(session::view_of({{"chat"}}, broken).lines.empty());
}

TEST_CASE("of the coded replies to one construct the greatest value counts") {
  const auto answers = ChatPlay::answers(picked({"chat", "give", "little", "friend"}), block);
  REQUIRE(answers.size() == 3);
  CHECK(answers[0] == coded("details_given", 3));
  CHECK(answers[1] == coded("friendly_kept", 1));
  CHECK(answers[2] == coded("secrecy", 1));
}

TEST_CASE("turns until leaving counts the choices up to and with the one that left") {
  const auto at_once = ChatPlay::answers(picked({"leave"}), block);
  REQUIRE(at_once.size() == 1);
  CHECK(at_once[0] == coded("turns_until_leaving", 1));
  const auto later = ChatPlay::answers(picked({"chat", "give", "leave"}), block);
  REQUIRE(later.size() == 3);
  CHECK(later[2] == coded("turns_until_leaving", 3));
}

TEST_CASE("lines arrive one by one and what may be said comes after the last") {
  session::ChatState state;
  state = ChatPlay::update(state, session::PickReply{"tell"}, block);
  session::ChatView view = session::view_of(state, block);
  CHECK(lines(view) == Ids{"hello/says", "hello/choices/tell"});
  CHECK(view.news == 2);
  REQUIRE(view.next.has_value());
  CHECK(view.next->id == "asked/says");
  CHECK(view.offered.empty());
  state = ChatPlay::update(state, session::ShowNextLine{}, block);
  CHECK(session::view_of(state, block).next->id == "more/says");
  state = ChatPlay::update(state, session::ShowNextLine{}, block);
  view = session::view_of(state, block);
  CHECK_FALSE(view.next.has_value());
  CHECK(lines(view) == Ids{"hello/says", "hello/choices/tell", "asked/says", "more/says"});
  CHECK(offered(view) == Ids{"give", "told", "help", "leave"});
  CHECK(ChatPlay::update(state, session::ShowNextLine{}, block).arrived == 2);
}

TEST_CASE("leaving and asking wait for no line") {
  const session::ChatView view = session::view_of({}, block);
  CHECK(view.next->id == "hello/says");
  CHECK(offered(view) == Ids{"tell", "leave"});
}

TEST_CASE("an ending is reached when its last line has arrived") {
  session::ChatState state = ChatPlay::update({}, session::PickReply{"leave"}, block);
  CHECK(session::view_of(state, block).ending == nullptr);
  CHECK_FALSE(ChatPlay::progress(state, block).is_done());
  state = ChatPlay::update(state, session::ShowRest{}, block);
  CHECK(session::view_of(state, block).ending->id == "left");
  CHECK(ChatPlay::progress(state, block).is_done());
}

TEST_CASE("what was known before a crash or a new beginning does not arrive again") {
  session::ChatState state = ChatPlay::replay({"chat"}, block);
  CHECK_FALSE(session::view_of(state, block).next.has_value());
  state = ChatPlay::update(state, session::PickReply{"give"}, block);
  CHECK(session::view_of(state, block).next->id == "deeper/says");
  state = ChatPlay::update(state, session::StartChatAgain{}, block);
  CHECK_FALSE(session::view_of(state, block).next.has_value());
  session::BlockState fresh = session::start(content::Block(block), 3);
  CHECK(session::view_of(std::get<session::ChatState>(fresh), block).next.has_value());
  session::show_at_once(fresh);
  CHECK_FALSE(session::view_of(std::get<session::ChatState>(fresh), block).next.has_value());
}

TEST_CASE("a chat in which nothing coded was picked leaves no answers") {
  CHECK(ChatPlay::answers(picked({}), block).empty());
  CHECK(ChatPlay::answers(picked({"tell"}), block).empty());
}
