#include "blocks/builder/draw_answers.h"

#include <algorithm>

#include "base/find_id.h"
#include "option_card.h"
#include "page_parts.h"

namespace screens {
namespace {

using content::BuilderChoice;
using content::BuilderOption;
using content::BuilderPart;
using session::BuilderState;
using ui::Rect;

constexpr float gap = 12;

std::string how_to(const BuilderChoice& choice, const ui::Frame& frame) {
  switch (choice.how) {
    case content::Choosing::one: return frame.say("builder/one", "Choose one, or leave it open.");
    case content::Choosing::some: return frame.say("builder/some", "Choose as many as you like.");
    case content::Choosing::order: return frame.say("builder/order", "Choose as many as you like, and move them into your order.");
  }
  return "";
}

Option card_of(const BuilderPart& part, const BuilderOption& option, bool chosen, const ui::Frame& frame) {
  Option card;
  card.id = "option/" + part.id + "/" + option.id;
  card.label = frame.say(option.label);
  if (option.more) card.more = frame.say(*option.more);
  if (option.recommended) {
    if (!card.more.empty()) card.more += "\n";
    card.more += "**" + frame.say("builder/recommended", "Recommended:") + "** " + frame.beside(frame.say(*option.recommended));
  }
  card.chosen = chosen;
  return card;
}

SaidBuilder draw_card(const BuilderPart& part, const BuilderOption& option, bool chosen, Rect room, ui::Frame& frame) {
  const Option card = card_of(part, option, chosen, frame);
  if (!draw_option(card, room, OptionShape::in_list, frame)) return std::nullopt;
  return SaidBuilder{session::TakeOption{part.id, option.id}};
}

float card_room(const BuilderPart& part, const BuilderOption& option, bool chosen, float width, const ui::Frame& frame) {
  return option_height(card_of(part, option, chosen, frame), width, OptionShape::in_list, frame);
}

// A chosen card among others of the reader's order, with its way up and down beside it.
SaidBuilder draw_ordered(const BuilderPart& part, const BuilderOption& option, std::size_t at, std::size_t count,
                         ui::Column& column, ui::Frame& frame) {
  constexpr float buttons = 2 * ui::space::touch + 2 * gap;
  const float width = column.width() - buttons;
  const Rect room = column.take(card_room(part, option, true, width, frame));
  SaidBuilder said = draw_card(part, option, true, {room.x, room.y, width, room.h}, frame);
  const float y = room.y + (room.h - ui::space::touch) / 2;
  const std::string name = part.id + "/" + option.id;
  const std::string label = frame.say(option.label);
  float x = room.x + width + gap;
  if (ui::icon_button(frame, "up/" + name, {x, y, ui::space::touch, ui::space::touch}, ui::Icon::up,
                      label + ": " + frame.say("builder/up", "one place up"), {at > 0}))
    said = session::MoveOption{part.id, option.id, true};
  x += ui::space::touch + gap;
  if (ui::icon_button(frame, "down/" + name, {x, y, ui::space::touch, ui::space::touch}, ui::Icon::down,
                      label + ": " + frame.say("builder/down", "one place down"), {at + 1 < count}))
    said = session::MoveOption{part.id, option.id, false};
  column.gap(gap);
  return said;
}

const BuilderOption* option_of(const std::string& id, const BuilderChoice& choice) {
  return base::find_id(choice.options, id);
}

SaidBuilder draw_builder_answer(const BuilderPart& part, const BuilderChoice& choice, const BuilderState& state,
                                ui::Column& column, ui::Frame& frame) {
  const std::vector<std::string> chosen = session::given_to<session::ChosenOptions>(part.id, state).ids;
  const auto is_chosen = [&](const BuilderOption& option) {
    return std::find(chosen.begin(), chosen.end(), option.id) != chosen.end();
  };
  const bool ordered = choice.how == content::Choosing::order;
  SaidBuilder said;
  for (std::size_t at = 0; ordered && at < chosen.size(); ++at) {
    const BuilderOption* option = option_of(chosen[at], choice);
    if (option == nullptr) continue;
    if (auto done = draw_ordered(part, *option, at, chosen.size(), column, frame)) said = done;
  }
  for (const BuilderOption& option : choice.options) {
    if (ordered && is_chosen(option)) continue;
    const Rect room = column.take(card_room(part, option, is_chosen(option), column.width(), frame));
    if (auto done = draw_card(part, option, is_chosen(option), room, frame)) said = done;
    column.gap(gap);
  }
  return said;
}

void draw_question(const BuilderPart& part, ui::Column& column, ui::Frame& frame) {
  if (part.together) {
    const std::string words = frame.say("builder/together", "Ask the group");
    column.gap(ui::badge(frame, "together/" + part.id, {column.x(), column.y()}, words, ui::Tone::sun, column.width()).h + 8);
  }
  column.text("question/" + part.id, frame.say(part.question), ui::subheading_style(frame.theme()));
  std::string hint = part.hint ? frame.say(*part.hint) : "";
  if (const auto* choice = std::get_if<BuilderChoice>(&part.answer); choice != nullptr && hint.empty()) hint = how_to(*choice, frame);
  if (!hint.empty()) {
    column.gap(2);
    column.text("hint/" + part.id, hint, ui::hint_style(frame.theme()));
  }
  column.gap(gap);
}

}  // namespace

SaidBuilder draw_builder_part(const BuilderPart& part, const BuilderState& state, ui::Column& column, ui::Frame& frame) {
  draw_question(part, column, frame);
  SaidBuilder said = std::visit([&](const auto& asked) { return draw_builder_answer(part, asked, state, column, frame); }, part.answer);
  column.gap(16);
  return said;
}

}  // namespace screens
