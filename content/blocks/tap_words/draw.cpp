#include "blocks/tap_words/draw.h"

#include <algorithm>

#include "page_parts.h"

namespace screens {
namespace {

using ui::Rect;

// Feedback to the word tapped last.
const content::TapTarget* last_found(const content::TapWords& block, const session::StateOf<content::TapWords>& state) {
  if (state.found.empty()) return nullptr;
  const auto found = std::find_if(block.targets.begin(), block.targets.end(),
                                  [&](const content::TapTarget& target) { return target.id == state.found.back(); });
  return found == block.targets.end() ? nullptr : &*found;
}

std::vector<ui::TappedWords> tapped_words(const content::TapWords& block, const session::StateOf<content::TapWords>& state) {
  std::vector<ui::TappedWords> tapped;
  for (const content::TapTarget& target : block.targets) {
    const bool found = std::find(state.found.begin(), state.found.end(), target.id) != state.found.end();
    if (found) tapped.push_back({target.id, target.signal});
  }
  return tapped;
}

void draw_tap_feedback(const content::TapTarget& target, ui::Column& column, ui::Frame& frame) {
  const std::string words = frame.say(target.feedback);
  const ui::Tone tone = target.signal ? ui::Tone::sun : ui::Tone::leaf;
  if (target.signal) frame.cue("feedback|" + words, ui::Cue::good_choice);
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - 40;
  const ui::TextSize size = frame.measure(words, style, room);
  const Rect card = column.take(size.h + 32);
  ui::SurfaceStyle surface = ui::card_style(frame.theme(), tone);
  surface.radii = ui::Radii::all(20);
  frame.surface(card, surface);
  frame.text("feedback", {card.x + 20, card.y + 16, room, size.h}, words, style);
  column.gap(14);
}

std::string count_text(const content::TapWords& block, const session::StateOf<content::TapWords>& state, ui::Frame& frame) {
  const auto is_found = [&](const content::TapTarget& target) {
    return std::find(state.found.begin(), state.found.end(), target.id) != state.found.end();
  };
  const auto all = std::count_if(block.targets.begin(), block.targets.end(), [](const auto& t) { return t.signal; });
  const auto found = std::count_if(block.targets.begin(), block.targets.end(),
                                   [&](const auto& t) { return t.signal && is_found(t); });
  if (found == 0) return frame.say(block.instruction);
  if (found == all) return frame.say("tap/all-found", "You found every sign. Well spotted.");
  return with_numbers(frame, frame.say("tap/found", "You found {found} of {all} signs. Look for more, or go on."), {{"{found}", found}, {"{all}", all}});
}

}  // namespace

BlockSaid<content::TapWords> View<content::TapWords>::draw(const content::TapWords& block, const session::StateOf<content::TapWords>& state,
                                                const session::OpenLesson& open, ui::Frame& frame) {
  BlockSaid<content::TapWords> action;
  ui::Column column = begin_page("words", block.picture, frame, ui::Follow::growth);
  draw_lesson_badge(open, column, frame);
  column.text("title", frame.say(block.title), ui::title_style(frame.theme()));
  column.gap(14);
  const auto tapped = tapped_words(block, state);
  for (const auto& paragraph : block.paragraphs) {
    const std::string words = frame.say(paragraph.text);
    const bool quote = paragraph.style == content::ParagraphStyle::quote;
    ui::TextStyle style = paragraph_style(paragraph, frame);
    if (words.find("[[") != std::string::npos) style.least_line = ui::space::touch + ui::space::unit;
    const float inset = quote ? 20.0F : 0.0F;
    const ui::TextSize size = frame.measure(words, style, column.width() - 2 * inset);
    const Rect rect = column.take(size.h + 2 * inset * 0.8F);
    if (quote) {
      ui::SurfaceStyle bubble;
      bubble.fill = frame.theme().sky.soft;
      bubble.radii = {22, 22, 22, 5};
      frame.surface(rect, bubble);
    }
    const Rect inner{rect.x + inset, rect.y + inset * 0.8F, rect.w - 2 * inset, size.h};
    const std::string pressed = frame.tappable_text("paragraph/" + paragraph.id, inner, words, style, tapped);
    if (!pressed.empty()) action = session::TapTarget{pressed};
    column.gap(14);
  }
  if (const auto* target = last_found(block, state)) draw_tap_feedback(*target, column, frame);
  column.text("instruction", count_text(block, state, frame), ui::hint_style(frame.theme()));
  column.gap(4);
  frame.end_scroll(column.y());
  return action;
}

BlockBars View<content::TapWords>::bars(const session::StateOf<content::TapWords>& state, const content::TapWords& block, ui::Frame&) {
  BlockBars bars;
  bars.has_parts_left = !session::all_signals_found(state, block);
  return bars;
}

}  // namespace screens
