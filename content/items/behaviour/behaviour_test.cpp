#include "items/behaviour/behaviour.h"

#include "items/behaviour/ask.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

namespace {

using AskBehaviour = session::Ask<content::Behaviour>;
using ScoreBehaviour = evaluation::Score<content::Behaviour>;
using DidNotComeUp = AskBehaviour::DidNotComeUp;
using evaluation::Status;

const content::Behaviour deed{support::text("b1", "I asked before I passed a picture on."), content::Safer::often};

struct Told {
  std::string level;
  std::optional<int> twelfths;
  friend bool operator==(const Told&, const Told&) = default;
};

Told told(bool safer_often, int value, Status status = Status::answered) {
  const evaluation::Answer answer{evaluation::Wave::pre, "b1", "", status, value};
  const auto score = ScoreBehaviour::score({safer_often}, {{"", &answer}});
  return {std::string(score.levels.front()), score.twelfths.front()};
}

}  // namespace

TEST_CASE("a deed is answered by how often or by that it did not come up") {
  CHECK_FALSE(AskBehaviour::is_answered({}, deed));
  CHECK(AskBehaviour::is_answered(AskBehaviour::update({}, {4}, deed), deed));
  CHECK(AskBehaviour::is_answered(AskBehaviour::update({}, {DidNotComeUp{}}, deed), deed));
  for (const int outside : {0, 5}) CHECK_FALSE(AskBehaviour::is_answered(AskBehaviour::update({}, {outside}, deed), deed));
}

TEST_CASE("that a deed did not come up is kept apart from every other answer and comes back") {
  const auto picked = AskBehaviour::update({}, {DidNotComeUp{}}, deed);
  const session::Replies kept = AskBehaviour::replies(picked, deed);
  CHECK(kept.front().did_not_come_up);
  CHECK(kept.front().value == std::nullopt);
  CHECK(AskBehaviour::picked_from(kept, deed).picked == AskBehaviour::Pick(DidNotComeUp{}));
  CHECK(AskBehaviour::picked_from(AskBehaviour::replies(AskBehaviour::update({}, {2}, deed), deed), deed).picked == AskBehaviour::Pick(2));
  CHECK_FALSE(AskBehaviour::replies({}, deed).front().did_not_come_up);
}

TEST_CASE("a deed keeps its levels and is scored towards the safer end") {
  CHECK(told(true, 1) == Told{"never", 0});
  CHECK(told(true, 2) == Told{"once_or_twice", 4});
  CHECK(told(true, 3) == Told{"weekly", 8});
  CHECK(told(true, 4) == Told{"most_days", 12});
  CHECK(told(false, 1) == Told{"never", 12});
  CHECK(told(false, 4) == Told{"most_days", 0});
}

TEST_CASE("a deed that did not come up or was not told of has no score") {
  CHECK(told(true, 0, Status::did_not_come_up) == Told{"did_not_come_up", std::nullopt});
  CHECK(told(true, 0, Status::rather_not_say) == Told{"rather_not_say", std::nullopt});
  CHECK(told(true, 0, Status::skipped) == Told{"skipped", std::nullopt});
  CHECK(told(true, 7) == Told{"skipped", std::nullopt});
}

TEST_CASE("a deed has a key that comes back from its JSON") {
  CHECK(AskBehaviour::key(deed) == evaluation::BehaviourKey{true});
  CHECK(ScoreBehaviour::read_key(ScoreBehaviour::key_json({false})).value() == evaluation::BehaviourKey{false});
  CHECK(ScoreBehaviour::read_key("{}").error().message == "a deed's key is damaged");
}

TEST_CASE("both deeds of a slot are safer in one direction") {
  content::Behaviour other = deed;
  CHECK(content::unlike(deed, other) == std::nullopt);
  other.safer = content::Safer::seldom;
  CHECK(content::unlike(deed, other) == "must be safer in the same direction");
}
