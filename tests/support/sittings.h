// Builders of sittings, scoring keys and batches for tests of evaluation and collector.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evaluation/closing.h"
#include "evaluation/envelope.h"
#include "evaluation/scoring.h"
#include "evaluation/sitting.h"

namespace support {

inline const std::string manifest_hash(64, 'a');

inline evaluation::ItemKey statement(const std::string& slot, evaluation::Form form, bool is_true) {
  const std::string id = slot + (form == evaluation::Form::a ? "-a" : "-b");
  return {id, slot, form, false, evaluation::KeyFor<content::Knowledge>{{is_true}}};
}

inline evaluation::ItemKey situation(const std::string& slot, evaluation::Form form, evaluation::ScenarioKey key) {
  const std::string id = slot + (form == evaluation::Form::a ? "-a" : "-b");
  return {id, slot, form, false, evaluation::KeyFor<content::Scenario>{std::move(key)}};
}

inline evaluation::ScenarioKey risky() {
  return {false, {{"go", 1, true}, {"ask", 4, false}, {"hide", 2, false}, {"stop", 3, false}}};
}

inline evaluation::ScenarioKey safe_foil() {
  return {true, {{"go", 4, true}, {"ask", 3, false}, {"hide", 2, false}, {"stop", 1, false}}};
}

// Two knowledge slots, a risky situation and a foil, in both forms: items "k1-a", "s2-b" …
inline evaluation::ScoringKey small_key() {
  evaluation::ScoringKey key;
  key.instrument = {"gifts", 1, manifest_hash};
  for (const evaluation::Form form : {evaluation::Form::a, evaluation::Form::b}) {
    key.items.push_back(statement("k1", form, true));
    key.items.push_back(statement("k2", form, false));
    key.items.push_back(situation("s1", form, risky()));
    key.items.push_back(situation("s2", form, safe_foil()));
  }
  return key;
}

// An instrument of this many situations: two tables a slot.
inline evaluation::ScoringKey large_key(int slots, const std::string& id = "large") {
  evaluation::ScoringKey key;
  key.instrument = {id, 1, manifest_hash};
  for (int slot = 0; slot < slots; ++slot) {
    for (const evaluation::Form form : {evaluation::Form::a, evaluation::Form::b}) {
      key.items.push_back(situation("s" + std::to_string(slot), form, risky()));
    }
  }
  return key;
}

inline void answer_knowledge(evaluation::Sitting& sitting, evaluation::Wave wave, const std::string& item, int value) {
  sitting.answers.push_back({wave, item, "", evaluation::Status::answered, value, ""});
}

inline void answer_scenario(evaluation::Sitting& sitting, evaluation::Wave wave, const std::string& item,
                            const std::vector<int>& ratings) {
  const char* actions[] = {"go", "ask", "hide", "stop"};
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    sitting.answers.push_back({wave, item, actions[i], evaluation::Status::answered, ratings[i], ""});
  }
}

// A whole survey: `right` decides every answer of the wave.
inline void answer_wave(evaluation::Sitting& sitting, evaluation::Wave wave, bool right) {
  const evaluation::Form form = evaluation::form_in(wave, sitting.first_form);
  const std::string suffix = form == evaluation::Form::a ? "-a" : "-b";
  answer_knowledge(sitting, wave, "k1" + suffix, right ? 1 : 0);
  answer_knowledge(sitting, wave, "k2" + suffix, right ? 0 : 2);
  answer_scenario(sitting, wave, "s1" + suffix, right ? std::vector<int>{1, 4, 2, 3} : std::vector<int>{4, 1, 3, 2});
  answer_scenario(sitting, wave, "s2" + suffix, right ? std::vector<int>{4, 3, 2, 1} : std::vector<int>{1, 2, 3, 4});
  sitting.waves[wave] = {true, true};
}

// Every situation of a large_key is rated in both surveys.
inline void answer_large(evaluation::Sitting& sitting, int slots) {
  sitting.answers.clear();
  for (const evaluation::Wave wave : {evaluation::Wave::pre, evaluation::Wave::post}) {
    const char* form = evaluation::form_in(wave, sitting.first_form) == evaluation::Form::a ? "-a" : "-b";
    for (int slot = 0; slot < slots; ++slot) answer_scenario(sitting, wave, "s" + std::to_string(slot) + form, {1, 4, 2, 3});
  }
}

// Finished, every third right before and two of three right after.
inline evaluation::Sitting sitting(int number) {
  evaluation::Sitting result;
  result.id = "sitting-" + std::to_string(number);
  result.stratum.instrument = small_key().instrument;
  result.stratum.age_band = "12-14";
  result.week = "2026-W40";
  result.clock = evaluation::ClockQuality::plausible;
  result.first_form = number % 2 == 0 ? evaluation::Form::a : evaluation::Form::b;
  answer_wave(result, evaluation::Wave::pre, number % 3 == 0);
  result.answers.push_back(evaluation::practice_answer("chat", "details_given", number % 5));
  answer_wave(result, evaluation::Wave::post, number % 3 != 1);
  return result;
}

inline std::vector<evaluation::Sitting> sittings(int count) {
  std::vector<evaluation::Sitting> result;
  for (int number = 0; number < count; ++number) result.push_back(sitting(number));
  return result;
}

// The sitting ended before the survey at the end.
inline void leave_before_post(evaluation::Sitting& sitting) {
  std::erase_if(sitting.answers, [](const evaluation::Answer& answer) { return answer.wave == evaluation::Wave::post; });
  sitting.waves.erase(evaluation::Wave::post);
}

inline evaluation::ClosingInput closing_input(std::vector<evaluation::Sitting> waiting) {
  evaluation::ClosingInput input;
  input.waiting = std::move(waiting);
  input.week = "2026-W40";
  input.clock = evaluation::ClockQuality::plausible;
  input.settled = true;
  return input;
}

inline evaluation::KioskIdentity identity(const std::string& kiosk = "k-test") {
  return {kiosk, std::string(32, '1'), "school", "UA"};
}

inline evaluation::KeyPairs keys(std::uint64_t seed) {
  evaluation::SeededRandomSource random(seed);
  return evaluation::make_key_pairs(random);
}

// The W1 and the W12 block of `count` finished sittings.
inline std::vector<evaluation::Block> blocks(const evaluation::KioskIdentity& identity, int count = 20,
                                             std::uint64_t first_sequence = 1) {
  evaluation::SeededRandomSource random(first_sequence);
  evaluation::ClosingInput input = closing_input(sittings(count));
  input.next_block_sequence = first_sequence;
  const auto closing = evaluation::close_blocks(input, {small_key()}, {}, identity, random);
  std::vector<evaluation::Block> result;
  for (const auto& closed : closing.value().blocks) result.push_back(closed.block);
  return result;
}

}  // namespace support
