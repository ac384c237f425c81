// The frame every screen has: home, back, title, progress, text size and language on top; quick exit,
// help and the primary action at the bottom. Their places never move.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "screens/block_view.h"
#include "screens/draw.h"
#include "session/shell.h"
#include "ui/widgets.h"

namespace screens {

struct Primary {
  std::string label;
  bool enabled = true;
  session::PlaceAction action;
  bool quiet = false;  // not what the page is for
};

struct Bars {
  std::string title;
  bool can_go_back = true;
  bool is_home = false;
  bool folded = false;  // the upper bar makes room for what is written
  bool over_picture = false;  // what is written in the bars needs a ground of its own
  std::optional<session::Progress> progress;
  std::optional<Primary> primary;
  std::optional<session::PlaceAction> skip;
  std::optional<session::PlaceAction> skip_rest;  // of what a page still has
  std::optional<session::PlaceAction> desk;  // a quiet lock in the corner
  std::optional<session::PlaceAction> notes;  // of whoever leads a group, in the same place
  bool hides_notes = false;  // they are there
  std::string note;  // quiet words beside the primary action
  bool takes_whole_area = false;  // nothing goes on from here yet, and the page has its row too
};

// Drawn before and after a screen's content, so that the keyboard goes from top to bottom.
MaybeAction draw_top_bar(const Bars& bars, const Scene& scene, ui::Frame& frame);
MaybeAction draw_bottom_bar(const Bars& bars, const Scene& scene, ui::Frame& frame);

std::string next_label(const ui::Frame& frame);
std::string skip_page_label(const ui::Frame& frame);
// Primary and skip_rest as a block wants them (screens/block_view.h): what goes on from the page, and what of it is done.
struct GoingOn {
  bool tried = false;      // something was
  bool may_skip = false;   // all of it (R10)
  session::PlaceAction next;
  std::function<session::PlaceAction(session::BlockAction)> in_place;
};
void go_on_from(const BlockBars& wanted, const GoingOn& going, Bars& bars, const ui::Frame& frame);
bool fits_primary(const std::string& label, const ui::Frame& frame);  // a longer one needs shorter words
std::string finish_label(const ui::Frame& frame);
std::string skip_label(const ui::Frame& frame);
// Else the page shows it itself.
bool skip_fits_bar(const ui::Frame& frame);

// Quick exit and help alone, for when something covers the screen: they are always one touch away (R6, R7).
MaybeAction draw_leaving(ui::Frame& frame);

// Side by side becomes one below the other.
bool is_narrow(const ui::Frame& frame);
// Few lines of the reader's letters have room: what comes first has to be what is needed first.
bool shows_few_lines(const ui::Frame& frame);
float side_margin(const ui::Frame& frame);

// Between the bars: everything a screen may use.
ui::Rect content_area(const ui::Frame& frame);
// The same and the row for going on, where that has one of its own, of a page that has nothing to put there yet.
ui::Rect whole_area(const ui::Frame& frame);
bool ways_out_fill_a_row(const ui::Frame& frame);  // and going on stands above them
bool fits_beside_ways_out(const std::string& label, const ui::Frame& frame);  // where the upper bar is folded away
// The same where the upper bar is folded away.
ui::Rect folded_area(const ui::Frame& frame);
// A centred column of at most `width`, wider for larger text.
ui::Rect content_column(const ui::Frame& frame, float width);

}  // namespace screens
