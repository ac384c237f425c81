#include <algorithm>
#include <array>

#include "option_card.h"
#include "pages.h"

namespace screens {
namespace {

struct Marked {
  const char* name;
  ui::ChoiceMark mark;
};

constexpr std::array marks{Marked{"answer", ui::ChoiceMark::none}, Marked{"chosen", ui::ChoiceMark::selected},
                           Marked{"good", ui::ChoiceMark::good}, Marked{"look again", ui::ChoiceMark::again}};

void draw_options(Sheet& sheet, OptionShape shape, ui::Frame& frame) {
  const float width = std::min(shape == OptionShape::in_row ? 190 * frame.text_factor() : 420.0F, sheet.width());
  for (const bool chosen : {false, true}) {
    Option option{"", frame.say("help/adult", "An adult you trust"), "", "", chosen, nullptr};
    if (shape == OptionShape::in_list) option.more = frame.say("frame/not-yet", "First choose something on this page.");
    const float height = option_height(option, width, shape, frame);
    sheet.in_every_look(chosen ? "chosen" : "option", {width, height}, [&](const Example& at) {
      option.id = at.id;
      draw_option(option, at.rect, shape, frame);
    });
  }
}

}  // namespace

void draw_gallery_answers(Sheet& sheet, ui::Frame& frame) {
  sheet.heading("Answers");
  const std::string label = frame.say("help/here", "Who looks after this screen");
  const float width = std::min(380.0F, sheet.width());
  for (const Marked& marked : marks) {
    sheet.in_every_state(marked.name, {width, ui::choice_height(frame, label, width)},
                         [&](const Example& at) { ui::choice(frame, at.id, at.rect, label, marked.mark, at.enabled); });
  }
  sheet.heading("Options in a list");
  draw_options(sheet, OptionShape::in_list, frame);
  sheet.heading("Options in a row");
  draw_options(sheet, OptionShape::in_row, frame);
  sheet.heading("Tiles");
  sheet.across("one chosen, one good, one to look at again", [&](ui::Column& column, const std::string& id) {
    ui::tiles(frame, column,
              {{id + "/true", frame.say("judge/true", "True"), ui::Icon::check, ui::ChoiceMark::selected},
               {id + "/false", frame.say("judge/false", "Not true"), ui::Icon::close, ui::ChoiceMark::good},
               {id + "/not-sure", frame.say("judge/not-sure", "Not sure"), ui::Icon::question, ui::ChoiceMark::again}});
  });
}

}  // namespace screens
