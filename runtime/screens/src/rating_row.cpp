#include "rating_row.h"

#include <algorithm>
#include <array>

#include "views.h"

namespace screens {
namespace {

constexpr float gap = 8;
constexpr float least_words = 312;  // beside chips
constexpr float face_edge = 44;

// Where the parts of one card stand.
struct RatingPlaces {
  ui::Rect card;
  ui::Rect words;
  ui::Rect first_chip;
  std::size_t in_row = 0;
  std::vector<float> label_heights;

  ui::Rect chip(std::size_t at) const {
    const auto column = static_cast<float>(at % in_row);
    const auto row = static_cast<float>(at / in_row);
    return first_chip.moved(column * (first_chip.w + gap), row * (first_chip.h + gap));
  }
};

ui::TextStyle head_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::heading_style(frame.theme());
  style.size = 24;
  return style;
}

ui::TextStyle chip_style(const ui::Frame& frame) {
  ui::TextStyle label = ui::body_style(frame.theme());
  label.size = 17;
  label.weight = ui::Weight::semibold;
  label.align = ui::Align::centre;
  return label;
}

// Three chips have room to be wide, and are low for it.
float chip_beside(std::size_t steps) { return steps <= 3 ? 150 : 118; }
float width_of(std::size_t chips, float chip) { return static_cast<float>(chips) * chip + static_cast<float>(chips - 1) * gap; }
float chip_of(std::size_t in_row, float room) { return (room - static_cast<float>(in_row - 1) * gap) / static_cast<float>(in_row); }

bool all_fit(const std::vector<std::string>& labels, float chip, const ui::Frame& frame) {
  return std::all_of(labels.begin(), labels.end(), [&](const std::string& label) { return frame.measure(label, chip_style(frame), chip - 12).w <= chip - 12; });
}

// Chips stand in one row, or in the fewest rows where every label fits.
std::size_t chips_in_row(const std::vector<std::string>& labels, float room, const ui::Frame& frame) {
  for (const std::size_t in_row : {labels.size(), (labels.size() + 1) / 2, std::size_t{2}}) {
    if (all_fit(labels, chip_of(in_row, room), frame)) return in_row;
  }
  return 1;
}

float chip_height_of(const RatingScale& scale, float chip, RatingPlaces& places, const ui::Frame& frame) {
  const float face = scale.faces ? face_edge + 4 : 0;
  float height = 56;
  for (const std::string& name : scale.labels) {
    places.label_heights.push_back(frame.measure(name, chip_style(frame), chip - 12).h);
    height = std::max(height, places.label_heights.back() + face + 16);
  }
  return height;
}

RatingPlaces place_rating(const std::string& words, const RatingScale& scale, ui::Column& column, ui::Frame& frame) {
  const std::size_t steps = scale.labels.size();
  const bool stacked = frame.text_factor() > 1.3F || !all_fit(scale.labels, chip_beside(steps), frame) || column.width() < width_of(steps, chip_beside(steps)) + least_words + 52;
  const float wide = column.width() - 48;
  RatingPlaces places;
  places.in_row = stacked ? chips_in_row(scale.labels, wide, frame) : steps;
  const float chip = stacked ? chip_of(places.in_row, wide) : chip_beside(steps);
  const float chips = width_of(places.in_row, chip);
  const float room = stacked ? wide : column.width() - chips - 24 - 12 - 20;
  const float text_height = frame.measure(words, ui::body_style(frame.theme()), room).h;
  const float chip_height = chip_height_of(scale, chip, places, frame);
  const auto rows = static_cast<float>((steps + places.in_row - 1) / places.in_row);
  const float chips_height = rows * chip_height + (rows - 1) * gap;
  const float height = stacked ? text_height + chips_height + 44 : std::max(text_height, chip_height) + 10;
  places.card = column.take(height);
  const ui::Rect& card = places.card;
  places.words = {card.x + 24, stacked ? card.y + 14 : card.y + (height - text_height) / 2, room, text_height};
  places.first_chip = {stacked ? card.x + 24 : card.right() - 12 - chips,
                       stacked ? card.y + text_height + 28 : card.y + (height - chip_height) / 2, chip, chip_height};
  return places;
}

struct Chip {
  std::string id;
  const std::string& name;
  const ui::EmbeddedFile* face;
  bool selected;
};

// Whether it was pressed.
bool draw_chip(const Chip& chip, const ui::Rect& rect, float label_height, ui::Frame& frame) {
  const ui::ControlState control = frame.control(chip.id, rect);
  if (chip.selected) frame.mark_as(chip.id, ui::Widget::Mark::chosen);
  ui::SurfaceStyle pill;
  pill.fill = chip.selected ? frame.theme().teal.strong : control.held || control.hovered ? frame.theme().teal.soft : frame.theme().canvas;
  pill.edge = chip.selected ? frame.theme().teal.strong : frame.theme().edge;
  pill.edge_width = frame.theme().edge_width;
  pill.radii = ui::Radii::all(18);
  frame.surface(rect, pill);
  if (control.focused) ui::focus_ring(frame, rect, 18);
  ui::TextStyle label = chip_style(frame);
  label.colour = chip.selected ? frame.theme().on_teal : frame.theme().ink;
  const float face = chip.face == nullptr ? 0 : face_edge + 4;
  const float top = rect.y + (rect.h - label_height - face) / 2;
  if (chip.face != nullptr) frame.drawing(chip.face->name, *chip.face, {rect.x + (rect.w - face_edge) / 2, top, face_edge, face_edge}, ui::Radii::all(face_edge / 2));
  frame.text(chip.id + "/label", {rect.x + 6, top + face, rect.w - 12, label_height}, chip.name, label);
  return control.pressed;
}

}  // namespace

// They say how much, and none of them is unhappy: "not at all" is no worse an answer.
const ui::EmbeddedFile* scale_face(std::size_t step) {
  constexpr std::array<const char*, 3> faces{"scale-least", "scale-middle", "scale-most"};
  return interface_picture(faces.at(step));
}

std::optional<int> draw_rating_row(const std::string& id, const std::string& words, const RatingScale& scale, std::optional<int> chosen, ui::Column& column, ui::Frame& frame) {
  const RatingPlaces places = place_rating(words, scale, column, frame);
  ui::SurfaceStyle surface = ui::card_style(frame.theme());
  surface.radii = ui::Radii::all(20);
  surface.shadow = 4;
  frame.surface(places.card, surface);
  frame.text(id + "/text", places.words, words, ui::body_style(frame.theme()));
  std::optional<int> pressed;
  for (std::size_t step = 0; step < scale.labels.size(); ++step) {
    const int rating = static_cast<int>(step) + 1;
    const Chip chip{id + "/" + std::to_string(rating), scale.labels[step], scale.faces ? scale_face(step) : nullptr, chosen == rating};
    if (draw_chip(chip, places.chip(step), places.label_heights[step], frame)) pressed = rating;
  }
  column.gap(10);
  return pressed;
}

ui::TextStyle question_style(const ui::Frame& frame) {
  if (!shows_few_lines(frame)) return ui::title_style(frame.theme());
  return head_style(frame);
}

void draw_rating_head(const std::string& question, const std::string& hint, ui::Column& column, ui::Frame& frame) {
  column.text("item/text", question, head_style(frame));
  column.gap(4);
  column.text("item/hint", hint, ui::hint_style(frame.theme()));
  column.gap(8);
}

}  // namespace screens
