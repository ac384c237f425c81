#include "blocks/fill_gap/draw.h"

#include <algorithm>

#include "cards.h"
#include "page_parts.h"
#include "session/shown_order.h"

namespace screens {
namespace {

using FillGapSaid = BlockSaid<content::FillGap>;
using ui::Rect;

constexpr float gap = 16;
constexpr float word_padding = 22;
constexpr float mark_edge = 28;

struct Gaps {
  const content::FillGap& block;
  const session::FillGapState& state;
  const content::GapSentence& asked;
};

FillGapSaid put(const std::string& sentence, const std::string& word) {
  return FillGapSaid(session::FillGapAction(session::PutWord{sentence, word}));
}

// ---- sentences -----------------------------------------------------------------------------------

std::string sentence_words(const content::GapSentence& sentence, const session::FilledGap& filled, ui::Frame& frame) {
  const std::string marked = frame.say(sentence.text);
  const std::string word = filled.word == nullptr ? "[[gap:______]]" : "**" + frame.say(filled.word->text) + "**";
  return frame.made_of(sentence.text, content::with_gap(marked, word));
}

ui::TextStyle sentence_style(const ui::Theme& theme) {
  ui::TextStyle style = ui::body_style(theme);
  style.size = 24;
  return style;
}

FillGapSaid draw_sentence(const content::GapSentence& sentence, const Gaps& gaps, ui::Column& column,
                          ui::Frame& frame) {
  const session::FilledGap filled = session::filled_gap(sentence, gaps.state, gaps.block);
  const ui::Theme& theme = frame.theme();
  const std::string id = "sentence/" + sentence.id;
  const std::string words = sentence_words(sentence, filled, frame);
  const float room = column.width() - 2 * 26 - mark_edge - 16;
  const ui::TextStyle style = sentence_style(theme);
  const ui::TextSize size = frame.measure(words, style, room);
  const Rect rect = column.take(std::max(76.0F, size.h + 40));
  const ui::ControlState state = frame.control(id, rect);
  const ui::DropState drop = frame.drop_target(id, rect);
  if (filled.word != nullptr) frame.mark_as(id, filled.fits ? ui::Widget::Mark::good : ui::Widget::Mark::again);
  const ui::Tone tone = filled.word == nullptr ? ui::Tone::plain : filled.fits ? ui::Tone::leaf : ui::Tone::coral;
  ui::SurfaceStyle card = ui::card_style(theme, tone);
  card.radii = ui::Radii::all(20);
  if (filled.word == nullptr) card.edge = theme.edge;
  const bool is_asked =
      gaps.block.sentences.size() > 1 && sentence.id == gaps.asked.id && !session::all_fit(gaps.state, gaps.block);
  if (is_asked || drop.over) {
    card.edge = theme.teal.strong;
    card.edge_width = theme.edge_width + (drop.over ? 4.0F : 2.0F);
  } else if (drop.open) {
    card.edge = theme.soft;
    card.edge_width = 3;
    card.dashed = true;
  }
  ui::answer_touch(card, state, theme);
  frame.surface(rect, card);
  if (state.focused) ui::focus_ring(frame, rect, 20);
  frame.text(id + "/label", {rect.x + 26, rect.y + (rect.h - size.h) / 2, room, size.h}, words, style);
  const Rect at{rect.right() - 26 - mark_edge, rect.centre().y - mark_edge / 2, mark_edge, mark_edge};
  if (filled.word != nullptr) {
    frame.icon(filled.fits ? ui::Icon::check : ui::Icon::turn_back, at,
               filled.fits ? theme.leaf.strong : theme.coral.on_soft);
  }
  if (drop.payload) return put(sentence.id, *drop.payload);
  if (state.pressed) return FillGapSaid(session::FillGapAction(session::AskSentence{sentence.id}));
  return std::nullopt;
}

// ---- words ---------------------------------------------------------------------------------------

ui::TextStyle word_style(const ui::Theme& theme) {
  ui::TextStyle style = ui::body_style(theme);
  style.weight = ui::Weight::semibold;
  return style;
}

void draw_word_card(const std::string& id, Rect rect, const std::string& words, bool lifted,
                    const ui::ControlState& state, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle card = ui::card_style(theme, ui::Tone::sun);
  card.edge = theme.sun.on_soft;
  card.radii = ui::Radii::all(18);
  if (lifted) {
    card.edge = theme.ink;
    card.shadow = 12;
  }
  ui::answer_touch(card, state, theme);
  frame.surface(rect, card);
  if (state.focused) ui::focus_ring(frame, rect, 18);
  const ui::TextStyle style = word_style(theme);
  const float room = rect.w - 2 * word_padding;
  const ui::TextSize size = frame.measure(words, style, room);
  const float wide = std::min(size.w + 1, room);
  frame.text(id + "/label", {rect.x + (rect.w - wide) / 2, rect.y + (rect.h - size.h) / 2, wide, size.h}, words, style);
}

// Words stand one behind the other as in a line, each as wide as it is.
class WordLines {
 public:
  WordLines(float x, float y, float width) : x_(x), start_(x), y_(y), width_(width) {}

  Rect place(const ui::TextSize& text) {
    const float w = std::min(width_, std::max(96.0F, text.w + 1 + 2 * word_padding));
    const float h = std::max(ui::space::touch, text.h + 26);
    if (x_ > start_ && x_ + w > start_ + width_) {
      y_ += line_ + gap;
      x_ = start_;
      line_ = 0;
    }
    const Rect rect{x_, y_, w, h};
    x_ += w + gap;
    line_ = std::max(line_, h);
    return rect;
  }
  float bottom() const { return y_ + line_; }

 private:
  float x_;
  float start_;
  float y_;
  float width_;
  float line_ = 0;
};

FillGapSaid draw_words(const Gaps& gaps, ui::Column& column, ui::Frame& frame) {
  FillGapSaid said;
  WordLines lines(column.x(), column.y(), column.width());
  for (const content::GapWord* word : session::shown_order(gaps.block.words, gaps.block.id.value)) {
    const std::string words = frame.say(word->text);
    const Rect rect = lines.place(frame.measure(words, word_style(frame.theme()), column.width() - 2 * word_padding));
    // A tap or a key is enough: the word goes where it is asked for.
    const ui::DragState drag = frame.draggable("bank/" + word->id, rect, word->id, {ui::DragStart::at_once, false});
    if (drag.carried) {
      draw_empty_place(frame, rect, 18);
    } else {
      draw_word_card("bank/" + word->id, rect, words, false, drag.control, frame);
    }
    if (drag.control.pressed) said = put(gaps.asked.id, word->id);
  }
  column.gap(lines.bottom() - column.y());
  return said;
}

void draw_carried(const Gaps& gaps, ui::Frame& frame) {
  const auto carried = frame.carried();
  if (!carried) return;
  for (const content::GapWord& word : gaps.block.words) {
    if (word.id == carried->payload) draw_word_card("carried", carried->rect, frame.say(word.text), true, {}, frame);
  }
}

std::string instruction(const Gaps& gaps, ui::Frame& frame) {
  if (session::all_fit(gaps.state, gaps.block)) return frame.say("gap/all", "Every gap is filled.");
  if (gaps.block.sentences.size() == 1) return frame.say("gap/how", "Choose a word for the gap.");
  return frame.say("gap/how-many", "Choose a word for the framed sentence, or drag it to another one.");
}

void draw_reply(const Gaps& gaps, ui::Column& column, ui::Frame& frame) {
  const session::FilledGap last = session::last_filled(gaps.state, gaps.block);
  if (last.word == nullptr) return;
  column.gap(gap + 4);
  draw_feedback(frame.say(last.fits ? last.word->when_right : last.word->when_wrong),
                last.fits ? ui::Tone::leaf : ui::Tone::coral, std::nullopt, column, frame);
}

}  // namespace

FillGapSaid View<content::FillGap>::draw(const content::FillGap& block, const session::FillGapState& state,
                                         const session::OpenLesson&, ui::Frame& frame) {
  const Gaps gaps{block, state, session::asked_sentence(state, block)};
  const Rect place = content_column(frame, 1000);
  FillGapSaid said;
  frame.begin_scroll("gaps", content_area(frame), ui::Follow::growth);
  ui::Column column(frame, place.x, 14, place.w);
  column.text("title", frame.say(block.title), ui::heading_style(frame.theme()));
  column.gap(6);
  column.text("instruction", instruction(gaps, frame), ui::hint_style(frame.theme()));
  column.gap(gap);
  for (const content::GapSentence& sentence : block.sentences) {
    if (FillGapSaid one = draw_sentence(sentence, gaps, column, frame)) said = std::move(one);
    column.gap(14);
  }
  column.gap(6);
  if (FillGapSaid one = draw_words(gaps, column, frame)) said = std::move(one);
  draw_reply(gaps, column, frame);
  draw_carried(gaps, frame);
  frame.end_scroll(column.y() + 16);
  return said;
}

BlockBars View<content::FillGap>::bars(const session::FillGapState& state, const content::FillGap& block, ui::Frame& frame) {
  BlockBars bars;
  const content::GapSentence* next = session::next_untried(state, block);
  bars.has_parts_left = block.sentences.size() > 1 && next != nullptr;
  if (!bars.has_parts_left) return bars;
  const bool tried = session::filled_gap(session::asked_sentence(state, block), state, block).word != nullptr;
  bars.next_part = BlockBars::Part{frame.say("gap/next", "Next sentence"), tried, session::FillGapAction(session::AskSentence{next->id})};
  return bars;
}

}  // namespace screens
