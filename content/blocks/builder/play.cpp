#include "blocks/builder/play.h"

#include <algorithm>

#include "base/text.h"
#include "base/types.h"

namespace session {
namespace {

using content::Builder;
using content::BuilderPart;

const BuilderPart* part_of(const std::string& id, const Builder& block) {
  for (const content::BuilderSection& section : block.sections) {
    for (const BuilderPart& part : section.parts) {
      if (part.id == id) return &part;
    }
  }
  return nullptr;
}

template <typename Kind>
const Kind* asked(const std::string& id, const Builder& block) {
  const BuilderPart* part = part_of(id, block);
  return part == nullptr ? nullptr : std::get_if<Kind>(&part->answer);
}

bool offers(const content::BuilderChoice& choice, const std::string& option) {
  return std::any_of(choice.options.begin(), choice.options.end(),
                     [&](const content::BuilderOption& offered) { return offered.id == option; });
}

// Several stand in the order in which the lesson has them, except where the order is the reader's own.
void put_in_lesson_order(const content::BuilderChoice& choice, std::vector<std::string>& ids) {
  std::vector<std::string> ordered;
  for (const content::BuilderOption& option : choice.options) {
    if (std::find(ids.begin(), ids.end(), option.id) != ids.end()) ordered.push_back(option.id);
  }
  ids = std::move(ordered);
}

class BuilderUpdate {
 public:
  BuilderUpdate(BuilderState& state, const Builder& block) : state_(state), block_(block) {}

  void operator()(const ShowSection& show) {
    if (show.at >= block_.sections.size()) return;
    state_.at = show.at;
    state_.document_shown = false;
    state_.open_figure.clear();
  }
  void operator()(const ShowDocument& show) { state_.document_shown = show.shown; }

  void operator()(const TakeOption& take) {
    const auto* choice = asked<content::BuilderChoice>(take.part, block_);
    if (choice == nullptr || !offers(*choice, take.option)) return;
    ChosenOptions chosen = given_to<ChosenOptions>(take.part, state_);
    const bool was_taken = std::erase(chosen.ids, take.option) > 0;
    if (choice->how == content::Choosing::one) chosen.ids.clear();
    if (!was_taken) chosen.ids.push_back(take.option);
    if (choice->how == content::Choosing::some) put_in_lesson_order(*choice, chosen.ids);
    state_.given[take.part] = std::move(chosen);
  }

  void operator()(const MoveOption& move) {
    const auto* choice = asked<content::BuilderChoice>(move.part, block_);
    if (choice == nullptr || choice->how != content::Choosing::order) return;
    ChosenOptions chosen = given_to<ChosenOptions>(move.part, state_);
    const auto at = std::find(chosen.ids.begin(), chosen.ids.end(), move.option);
    if (at == chosen.ids.end() || (move.up ? at == chosen.ids.begin() : at + 1 == chosen.ids.end())) return;
    std::iter_swap(at, move.up ? at - 1 : at + 1);
    state_.given[move.part] = std::move(chosen);
  }

  void operator()(const ChooseWeekday& choose) {
    if (asked<content::BuilderWeekday>(choose.part, block_) == nullptr || choose.day < 1 || choose.day > 7) return;
    const bool was_chosen = given_to<ChosenWeekday>(choose.part, state_).day == choose.day;
    state_.given[choose.part] = ChosenWeekday{was_chosen ? 0 : choose.day};
  }

  void operator()(const ChooseDate& choose) {
    const auto* date = asked<content::BuilderDate>(choose.part, block_);
    if (date == nullptr) return;
    ChosenDate chosen = choose.date;
    chosen.year = std::clamp(chosen.year, date->first_year, date->last_year);
    chosen.month = std::clamp(chosen.month, 1, 12);
    chosen.day = std::clamp(chosen.day, 1, days_in(chosen.month, chosen.year));
    state_.given[choose.part] = chosen;
  }

  void operator()(const SetFigure& set) {
    if (!has_cell(set.part, set.cell)) return;
    GivenFigures given = given_to<GivenFigures>(set.part, state_);
    given.figures[cell_id(set.cell)] = std::clamp(set.figure, 0, content::BuilderFigures::most);
    state_.given[set.part] = std::move(given);
  }

  void operator()(const OpenFigure& open) {
    if (!has_cell(open.part, open.cell)) return;
    const std::string id = open_figure_id(open.part, open.cell);
    state_.open_figure = state_.open_figure == id ? "" : id;
  }

  void operator()(const EditWords& edit) {
    const BuilderPart* part = part_of(edit.part, block_);
    if (part == nullptr || !std::holds_alternative<content::BuilderWords>(part->answer)) return;
    state_.given[edit.part] = GivenWords{base::update(entry_of(*part, state_), edit.edits)};
  }

  void operator()(const LeaveOpen& leave) { state_.given.erase(leave.part); }

 private:
  bool has_cell(const std::string& part, const Cell& wanted) const {
    const auto* figures = asked<content::BuilderFigures>(part, block_);
    if (figures == nullptr) return false;
    const std::vector<Cell> cells = cells_of(*figures);
    return std::any_of(cells.begin(), cells.end(),
                       [&](const Cell& cell) { return cell.row == wanted.row && cell.column == wanted.column; });
  }

  BuilderState& state_;
  const Builder& block_;
};

}  // namespace

BuilderState Play<Builder>::update(State state, const Action& action, const Builder& block) {
  std::visit(BuilderUpdate(state, block), action);
  return state;
}

std::string cell_id(const Cell& cell) { return cell.column.empty() ? cell.row : cell.row + "/" + cell.column; }

std::string open_figure_id(const std::string& part, const Cell& cell) { return part + "/" + cell_id(cell); }

std::vector<Cell> cells_of(const content::BuilderFigures& figures) {
  std::vector<Cell> cells;
  for (const content::BuilderLine& row : figures.rows) {
    if (figures.columns.empty()) cells.push_back({row.id, ""});
    for (const content::BuilderLine& column : figures.columns) cells.push_back({row.id, column.id});
  }
  return cells;
}

std::optional<int> figure_at(const Cell& cell, const GivenFigures& given) {
  const auto found = given.figures.find(cell_id(cell));
  if (found == given.figures.end()) return std::nullopt;
  return found->second;
}

base::TextEntry entry_of(const BuilderPart& part, const BuilderState& state) {
  const auto found = state.given.find(part.id);
  if (found != state.given.end()) {
    if (const auto* words = std::get_if<GivenWords>(&found->second)) return words->entry;
  }
  const auto* words = std::get_if<content::BuilderWords>(&part.answer);
  const int most = words == nullptr ? 0 : words->most_letters;
  return base::text_entry("", {static_cast<std::size_t>(most), false});
}

int days_in(int month, int year) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool is_decided(const BuilderPart& part, const BuilderState& state) {
  const base::Overload decided{
      [&](const content::BuilderChoice&) { return !given_to<ChosenOptions>(part.id, state).ids.empty(); },
      [&](const content::BuilderWeekday&) { return given_to<ChosenWeekday>(part.id, state).day != 0; },
      [&](const content::BuilderDate&) { return given_to<ChosenDate>(part.id, state).day != 0; },
      [&](const content::BuilderFigures& figures) {
        const GivenFigures given = given_to<GivenFigures>(part.id, state);
        const std::vector<Cell> cells = cells_of(figures);
        return std::all_of(cells.begin(), cells.end(), [&](const Cell& cell) { return figure_at(cell, given).has_value(); });
      },
      [&](const content::BuilderWords&) { return !base::trim(entry_of(part, state).text).empty(); }};
  return std::visit(decided, part.answer);
}

Progress decided_of(const content::BuilderSection& section, const BuilderState& state) {
  const auto decided = std::count_if(section.parts.begin(), section.parts.end(),
                                     [&](const BuilderPart& part) { return is_decided(part, state); });
  return {static_cast<std::size_t>(decided), section.parts.size()};
}

Progress decided_of(const Builder& block, const BuilderState& state) {
  const auto decided = std::count_if(block.sections.begin(), block.sections.end(),
                                     [&](const content::BuilderSection& section) { return decided_of(section, state).is_done(); });
  return {static_cast<std::size_t>(decided), block.sections.size()};
}

}  // namespace session
