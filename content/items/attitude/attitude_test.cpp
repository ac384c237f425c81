#include "items/attitude/attitude.h"

#include "items/attitude/ask.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

namespace {

using AskAttitude = session::Ask<content::Attitude>;
using ScoreAttitude = evaluation::Score<content::Attitude>;

const content::Attitude sentence{support::text("a1", "I can say no to somebody I like."), false, false};
const content::Attitude with_faces{support::text("a1", "I can say no to somebody I like."), false, true};

evaluation::ItemScore score_of(const evaluation::AttitudeKey& key, int value, evaluation::Status status = evaluation::Status::answered) {
  const evaluation::Answer answer{evaluation::Wave::pre, "a1", "", status, value};
  return ScoreAttitude::score(key, {{"", &answer}});
}

struct Told {
  std::string level;
  std::optional<int> twelfths;
  friend bool operator==(const Told&, const Told&) = default;
};
Told told(const evaluation::ItemScore& score) { return {std::string(score.levels.front()), score.twelfths.front()}; }

}  // namespace

TEST_CASE("a sentence about oneself is answered by one of five words or of three faces") {
  CHECK_FALSE(AskAttitude::is_answered({}, sentence));
  CHECK(AskAttitude::replies({}, sentence).front().value == std::nullopt);
  CHECK(AskAttitude::update({}, {5}, sentence).picked == 5);
  CHECK(AskAttitude::update({}, {3}, with_faces).picked == 3);
  for (const int outside : {0, 6}) CHECK_FALSE(AskAttitude::update({}, {outside}, sentence).picked.has_value());
  CHECK_FALSE(AskAttitude::update({}, {4}, with_faces).picked.has_value());
}

TEST_CASE("a sentence's pick comes back from what is kept of it") {
  const auto picked = AskAttitude::update({}, {2}, sentence);
  CHECK(AskAttitude::picked_from(AskAttitude::replies(picked, sentence), sentence).picked == 2);
  CHECK_FALSE(AskAttitude::picked_from({{"", 9}}, sentence).picked.has_value());
}

TEST_CASE("a sentence is scored by how like the reader it is") {
  CHECK(told(score_of({false, 5}, 1)) == Told{"low", 0});
  CHECK(told(score_of({false, 5}, 2)) == Told{"low", 3});
  CHECK(told(score_of({false, 5}, 3)) == Told{"middle", 6});
  CHECK(told(score_of({false, 5}, 4)) == Told{"high", 9});
  CHECK(told(score_of({false, 5}, 5)) == Told{"high", 12});
  CHECK(told(score_of({false, 3}, 2)) == Told{"middle", 6});
  CHECK(told(score_of({false, 3}, 3)) == Told{"high", 12});
}

TEST_CASE("a reversed sentence is scored from its other end") {
  CHECK(told(score_of({true, 5}, 1)) == Told{"high", 12});
  CHECK(told(score_of({true, 5}, 4)) == Told{"low", 3});
  CHECK(told(score_of({true, 3}, 3)) == Told{"low", 0});
}

TEST_CASE("a sentence that was not answered has a level that says why and no score") {
  using evaluation::Status;
  CHECK(told(score_of({}, 0, Status::skipped)) == Told{"skipped", std::nullopt});
  CHECK(told(score_of({}, 0, Status::rather_not_say)) == Told{"rather_not_say", std::nullopt});
  CHECK(told(score_of({false, 3}, 5)) == Told{"skipped", std::nullopt});
  CHECK(told(ScoreAttitude::score({}, {})) == Told{"skipped", std::nullopt});
}

TEST_CASE("a sentence's key comes back from its JSON") {
  CHECK(AskAttitude::key(with_faces) == evaluation::AttitudeKey{false, 3});
  CHECK(ScoreAttitude::read_key(ScoreAttitude::key_json({true, 5})).value() == evaluation::AttitudeKey{true, 5});
  CHECK(ScoreAttitude::read_key(R"({"reversed": true, "points": 1})").error().message == "a sentence's key is damaged: it has 1 points");
  CHECK_FALSE(ScoreAttitude::read_key("{}").has_value());
  CHECK_FALSE(ScoreAttitude::read_key("no").has_value());
}

TEST_CASE("both sentences of a slot are reversed or neither and have faces or neither") {
  content::Attitude reversed = sentence;
  reversed.reversed = true;
  CHECK(content::unlike(sentence, sentence) == std::nullopt);
  CHECK(content::unlike(sentence, reversed) == "must be reversed, or neither");
  CHECK(content::unlike(sentence, with_faces) == "must be answered with faces, or neither");
}
