// From answers to outcomes, by docs/formats/instrument.md ("How answers are scored"). Pure: the same
// key and answers give the same outcomes for ever. The key is a copy of what the instrument says, so
// that this library needs to know nothing about packs; the app fills it in. Scoring never fails: an
// answer to an unknown item is ignored, an item without an answer is `not_reached`.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/practice_codes.h"
#include "base/rho.h"
#include "evaluation/item_score.h"
#include "evaluation/sitting.h"
#include "evaluation/wave.h"
#include "items/every_score.h"

namespace evaluation {

template <typename Item>
struct KeyFor {
  typename Score<Item>::Key key;

  friend bool operator==(const KeyFor&, const KeyFor&) = default;
};

struct ItemKey {
  std::string id;
  std::string slot;
  Form form = Form::a;
  bool sensitive = false;
  base::VariantOf<base::Map<KeyFor, content::ItemTypes>> key;

  friend bool operator==(const ItemKey&, const ItemKey&) = default;
};

struct ScoringKey {
  InstrumentRef instrument;
  std::vector<ItemKey> items;
  std::string primary{};  // the construct that the instrument named its outcome; empty: none
  std::optional<base::Rho> noise{};  // what is told carries noise, and no more of one child than this

  friend bool operator==(const ScoringKey&, const ScoringKey&) = default;
};

// The key without its instrument, as the store keeps it. Reading fails with corrupt.
std::string scoring_key_json(const ScoringKey& key);
base::Result<ScoringKey> parse_scoring_key(std::string_view json, InstrumentRef instrument);

// An item type as data.
struct ItemTypeFacts {
  std::string_view name;
  bool looks_back = false;
  bool always_sensitive = false;
  std::span<const TableType> tables;
  std::span<const std::string_view> moments;
  std::span<const int> heights;  // of the levels of the first table; empty: they stand in no order
};
std::span<const ItemTypeFacts> item_types();  // in the list's order
const ItemTypeFacts& facts_of(const ItemKey& item);
// Its construct has an item that is marked so, or always is.
bool is_sensitive(const ItemTypeFacts& type, const ScoringKey& key);
const ItemTypeFacts* find_item_type(std::string_view name);  // nullptr: there is none
bool is_asked_in(Wave wave, const ItemTypeFacts& type);
// Of a block's waves those in which it is asked; none when the last of them is not: what it says is told already.
Waves told_waves(const Waves& waves, const ItemTypeFacts& type);

struct SlotScore {
  std::string slot;
  const ItemTypeFacts* type = nullptr;
  bool asked = true;       // in this wave; its score is none where it is not
  bool foil = false;
  bool sensitive = false;  // its construct has an item that is
  ItemScore score;
};

// One wave of one sitting: a score for each slot, ordered by slot.
struct WaveScores {
  std::vector<SlotScore> slots;
  // Of each moment of the key's item types the mean item score in thousandths, rounded half up; absent
  // when fewer than half of the slots it is about were answered. A moment that is not asked in the wave is not here.
  std::map<std::string_view, std::optional<int>> permille;
};

// The means anew, of what the slots still have.
void rescore(WaveScores& scores);

WaveScores score_wave(const ScoringKey& key, Wave wave, Form form, bool started, const std::vector<Answer>& answers);

// What choices in practice chats came to: the highest value of each code, by the lesson's block. A
// block and code that is not here was not reached.
using PracticeScores = std::map<std::pair<std::string, const base::PracticeCode*>, int>;
PracticeScores score_practice(const std::vector<Answer>& answers);

}  // namespace evaluation
