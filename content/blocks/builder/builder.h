// A document put together from prepared sentences: a policy, a code, a safety plan, a help map, the rules of a group, a plan
// or the figures of a year. Readers choose and order; only grown-ups, in packs for them, may count or write (R2).
#pragma once

#include <type_traits>
#include <variant>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct BuilderOption {
  std::string id;
  Text label;
  std::optional<Text> more;         // a quieter line below the label
  std::optional<Text> sentence;     // what the document says; the label when there is none
  std::optional<Text> recommended;  // why it is
  std::string address;              // of a page that belongs to it; may be empty

  const Text& said() const { return sentence ? *sentence : label; }
};

// ---- what a question may be answered with --------------------------------------------------------

enum class Choosing { one, some, order };  // order: several, as a list in the reader's own order

struct BuilderChoice {
  Choosing how = Choosing::one;
  std::vector<BuilderOption> options;  // 2 to 10
};

struct BuilderWeekday {
  Text label;  // stands before it in the document
};

struct BuilderDate {
  Text label;
  int first_year = 0;
  int last_year = 0;
};

struct BuilderLine {  // a row or a column of figures
  std::string id;
  Text label;
};

struct BuilderFigures {
  static constexpr int most = 99999;
  Text label;                        // above the table
  std::vector<BuilderLine> rows;     // 1 to 12
  std::vector<BuilderLine> columns;  // none or 2 to 4
  bool sum = false;
  int hides_below = 0;  // figures from 1 up to it are told as "fewer than", so that nobody can be made out; 0 for none
};

struct BuilderWords {
  Text label;
  int most_letters = 80;
};

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<content::Choosing>{"one", "some", "order"};

namespace content {

using BuilderAnswer = std::variant<BuilderChoice, BuilderWeekday, BuilderDate, BuilderFigures, BuilderWords>;

struct BuilderPart {
  std::string id;
  Text question;
  std::optional<Text> hint;
  std::optional<Text> gap;  // what the document says while nothing is decided
  bool together = false;    // a question for the whole group
  BuilderAnswer answer;
};

struct BuilderSection {
  std::string id;
  Text title;
  std::optional<Text> text;  // stands in the document whatever is chosen
  std::vector<BuilderPart> parts;  // 1 to 6
};

struct BuilderDocument {
  Text title;
  std::optional<Text> subtitle;
  std::optional<Text> footer;
  bool numbered = false;
  std::vector<HandoutPart> end;  // behind the last section: to tick, to sign
};

struct Builder {
  static constexpr std::string_view type = "builder";
  BlockId id;
  Text title;
  std::optional<Text> intro;
  BuilderDocument document;
  std::vector<BuilderSection> sections;  // 1 to 10
};

Builder read(BlockReader& reader, std::type_identity<Builder>);

// The first part that is counted or written and not chosen, which only grown-ups may; null when there is none.
const BuilderPart* part_for_adults(const Builder& block);

template <typename Take>
void parts(const std::optional<Text>& text, Take&& take) {
  if (text) take(*text);
}

template <typename Take>
void parts(const BuilderAnswer& answer, Take&& take) {
  if (const auto* choice = std::get_if<BuilderChoice>(&answer)) {
    for (const BuilderOption& option : choice->options) {
      take(option.label);
      parts(option.more, take);
      parts(option.sentence, take);
      parts(option.recommended, take);
    }
    return;
  }
  std::visit([&](const auto& each) { if constexpr (requires { each.label; }) take(each.label); }, answer);
  if (const auto* figures = std::get_if<BuilderFigures>(&answer)) {
    for (const BuilderLine& row : figures->rows) take(row.label);
    for (const BuilderLine& column : figures->columns) take(column.label);
  }
}

template <typename Take>
void parts(const Builder& block, Take&& take) {
  take(block.title);
  parts(block.intro, take);
  take(block.document.title);
  parts(block.document.subtitle, take);
  for (const BuilderSection& section : block.sections) {
    take(section.title);
    parts(section.text, take);
    for (const BuilderPart& part : section.parts) {
      take(part.question);
      parts(part.hint, take);
      parts(part.answer, take);
      parts(part.gap, take);
    }
  }
  for (const HandoutPart& part : block.document.end) take(part.text);
  parts(block.document.footer, take);
}

}  // namespace content
