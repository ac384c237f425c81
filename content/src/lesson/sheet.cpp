#include "content/sheet.h"

namespace content {
namespace {

SheetStyle style_of(HandoutStyle style) {
  switch (style) {
    case HandoutStyle::heading: return SheetStyle::heading;
    case HandoutStyle::tick: return SheetStyle::tick;
    case HandoutStyle::line: return SheetStyle::line;
    case HandoutStyle::text: return SheetStyle::text;
  }
  return SheetStyle::text;
}

}  // namespace

void add_handout_parts(Sheet& sheet, const std::vector<HandoutPart>& parts, const SayText& say) {
  for (const HandoutPart& part : parts) {
    SheetPart added{part.id, style_of(part.style), say(part.text)};
    added.address = part.address;
    sheet.parts.push_back(std::move(added));
  }
}

Sheet sheet_of(const Handout& handout, const std::string& language, const SayText& say) {
  Sheet sheet{language, say(handout.title)};
  add_handout_parts(sheet, handout.parts, say);
  return sheet;
}

}  // namespace content
