#include "blocks/practice_chat/draw_partner.h"

#include <algorithm>
#include <array>

namespace screens {
namespace {

using ui::Rect;

// The first letter of a name, whatever its length in bytes.
std::string initial(const std::string& name) {
  std::size_t length = 1;
  while (length < name.size() && (static_cast<unsigned char>(name[length]) & 0xC0) == 0x80) ++length;
  return name.substr(0, length);
}

void draw_initial(std::string_view id, const std::string& name, const ui::Hue& hue, Rect circle, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle avatar;
  avatar.fill = hue.soft;
  avatar.edge = hue.on_soft;
  avatar.edge_width = theme.edge_width;
  avatar.radii = ui::Radii::all(circle.w / 2);
  frame.surface(circle, avatar);
  ui::TextStyle letter = ui::heading_style(theme);
  letter.size = circle.w < 40 ? ui::type::small : ui::type::body;
  letter.chrome = true;
  letter.align = ui::Align::centre;
  letter.colour = hue.on_soft;
  const float height = frame.measure(initial(name), letter, circle.w).h;
  frame.text(id, {circle.x, circle.y + (circle.h - height) / 2, circle.w, height}, initial(name), letter);
}

content::Picture portrait_of(const content::ChatPartner& partner) {
  content::Scene scene;
  scene.place = content::Place::living_room;
  content::Person person;
  person.who = *partner.who;
  scene.people = {person};
  return {scene, partner.name};
}

}  // namespace

// Not the narrator's.
ui::Tone tone_of_partner(std::size_t place) {
  constexpr std::array tones{ui::Tone::sky, ui::Tone::plum, ui::Tone::leaf, ui::Tone::teal};
  static_assert(tones.size() == content::most_chat_partners);
  return tones[place % tones.size()];
}

void draw_partner(std::string_view id, const content::ChatPartner& partner, std::size_t place, Rect circle, ui::Frame& frame) {
  const ui::Hue& hue = ui::hue_of(frame.theme(), tone_of_partner(place));
  if (!partner.who) return draw_initial(id, frame.say(partner.name), hue, circle, frame);
  ui::SurfaceStyle edge;
  edge.fill = hue.on_soft;
  edge.radii = ui::Radii::all(circle.w / 2);
  frame.surface(circle, edge);
  const Rect face = circle.inset(frame.theme().edge_width);
  frame.picture(id, face, portrait_of(partner), ui::Radii::all(face.w / 2));
}

}  // namespace screens
