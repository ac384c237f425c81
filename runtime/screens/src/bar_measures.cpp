#include "bar_measures.h"

#include <algorithm>

namespace screens {
namespace {

using ui::Rect;

constexpr float narrow = 900;  // visual.md

Leaving leaving_with(float text_size, const ui::Frame& frame) {
  Leaving leaving{frame.say("frame/quick-exit", "Quick exit"), frame.say("frame/help", "Get help"), {}, {}};
  leaving.exit_look.tone = ui::Tone::ink;
  leaving.exit_look.icon = ui::Icon::exit;
  leaving.exit_look.answers = ui::Answers::at_once;  // R6
  for (ui::ButtonLook* look : {&leaving.exit_look, &leaving.help_look}) {
    look->chrome = false;
    look->text_size = text_size;
  }
  leaving.help_look.tone = ui::Tone::coral;
  leaving.help_look.icon = ui::Icon::heart;
  leaving.exit_width = ui::button_size(frame, leaving.exit, leaving.exit_look).w - 8;
  leaving.help_width = ui::button_size(frame, leaving.help, leaving.help_look).w - 8;
  return leaving;
}

float bar_room(const ui::Frame& frame) { return frame.size().w - 2 * side_margin(frame); }

float on_width(const ui::Frame& frame) {
  float on = 145;
  for (const std::string& label : {next_label(frame), finish_label(frame), skip_page_label(frame)}) on = std::max(on, ui::button_size(frame, label, primary_look()).w);
  return on;
}

float bar_width(const ui::Frame& frame) {
  const Leaving leaving = leaving_of(frame);
  return leaving.exit_width + leaving.help_width + on_width(frame) + 2 * gap_of(frame);
}

float bottom_height(const ui::Frame& frame) {
  return bar_height + bar_top(frame) + (has_two_rows(frame) ? bar_height + 2 * ui::space::unit : 0);
}

}  // namespace

float gap_of(const ui::Frame& frame) { return is_narrow(frame) ? ui::space::unit : 2 * ui::space::unit; }

float bar_top(const ui::Frame& frame) { return frame.size().h < 600 ? ui::space::unit : 20; }

// How far letters in the bars may grow: one line of them has room in every script.
float bar_factor(const ui::Frame& frame) { return std::min(frame.text_factor(), 1.65F); }

float skip_width(const ui::Frame& frame) { return ui::button_size(frame, skip_label(frame), {}).w; }

ui::ButtonLook primary_look() {
  ui::ButtonLook look;
  look.tone = ui::Tone::teal;
  look.filled = true;
  look.icon = ui::Icon::next;
  look.icon_at_end = true;
  look.text_size = 24;
  return look;
}

// The ways out are never the smallest words of a page: their letters grow with the reader's as far as the bar is high and
// the window wide, first of all in one row with going on, else in one of their own.
Leaving leaving_of(const ui::Frame& frame) {
  const float most = ui::type::label * bar_factor(frame) / frame.text_factor();
  const float least = ui::type::label * std::min(bar_factor(frame), frame.chrome_factor()) / frame.text_factor();
  for (const float beside : {on_width(frame) + gap_of(frame), 0.0F}) {
    for (float size = most; size >= least; size -= 0.25F) {
      Leaving leaving = leaving_with(size, frame);
      if (leaving.exit_width + gap_of(frame) + leaving.help_width + beside <= bar_room(frame)) return leaving;
    }
  }
  return leaving_with(least, frame);
}

std::optional<OneRow> in_one_row(const std::string& primary, const ui::Frame& frame) {
  const float most = ui::type::label * bar_factor(frame) / frame.text_factor();
  for (const float letters : {primary_look().text_size, ui::type::label}) {
    ui::ButtonLook look = primary_look();
    look.text_size = letters;
    const float room = bar_room(frame) - std::max(145.0F, ui::button_size(frame, primary, look).w) - 2 * gap_of(frame);
    for (float size = most; size >= ui::type::small / frame.text_factor(); size -= 0.25F) {
      const Leaving leaving = leaving_with(size, frame);
      if (leaving.exit_width + leaving.help_width <= room) return OneRow{leaving, look};
    }
  }
  return std::nullopt;
}

bool has_two_rows(const ui::Frame& frame) { return bar_width(frame) > bar_room(frame); }

float leaving_top(const ui::Frame& frame) { return frame.size().h - bar_height - bar_top(frame); }

bool notes_fit_below(const ui::Frame& frame) { return has_two_rows(frame) || bar_width(frame) + icon_width + gap_of(frame) <= bar_room(frame); }

bool skip_fits_below(const Bars& bars, const ui::Frame& frame) {
  if (has_two_rows(frame)) return true;
  const Leaving leaving = leaving_of(frame);
  const float primary = bars.primary ? std::max(145.0F, ui::button_size(frame, bars.primary->label, primary_look()).w) : 0;
  const float notes = bars.notes && notes_fit_below(frame) ? icon_width + gap_of(frame) : 0;
  const float skip = ui::button_size(frame, skip_page_label(frame), {}).w;
  return leaving.exit_width + leaving.help_width + primary + notes + skip + 3 * gap_of(frame) <= bar_room(frame);
}

std::string skip_label(const ui::Frame& frame) { return frame.say("survey/skip", "Skip this one"); }

bool is_narrow(const ui::Frame& frame) { return frame.size().w < narrow; }

bool shows_few_lines(const ui::Frame& frame) {
  constexpr float least = 560;
  return frame.size().h < least * frame.text_factor();
}

float side_margin(const ui::Frame& frame) { return is_narrow(frame) ? 2 * ui::space::unit : ui::space::margin; }

bool skip_fits_bar(const ui::Frame& frame) {
  if (has_two_rows(frame)) return true;
  return bar_width(frame) + gap_of(frame) + skip_width(frame) <= bar_room(frame);
}

bool fits_primary(const std::string& label, const ui::Frame& frame) {
  const Leaving leaving = leaving_of(frame);
  const float beside = has_two_rows(frame) ? 0 : leaving.exit_width + leaving.help_width + icon_width + 3 * gap_of(frame);
  return ui::button_size(frame, label, primary_look()).w <= bar_room(frame) - beside;
}

std::string next_label(const ui::Frame& frame) { return frame.say("frame/next", "Next"); }

std::string skip_page_label(const ui::Frame& frame) { return frame.say("frame/skip-page", "Skip"); }

std::string finish_label(const ui::Frame& frame) { return frame.say("thanks/finish", "Finish"); }

Rect content_area(const ui::Frame& frame) {
  const float top = bar_top(frame) + bar_height + (is_narrow(frame) ? progress_row : 12.0F);
  const float side = is_narrow(frame) ? 0 : 16;
  return {side, top, frame.size().w - 2 * side, frame.size().h - top - bottom_height(frame) - 16};
}

Rect whole_area(const ui::Frame& frame) {
  Rect area = content_area(frame);
  area.h = leaving_top(frame) - 16 - area.y;
  return area;
}

bool ways_out_fill_a_row(const ui::Frame& frame) { return has_two_rows(frame); }

bool fits_beside_ways_out(const std::string& label, const ui::Frame& frame) { return !has_two_rows(frame) || in_one_row(label, frame); }

Rect folded_area(const ui::Frame& frame) {
  const Rect area = content_area(frame);
  return {area.x, ui::space::unit, area.w, leaving_top(frame) - 2 * ui::space::unit};
}

Rect content_column(const ui::Frame& frame, float width) {
  const Rect area = content_area(frame);
  const float wide = std::min(frame.size().w - 2 * (is_narrow(frame) ? side_margin(frame) + 4 : 48), width * std::max(1.0F, frame.text_factor() * 0.7F));
  return {(frame.size().w - wide) / 2, area.y, wide, area.h};
}

}  // namespace screens
