#include "blocks/audit/audit.h"

#include "support/catch.h"
#include "support/drawn_block.h"

namespace {

using session::AuditState;
using session::RateStatement;
using session::ShowStatement;
using AuditPlay = session::Play<content::Audit>;
using Drawn = support::DrawnBlock<content::Audit>;

content::AuditStatement statement(const std::string& id) {
  return {id, support::text("school/" + id, "About " + id), {}};
}

content::Audit block() {
  content::Audit made;
  made.id = content::BlockId("school");
  made.title = support::text("school/title", "Our school");
  for (std::size_t level = 0; level < made.levels.size(); ++level) {
    const std::string name = std::to_string(level);
    made.levels[level] = {support::text("school/label/" + name, "Level " + name),
                          support::text("school/text/" + name, "It is " + name)};
  }
  made.sections = {{"policy", support::text("school/policy", "Policy"), {statement("written"), statement("known")}},
                   {"people", support::text("school/people", "People"), {statement("trained")}}};
  made.sections[1].statements[0].levels.assign(5, support::text("school/trained/level", "Trained so far"));
  return made;
}

AuditState rated(const std::vector<std::pair<std::string, int>>& levels) {
  AuditState state;
  for (const auto& [id, level] : levels) state = AuditPlay::update(state, RateStatement{id, level}, block());
  return state;
}

}  // namespace

TEST_CASE("a statement has one level of five and others change nothing") {
  CHECK(rated({{"known", 1}, {"known", 3}}).levels == std::map<std::string, int>{{"known", 3}});
  CHECK(rated({{"known", 5}, {"known", -1}, {"nothing", 2}}).levels.empty());
}

TEST_CASE("an audit is done when its summary was seen whatever was rated") {
  AuditState state = rated({{"known", 1}});
  CHECK_FALSE(AuditPlay::progress(state, block()).is_done());
  state = AuditPlay::update(state, ShowStatement{3}, block());
  CHECK(AuditPlay::progress(state, block()).is_done());
  CHECK(AuditPlay::update(state, ShowStatement{4}, block()).at == 3);
  CHECK(AuditPlay::progress(AuditPlay::update(state, ShowStatement{0}, block()), block()).is_done());
}

TEST_CASE("no level of an audit is in a bookmark") {
  const AuditState state = AuditPlay::update(rated({{"known", 1}}), ShowStatement{3}, block());
  CHECK(AuditPlay::steps(rated({{"known", 1}})) == session::Steps{});
  CHECK(AuditPlay::steps(state) == session::Steps{"summary"});
  CHECK(AuditPlay::replay({"known", "summary"}, block()).levels.empty());
  CHECK(AuditPlay::progress(AuditPlay::replay({"summary"}, block()), block()).is_done());
}

TEST_CASE("a section is summed up by what was rated of it") {
  const AuditState state = rated({{"written", 4}, {"known", 1}});
  CHECK(session::summary_of(state, block().sections[0]).average == 2.5);
  CHECK(session::summary_of(state, block().sections[0]).rated == 2);
  CHECK(session::summary_of(state, block().sections[1]).rated == 0);
}

TEST_CASE("a place to begin is the first of the lowest and none where all is at the top") {
  const content::Audit whole = block();
  CHECK(session::place_to_begin(rated({{"written", 2}, {"known", 1}, {"trained", 1}}), whole)->id == "known");
  CHECK(session::place_to_begin(rated({{"written", 4}}), whole) == nullptr);
  CHECK(session::place_to_begin({}, whole) == nullptr);
}

TEST_CASE("statements are counted through all sections") {
  const content::Audit whole = block();
  CHECK(session::place_of(1, whole).statement->id == "known");
  CHECK(session::place_of(2, whole).section->id == "people");
  CHECK(session::place_of(3, whole).statement == nullptr);
}

TEST_CASE("every text of an audit is given to translators in reading order") {
  const auto keys = support::keys_of(block());
  REQUIRE(keys.size() == 1 + 10 + 2 + 3 + 5);
  CHECK(keys[0] == "school/title");
  CHECK(keys[2] == "school/text/0");
  CHECK(std::vector<std::string>(keys.begin() + 11, keys.begin() + 17) ==
        std::vector<std::string>{"school/policy", "school/written", "school/known", "school/people", "school/trained",
                                 "school/trained/level"});
}

TEST_CASE("an audit goes from statement to statement and its summary leads back") {
  Drawn drawn(block());
  CHECK(drawn.words("not-kept") == "Only for you. Nothing you do here is kept.");
  CHECK(drawn.words("level/2/more") == "It is 2");
  drawn.tap("level/3");
  drawn.tap("audit/on");
  CHECK(drawn.words("statement") == "About known");
  drawn.tap("audit/summary");
  CHECK(drawn.words("section/policy/words") == "Level 3 · 1 of 2 looked at");
  CHECK(drawn.words("section/people/words") == "Nothing looked at yet");
  CHECK(drawn.words("statement/written/more") == "Level 3");
  drawn.tap("statement/written");
  CHECK(drawn.words("statement") == "About written");
  CHECK(drawn.state.levels.at("written") == 3);
}

TEST_CASE("a statement may describe the levels in its own words") {
  Drawn drawn(block());
  drawn.state.at = 2;
  drawn.draw();
  CHECK(drawn.words("level/2/more") == "Trained so far");
}

TEST_CASE("an audit is done by keys alone") {
  Drawn drawn(block());
  drawn.focus("level/1");
  drawn.press(ui::Key::enter);
  CHECK(drawn.state.levels.at("written") == 1);
  drawn.focus("audit/summary");
  drawn.press(ui::Key::enter);
  CHECK(drawn.is_done());
}
