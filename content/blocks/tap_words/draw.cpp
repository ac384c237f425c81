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

bool has_words_to_tap(const content::Paragraph& paragraph, const ui::Frame& frame) { return frame.say(paragraph.text).find("[[") != std::string::npos; }

constexpr float gap = 14;
constexpr float quote_inset = 20;

// Lines with words to tap stand as far apart as fingers do, so that they bring their own room above and below.
struct Set {
  ui::TextStyle style;
  float inset = 0;
  float above = 0;  // within a quote
  float after = gap;
};

Set set_of(const content::Paragraph& paragraph, const ui::Frame& frame) {
  const bool quote = paragraph.style == content::ParagraphStyle::quote;
  const bool taps = has_words_to_tap(paragraph, frame);
  Set set{paragraph_style(paragraph, frame), quote ? quote_inset : 0.0F, quote ? quote_inset * 0.8F : 0.0F, gap};
  if (!taps) return set;
  set.style.least_line = ui::space::touch + ui::space::unit;
  if (quote) set.above = 2;
  else set.after = 0;
  return set;
}

float height_of(const content::Paragraph& paragraph, const Set& set, float width, const ui::Frame& frame) {
  return frame.measure(frame.say(paragraph.text), set.style, width - 2 * set.inset).h + 2 * set.above;
}

float before_words(const content::TapWords& block, const ui::Frame& frame) {
  return block.paragraphs.empty() || !has_words_to_tap(block.paragraphs.front(), frame) ? gap : 2;
}

constexpr float page_top = 14;

// Of the page before anything is tapped.
float page_height(const content::TapWords& block, float width, const ui::Frame& frame) {
  const float badge = ui::badge_size(frame, "X", width).h + 10;
  float height = page_top + badge + frame.measure(frame.say(block.title), ui::title_style(frame.theme()), width).h + before_words(block, frame);
  for (const content::Paragraph& paragraph : block.paragraphs) {
    const Set set = set_of(paragraph, frame);
    height += height_of(paragraph, set, width, frame) + set.after;
  }
  return height + frame.measure(frame.say(block.instruction), ui::hint_style(frame.theme()), width).h + 4;
}

// A picture gives up some of its width where that shows the whole page at once.
float most_picture(const content::TapWords& block, const ui::Frame& frame) {
  constexpr float least = 440;
  const float room = content_area(frame).h;
  for (float most = usual_page_picture; most >= least; most -= 40) {
    if (page_height(block, page_width(block.picture, frame, most), frame) <= room) return most;
  }
  return usual_page_picture;
}

}  // namespace

BlockSaid<content::TapWords> View<content::TapWords>::draw(const content::TapWords& block, const session::StateOf<content::TapWords>& state,
                                                const session::OpenLesson& open, ui::Frame& frame) {
  BlockSaid<content::TapWords> action;
  ui::Column column = begin_page("words", block.picture, frame, ui::Follow::growth, most_picture(block, frame));
  if (!is_narrow(frame)) column.gap(page_top - 20);
  draw_lesson_badge(open, column, frame);
  column.text("title", frame.say(block.title), ui::title_style(frame.theme()));
  column.gap(before_words(block, frame));
  const auto tapped = tapped_words(block, state);
  for (const auto& paragraph : block.paragraphs) {
    const Set set = set_of(paragraph, frame);
    const Rect rect = column.take(height_of(paragraph, set, column.width(), frame));
    if (set.inset > 0) {
      ui::SurfaceStyle bubble;
      bubble.fill = frame.theme().sky.soft;
      bubble.radii = {22, 22, 22, 5};
      frame.surface(rect, bubble);
    }
    const Rect inner{rect.x + set.inset, rect.y + set.above, rect.w - 2 * set.inset, rect.h - 2 * set.above};
    const std::string pressed = frame.tappable_text("paragraph/" + paragraph.id, inner, frame.say(paragraph.text), set.style, tapped);
    if (!pressed.empty()) action = session::TapTarget{pressed};
    column.gap(set.after);
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
