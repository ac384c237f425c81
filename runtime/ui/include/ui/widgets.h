// The controls and surfaces every screen is made of, so that they look and answer alike everywhere.
// Each draws at the place it is given and returns what the reader did; heights that follow from text
// come from the *_height functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/frame.h"

namespace ui {

// Which colours a surface or a control takes.
enum class Tone { plain, teal, coral, sun, leaf, sky, plum, ink };

struct ToneColours {
  Colour fill, edge, text;
};
ToneColours colours_of(const Theme& theme, Tone tone);  // soft tints
const Hue& hue_of(const Theme& theme, Tone tone);       // tone must not be plain or ink

SurfaceStyle card_style(const Theme& theme, Tone tone = Tone::plain);
SurfaceStyle dialogue_style(const Theme& theme);  // a card that lies over the page: its edge tells where the page ends
SurfaceStyle pressable_style(const Theme& theme, Tone tone = Tone::plain);  // a card that is a control
// How every control shows that a pointer is over it and that it is held.
void answer_touch(SurfaceStyle& style, const ControlState& state, const Theme& theme);
void focus_ring(Frame& frame, Rect rect, float radius);

// ---- buttons -------------------------------------------------------------------------------------

struct ButtonLook {
  Tone tone = Tone::plain;  // teal and ink and coral are filled, plain is white with an edge
  bool filled = false;
  std::optional<Icon> icon;
  bool icon_at_end = false;
  float text_size = type::label;
  bool enabled = true;
  bool selected = false;
  bool strong_edge = false;  // of a plain one: it answers a question
  bool chrome = true;        // it stands where it has only so much room; else its label grows as all words do
  Answers answers = Answers::once_seen;
};

// Wide enough for its label; at least as high as a finger.
Size button_size(const Frame& frame, const std::string& label, const ButtonLook& look);
// The look with the largest letters, from its own down to `least`, with which the label has room in one line.
ButtonLook fitted(const Frame& frame, const std::string& label, ButtonLook look, float width, float least = 14);
float button_height(const Frame& frame, const std::string& label, const ButtonLook& look, float width);  // its label may break
bool button(Frame& frame, std::string_view id, Rect rect, const std::string& label, const ButtonLook& look);
// `name` is what it is called where it cannot be seen.
struct IconLook {
  bool enabled = true;
  bool selected = false;
};
bool icon_button(Frame& frame, std::string_view id, Rect rect, Icon icon, const std::string& name, const IconLook& look = {});

// ---- surfaces with text --------------------------------------------------------------------------

// A short line on a tinted capsule. Returns its size, which badge_size knows before.
Size badge_size(const Frame& frame, const std::string& label, float width);
Size badge(Frame& frame, std::string_view id, Point at, const std::string& label, Tone tone, float width);

// A card that can be pressed, for what its caller draws on it. True when it was.
bool panel_button(Frame& frame, std::string_view id, Rect rect, Tone tone = Tone::plain, bool enabled = true);

// A card that can be chosen: text, and the mark of what became of choosing it.
enum class ChoiceMark { none, selected, good, again };
float choice_height(const Frame& frame, const std::string& label, float width);
bool choice(Frame& frame, std::string_view id, Rect rect, const std::string& label, ChoiceMark mark, bool enabled = true,
            Tone tone = Tone::plain);

// Speech: the partner's from the start side, the reader's from the end side.
enum class BubbleSide { start, end, middle };
struct BubbleLook {
  BubbleSide side = BubbleSide::start;
  bool signal = false;
  float text_size = type::label;
  Tone tone = Tone::sky;  // of a partner, who keeps it
};
Size bubble_size(const Frame& frame, const std::string& words, const BubbleLook& look, float most_width);
void bubble(Frame& frame, std::string_view id, Rect rect, const std::string& words, const BubbleLook& look);

void progress(Frame& frame, Rect rect, std::size_t at, std::size_t of);

// Text set one below the other in a column; keeps the place for what comes next.
class Column {
 public:
  Column(Frame& frame, float x, float y, float width) : frame_(frame), x_(x), y_(y), width_(width) {}

  void text(std::string_view id, std::string_view words, const TextStyle& style);
  void gap(float height) { y_ += height; }
  float y() const { return y_; }
  float x() const { return x_; }
  float width() const { return width_; }
  Rect take(float height) {
    const Rect rect{x_, y_, width_, height};
    y_ += height;
    return rect;
  }

 private:
  Frame& frame_;
  float x_;
  float y_;
  float width_;
};

// Few short answers side by side, an icon over each label, all as high as the highest; one below the other where a label
// would not fit. Returns the index of the one that was pressed.
struct Tile {
  std::string id;
  std::string label;
  Icon icon = Icon::check;
  ChoiceMark mark = ChoiceMark::none;
};
// Tiles that stand are as high as this, lower where that is more than `room` leaves, and never lower than what is on them.
inline constexpr float tile_height = 150;
std::optional<std::size_t> tiles(Frame& frame, Column& column, const std::vector<Tile>& all, float room = tile_height);

TextStyle title_style(const Theme& theme);
TextStyle heading_style(const Theme& theme);
TextStyle subheading_style(const Theme& theme);  // the name on a card
TextStyle body_style(const Theme& theme);
TextStyle lead_style(const Theme& theme);  // the sentence below a title
TextStyle hint_style(const Theme& theme);

}  // namespace ui
