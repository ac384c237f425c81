// The document as far as it has been decided.
#pragma once

#include <array>
#include <functional>
#include <string>

#include "blocks/builder/play.h"
#include "content/sheet.h"

namespace session {

// What the program itself says in a document, in its language.
struct SheetWords {
  std::string language;
  content::SayText say;
  std::string undecided;
  std::array<std::string, 7> weekdays;  // from Monday
  std::function<std::string(const ChosenDate&)> date;
  std::string sum;
  std::string fewer_than;  // with {count}
  std::string at_least;    // with {count}
};

content::Sheet sheet_of(const content::Builder& block, const BuilderState& state, const SheetWords& words);

// A part of the sheet that belongs to this section.
bool is_of_section(const content::SheetPart& part, const content::BuilderSection& section);

}  // namespace session
