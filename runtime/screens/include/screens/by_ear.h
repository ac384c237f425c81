// What somebody hears who does not see the screen: what a page says when it opens, what comes new onto it, and of the control
// with the focus its name, what it is, its state and which of how many it is. Made of the record of what was drawn and of
// nothing else, so that no screen has to know of it. Pure: the app has it spoken.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/frame.h"
#include "ui/translator.h"

namespace screens {

struct Announcement {
  std::string widget;  // whose words these are; "": of none on the screen
  std::string words;
  std::string language = "";  // where it is not the reader's

  friend bool operator==(const Announcement&, const Announcement&) = default;
};

struct Announcements {
  std::vector<Announcement> all;
  bool at_once = false;  // in place of what is being said, not behind it
};

// What was drawn last.
struct Drawn {
  std::string place;  // the page, and what lies over it
  const std::vector<ui::Widget>& widgets;
  std::string target;  // where what is carried would be laid; "" when nothing is carried or nowhere is chosen
  bool acted = false;  // the reader did something
};

class ByEar {
 public:
  Announcements hear(const Drawn& drawn, const ui::Translator& translator);
  // Whoever comes next hears everything from the start.
  void forget() { *this = ByEar(); }

 private:
  bool is_greeted_ = false;
  std::string place_;
  std::vector<Announcement> texts_;
  std::string focused_;
  std::string state_;  // of what has the focus
  std::string target_;
};

// What a control is called: its own name, or the words that are drawn on it.
std::string name_of(const ui::Widget& control, const std::vector<ui::Widget>& widgets);

}  // namespace screens
