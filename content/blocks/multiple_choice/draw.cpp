#include "blocks/multiple_choice/draw.h"

#include <algorithm>

#include "page_parts.h"

namespace screens {
namespace {

using content::MultipleChoice;
using content::OneOfSeveral;
using session::ChoiceVerdict;
using Chosen = session::StateOf<MultipleChoice>;

bool is_chosen(const OneOfSeveral& choice, const Chosen& state) {
  return std::find(state.chosen.begin(), state.chosen.end(), choice.id) != state.chosen.end();
}

ui::ChoiceMark mark_of(const OneOfSeveral& choice, const Chosen& state) {
  switch (session::verdict_on(choice, state)) {
    case ChoiceVerdict::fits:
      return ui::ChoiceMark::good;
    case ChoiceVerdict::look_again:
      return ui::ChoiceMark::again;
    case ChoiceVerdict::missed:
      return ui::ChoiceMark::none;
    case ChoiceVerdict::none:
      break;
  }
  return is_chosen(choice, state) ? ui::ChoiceMark::selected : ui::ChoiceMark::none;
}

// Where ui::choice puts its mark, there is a box to be ticked: several can be chosen.
void draw_empty_box(ui::Rect choice, ui::Tone tone, ui::Frame& frame) {
  constexpr float edge = 28;
  constexpr float padding = 26;
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle box;
  box.fill = theme.card;
  box.edge = tone == ui::Tone::plain ? theme.soft : ui::colours_of(theme, tone).text;
  box.edge_width = 3;
  box.radii = ui::Radii::all(8);
  frame.surface({choice.right() - padding - edge, choice.y + (choice.h - edge) / 2, edge, edge}, box);
}

void draw_verdict(const OneOfSeveral& choice, ChoiceVerdict verdict, ui::Column& column, ui::Frame& frame) {
  Note note;
  note.id = "feedback/" + choice.id;
  note.framed = false;
  switch (verdict) {
    case ChoiceVerdict::none:
      return;
    case ChoiceVerdict::fits:
      note.icon = ui::Icon::check;
      note.tone = ui::Tone::leaf;
      note.head = frame.say("choices/fits", "That fits.");
      note.words = frame.say(choice.when_chosen);
      break;
    case ChoiceVerdict::look_again:
      note.icon = ui::Icon::turn_back;
      note.tone = ui::Tone::coral;
      note.head = frame.say("choices/again", "Look again.");
      note.words = frame.say(choice.when_chosen);
      break;
    case ChoiceVerdict::missed:
      note.icon = ui::Icon::question;
      note.tone = ui::Tone::sun;
      note.head = frame.say("choices/missed", "This one fits too.");
      note.words = frame.say(choice.when_missed);
      break;
  }
  column.gap(6);
  draw_note(note, column, frame);
}

BlockSaid<MultipleChoice> draw_choice(const OneOfSeveral& choice, const Chosen& state, ui::Column& column,
                                      ui::Frame& frame) {
  const std::string label = frame.say(choice.text);
  const ui::Rect rect = column.take(ui::choice_height(frame, label, column.width()));
  const ui::ChoiceMark mark = mark_of(choice, state);
  const ChoiceVerdict verdict = session::verdict_on(choice, state);
  const ui::Tone tone = verdict == ChoiceVerdict::missed ? ui::Tone::sun : ui::Tone::plain;
  const bool pressed = ui::choice(frame, "choice/" + choice.id, rect, label, mark, true, tone);
  if (mark == ui::ChoiceMark::none) draw_empty_box(rect, tone, frame);
  draw_verdict(choice, verdict, column, frame);
  column.gap(14);
  if (!pressed) return std::nullopt;
  return session::ActionOf<MultipleChoice>(session::ToggleChoice{choice.id});
}

BlockSaid<MultipleChoice> draw_check(const Chosen& state, ui::Column& column, ui::Frame& frame) {
  ui::ButtonLook look;
  look.tone = ui::Tone::teal;
  look.filled = true;
  look.icon = ui::Icon::check;
  look.enabled = session::can_check(state);
  const std::string label = frame.say("choices/check", "Check");
  const ui::Size size = ui::button_size(frame, label, look);
  const ui::Rect row = column.take(size.h);
  if (!ui::button(frame, "check", {row.x, row.y, std::min(row.w, size.w + 24), size.h}, label, look))
    return std::nullopt;
  return session::ActionOf<MultipleChoice>(session::CheckChoices{});
}

}  // namespace

BlockSaid<MultipleChoice> View<MultipleChoice>::draw(const MultipleChoice& block, const Chosen& state,
                                                     const session::OpenLesson&, ui::Frame& frame) {
  const ui::Rect place = content_column(frame, 1000);
  BlockSaid<MultipleChoice> said;
  // What is said stands right under each choice and is read from above, so the page stays where it is until all is
  // well.
  const bool all_found = session::every_good_one_found(state, block);
  frame.begin_scroll("choices", content_area(frame), all_found ? ui::Follow::growth : ui::Follow::nothing);
  ui::Column column(frame, place.x, 14, place.w);
  column.text("question", frame.say(block.question), ui::heading_style(frame.theme()));
  column.gap(4);
  column.text("several", frame.say("choices/several", "Several may be right. Choose, then check."),
              ui::hint_style(frame.theme()));
  column.gap(14);
  draw_picture_across(block.picture, column, frame);
  for (const OneOfSeveral& choice : block.choices) {
    if (auto toggled = draw_choice(choice, state, column, frame)) said = toggled;
  }
  column.gap(2);
  if (all_found) {
    Note note{"feedback", ui::Icon::check, ui::Tone::leaf, frame.say("choices/all", "You found every one."), "", true};
    draw_note(note, column, frame);
  } else if (auto checked = draw_check(state, column, frame)) {
    said = checked;
  }
  frame.end_scroll(column.y() + 16);
  return said;
}

}  // namespace screens
