#include "blocks/builder/play_sheet.h"

#include <algorithm>

#include "base/find_id.h"
#include "base/text.h"
#include "base/types.h"

namespace session {
namespace {

using content::BuilderPart;
using content::SheetPart;
using content::SheetStyle;

std::string with_count(std::string words, int count) {
  const std::string mark = "{count}";
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), std::to_string(count));
  return words;
}

// What somebody typed is no markup.
std::string without_marks(std::string typed) {
  const auto first_mark = [&] { return std::min({typed.find("**"), typed.find("[["), typed.find("]]")}); };
  for (auto at = first_mark(); at != std::string::npos; at = first_mark()) typed.erase(at, 1);
  return typed;
}

const content::BuilderLine* only_line() {
  static const content::BuilderLine line;
  return &line;
}

std::vector<const content::BuilderLine*> columns_of(const content::BuilderFigures& figures) {
  std::vector<const content::BuilderLine*> columns;
  for (const content::BuilderLine& column : figures.columns) columns.push_back(&column);
  if (columns.empty()) columns.push_back(only_line());
  return columns;
}

// What a word before the text would be alike in every language: a point, or a place in the reader's own order.
constexpr const char* point = "•";

class SheetMaker {
 public:
  SheetMaker(const content::Builder& block, const BuilderState& state, const SheetWords& words)
      : block_(block), state_(state), words_(words) {}

  content::Sheet make() {
    const content::BuilderDocument& document = block_.document;
    sheet_.language = words_.language;
    sheet_.title = words_.say(document.title);
    if (document.subtitle) sheet_.subtitle = words_.say(*document.subtitle);
    if (document.footer) sheet_.footer = words_.say(*document.footer);
    for (const content::BuilderSection& section : block_.sections) add_section(section);
    content::add_handout_parts(sheet_, document.end, words_.say);
    return std::move(sheet_);
  }

 private:
  void add_section(const content::BuilderSection& section) {
    SheetPart heading{section.id + "/", SheetStyle::heading, words_.say(section.title)};
    if (block_.document.numbered) heading.mark = std::to_string(++number_);
    sheet_.parts.push_back(std::move(heading));
    if (section.text) sheet_.parts.push_back({section.id + "/text/", SheetStyle::text, words_.say(*section.text)});
    for (const BuilderPart& part : section.parts) {
      prefix_ = section.id + "/" + part.id;
      if (is_untouched(part)) {
        add_gap(part);
      } else {
        std::visit([&](const auto& answer) { add(part, answer); }, part.answer);
      }
    }
  }

  // Of a table it is known what is open: it says so itself.
  bool is_untouched(const BuilderPart& part) const {
    if (std::holds_alternative<content::BuilderFigures>(part.answer)) return given_to<GivenFigures>(part.id, state_).figures.empty();
    return !is_decided(part, state_);
  }

  // What is asked stands with the gap, so that a printed sheet says what is open; what has a label says that.
  void add_gap(const BuilderPart& part) {
    SheetPart gap{prefix_, SheetStyle::gap, part.gap ? words_.say(*part.gap) : words_.undecided};
    const auto* words = std::get_if<content::BuilderWords>(&part.answer);
    if (words != nullptr) gap.value = words_.say(words->label);
    if (const auto* day = std::get_if<content::BuilderWeekday>(&part.answer)) gap.value = words_.say(day->label);
    if (const auto* date = std::get_if<content::BuilderDate>(&part.answer)) gap.value = words_.say(date->label);
    if (const auto* figures = std::get_if<content::BuilderFigures>(&part.answer)) gap.value = words_.say(figures->label);
    sheet_.parts.push_back(std::move(gap));
  }

  void add(const BuilderPart& part, const content::BuilderChoice& choice) {
    int place = 0;
    for (const std::string& id : given_to<ChosenOptions>(part.id, state_).ids) {
      const content::BuilderOption* const option = base::find_id(choice.options, id);
      if (option == nullptr) continue;
      SheetPart said{prefix_ + "/" + id, SheetStyle::text, words_.say(option->said())};
      if (choice.how == content::Choosing::some) said.mark = point;
      if (choice.how == content::Choosing::order) said.mark = std::to_string(++place) + ".";
      said.address = option->address;
      sheet_.parts.push_back(std::move(said));
    }
  }

  void add_field(const content::Text& label, std::string value) {
    SheetPart field{prefix_, SheetStyle::field, words_.say(label)};
    field.value = std::move(value);
    sheet_.parts.push_back(std::move(field));
  }

  void add(const BuilderPart& part, const content::BuilderWeekday& weekday) {
    const auto day = static_cast<std::size_t>(given_to<ChosenWeekday>(part.id, state_).day);
    add_field(weekday.label, words_.weekdays[day - 1]);
  }

  void add(const BuilderPart& part, const content::BuilderDate& date) {
    add_field(date.label, words_.date(given_to<ChosenDate>(part.id, state_)));
  }

  void add(const BuilderPart& part, const content::BuilderWords& words) {
    add_field(words.label, without_marks(std::string(base::trim(entry_of(part, state_).text))));
  }

  void add(const BuilderPart& part, const content::BuilderFigures& figures) {
    SheetPart table{prefix_, SheetStyle::table, words_.say(figures.label)};
    const GivenFigures given = given_to<GivenFigures>(part.id, state_);
    const auto columns = columns_of(figures);
    if (!figures.columns.empty()) {
      table.table.head.emplace_back();
      for (const content::BuilderLine* column : columns) table.table.head.push_back(words_.say(column->label));
    }
    for (const content::BuilderLine& row : figures.rows) {
      std::vector<std::string> line{words_.say(row.label)};
      for (const content::BuilderLine* column : columns) line.push_back(figure(figure_at({row.id, column->id}, given), figures.hides_below));
      table.table.rows.push_back(std::move(line));
    }
    if (figures.sum) {
      std::vector<std::string> line{words_.sum};
      for (const content::BuilderLine* column : columns) line.push_back(sum(*column, figures, given));
      table.table.rows.push_back(std::move(line));
      table.table.last_is_sum = true;
    }
    sheet_.parts.push_back(std::move(table));
  }

  static bool is_hidden(int figure, int below) { return figure > 0 && figure < below; }

  std::string figure(std::optional<int> given, int hides_below) const {
    if (!given) return "–";
    return is_hidden(*given, hides_below) ? with_count(words_.fewer_than, hides_below) : std::to_string(*given);
  }

  // A whole sum would give away what is hidden; so it counts each hidden figure as the one child that it is at least.
  std::string sum(const content::BuilderLine& column, const content::BuilderFigures& figures, const GivenFigures& given) const {
    int all = 0;
    bool hidden = false;
    for (const content::BuilderLine& row : figures.rows) {
      const auto figure = figure_at({row.id, column.id}, given);
      if (!figure) return "–";
      const bool hides = is_hidden(*figure, figures.hides_below);
      hidden = hidden || hides;
      all += hides ? 1 : *figure;
    }
    return hidden ? with_count(words_.at_least, all) : std::to_string(all);
  }

  const content::Builder& block_;
  const BuilderState& state_;
  const SheetWords& words_;
  content::Sheet sheet_;
  std::string prefix_;
  int number_ = 0;
};

}  // namespace

content::Sheet sheet_of(const content::Builder& block, const BuilderState& state, const SheetWords& words) {
  return SheetMaker(block, state, words).make();
}

bool is_of_section(const content::SheetPart& part, const content::BuilderSection& section) {
  return part.id.starts_with(section.id + "/");
}

}  // namespace session
