// Carrying something from one place to another: with the pointer, or without dragging anything.
//
//   pointer   press, move further than a tap does, let go over a target; anywhere else it goes back
//   keyboard  Enter or Space picks up, arrows and Tab go from target to target, Enter lays down, Escape gives up
//   tap       a tap picks up, a tap on a target lays down, a tap elsewhere gives up
//
// A finger that scrolls does not drag. Which of the two a movement is, the source says (DragStart). What is carried is
// data (a string of the source's own making); nothing is moved but by who reads it from the target. Knows nothing of
// drawing. In logical units on the screen, after mirroring. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.h"
#include "ui/input.h"
#include "ui/scrolling.h"

namespace ui {

enum class DragStart {
  sideways,  // a movement along which nothing below the finger scrolls; in a list that fits, any
  hold,      // after a finger has stayed where it is for 400 ms
  at_once    // any movement; below this source a finger cannot scroll
};

struct Carried {
  std::string source;
  std::string payload;
  Rect rect;            // where to draw it
  std::string target;   // below it, or chosen by key; empty when there is none
  bool by_pointer = false;
};

class Carrying {
 public:
  static constexpr std::int64_t hold_ms = 400;

  // Whatever is carried is put back.
  void clear();

  // ---- once a frame, before it is drawn ----
  void begin_frame(const Input& input, bool was_down, const Scrolling& scrolling);
  // Takes the keys that belong to carrying out of the list; returns the target chosen by them, or "".
  std::string take_keys(std::vector<Key>& keys, bool right_to_left);
  // Presses and releases are part of carrying and reach no control.
  bool owns_pointer() const { return swallows_ || (load_ && load_->by_pointer); }
  bool is_dragging() const { return load_ && load_->by_pointer; }

  // ---- while it is drawn ----
  struct Source {
    std::string_view id;
    std::string_view payload;
    Rect rect;
    DragStart start;
  };
  // What a target is seen of.
  struct Sight {
    Rect visible;
    Rect whole;
    Rect around;  // what is seen of where it stands: its scroll area, or the window
  };
  void grip(const Source& source, Point at, std::int64_t now_ms);  // the pointer came down on it
  void pick_up(const Source& source);                             // by key or tap
  void see_source(std::string_view id) { source_seen_ = source_seen_ || (load_ && load_->source == id); }
  void see_target(std::string_view id, const Sight& sight);
  std::optional<Carried> carried() const;
  // Where something of that size is held while it is carried: by keys over the middle of its target, as far as all of it
  // is in sight there.
  std::optional<Rect> held(Size size) const;
  bool was_picked_up(std::string_view source) const { return picked_up_ && load_ && load_->source == source; }

  // How carrying ended, in the frame in which it did; target is empty when it was given up.
  struct Landed {
    std::string source;
    std::string payload;
    std::string target;
  };
  const std::optional<Landed>& landed() const { return landed_; }

  // True when the target below what is carried has moved: what was drawn there lies where it was.
  bool end_frame();
  // When a finger that stays has stayed long enough.
  std::optional<std::int64_t> next_wake_ms() const;

 private:
  struct Target {
    std::string id;
    Sight sight;
  };
  struct Grip {
    std::string source;
    std::string payload;
    Rect rect;
    DragStart start;
    Point from;
    std::int64_t since_ms;
  };
  struct Load {
    std::string source;
    std::string payload;
    Rect home;  // where it was picked up
    Point from;
    Point at;
    std::string target;
    bool by_pointer;
  };

  void judge_grip(const Input& input, const Scrolling& scrolling);
  std::string target_at(Point at) const;
  void step(bool ahead);
  void land(const std::string& target);

  std::optional<Grip> grip_;
  std::optional<Load> load_;
  std::optional<Landed> landed_;
  std::vector<Target> targets_;  // of the last whole frame
  std::vector<Target> drawn_;    // of the frame that is drawn
  bool swallows_ = false;        // what is left of a press that ended or began carrying
  bool picked_up_ = false;       // in this frame
  bool source_seen_ = false;
};

}  // namespace ui
