#include "items/help_seeking/help_seeking.h"

#include "items/help_seeking/ask.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

namespace {

using AskHelp = session::Ask<content::HelpSeeking>;
using ScoreHelp = evaluation::Score<content::HelpSeeking>;
using evaluation::Answer;
using evaluation::Status;

content::HelpSeeking question(bool faces = false) {
  return {support::text("h1", "Would you go to …"), faces,
          {{"home", support::text("h1/home", "somebody at home"), false}, {"teacher", support::text("h1/teacher", "a teacher"), false}, {"nobody", support::text("h1/nobody", "nobody"), true}}};
}

struct Told {
  std::string level;
  std::optional<int> twelfths;
  friend bool operator==(const Told&, const Told&) = default;
};

Told told(const std::vector<Answer>& answers, int points = 5) {
  evaluation::Given given;
  for (const Answer& answer : answers) given[answer.action] = &answer;
  const auto score = ScoreHelp::score({points, {{"home", false}, {"teacher", false}, {"nobody", true}}}, given);
  return {std::string(score.levels.front()), score.twelfths.front()};
}

std::vector<Answer> rated(int home, int teacher, int nobody) {
  const auto answer = [](const std::string& row, int value) { return Answer{evaluation::Wave::pre, "h1", row, Status::answered, value}; };
  return {answer("home", home), answer("teacher", teacher), answer("nobody", nobody)};
}

}  // namespace

TEST_CASE("a question about help is answered when each of its rows is rated") {
  AskHelp::State state = AskHelp::update({}, {0, 5}, question());
  state = AskHelp::update(state, {1, 1}, question());
  CHECK_FALSE(AskHelp::is_answered(state, question()));
  CHECK(AskHelp::replies(state, question())[2].value == std::nullopt);
  state = AskHelp::update(state, {2, 3}, question());
  CHECK(AskHelp::is_answered(state, question()));
  CHECK(AskHelp::picked_from(AskHelp::replies(state, question()), question()).ratings == state.ratings);
}

TEST_CASE("ratings of help outside the scale or of no row change nothing") {
  for (const session::RateHelp& wrong : {session::RateHelp{0, 0}, session::RateHelp{0, 6}, session::RateHelp{3, 1}}) {
    CHECK(AskHelp::update({}, wrong, question()).ratings.empty());
  }
  CHECK(AskHelp::update({}, {0, 4}, question(true)).ratings.empty());
}

TEST_CASE("the rows of a question about help are shown in an order drawn by lot and all of them") {
  base::Random random(5);
  const AskHelp::State state = AskHelp::start(question(), random);
  CHECK(std::is_permutation(state.order.begin(), state.order.end(), std::vector<std::size_t>{0, 1, 2}.begin()));
}

TEST_CASE("help is told by the likeliest of those to go to and scored by the mean of the rows") {
  CHECK(told(rated(5, 1, 1)) == Told{"likely", 8});
  CHECK(told(rated(4, 1, 5)) == Told{"likely", 3});
  CHECK(told(rated(3, 2, 3)) == Told{"unsure", 5});
  CHECK(told(rated(2, 1, 1)) == Told{"unlikely", 5});
  CHECK(told(rated(5, 5, 1)) == Told{"likely", 12});
  CHECK(told(rated(3, 1, 1), 3) == Told{"likely", 8});
  CHECK(told(rated(2, 1, 3), 3) == Told{"unsure", 2});
}

TEST_CASE("going to nobody is nobody to go to") { CHECK(told(rated(1, 1, 5)) == Told{"unlikely", 0}); }

TEST_CASE("a question about help with a row skipped is skipped") {
  auto answers = rated(5, 5, 1);
  answers[1].status = Status::rather_not_say;
  CHECK(told(answers) == Told{"rather_not_say", std::nullopt});
  answers[0].status = Status::skipped;
  CHECK(told(answers) == Told{"skipped", std::nullopt});
  answers.clear();
  CHECK(told(answers) == Told{"skipped", std::nullopt});
  CHECK(told(rated(5, 4, 1), 3) == Told{"skipped", std::nullopt});
}

TEST_CASE("a question about help has a key that comes back from its JSON") {
  const evaluation::HelpSeekingKey key = AskHelp::key(question(true));
  CHECK(key == evaluation::HelpSeekingKey{3, {{"home", false}, {"teacher", false}, {"nobody", true}}});
  CHECK(ScoreHelp::read_key(ScoreHelp::key_json(key)).value() == key);
  CHECK(ScoreHelp::read_key(R"({"points": 5, "rows": []})").error().message == "a question about help has a damaged key: there is nothing to rate");
  CHECK_FALSE(ScoreHelp::read_key("{}").has_value());
}

TEST_CASE("both questions about help of a slot have as many reversed rows and faces or neither") {
  content::HelpSeeking other = question();
  CHECK(content::unlike(question(), other) == std::nullopt);
  CHECK(content::unlike(question(), question(true)) == "must be answered with faces, or neither");
  other.rows[0].reversed = true;
  CHECK(content::unlike(question(), other) == "must have as many reversed rows");
}
