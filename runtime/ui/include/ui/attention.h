// R31: a touch or a key counts only on what has been in view for 300 ms, and nothing that has just been answered is
// answered again by the second half of a double click. Times are Input.now_ms.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "ui/geometry.h"

namespace ui {

// at_once: before anybody can have read it, as ways out may be, and keys that are learned by hand. when_chosen: the focus
// comes only where the reader moves it, as to consent.
enum class Answers { once_seen, at_once, when_chosen };

class Attention {
 public:
  static constexpr std::int64_t needed_ms = 300;
  // A hand that stays where it has just gone on from rests so long before it means the next page: a child's double click
  // takes up to half a second, and whoever hammers on one place reads nothing.
  static constexpr std::int64_t rest_ms = 600;

  // `comes_down`: the pointer is pressed in this frame, at `at`, and was not in the last.
  void begin_frame(std::int64_t now_ms, bool comes_down, Point at = {});
  // Another page: nothing of it has been seen yet.
  void start_afresh();
  // Something was answered, and what follows from it is still to be read.
  void answered() { changed_ms_ = now_ms_; }
  // Notes that this is in view.
  void see(std::string_view id);
  // The last whole frame is on the screen only since now: drawing it took that long, and nobody has read what is new in it.
  void shown(std::int64_t now_ms);
  // Since when every frame has said that this is in view; now, when it was not said in this one.
  std::int64_t seen_since_ms(std::string_view id) const;
  // Whether a press of the pointer that ends now, or a key of this frame, may count on what has this id.
  bool covers_press(std::string_view id) const { return !hammers_ && covers(id, down_ms_); }
  bool covers_key(std::string_view id) const { return covers(id, now_ms_); }
  // The same of the page as a whole.
  bool covers_key() const { return now_ms_ - changed_ms_ >= needed_ms; }
  void end_frame();

 private:
  bool covers(std::string_view id, std::int64_t at_ms) const;

  using Times = std::map<std::string, std::int64_t, std::less<>>;
  Times seen_;  // since when; of the last whole frame
  Times next_;
  std::int64_t now_ms_ = 0;
  std::int64_t down_ms_ = 0;
  std::int64_t changed_ms_ = -needed_ms;
  std::int64_t rested_since_ms_ = -rest_ms;
  Point down_at_{-1000, -1000};
  Point went_on_at_{-1000, -1000};
  bool hammers_ = false;
};

}  // namespace ui
