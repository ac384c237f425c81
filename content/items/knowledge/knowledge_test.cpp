#include "items/knowledge/knowledge.h"

#include "items/knowledge/ask.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

namespace {

using AskKnowledge = session::Ask<content::Knowledge>;
using ScoreKnowledge = evaluation::Score<content::Knowledge>;
using evaluation::KnowledgeValue;

const content::Knowledge statement{support::text("k1", "A picture in a private chat can still be copied."), true};

std::string level_of(KnowledgeValue picked, bool is_true) {
  const evaluation::Answer answer{evaluation::Wave::pre, "k1", "", evaluation::Status::answered, static_cast<int>(picked)};
  return std::string(ScoreKnowledge::score({is_true}, {{"", &answer}}).levels.front());
}

}  // namespace

TEST_CASE("a statement is open until one of the three answers is picked") {
  CHECK_FALSE(AskKnowledge::is_answered({}, statement));
  CHECK(AskKnowledge::replies({}, statement).front().value == std::nullopt);
  const auto picked = AskKnowledge::update({}, {KnowledgeValue::no}, statement);
  CHECK(AskKnowledge::is_answered(picked, statement));
  CHECK(AskKnowledge::replies(picked, statement).front().value == 0);
}

TEST_CASE("a statement is scored by the key of its instrument") {
  CHECK(AskKnowledge::key(statement) == evaluation::KnowledgeKey{true});
  CHECK(level_of(KnowledgeValue::yes, true) == "right");
  CHECK(level_of(KnowledgeValue::yes, false) == "wrong");
  CHECK(level_of(KnowledgeValue::not_sure, true) == "not_sure");
}

TEST_CASE("a statement's key comes back from its JSON") {
  CHECK(ScoreKnowledge::read_key(ScoreKnowledge::key_json({true})).value() == evaluation::KnowledgeKey{true});
  CHECK(ScoreKnowledge::read_key("{}").error().message == "a statement's key is damaged");
}
