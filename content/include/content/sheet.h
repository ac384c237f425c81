// A document as it is shown and printed: words that are final, in one language. Where they come from, a handout or a block
// in which it was put together, nobody needs to know any more. Texts may hold **bold**.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "content/lesson.h"

namespace content {

// `gap` is what is not decided yet; `field` is a label and what was given; `line` has room for handwriting.
enum class SheetStyle { heading, text, gap, field, tick, line, table };

struct SheetTable {
  std::vector<std::string> head;               // none, or one for each column, that of the labels first
  std::vector<std::vector<std::string>> rows;  // the label first
  bool last_is_sum = false;
};

struct SheetPart {
  std::string id;
  SheetStyle style = SheetStyle::text;
  std::string text;
  std::string mark{};     // before the text: a number, a point; may be empty
  std::string value{};    // of a field
  std::string address{};  // of a page, printed as a code; may be empty
  SheetTable table{};
};

struct Sheet {
  std::string language;
  std::string title;
  std::string subtitle{};
  std::string footer{};
  std::vector<SheetPart> parts{};
};

using SayText = std::function<std::string(const Text&)>;

Sheet sheet_of(const Handout& handout, const std::string& language, const SayText& say);
void add_handout_parts(Sheet& sheet, const std::vector<HandoutPart>& parts, const SayText& say);

}  // namespace content
