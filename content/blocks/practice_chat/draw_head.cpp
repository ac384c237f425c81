#include "blocks/practice_chat/draw_head.h"

#include <algorithm>

#include "bars.h"
#include "blocks/practice_chat/draw_partner.h"

namespace screens {
namespace {

using ui::Rect;

ui::TextStyle small_print(const ui::Frame& frame, float size) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = size;
  style.chrome = true;
  return style;
}

// R21: says on every size, as long as the chat lasts, that nobody is there.
struct PretendLabel {
  std::string words;
  ui::TextStyle style;
  ui::Size size;  // of the frame around the words

  explicit PretendLabel(const ui::Frame& frame) : words(frame.say("chat/pretend-label", "Pretend")), style(small_print(frame, ui::type::badge)) {
    style.weight = ui::Weight::bold;
    style.colour = frame.theme().plum.on_soft;
    const ui::TextSize text = frame.measure(words, style, 0);
    size = {text.w + 24, text.h + 8};
  }
  void draw(float x, float y, ui::Frame& frame) const {
    ui::SurfaceStyle surface;
    surface.fill = frame.theme().card;
    surface.edge = frame.theme().plum.on_soft;
    surface.edge_width = std::max(2.0F, frame.theme().edge_width);
    surface.radii = ui::Radii::all(size.h / 2);
    frame.surface({x, y, size.w, size.h}, surface);
    frame.text("chat/pretend", {x + 12, y + 4, size.w - 23, size.h - 8}, words, style);
  }
};

// ---- the faces -----------------------------------------------------------------------------------

constexpr float face = 48;
// Those of a group lie over one another; a letter would be cut by the one before it.
float next_face(const content::PracticeChat& block) {
  const bool all_have_faces = std::all_of(block.partners.begin(), block.partners.end(), [](const content::ChatPartner& partner) { return partner.who.has_value(); });
  return all_have_faces ? 36.0F : face + 4;
}

float faces_width(const content::PracticeChat& block) {
  return face + next_face(block) * static_cast<float>(block.partners.size() - 1);
}

void draw_faces(const content::PracticeChat& block, ui::Point at, ui::Frame& frame) {
  for (std::size_t i = block.partners.size(); i-- > 0;) {
    const Rect circle{at.x + next_face(block) * static_cast<float>(i), at.y, face, face};
    ui::SurfaceStyle ground;
    ground.fill = frame.theme().card;
    ground.radii = ui::Radii::all(face / 2 + 2);
    frame.surface(circle.inset(-2), ground);
    const std::string id = block.group ? "chat/face/" + block.partners[i].id : "chat/face";
    draw_partner(id, block.partners[i], i, circle, frame);
  }
}

// Of a group, who is in it.
std::string status_of(const content::PracticeChat& block, const ui::Frame& frame) {
  if (!block.group) return frame.say(block.partner_status);
  std::string names;
  for (const content::ChatPartner& partner : block.partners) names += (names.empty() ? "" : " · ") + frame.say(partner.name);
  return names;
}

// ---- pausing -------------------------------------------------------------------------------------

ui::ButtonLook pause_look() {
  ui::ButtonLook look;
  look.tone = ui::Tone::sun;
  look.icon = ui::Icon::pause;
  look.icon_at_end = true;
  look.text_size = ui::type::badge;
  look.answers = ui::Answers::when_chosen;  // after an answer the focus comes to what can be answered next
  return look;
}

std::string pause_words(const ui::Frame& frame) { return frame.say("chat/pause", "Pause"); }
float pause_size(const ui::Frame& frame) { return ui::button_size(frame, pause_words(frame), pause_look()).w - 12; }

bool draw_pause(Rect rect, bool in_words, ui::Frame& frame) {
  const bool pressed = ui::button(frame, "chat/pause", rect, in_words ? pause_words(frame) : "", pause_look());
  if (!in_words) frame.call("chat/pause", pause_words(frame));
  return pressed;
}

}  // namespace

float draw_chat_head(const content::PracticeChat& block, Rect card, SaidInChat& action, ui::Frame& frame) {
  const float pause_in_words = pause_size(frame);
  const std::string name = frame.say(block.group ? *block.group : block.partners.front().name);
  ui::TextStyle name_style = ui::heading_style(frame.theme());
  name_style.size = ui::type::body;
  name_style.chrome = true;
  const bool low = is_low(frame);
  std::string status = low ? "" : status_of(block, frame);
  const ui::TextStyle status_style = small_print(frame, ui::type::small);
  const PretendLabel pretend(frame);
  const float x = card.x + 38 + faces_width(block);
  const auto room_beside = [&](float button) { return card.right() - 24 - button - 16 - x; };
  // Pausing gives up its words where that leaves the name and the label one row.
  constexpr float pause_alone = 66;
  const float row = frame.measure(name, name_style, 0).w + 12 + pretend.size.w;
  const bool narrow = card.w < 560 || (row > room_beside(pause_in_words) && row <= room_beside(pause_alone));
  const float pause_width = narrow ? pause_alone : pause_in_words;
  const float room = room_beside(pause_width);
  ui::TextSize name_size = frame.measure(name, name_style, room);
  const bool beside = name_size.w + 12 + pretend.size.w <= room;
  const float first_row = beside ? std::max(name_size.h, pretend.size.h) : name_size.h;
  if (block.group && frame.measure(status, status_style, room).lines > 1) status.clear();  // faces tell who is in it
  const float status_height = status.empty() ? 0 : frame.measure(status, status_style, room).h;
  const float rows = first_row + status_height + (beside ? 0.0F : pretend.size.h + 4);
  const float height = std::max(56.0F, rows);
  const float air = low ? 4.0F : is_narrow(frame) ? 8.0F : 14.0F;
  const float top = card.y + air;
  const float words_top = top + (height - rows) / 2;
  draw_faces(block, {card.x + 24, top + (height - face) / 2}, frame);
  frame.text("chat/name", {x, words_top + (first_row - name_size.h) / 2, beside ? name_size.w + 1 : room, name_size.h}, name, name_style);
  pretend.draw(beside ? x + name_size.w + 12 : x, beside ? words_top + (first_row - pretend.size.h) / 2 : words_top + first_row, frame);
  const float status_top = words_top + first_row + (beside ? 0.0F : pretend.size.h + 4);
  if (!status.empty()) frame.text("chat/status", {x, status_top, room, status_height}, status, status_style);
  const float line = top + height + air;
  frame.fill({card.x + 24, line, card.w - 48, 2}, frame.theme().line);
  // Over the line, which would lie on its ring where there is little air.
  if (draw_pause({card.right() - 24 - pause_width, top + (height - 56) / 2, pause_width, 56}, !narrow, frame)) action = session::OpenOverlay{session::Pause{}};
  return line + 2;
}

}  // namespace screens
