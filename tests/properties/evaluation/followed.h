// How a group's numbers of one construct change with one child's answers, in whole numbers and without making blocks.
//
// What is left unsaid depends on who answered and not on what (which is looked at for every other answer), so children are
// told of as the kiosk's functions tell of them, once, and cells and sums are counted here. That blocks made by a kiosk say the
// same is looked at in every group: as the children answered, and with another answer of one of them (`check`).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "published.h"

namespace attacker {

// By how much a number changes; which, a name says.
struct Step {
  std::uint32_t place = 0;
  std::int32_t by = 0;
};
using Steps = std::vector<Step>;  // each place once

class Followed {
 public:
  explicit Followed(const Published& published);

  // What changes with every other answer (Published::others_of) that changes something.
  std::vector<Steps> changes_of(std::size_t child) const;
  Steps change(std::size_t child, const evaluation::Sitting& other) const;
  // Children with the same words have the same changes.
  std::string words_of(std::size_t child) const;

  std::size_t children() const { return published_.children(); }
  std::size_t places() const { return places_; }
  std::string name_of(std::uint32_t place) const;
  Numbers named(const Steps& steps) const;
  Numbers said() const;

  void check(std::size_t child) const;  // fails with an exception

 private:
  // A score's number, for each slot in each wave; whichever levels and points there are have one.
  using State = std::array<std::uint8_t, 16>;

  struct Scored {
    std::array<std::uint8_t, 2> levels{};   // of each table
    std::array<bool, 2> answered{};
    std::array<std::int8_t, 2> twelfths{};  // of each moment; below zero: none

    friend bool operator==(const Scored&, const Scored&) = default;
  };

  struct CellNumbers {
    std::size_t slot = 0;
    std::size_t table = 0;
    const evaluation::TableType* type = nullptr;
    std::vector<std::size_t> at;        // of a state, by wave
    std::vector<std::uint8_t> told_as;  // by level
    bool in_two_levels = false;
    bool told = false;
    std::uint32_t first = 0;
    std::vector<int> counts;
    std::vector<bool> answered;  // by cell: in every wave
  };

  struct SumNumbers {
    std::size_t moment = 0;
    std::size_t waves = 0;           // that are told of
    std::vector<std::size_t> asked;  // of all that the cohort answered
    bool told = false;
    bool apart = false;
    std::uint32_t first = 0;
    std::vector<bool> in;
    std::vector<std::array<int, 3>> scores;             // of each child
    std::array<std::vector<std::int64_t>, 2> values;    // by form
    std::vector<bool> whole;                            // counts for whether they differ
    std::array<std::map<int, std::size_t>, 3> spread;   // how many have which score
  };

  struct ChoiceNumbers {
    evaluation::PracticeScores::key_type what;
    std::uint32_t first = 0;
    std::vector<int> counts;
  };

  struct Told {
    const Telling* telling = nullptr;
    std::vector<State> states;   // as each child is told of
    std::vector<State> follows;  // all bits where that is as they answered
    std::vector<CellNumbers> cells;
    std::vector<SumNumbers> sums;
    std::vector<ChoiceNumbers> choices;
  };

  std::size_t place(evaluation::Wave wave, std::size_t slot) const { return static_cast<std::size_t>(wave) * slots_.size() + slot; }
  std::uint8_t number_of(std::size_t slot, const evaluation::SlotScore& score);
  std::uint8_t known(std::size_t slot, const evaluation::SlotScore& score) const;
  static Scored scored(const evaluation::SlotScore& score);
  static bool have_one_shape(const Scored& one, const Scored& other, const evaluation::ItemTypeFacts& type);
  State state_of(const evaluation::Member& member);
  void learn(std::size_t child);
  void require_shape(const State& own, const State& other) const;
  void follow(const Telling& telling);
  void count_cells(Told& told, std::size_t slot, std::size_t table);
  void count_sums(Told& told, std::size_t moment);
  void count_choices(Told& told);
  std::vector<State> others_of(std::size_t child) const;
  void vary_one_slot(std::size_t child, std::size_t slot, std::vector<State>& others) const;
  void vary_scores(std::size_t child, std::vector<State>& others) const;
  void answer_like(std::size_t child, std::vector<State>& others) const;
  Steps change(std::size_t child, const State& other) const;
  std::size_t cell_of(const CellNumbers& cells, const State& state) const;
  int permille(const State& state, std::size_t wave, std::size_t moment) const;
  void change_cells(const CellNumbers& cells, const State& before, const State& after, Steps& steps) const;
  void change_sums(const SumNumbers& sums, std::size_t child, const State& after, Steps& steps) const;
  std::string name_of(const Told& told, const CellNumbers& cells, std::size_t cell) const;
  std::string name_of(const Told& told, const SumNumbers& sums, std::size_t number) const;

  // What a child may answer to a slot in a wave: the numbers of the scores, and how many ways there are.
  struct Ways {
    std::array<State, 4> states{};
    std::vector<std::size_t> count;  // by slot
    std::vector<bool> answered;      // by place
  };

  const Published& published_;
  evaluation::Waves waves_;
  const evaluation::ItemTypeFacts* type_ = nullptr;
  std::vector<std::string> slots_;
  std::vector<std::vector<Scored>> scores_;  // by slot and number
  std::vector<State> own_;
  std::vector<State> in_other_form_;
  std::vector<Ways> ways_;
  std::vector<evaluation::Sitting> otherwise_;  // another answer of each child, for `check`
  std::vector<Told> told_;
  std::uint32_t places_ = 0;
};

}  // namespace attacker
