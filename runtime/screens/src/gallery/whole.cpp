// Whole screens: what has a fixed place, lies over a page or scrolls can be judged only there.
#include <algorithm>

#include "bars.h"
#include "pages.h"
#include "screens/draw.h"

namespace screens {
namespace {

const content::PackId pack{"org.parasol.gallery"};

const std::vector<session::TrackCard>& tracks() {
  static const std::vector<session::TrackCard> all = [] {
    session::TrackCard track;
    track.pack = pack;
    track.title.source = "Friends and games";
    track.summary.source = "Eight lessons";
    track.age_from = 12;
    track.age_to = 14;
    track.languages = {"en"};
    for (int number = 1; number <= 8; ++number) {
      session::LessonCard lesson;
      lesson.id = content::LessonId("lesson-" + std::to_string(number));
      lesson.title.source = "Gifts and coins";
      lesson.summary.source = "Why strangers in games give presents, and what to do.";
      lesson.number = number;
      lesson.minutes = 12;
      track.lessons.push_back(lesson);
    }
    return std::vector{track};
  }();
  return all;
}

const std::vector<LanguageChoice>& languages() {
  static const std::vector<LanguageChoice> all{{"en", "English"}, {"uk", "Українська"}, {"th", "ไทย"}, {"ar", "العربية"}};
  return all;
}

session::Shell shell_in(const ui::Frame& frame) {
  session::Shell shell;
  shell.reader.language = frame.language();
  return shell;
}

Scene scene_of(const session::Shell& shell) {
  Hearing hearing;
  hearing.has_sound = hearing.own_voice = hearing.can_read = hearing.can_slow = true;
  return {shell, tracks(), languages(), {}, {}, hearing};
}

void draw_home_with(session::Overlay overlay, ui::Frame& frame) {
  session::Shell shell = shell_in(frame);
  shell.overlays.push_back(std::move(overlay));
  draw(scene_of(shell), frame);
}

}  // namespace

void draw_gallery_bars(ui::Frame& frame) {
  const session::Shell shell = shell_in(frame);
  Bars bars;
  bars.title = "Gifts and coins";
  bars.progress = session::Progress{3, 6};
  bars.primary = Primary{next_label(frame), true, session::PlaceAction(session::OpenTrack{pack})};
  bars.skip = session::PlaceAction(session::OpenTrack{pack});
  draw_top_bar(bars, scene_of(shell), frame);
  // Long enough to scroll in every window, so that the bar beside it is seen.
  const ui::Rect area = content_area(frame);
  const float width = std::min(area.w - 32, 760.0F);
  frame.begin_scroll("bars/text", {area.x, area.y, area.w, area.h});
  ui::Column column(frame, (area.w - width) / 2, 16, width);
  for (int i = 1; i <= 12; ++i) {
    column.text("bars/text/" + std::to_string(i), frame.say("help/lead", "This screen cannot tell anyone for you. These people can listen and help."), ui::body_style(frame.theme()));
    column.gap(20);
  }
  frame.end_scroll(column.y());
  draw_bottom_bar(bars, scene_of(shell), frame);
}

void draw_gallery_bars_at_home(ui::Frame& frame) {
  const session::Shell shell = shell_in(frame);
  draw(scene_of(shell), frame);
}

void draw_gallery_list(ui::Frame& frame) {
  session::Shell shell = shell_in(frame);
  shell.place = session::Track{pack};
  draw(scene_of(shell), frame);
}

void draw_gallery_languages(ui::Frame& frame) { draw_home_with(session::LanguageMenu{}, frame); }
void draw_gallery_look(ui::Frame& frame) { draw_home_with(session::LookMenu{}, frame); }
void draw_gallery_message(ui::Frame& frame) { draw_home_with(session::LeavingLesson{}, frame); }

}  // namespace screens
