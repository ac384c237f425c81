// Where the scroll areas of a page stand, and which of them the reader's wheel, keys and finger mean: the innermost that
// can still move in that direction. That is known only when all areas have been drawn, so input is given to the areas
// of the frame before. Knows nothing of drawing. In logical units on the screen, after mirroring. One thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.h"
#include "ui/input.h"

namespace ui {

// Down, or from where reading starts to where it ends.
enum class Axis { down, across };

// Whether a scroll area moves to its end by itself: when its content grew, or also when it first appears.
enum class Follow { nothing, growth, end };

class Scrolling {
 public:
  // How far a finger moves before it scrolls or drags instead of pressing.
  static constexpr float finger_threshold = 10;
  static constexpr int none = -1;

  // The page is another: everything starts at its top.
  void clear();

  // ---- once a frame, before it is drawn ----
  void begin_frame(bool right_to_left) { right_to_left_ = right_to_left; }
  void turn_wheel(Point at, float lines, float lines_across);
  // Returns whether an area used the key. `focused` says which area the focus is in.
  bool press(Key key, int focused);
  void follow_finger(Point at, bool down, bool was_down);
  void let_go_of_finger() { finger_.reset(); }
  bool finger_scrolls() const { return finger_ && finger_->moved; }
  // Something is carried to this place: an area moves when the place is at its edge. Returns whether one did.
  bool move_at_edge(Point at, std::int64_t passed_ms);
  // Whether a finger at this place would scroll along this axis, in either direction.
  bool scrolls_at(Point at, Axis axis) const;

  // ---- while it is drawn ----
  struct Opened {
    int index;
    float offset;
  };
  // The viewport as far as it is visible, and its whole length along the axis.
  Opened open(std::string_view id, Rect visible, float length, Axis axis, int parent, bool takes_input);
  // `news`: where what is new begins, which following does not scroll past. Returns whether another frame is wanted,
  // because offsets belong to an extent that is no longer true.
  bool close(int index, float extent, Follow follow, std::optional<float> news = std::nullopt);
  // Moves the area for what is to be revealed; returns by how much what is in it will move.
  float move(int index, float by);
  // What the frame before knew of the area's extent.
  float known_extent(int index) const { return drawn_[static_cast<std::size_t>(index)].position->extent; }
  // A sign that says there is more below stands here; a touch of it turns the page, and touches nothing under it.
  void note_sign(int index, Rect sign) { drawn_[static_cast<std::size_t>(index)].sign = sign; }
  void end_frame();

 private:
  struct Position {
    float offset = 0;
    float extent = 0;  // of the content; 0 until it has been drawn once
  };
  struct Area {
    std::string_view id;  // of its position
    Position* position;
    Rect visible;
    float length;
    Axis axis;
    int parent;
    bool takes_input;
    Rect sign = {};

    float limit() const;
    bool can_move(float by) const;
  };
  struct Finger {
    Point from;
    bool moved = false;
    std::string area;  // once it has moved
    float offset = 0;  // of the area, when the finger came down
  };

  Area* innermost(Point at, Axis axis, float by);
  Area* for_key(float by, int focused);
  float forward(Axis axis, Point from, Point to) const;
  void choose_area(Point at);
  void turn_page_at(Point at);
  static void move(Area& area, float by);

  std::map<std::string, Position, std::less<>> positions_;
  std::vector<Area> areas_;  // of the last whole frame, outer ones before those in them
  std::vector<Area> drawn_;  // of the frame that is drawn
  std::optional<Finger> finger_;
  bool right_to_left_ = false;
};

}  // namespace ui
