// A document being put together. Everything is known to the screen alone: no bookmark holds a word of it, and it ends with
// the visit (R3). To leave something open is an honest answer, so that the reader may always go on.
#pragma once

#include <map>
#include <variant>

#include "base/text_entry.h"
#include "blocks/builder/builder.h"
#include "session/play.h"

namespace session {

// ---- what was given, by the kind of the part -----------------------------------------------------

struct ChosenOptions {
  std::vector<std::string> ids;  // in the order in which they stand in the document
};
struct ChosenWeekday {
  int day = 0;  // 1 is Monday, 7 Sunday; 0 is none
};
struct ChosenDate {
  int day = 0;  // 0 is none, and then month and year mean nothing
  int month = 0;
  int year = 0;

  friend bool operator==(const ChosenDate&, const ChosenDate&) = default;
};
struct GivenFigures {
  std::map<std::string, int> figures;  // by cell_id()
};
struct GivenWords {
  base::TextEntry entry;
};

using Given = std::variant<ChosenOptions, ChosenWeekday, ChosenDate, GivenFigures, GivenWords>;

// A figure of a table, and what it is known by.
struct Cell {
  std::string row;
  std::string column;  // "" where there is one column without a name
};
std::string cell_id(const Cell& cell);

// ---- what can be done ----------------------------------------------------------------------------

struct ShowSection { std::size_t at = 0; };
struct ShowDocument { bool shown = false; };  // over the whole page
struct TakeOption { std::string part; std::string option; };  // one that is taken already is given back
struct MoveOption { std::string part; std::string option; bool up = false; };
struct ChooseWeekday { std::string part; int day = 0; };
struct ChooseDate { std::string part; ChosenDate date; };  // a day that the month does not have becomes its last
struct SetFigure { std::string part; Cell cell; int figure = 0; };
struct OpenFigure { std::string part; Cell cell; };  // to enter it by digits; one that is open is closed
struct EditWords { std::string part; std::vector<base::TextEdit> edits; };
struct LeaveOpen { std::string part; };  // what was given is taken back

template <>
struct Play<content::Builder> {
  static constexpr bool is_measured = false;
  struct State {
    std::size_t at = 0;             // the section
    bool document_shown = false;
    std::string open_figure;        // PART/CELL, or none
    std::map<std::string, Given> given;  // by the part's id
  };
  using Action = std::variant<ShowSection, ShowDocument, TakeOption, MoveOption, ChooseWeekday, ChooseDate, SetFigure,
                              OpenFigure, EditWords, LeaveOpen>;

  static State update(State state, const Action& action, const content::Builder& block);
  static Progress progress(const State&, const content::Builder&) { return {}; }
  static Steps steps(const State&) { return {}; }
  static State replay(const Steps&, const content::Builder&) { return {}; }
  static Answers answers(const State&, const content::Builder&) { return {}; }
};

using BuilderState = Play<content::Builder>::State;

// What was given to a part, or what stands there before anything is.
template <typename Kind>
Kind given_to(const std::string& part, const BuilderState& state) {
  const auto found = state.given.find(part);
  const Kind* given = found == state.given.end() ? nullptr : std::get_if<Kind>(&found->second);
  return given == nullptr ? Kind{} : *given;
}
base::TextEntry entry_of(const content::BuilderPart& part, const BuilderState& state);

std::vector<Cell> cells_of(const content::BuilderFigures& figures);
std::optional<int> figure_at(const Cell& cell, const GivenFigures& given);
std::string open_figure_id(const std::string& part, const Cell& cell);
int days_in(int month, int year);

bool is_decided(const content::BuilderPart& part, const BuilderState& state);
Progress decided_of(const content::BuilderSection& section, const BuilderState& state);
Progress decided_of(const content::Builder& block, const BuilderState& state);  // sections in which all is

}  // namespace session
