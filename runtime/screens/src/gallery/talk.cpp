#include <algorithm>
#include <array>

#include "page_parts.h"
#include "pages.h"

namespace screens {
namespace {

struct NamedBubble {
  const char* name;
  ui::BubbleLook look;
};

ui::BubbleLook bubble_look(ui::BubbleSide side, ui::Tone tone, bool signal = false) {
  ui::BubbleLook look;
  look.side = side;
  look.tone = tone;
  look.signal = signal;
  return look;
}

}  // namespace

void draw_gallery_talk(Sheet& sheet, ui::Frame& frame) {
  const std::string words = frame.say("help/adult-text", "At home, at school or next door. If the first one does not listen, tell the next.");
  const std::array bubbles{NamedBubble{"partner", bubble_look(ui::BubbleSide::start, ui::Tone::sky)},
                           NamedBubble{"another partner", bubble_look(ui::BubbleSide::start, ui::Tone::plum)},
                           NamedBubble{"reader", bubble_look(ui::BubbleSide::end, ui::Tone::sky)},
                           NamedBubble{"something to notice", bubble_look(ui::BubbleSide::start, ui::Tone::sky, true)},
                           NamedBubble{"in between", bubble_look(ui::BubbleSide::middle, ui::Tone::sky)}};
  sheet.heading("Bubbles");
  const float width = std::min(460.0F, sheet.width());
  for (const NamedBubble& named : bubbles) {
    sheet.example(named.name, ui::bubble_size(frame, words, named.look, width),
                  [&](const Example& at) { ui::bubble(frame, at.id, at.rect, words, named.look); });
  }
  sheet.heading("What is said to an answer");
  for (const auto& [name, tone, icon] : {std::tuple{"good", ui::Tone::leaf, ui::Icon::check}, {"look again", ui::Tone::coral, ui::Icon::turn_back}}) {
    sheet.across(name, [&, tone = tone, icon = icon](ui::Column& column, const std::string& id) {
      draw_note({id + "/note", icon, tone, frame.say("help/adult", "An adult you trust"), words, true}, column, frame);
    });
  }
  content::Scene listening;
  listening.people = {{content::Who::leila, content::Feeling::listening, content::Pose::stands, content::Looks::reader, content::Spot::middle,
                       content::Distance::main}};
  sheet.across("with the helper's face", [&](ui::Column& column, const std::string&) {
    draw_feedback(words, ui::Tone::leaf, content::Picture{listening, {}}, column, frame);
  });
  sheet.across("kept by nobody", [&](ui::Column& column, const std::string&) { draw_not_kept(column, frame); });
}

}  // namespace screens
