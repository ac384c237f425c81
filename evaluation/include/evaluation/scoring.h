// From answers to outcomes, by docs/formats/instrument.md ("How answers are scored"). Pure: the same
// key and answers give the same outcomes for ever. The key is a copy of what the instrument says, so
// that this library needs to know nothing about packs; the app fills it in. Nothing here fails: an
// answer to an unknown item is ignored, an item without an answer is `not_reached`.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluation/answer.h"

namespace evaluation {

enum class Construct { knowledge, scenario };
enum class Form { a, b };

constexpr Form other_form(Form form) { return form == Form::a ? Form::b : Form::a; }

// Which wording was asked: answers to different versions are never added up.
struct InstrumentRef {
  std::string id;             // "gifts-and-coins"
  int version = 0;
  std::string manifest_hash;  // 64 hex digits, BLAKE2b-256 of the pack's manifest

  friend auto operator<=>(const InstrumentRef&, const InstrumentRef&) = default;
};

struct ActionKey {
  std::string id;
  int key = 0;  // 1 (very bad) to 4 (very good)
  bool probe = false;
};

struct ItemKey {
  std::string id;
  std::string slot;
  Form form = Form::a;
  Construct construct = Construct::knowledge;
  bool key = false;  // knowledge: whether the statement is true
  bool foil = false;
  bool sensitive = false;
  std::vector<ActionKey> actions;  // scenario
};

// A coded choice of a practice chat, with the highest value it can take.
struct PracticeCode {
  std::string id;
  int highest = 1;
};

// The codes of docs/formats/lesson.md.
std::vector<PracticeCode> practice_codes();

struct ScoringKey {
  InstrumentRef instrument;
  std::vector<ItemKey> items;
  std::vector<PracticeCode> practice = practice_codes();
};

// `not_seen`: the phase was never begun. `not_reached`: it was begun, and this item has no answer.
enum class Outcome { right, wrong, not_sure, skipped, rather_not_say, did_not_come_up, not_reached, not_seen };
// The going-along action's rating: 1 or 2 is bad, 3 or 4 good.
enum class ProbeOutcome { rated_bad, rated_good, skipped, rather_not_say, not_reached, not_seen };

std::string_view outcome_name(Outcome outcome);
std::string_view probe_name(ProbeOutcome outcome);
std::string_view construct_name(Construct construct);

struct SlotScore {
  std::string slot;
  Construct construct = Construct::knowledge;
  bool foil = false;
  bool sensitive = false;  // of either form
  Outcome outcome = Outcome::not_seen;
  std::optional<int> twelfths;  // item score, 0 to 12: knowledge 0 or 12, scenario 12 minus the distances to the key
  std::optional<ProbeOutcome> probe;  // scenario only
};

// One phase of one sitting, a score for each slot, ordered by slot.
struct PhaseScores {
  std::vector<SlotScore> slots;
  // Mean item score over the construct's answered items in thousandths, rounded half up; absent when
  // fewer than half of the construct's slots were answered.
  std::optional<int> knowledge_permille;
  std::optional<int> scenario_permille;
};

PhaseScores score_phase(const ScoringKey& key, Phase phase, Form form, bool started, const std::vector<Answer>& answers);

// The highest value each code took in the sitting, in the order of key.practice; absent: not reached.
std::vector<std::optional<int>> score_practice(const ScoringKey& key, const std::vector<Answer>& answers);

}  // namespace evaluation
