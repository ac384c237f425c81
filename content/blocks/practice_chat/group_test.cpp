#include "blocks/practice_chat/practice_chat.h"

#include "support/catch.h"
#include "support/one_block.h"

namespace {

using Faults = std::vector<std::string>;

const std::string team =
    R"({"id": "team", "type": "practice_chat", "title": "Team", "intro": "Pretend.", "variables": [], "start": "a",
        "group": {"name": "Dragons", "partners": [{"id": "ruben", "name": "Ruben", "who": "ruben"}, {"id": "fox", "name": "Fox"}]},
        "nodes": [{"id": "a", "messages": [{"id": "day", "from": "time", "text": "Tuesday"},
                                           {"id": "hat", "from": "fox", "sticker": "cat-with-hat", "alt": "a cat"},
                                           {"id": "pot", "from": "ruben", "photo": "a potato"},
                                           {"id": "park", "from": "reader", "picture": {"scene": {"place": "park", "people": [{"who": "leila", "feels": "calm", "pose": "stands", "at": "middle"}]}, "alt": "Leila"}}],
                   "ending": {"id": "end", "tone": "friendly", "title": "End", "text": "So it goes."}}]})";

}  // namespace

TEST_CASE("a group has a name and partners and messages say which of them they are from") {
  const auto chat = support::read_block<content::PracticeChat>(team);
  CHECK(chat.group->source == "Dragons");
  REQUIRE(chat.partners.size() == 2);
  CHECK(chat.partners[0].who == content::Who::ruben);
  CHECK_FALSE(chat.partners[1].who.has_value());
  const auto& messages = chat.nodes[0].messages;
  REQUIRE(messages.size() == 4);
  CHECK(messages[0].from == content::ChatSpeaker::time);
  CHECK(messages[1].partner == 1);
  CHECK(std::get<content::Sticker>(messages[1].shows) == content::Sticker::cat_with_hat);
  CHECK(messages[1].text.source == "a cat");
  CHECK(std::holds_alternative<content::PhotoCard>(messages[2].shows));
  CHECK(messages[2].text.source == "a potato");
  CHECK(std::get<content::Picture>(messages[3].shows).scene()->people[0].who == content::Who::leila);
}

TEST_CASE("translators meet the alts and the names of a chat") {
  CHECK(support::keys_of(support::read_block<content::PracticeChat>(team)) ==
        Faults{"try/team/title", "try/team/group/name", "try/team/group/ruben", "try/team/group/fox", "try/team/intro", "try/team/a/day",
               "try/team/a/hat", "try/team/a/pot", "try/team/a/park/alt", "try/team/a/ending/title", "try/team/a/ending/text"});
}

TEST_CASE("who is not in the group says nothing in it") {
  CHECK(support::faults_of(support::with(team, R"("from": "fox")", R"("from": "leila")")) ==
        Faults{"blocks/0/nodes/0/messages/1/from: this must be \"ruben\", \"fox\", \"reader\", \"narrator\" or \"time\""});
  CHECK(support::faults_of(support::with(team, R"({"id": "fox")", R"({"id": "time")")).front() ==
        "blocks/0/group/partners/1/id: the id \"time\" means somebody else in a chat");
}

TEST_CASE("a message shows one thing and only who is in the chat sends more than words") {
  CHECK(support::faults_of(support::with(team, R"("photo": "a potato")", R"("photo": "a potato", "text": "look")")) ==
        Faults{"blocks/0/nodes/0/messages/2: a message has exactly one of \"text\", \"sticker\", \"photo\" and \"picture\""});
  CHECK(support::faults_of(support::with(team, R"("from": "ruben", "photo")", R"("from": "narrator", "photo")")) ==
        Faults{"blocks/0/nodes/0/messages/2: only a partner or the reader can send something else than text"});
  CHECK(support::faults_of(support::with(team, R"("text": "Tuesday")", R"("text": "Tuesday", "alt": "a day")")) ==
        Faults{"blocks/0/nodes/0/messages/0/alt: only a sticker has its \"alt\" here"});
  CHECK(support::faults_of(support::with(team, "cat-with-hat", "skull")).front() ==
        "blocks/0/nodes/0/messages/1/sticker: this must be \"thumbs-up\", \"laugh\", \"heart\", \"star\", \"cake\", \"cat-with-hat\", "
        "\"ball\", \"sleepy\", \"wave\" or \"rain\"");
}
