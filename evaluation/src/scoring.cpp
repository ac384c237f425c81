#include "evaluation/scoring.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace evaluation {
namespace {

constexpr int highest_item_score = 12;

using ActionAnswers = std::map<std::string, const Answer*>;  // by action; "" for knowledge
using ItemAnswers = std::map<std::string, ActionAnswers>;    // by item

ItemAnswers answers_of(Phase phase, const std::vector<Answer>& answers) {
  ItemAnswers result;
  for (const Answer& answer : answers) {
    if (answer.phase == phase) result[answer.item][answer.action] = &answer;
  }
  return result;
}

Outcome unanswered(Status status) {
  switch (status) {
    case Status::rather_not_say: return Outcome::rather_not_say;
    case Status::did_not_come_up: return Outcome::did_not_come_up;
    case Status::answered:
    case Status::skipped: return Outcome::skipped;
  }
  return Outcome::skipped;
}

void score_knowledge(const ItemKey& item, const ActionAnswers& given, SlotScore& score) {
  const auto found = given.find("");
  if (found == given.end()) {
    score.outcome = Outcome::skipped;
    return;
  }
  const Answer& answer = *found->second;
  if (answer.status != Status::answered) {
    score.outcome = unanswered(answer.status);
  } else if (answer.value == static_cast<int>(KnowledgeValue::not_sure)) {
    score.outcome = Outcome::not_sure;
    score.twelfths = 0;
  } else {
    const bool right = answer.value == static_cast<int>(item.key ? KnowledgeValue::yes : KnowledgeValue::no);
    score.outcome = right ? Outcome::right : Outcome::wrong;
    score.twelfths = right ? highest_item_score : 0;
  }
}

bool is_bad(int rating) { return rating <= 2; }

// What keeps a situation from being scored: any rating skipped or missing makes it skipped, before
// any that its reader would rather not give.
std::optional<Outcome> missing_rating(const ItemKey& item, const ActionAnswers& given) {
  std::optional<Outcome> missing;
  for (const ActionKey& action : item.actions) {
    const auto found = given.find(action.id);
    const Answer* answer = found == given.end() ? nullptr : found->second;
    const bool rated = answer && answer->status == Status::answered && answer->value >= 1 && answer->value <= 4;
    if (rated) continue;
    const Outcome why = answer ? unanswered(answer->status) : Outcome::skipped;
    if (why == Outcome::skipped || !missing) missing = why;
  }
  return missing;
}

void score_scenario(const ItemKey& item, const ActionAnswers& given, SlotScore& score) {
  if (const auto missing = missing_rating(item, given)) {
    score.outcome = *missing;
    score.probe = *missing == Outcome::rather_not_say ? ProbeOutcome::rather_not_say : ProbeOutcome::skipped;
    return;
  }
  int distance = 0;
  bool every_side_right = true;
  for (const ActionKey& action : item.actions) {
    const int rating = given.at(action.id)->value;
    distance += std::abs(rating - action.key);
    every_side_right = every_side_right && is_bad(rating) == is_bad(action.key);
    if (action.probe) score.probe = is_bad(rating) ? ProbeOutcome::rated_bad : ProbeOutcome::rated_good;
  }
  score.outcome = every_side_right ? Outcome::right : Outcome::wrong;
  score.twelfths = highest_item_score - distance;
}

SlotScore score_item(const ItemKey& item, bool started, const ItemAnswers& answers) {
  SlotScore score;
  score.slot = item.slot;
  score.construct = item.construct;
  score.foil = item.foil;
  const bool has_probe = item.construct == Construct::scenario;
  const auto given = answers.find(item.id);
  if (!started || given == answers.end()) {
    score.outcome = started ? Outcome::not_reached : Outcome::not_seen;
    if (has_probe) score.probe = started ? ProbeOutcome::not_reached : ProbeOutcome::not_seen;
  } else if (has_probe) {
    score.probe = ProbeOutcome::skipped;
    score_scenario(item, given->second, score);
  } else {
    score_knowledge(item, given->second, score);
  }
  return score;
}

std::optional<int> permille(const std::vector<SlotScore>& slots, Construct construct) {
  int slot_count = 0;
  int answered = 0;
  int twelfths = 0;
  for (const SlotScore& score : slots) {
    if (score.construct != construct) continue;
    ++slot_count;
    if (!score.twelfths) continue;
    ++answered;
    twelfths += *score.twelfths;
  }
  if (answered == 0 || answered * 2 < slot_count) return std::nullopt;
  const int whole = highest_item_score * answered;
  return (twelfths * 2000 + whole) / (2 * whole);
}

}  // namespace

std::vector<PracticeCode> practice_codes() {
  return {{"details_given", 4}, {"moved_app", 1}, {"picture_request", 1},
          {"secrecy", 1},       {"block_or_report", 1}, {"friendly_kept", 1}};
}

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::right: return "right";
    case Outcome::wrong: return "wrong";
    case Outcome::not_sure: return "not_sure";
    case Outcome::skipped: return "skipped";
    case Outcome::rather_not_say: return "rather_not_say";
    case Outcome::did_not_come_up: return "did_not_come_up";
    case Outcome::not_reached: return "not_reached";
    case Outcome::not_seen: return "not_seen";
  }
  return "not_seen";
}

std::string_view probe_name(ProbeOutcome outcome) {
  switch (outcome) {
    case ProbeOutcome::rated_bad: return "rated_bad";
    case ProbeOutcome::rated_good: return "rated_good";
    case ProbeOutcome::skipped: return "skipped";
    case ProbeOutcome::rather_not_say: return "rather_not_say";
    case ProbeOutcome::not_reached: return "not_reached";
    case ProbeOutcome::not_seen: return "not_seen";
  }
  return "not_seen";
}

std::string_view construct_name(Construct construct) {
  return construct == Construct::knowledge ? "knowledge" : "scenario";
}

PhaseScores score_phase(const ScoringKey& key, Phase phase, Form form, bool started, const std::vector<Answer>& answers) {
  const ItemAnswers given = answers_of(phase, answers);
  PhaseScores scores;
  for (const ItemKey& item : key.items) {
    if (item.form != form) continue;
    SlotScore score = score_item(item, started || !given.empty(), given);
    score.sensitive = std::any_of(key.items.begin(), key.items.end(), [&](const ItemKey& other) {
      return other.slot == item.slot && other.sensitive;
    });
    scores.slots.push_back(std::move(score));
  }
  std::sort(scores.slots.begin(), scores.slots.end(),
            [](const SlotScore& left, const SlotScore& right) { return left.slot < right.slot; });
  scores.knowledge_permille = permille(scores.slots, Construct::knowledge);
  scores.scenario_permille = permille(scores.slots, Construct::scenario);
  return scores;
}

std::vector<std::optional<int>> score_practice(const ScoringKey& key, const std::vector<Answer>& answers) {
  std::vector<std::optional<int>> reached;
  for (const PracticeCode& code : key.practice) {
    std::optional<int> highest;
    for (const Answer& answer : answers) {
      const bool counts = answer.phase == Phase::practice && answer.item == code.id && answer.status == Status::answered;
      if (!counts) continue;
      const int value = std::clamp(answer.value, 0, code.highest);
      if (!highest || value > *highest) highest = value;
    }
    reached.push_back(highest);
  }
  return reached;
}

}  // namespace evaluation
