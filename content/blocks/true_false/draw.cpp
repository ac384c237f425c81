#include "blocks/true_false/draw.h"

#include <algorithm>
#include <array>

#include "page_parts.h"

namespace screens {
namespace {

using session::Judgement;
using session::Verdict;
using Judging = session::StateOf<content::TrueFalse>;

struct Option {
  const char* id;
  std::string label;
  Judgement judgement;
  ui::Icon icon;
};

std::array<Option, 3> options(ui::Frame& frame) {
  return {Option{"judge/true", frame.say("judge/true", "True"), Judgement::yes, ui::Icon::check},
          Option{"judge/false", frame.say("judge/false", "Not true"), Judgement::no, ui::Icon::close},
          Option{"judge/not-sure", frame.say("judge/not-sure", "Not sure"), Judgement::not_sure, ui::Icon::question}};
}

ui::ChoiceMark mark_of(Judgement judgement, const content::TrueFalse& block, const Judging& state) {
  if (std::find(state.tried.begin(), state.tried.end(), judgement) == state.tried.end()) return ui::ChoiceMark::none;
  switch (session::verdict_on(judgement, block)) {
    case Verdict::right: return ui::ChoiceMark::good;
    case Verdict::look_again: return ui::ChoiceMark::again;
    case Verdict::open: return ui::ChoiceMark::selected;
  }
  return ui::ChoiceMark::none;
}

ui::Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::right: return ui::Tone::leaf;
    case Verdict::look_again: return ui::Tone::coral;
    case Verdict::open: return ui::Tone::teal;
  }
  return ui::Tone::teal;
}

constexpr float above = 24;
constexpr float below = 16;
constexpr float low_tile = 112;

// The largest letters with which the statement and what can be said of it are seen together.
ui::TextStyle statement_style(const std::string& words, float width, const ui::Frame& frame) {
  const std::array styles{ui::title_style(frame.theme()), ui::heading_style(frame.theme()), ui::subheading_style(frame.theme())};
  const float room = content_area(frame).h - 2 * above - below;
  const std::array tiles{ui::tile_height, low_tile, low_tile};
  for (std::size_t i = 0; i < styles.size(); ++i) {
    if (frame.measure(words, styles[i], width).h + tiles[i] <= room) return styles[i];
  }
  return styles.back();
}

BlockSaid<content::TrueFalse> draw_tiles(const content::TrueFalse& block, const Judging& state, ui::Column& column,
                                         ui::Frame& frame) {
  const auto all = options(frame);
  std::vector<ui::Tile> tiles;
  for (const Option& option : all) tiles.push_back({option.id, option.label, option.icon, mark_of(option.judgement, block, state)});
  const auto pressed = ui::tiles(frame, column, tiles, content_area(frame).h - column.y() - below);
  if (!pressed) return std::nullopt;
  return session::ActionOf<content::TrueFalse>{all[*pressed].judgement};
}

}  // namespace

BlockSaid<content::TrueFalse> View<content::TrueFalse>::draw(const content::TrueFalse& block, const Judging& state,
                                                             const session::OpenLesson&, ui::Frame& frame) {
  const ui::Rect place = content_column(frame, 1000);
  frame.begin_scroll("judge", content_area(frame), ui::Follow::growth);
  ui::Column column(frame, place.x, above, place.w);
  const std::string statement = frame.say(block.statement);
  column.text("statement", statement, statement_style(statement, place.w, frame));
  column.gap(above);
  draw_picture_across(block.picture, column, frame);
  BlockSaid<content::TrueFalse> said = draw_tiles(block, state, column, frame);
  if (!state.tried.empty()) {
    column.gap(20);
    const Judgement last = state.tried.back();
    draw_feedback(frame.say(session::feedback_to(last, block)), tone_of(session::verdict_on(last, block)), std::nullopt, column, frame);
  }
  frame.end_scroll(column.y() + 16);
  return said;
}

}  // namespace screens
