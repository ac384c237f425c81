// Choices are taken and given back freely; a check says what is behind each, and may be asked for again.
#pragma once

#include <optional>
#include <variant>

#include "blocks/multiple_choice/multiple_choice.h"
#include "session/play.h"

namespace session {

struct ToggleChoice {
  std::string choice;
};

struct CheckChoices {};  // nothing when nothing is chosen

template <>
struct Play<content::MultipleChoice> {
  static constexpr bool is_measured = false;
  struct State {
    std::vector<std::string> chosen;                  // in the order of the lesson
    std::optional<std::vector<std::string>> checked;  // what was chosen when it was checked last
  };
  using Action = std::variant<ToggleChoice, CheckChoices>;

  static State update(State state, const Action& action, const content::MultipleChoice& block);
  static Progress progress(const State& state, const content::MultipleChoice& block);  // one check is enough
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::MultipleChoice& block);
  static Answers answers(const State&, const content::MultipleChoice&) { return {}; }
};

// What the last check has to say to a choice; nothing once the choice was changed after it.
enum class ChoiceVerdict { none, fits, look_again, missed };
ChoiceVerdict verdict_on(const content::OneOfSeveral& choice, const Play<content::MultipleChoice>::State& state);
bool can_check(const Play<content::MultipleChoice>::State& state);
// The last check found every good choice and no other, and nothing was changed since.
bool every_good_one_found(const Play<content::MultipleChoice>::State& state, const content::MultipleChoice& block);

}  // namespace session
