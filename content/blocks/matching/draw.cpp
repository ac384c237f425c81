#include "blocks/matching/draw.h"

#include <algorithm>

#include "laying.h"
#include "page_parts.h"
#include "session/shown_order.h"

namespace screens {
namespace {

using content::Matching;
using content::MatchingPair;
using session::LayCard;
using ui::Rect;
using Found = session::StateOf<Matching>;

constexpr float gap = 16;
constexpr float between = 56;

enum class Side { left, right };

std::string control_id(Side side, const std::string& pair) { return (side == Side::left ? "left/" : "right/") + pair; }

Side side_of(const std::string& control) { return control.starts_with("left/") ? Side::left : Side::right; }

class MatchingDrawing {
 public:
  MatchingDrawing(const Matching& block, const Found& state, ui::Frame& frame)
      : block_(block), state_(state), frame_(frame), free_(frame) {
    auto order = session::shown_order(block.pairs, block.id.value);
    if (std::is_sorted(order.begin(), order.end())) std::rotate(order.begin(), order.begin() + 1, order.end());
    for (const MatchingPair* pair : order) {
      if (!session::is_laid(state, pair->id)) left_.push_back(pair);
    }
    const auto load = frame.carried();
    if (load) carried_ = side_of(load->source);
  }

  std::optional<LayCard> draw() {
    const Rect place = content_column(frame_, 1100);
    frame_.begin_scroll("pairs", content_area(frame_), ui::Follow::growth);
    ui::Column column(frame_, place.x, 14, place.w);
    column.text("instruction", frame_.say(block_.instruction), ui::heading_style(frame_.theme()));
    column.gap(gap);
    if (is_stacked(frame_)) {
      draw_stacked(column);
    } else {
      draw_side_by_side(column);
    }
    draw_what_is_said(column);
    free_.draw_carried();
    frame_.end_scroll(column.y() + gap);
    return said_;
  }

 private:
  void draw_side_by_side(ui::Column& column) {
    const float width = (column.width() - between) / 2;
    const float height = highest_card(width);
    std::size_t next = 0;
    for (const MatchingPair& pair : block_.pairs) {
      const Rect row = column.take(height);
      const Rect right{row.right() - width, row.y, width, height};
      const bool found = session::is_laid(state_, pair.id);
      if (found) draw_tie(row);  // below the ring of either card
      draw_card_of(pair, Side::left, {row.x, row.y, width, height});
      draw_card_of(found ? pair : *left_[next++], Side::right, right);
      column.gap(gap);
    }
  }

  // The right side of a found pair stands right below its left side, the others below all.
  void draw_stacked(ui::Column& column) {
    const float indent = 40;
    const float height = highest_card(column.width() - indent);
    for (const MatchingPair& pair : block_.pairs) {
      const Rect row = column.take(height);
      draw_card_of(pair, Side::left, {row.x, row.y, row.w - indent, height});
      column.gap(8);
      if (!session::is_laid(state_, pair.id)) continue;
      const Rect below = column.take(height);
      draw_card_of(pair, Side::right, {below.x + indent, below.y, below.w - indent, height});
      column.gap(gap);
    }
    column.gap(gap);
    for (const MatchingPair* pair : left_) {
      const Rect row = column.take(height);
      draw_card_of(*pair, Side::right, {row.x + indent, row.y, row.w - indent, height});
      column.gap(8);
    }
    column.gap(8);
  }

  void draw_card_of(const MatchingPair& pair, Side side, Rect rect) {
    const std::string id = control_id(side, pair.id);
    if (session::is_laid(state_, pair.id)) {
      if (draw_laid_card(id, rect, face_of(pair, side), frame_)) said_ = LayCard{pair.id, pair.id};
      return;
    }
    const bool astray = state_.astray && (side == Side::left ? state_.astray->place : state_.astray->card) == pair.id;
    // While nothing is carried every card is a place: what is laid down arrives when nothing is carried any more.
    const bool target = !carried_ || *carried_ != side;
    const auto laid = free_.draw({id, id, astray}, rect, face_of(pair, side), target);
    if (!laid || side_of(*laid) == side) return;
    const std::string other = laid->substr(laid->find('/') + 1);
    said_ = side == Side::left ? LayCard{other, pair.id} : LayCard{pair.id, other};
  }

  void draw_tie(Rect row) {
    ui::SurfaceStyle tie;
    tie.fill = frame_.theme().leaf.strong;
    frame_.surface({row.centre().x - between / 2, row.centre().y - 3, between, 6}, tie);
  }

  CardFace face_of(const MatchingPair& pair, Side side) const {
    CardFace face;
    if (side == Side::left && pair.picture) face.picture = &*pair.picture;
    face.words = frame_.say(side == Side::left ? pair.left : pair.right);
    face.style = ui::body_style(frame_.theme());
    face.beside = true;
    face.picture_height = 84;
    return face;
  }

  float highest_card(float width) const {
    float height = 72;
    for (const MatchingPair& pair : block_.pairs) {
      for (const Side side : {Side::left, Side::right})
        height = std::max(height, card_height(frame_, face_of(pair, side), width));
    }
    return height;
  }

  void draw_what_is_said(ui::Column& column) {
    if (left_.empty()) {
      draw_note(
          {"all-found", ui::Icon::check, ui::Tone::leaf, frame_.say("matching/all", "Every pair is found."), "", true},
          column, frame_);
      column.gap(gap);
    }
    const std::string last = state_.astray         ? state_.astray->place
                             : state_.laid.empty() ? std::string()
                                                   : state_.laid.back();
    const auto pair = std::find_if(block_.pairs.begin(), block_.pairs.end(),
                                   [&](const MatchingPair& each) { return each.id == last; });
    if (pair == block_.pairs.end()) return;
    const content::Text& words = state_.astray ? pair->feedback : pair->reveals;
    if (words.empty()) return;
    draw_feedback(frame_.say(words), state_.astray ? ui::Tone::coral : ui::Tone::teal, block_.picture, column, frame_);
  }

  const Matching& block_;
  const Found& state_;
  ui::Frame& frame_;
  FreeCards free_;
  std::vector<const MatchingPair*> left_;  // not found yet, as they are offered
  std::optional<Side> carried_;
  std::optional<LayCard> said_;
};

}  // namespace

BlockSaid<Matching> View<Matching>::draw(const Matching& block, const Found& state, const session::OpenLesson&,
                                         ui::Frame& frame) {
  const auto move = MatchingDrawing(block, state, frame).draw();
  if (!move) return std::nullopt;
  return session::ActionOf<Matching>{*move};
}

BlockBars View<Matching>::bars(const Found& state, const Matching& block, ui::Frame& frame) {
  return {frame.say("matching/how", "Tap one card, then the one that belongs to it. Or drag it there."), false,
          session::has_cards_left(state, block.pairs.size())};
}

}  // namespace screens
