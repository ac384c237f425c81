// One switch: what can be pressed lights up, one thing after another, and a single key (or a touch anywhere) chooses what is
// lit. Where there is much, parts of the page light up first, then rows, then what stands in the row that was chosen: never
// more than a few at a time. A row begins with what is in view. Made of the record of what was drawn, so that every screen
// can be used like this. Knows no stage: it says which control is to have the focus, which rectangle is lit, and which key
// is meant.
//
// The switch chooses when it is let go, what was lit when it went down, if it had been lit for 300 ms (R31). Held for
// long_press_ms it leaves at once (R6). Quick exit and help are in every round, never inside a row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/frame.h"

namespace app {

class Scanner {
 public:
  static constexpr std::int64_t long_press_ms = 2000;
  static constexpr std::int64_t needed_ms = 300;
  static constexpr std::size_t most_in_a_round = 6;
  static constexpr int rounds_in_a_row = 2;  // then what it stands in lights up again

  struct Node {
    enum class Kind { control, row, down, up };
    Kind kind = Kind::control;
    std::string id;  // of a control
    ui::Rect rect;
    std::vector<Node> inside = {};   // of a row
    int area = ui::Scrolling::none;  // it stands in, or what is to be scrolled
    ui::Rect seen = {};              // what of it is in view

    bool in_view() const;  // half of it at least, or of something in it
    const Node& first() const { return inside.empty() ? *this : inside.front().first(); }
  };

  struct Seen {
    const std::vector<ui::Widget>& widgets;  // that were drawn last
    std::string page;
    bool carries = false;  // something was picked up: places light up then, by themselves
    bool is_down = false;  // the switch
    std::int64_t now_ms = 0;
    std::int64_t pace_ms = 0;
  };
  enum class Wish { nothing, choose, leave, next_place, give_up, page_down, page_up };

  // Goes on, and says what is to be done now.
  Wish look(const Seen& seen);
  // When to look again.
  std::int64_t next_look_ms() const;
  const Node* lit() const;
  const std::string& page() const { return page_; }  // it is on
  // Since when look() has lit something else than before.
  bool has_moved() const { return has_moved_; }
  void forget() { *this = Scanner(); }

 private:
  void take(const Seen& seen);
  void go_on(const Seen& seen);
  Wish choose();
  Wish carry_on(const Seen& seen);
  const std::vector<Node>& round() const;
  void begin_in(int area);
  void forget_press();
  void stay_at(const Node& lit, std::size_t depth, std::int64_t now_ms);

  std::string page_;
  std::vector<Node> rounds_;
  std::vector<std::size_t> rows_;  // inside which, from the outermost
  std::size_t at_ = 0;
  int times_ = 0;  // round the innermost
  std::int64_t lit_ms_ = 0;
  std::int64_t pace_ms_ = 0;
  std::optional<std::int64_t> down_ms_;
  bool counts_ = false;     // what was lit when the switch went down had been for long enough
  bool left_ = false;       // a long press has been answered
  bool carries_ = false;
  int places_ = 0;
  bool has_moved_ = false;
};

// The rounds of a screen.
std::vector<Scanner::Node> scan_rounds(const std::vector<ui::Widget>& widgets);

}  // namespace app
