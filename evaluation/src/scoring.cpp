#include "evaluation/scoring.h"

#include <algorithm>
#include <variant>

namespace evaluation {
namespace {

using ItemAnswers = std::map<std::string, Given>;  // by item

ItemAnswers answers_of(Wave wave, const std::vector<Answer>& answers) {
  ItemAnswers result;
  for (const Answer& answer : answers) {
    if (answer.wave == wave) result[answer.item][answer.action] = &answer;
  }
  return result;
}

template <typename Item>
ItemScore score_given(const KeyFor<Item>& key, const Given& given) {
  return Score<Item>::score(key.key, given);
}

template <typename Item>
bool is_foil(const KeyFor<Item>& key) {
  return Score<Item>::foil(key.key);
}

ItemScore score_item(const ItemKey& item, bool started, const ItemAnswers& answers) {
  const auto given = answers.find(item.id);
  if (started && given != answers.end()) {
    return std::visit([&](const auto& typed) { return score_given(typed, given->second); }, item.key);
  }
  const ItemTypeFacts& type = facts_of(item);
  return {std::vector<std::string_view>(type.tables.size(), started ? level::not_reached : level::not_seen),
          std::vector<std::optional<int>>(type.moments.size())};
}

std::optional<int> permille(const std::vector<SlotScore>& slots, const ItemTypeFacts& type, std::size_t moment) {
  int slot_count = 0;
  int answered = 0;
  int twelfths = 0;
  for (const SlotScore& slot : slots) {
    if (slot.type != &type) continue;
    ++slot_count;
    if (!slot.score.twelfths[moment]) continue;
    ++answered;
    twelfths += *slot.score.twelfths[moment];
  }
  if (answered == 0 || answered * 2 < slot_count) return std::nullopt;
  const int whole = highest_item_score * answered;
  return (twelfths * 2000 + whole) / (2 * whole);
}

}  // namespace

void rescore(WaveScores& scores) {
  scores.permille.clear();
  for (const ItemTypeFacts& type : item_types()) {
    const bool asked = std::any_of(scores.slots.begin(), scores.slots.end(),
                                   [&](const SlotScore& slot) { return slot.type == &type && slot.asked; });
    if (!asked) continue;
    for (std::size_t moment = 0; moment < type.moments.size(); ++moment) {
      scores.permille[type.moments[moment]] = permille(scores.slots, type, moment);
    }
  }
}

WaveScores score_wave(const ScoringKey& key, Wave wave, Form form, bool started, const std::vector<Answer>& answers) {
  const ItemAnswers given = answers_of(wave, answers);
  WaveScores scores;
  for (const ItemKey& item : key.items) {
    if (item.form != form) continue;
    const bool sensitive = is_sensitive(facts_of(item), key);
    const bool foil = std::visit([](const auto& typed) { return is_foil(typed); }, item.key);
    const bool asked = is_asked_in(wave, facts_of(item));
    scores.slots.push_back({item.slot, &facts_of(item), asked, foil, sensitive,
                            asked ? score_item(item, started || !given.empty(), given) : score_item(item, false, {})});
  }
  std::sort(scores.slots.begin(), scores.slots.end(),
            [](const SlotScore& left, const SlotScore& right) { return left.slot < right.slot; });
  rescore(scores);
  return scores;
}

PracticeScores score_practice(const std::vector<Answer>& answers) {
  PracticeScores scores;
  for (const Answer& answer : answers) {
    if (!answer.is_practice() || answer.status != Status::answered) continue;
    const base::PracticeCode* code = base::find_practice_code(answer.item);
    if (code == nullptr) continue;
    const int value = base::within(*code, answer.value);
    const auto [at, fresh] = scores.try_emplace({answer.block, code}, value);
    if (!fresh) at->second = std::max(at->second, value);
  }
  return scores;
}

}  // namespace evaluation
