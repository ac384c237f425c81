#include "sequence_view.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "page_parts.h"
#include "ui/grounds.h"

namespace screens {
namespace {

using content::SequenceCard;
using session::LayCard;
using ui::Rect;

constexpr float gap = 16;
constexpr float number_edge = 44;
// Around the cards on the ground, so that four scenes and the places for them are seen at once.
constexpr float ground_inset = 14;
constexpr float ground_gap = 8;
constexpr float least_with_face = 420;  // of what is said

using Said = std::optional<LayCard>;

class SequenceDrawing {
 public:
  SequenceDrawing(const SequenceScene& scene, ui::Frame& frame) : scene_(scene), frame_(frame), free_(frame) {
    for (const SequenceCard* card : session::cards_as_offered(scene.sequence, scene.block.value)) {
      if (!session::is_laid(scene.state, card->id)) left_.push_back(card);
    }
  }

  Said draw() {
    const Rect place = content_column(frame_, 1216);
    // What is said stands beside the cards that are left or right below the place it is said to, which are in sight. Only
    // below the last one the page must follow.
    const bool at_end = spoken_to() + 1 == scene_.sequence.cards.size();
    frame_.begin_scroll("sequence", content_area(frame_), at_end ? ui::Follow::growth : ui::Follow::nothing);
    const bool road = scene_.look == SequenceLook::road;  // whose ground and cards are to be seen at once
    ui::Column column(frame_, place.x, road ? 6 : 14, place.w);
    column.text("instruction", frame_.say(scene_.sequence.instruction), ui::heading_style(frame_.theme()));
    column.gap(road ? 10 : gap);
    if (road) {
      draw_along_a_road(column);
    } else {
      draw_as_a_list(column);
    }
    free_.draw_carried();
    frame_.end_scroll(column.y() + (road ? 8 : gap));
    return said_;
  }

 private:
  // ---- a list ----

  void draw_as_a_list(ui::Column& column) {
    const bool stacked = is_stacked(frame_);
    const float half = stacked ? column.width() : (column.width() - 2 * gap) / 2;
    const float card_width = half - number_edge - gap;
    const float height = highest_card(card_width);
    ui::Column places(frame_, column.x(), column.y(), half);
    for (std::size_t i = 0; i < scene_.sequence.cards.size(); ++i) {
      const Rect row = places.take(height);
      draw_number(i, {row.x, row.y + (height - number_edge) / 2, number_edge, number_edge});
      draw_slot(i, {row.x + number_edge + gap, row.y, card_width, height});
      places.gap(gap);
      if (stacked && i == spoken_to()) draw_what_is_said(row.x + number_edge + gap, card_width, places);
    }
    ui::Column others(frame_, stacked ? column.x() : column.x() + half + 2 * gap, stacked ? places.y() : column.y(),
                      half);
    for (const SequenceCard* card : left_) {
      const float x = stacked ? others.x() + number_edge + gap : others.x();
      draw_free(*card, {x, others.y(), card_width, height});
      others.gap(height + gap);
    }
    // Where there are two columns it pushes nothing from under a hand.
    if (!stacked) draw_what_is_said(others.x(), card_width, others);
    column.gap(std::max(places.y(), others.y()) - column.y());
  }

  // ---- along a road ----

  void draw_along_a_road(ui::Column& column) {
    const float least = 200 * std::max(1.0F, frame_.text_factor());
    const Cells cells(scene_.sequence.cards.size(), column.width() - 2 * ground_inset, least, 2 * gap);
    // In a wide card the picture stands beside the words, so that the row stays low and what is said below it is in
    // sight.
    beside_ = cells.width() >= 400;
    picture_height_ = beside_ ? 110 : 90;
    if (!beside_ && cells.rows() == 1) picture_height_ -= too_high_for_what_is_said(cells, column);
    const float height = highest_card(cells.width());
    const float band = ground_inset + height + 2 * ground_gap + number_edge;
    const float card_beside = cells.rows() == 1 && !left_.empty() ? width_beside_words(cells, column.width() - 2 * ground_inset, left_.size()) : 0;
    const bool beside = card_beside > 0;
    for (std::size_t row = 0; row < cells.rows(); ++row) {
      const Rect ground = column.take(band);
      const ui::RoadLook road{band - ground_gap - number_edge / 2, static_cast<int>(cells.columns())};
      ui::draw_road(frame_, ground, road);
      for (std::size_t i = row * cells.columns();
           i < std::min((row + 1) * cells.columns(), scene_.sequence.cards.size()); ++i) {
        const Rect cell = cells.cell(i % cells.columns(), column.x() + ground_inset, ground.y + ground_inset, height);
        draw_slot(i, cell);
        const float rise = ui::road_rise(frame_, (cell.centre().x - ground.x) / ground.w);
        draw_number(i, {cell.centre().x - number_edge / 2, cell.bottom() + ground_gap + rise, number_edge, number_edge});
      }
      column.gap(gap);
      if (!beside && spoken_to() / cells.columns() == row) draw_what_is_said(column.x(), column.width(), column);
    }
    if (beside && is_something_said()) draw_left_beside_words(card_beside, column);
    else draw_left_below(cells, height, column);
  }

  // What is said stands beside the cards that are left, which make room for it where they can: so wide they are then, or 0.
  float width_beside_words(const Cells& cells, float width, std::size_t cards) const {
    const float least_said = 400 * std::max(1.0F, frame_.text_factor());
    const float least_card = 170 * std::max(1.0F, frame_.text_factor());
    const auto count = static_cast<float>(cards);
    if (count * (cells.width() + 2 * gap) + least_said <= width) return cells.width();
    const float card = std::floor((width - least_said) / count) - gap;
    return card < least_card ? 0 : card;
  }

  // By so much pictures are lower, that whatever is said to the first card, which has the least room, is seen with the road.
  float too_high_for_what_is_said(const Cells& cells, const ui::Column& column) const {
    constexpr float most = 24;
    const float width = column.width() - 2 * ground_inset;
    const std::size_t count = scene_.sequence.cards.size();
    const float card = width_beside_words(cells, width, count);
    const float said = width - static_cast<float>(count) * (card + (is_squeezed(card) ? gap : 2 * gap));
    if (card <= 0 || said >= least_with_face) return 0;
    float highest = 0;
    for (const SequenceCard& each : scene_.sequence.cards) highest = std::max(highest, feedback_height(frame_.say(each.feedback), said, frame_));
    const float road = ground_inset + highest_card(cells.width()) + 2 * ground_gap + number_edge;
    return std::clamp(column.y() + road + gap + highest + 8 - content_area(frame_).h, 0.0F, most);
  }

  bool is_squeezed(float card) const { return !beside_ && card < 250; }

  void draw_left_below(const Cells& cells, float height, ui::Column& column) {
    const float top = column.y();
    for (std::size_t i = 0; i < left_.size(); ++i) {
      const Rect cell = cells.cell(i, column.x() + ground_inset, top, height);
      draw_free(*left_[i], cell);
      column.gap(std::max(0.0F, cell.bottom() - column.y()));
    }
  }

  void draw_left_beside_words(float card, ui::Column& column) {
    const float top = column.y();
    const bool squeezed = is_squeezed(card);
    if (squeezed) picture_height_ = 66;
    beside_ = beside_ && card >= 400;
    const float height = highest_card(card);
    const float step = card + (squeezed ? gap : 2 * gap);
    float x = column.x() + ground_inset;
    for (const SequenceCard* each : left_) {
      draw_free(*each, {x, top, card, height});
      x += step;
    }
    ui::Column said(frame_, x, top, column.x() + column.width() - ground_inset - x);
    draw_what_is_said(x, said.width(), said);
    column.gap(std::max(height, said.y() - gap - top));
  }

  // ---- what both are made of ----

  CardFace face_of(const SequenceCard& card) const {
    CardFace face;
    face.picture = card.picture ? &*card.picture : nullptr;
    face.words = frame_.say(card.text);
    face.style = ui::body_style(frame_.theme());
    if (scene_.look == SequenceLook::road) face.style.size = ui::type::small;
    face.beside = beside_;
    face.picture_height = picture_height_;
    return face;
  }

  float highest_card(float width) const {
    float height = 72;
    for (const SequenceCard& card : scene_.sequence.cards)
      height = std::max(height, card_height(frame_, face_of(card), width));
    return height;
  }

  void draw_slot(std::size_t index, Rect rect) {
    const SequenceCard& belongs = scene_.sequence.cards[index];
    if (session::is_laid(scene_.state, belongs.id)) {
      if (draw_laid_card("card/" + belongs.id, rect, face_of(belongs), frame_)) said_ = LayCard{belongs.id, belongs.id};
      return;
    }
    const std::string words =
        index == 0 ? frame_.say("lay/first", "What comes first?") : frame_.say("lay/then", "And then?");
    if (const auto card = draw_place({slot_id(index), words}, rect, frame_)) said_ = LayCard{*card, belongs.id};
  }

  void draw_free(const SequenceCard& card, Rect rect) {
    const bool astray = scene_.state.astray && scene_.state.astray->card == card.id;
    free_.draw({"card/" + card.id, card.id, astray}, rect, face_of(card));
  }

  void draw_number(std::size_t index, Rect rect) {
    const ui::Theme& theme = frame_.theme();
    const bool laid = session::is_laid(scene_.state, scene_.sequence.cards[index].id);
    const ui::Tone tone = laid                                      ? ui::Tone::leaf
                          : is_place_chosen(slot_id(index), frame_) ? ui::Tone::sun
                                                                    : ui::Tone::plain;
    ui::SurfaceStyle circle = ui::card_style(theme, tone);
    circle.edge = ui::colours_of(theme, tone).text;
    circle.edge_width = 3;
    circle.radii = ui::Radii::all(number_edge / 2);
    circle.shadow = 0;
    frame_.surface(rect, circle);
    ui::TextStyle style = ui::body_style(theme);
    style.weight = ui::Weight::bold;
    style.align = ui::Align::centre;
    style.colour = ui::colours_of(theme, tone).text;
    style.chrome = true;
    const std::string number = frame_.number(static_cast<long>(index) + 1);
    const float height = frame_.measure(number, style, rect.w).h;
    frame_.text("number/" + std::to_string(index + 1), {rect.x, rect.y + (rect.h - height) / 2, rect.w, height}, number, style);
  }

  void draw_in_order(ui::Column& column) {
    const std::string again =
        has_something_to_tell() ? frame_.say("lay/again", "Tap a card to read about it again.") : "";
    draw_note(
        {"in-order", ui::Icon::check, ui::Tone::leaf, frame_.say("lay/in-order", "Now it is in order."), again, true},
        column, frame_);
    column.gap(gap);
  }

  void draw_what_is_said(float x, float width, ui::Column& column) {
    if (spoken_to() == scene_.sequence.cards.size()) return;
    ui::Column said(frame_, x, column.y(), width);
    const auto& astray = scene_.state.astray;
    const content::Text& words =
        astray ? session::word_to_order(scene_.sequence, *astray) : scene_.sequence.cards[spoken_to()].reveals;
    if (!words.empty()) {
      const auto face = width < least_with_face ? std::optional<content::Picture>() : scene_.sequence.picture;
      draw_feedback(frame_.say(words), astray ? ui::Tone::coral : ui::Tone::teal, face, said, frame_);
      said.gap(gap);
    }
    if (left_.empty()) draw_in_order(said);
    column.gap(said.y() - column.y());
  }

  // The place where a card was laid last, or behind the last when nothing was done.
  std::size_t spoken_to() const {
    const auto& cards = scene_.sequence.cards;
    const session::PlacingState& state = scene_.state;
    const std::string place = state.astray         ? state.astray->place
                              : state.laid.empty() ? std::string()
                                                   : state.laid.back();
    const auto found =
        std::find_if(cards.begin(), cards.end(), [&](const SequenceCard& card) { return card.id == place; });
    return static_cast<std::size_t>(found - cards.begin());
  }

  bool is_something_said() const { return spoken_to() != scene_.sequence.cards.size(); }

  bool has_something_to_tell() const {
    return std::any_of(scene_.sequence.cards.begin(), scene_.sequence.cards.end(),
                       [](const SequenceCard& card) { return !card.reveals.empty(); });
  }
  static std::string slot_id(std::size_t index) { return "slot/" + std::to_string(index + 1); }

  const SequenceScene& scene_;
  ui::Frame& frame_;
  FreeCards free_;
  std::vector<const SequenceCard*> left_;
  bool beside_ = true;  // of cards: the picture beside the words
  float picture_height_ = 84;
  Said said_;
};

}  // namespace

std::optional<LayCard> draw_sequence(const SequenceScene& scene, ui::Frame& frame) {
  return SequenceDrawing(scene, frame).draw();
}

}  // namespace screens
