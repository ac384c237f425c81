#include <algorithm>

#include "views.h"

namespace screens {
namespace {

bool draw_lesson(const session::LessonCard& lesson, float& y, ui::Rect column, ui::Frame& frame) {
  const std::string name = frame.say(lesson.title);
  const std::string summary = frame.say(lesson.summary);
  const float picture = lesson.picture ? std::min(200.0F, column.w * 0.3F) : 0;
  const float room = column.w - picture - 56;
  const std::string minutes = frame.say_plural("track/minutes", "about {count} minute", "about {count} minutes", lesson.minutes);
  const float text_height = frame.measure(name, ui::subheading_style(frame.theme()), room).h + 4 +
                            frame.measure(summary, ui::hint_style(frame.theme()), room).h + 12 +
                            ui::badge_size(frame, minutes, room).h;
  const float height = std::max(184.0F, text_height + 44);
  const ui::Rect rect{column.x, y, column.w, height};
  y += height + 24;
  const std::string id = "lesson/" + lesson.id.value;
  const ui::ControlState state = frame.control(id, rect);
  ui::SurfaceStyle card = ui::pressable_style(frame.theme());
  ui::answer_touch(card, state, frame.theme());
  frame.surface(rect, card);
  if (state.focused) ui::focus_ring(frame, rect, ui::space::radius);
  const float edge = frame.theme().edge_width;
  const float inner = ui::space::radius - edge;
  if (lesson.picture) {
    frame.picture(id + "/picture", {rect.x + edge, rect.y + edge, picture, height - 2 * edge}, *lesson.picture, {inner, 0, 0, inner});
  }
  ui::Column text(frame, rect.x + picture + 28, rect.y + (height - text_height) / 2, room);
  text.text(id + "/title", name, ui::subheading_style(frame.theme()));
  text.gap(4);
  text.text(id + "/summary", summary, ui::hint_style(frame.theme()));
  text.gap(12);
  ui::badge(frame, id + "/minutes", {text.x(), text.y()}, minutes, ui::Tone::sun, room);
  return state.pressed;
}

const session::TrackCard* card_of(const session::Track& track, const Scene& scene) {
  const auto found = std::find_if(scene.tracks.begin(), scene.tracks.end(),
                                  [&](const session::TrackCard& card) { return card.pack == track.pack; });
  return found == scene.tracks.end() ? nullptr : &*found;
}

}  // namespace

Bars PlaceView<session::Track>::bars(const session::Track& track, const Scene& scene, ui::Frame& frame) {
  Bars bars;
  if (const auto* card = card_of(track, scene)) bars.title = frame.say(card->title);
  return bars;
}

Said<session::Track> PlaceView<session::Track>::draw(const session::Track& place, const Scene& scene, ui::Frame& frame) {
  const session::TrackCard* const card = card_of(place, scene);
  if (card == nullptr) return std::nullopt;
  const session::TrackCard& track = *card;
  const ui::Rect column = content_column(frame, 1000);
  Said<session::Track> action;
  frame.begin_scroll("track", content_area(frame));
  ui::Column text(frame, column.x, 14, column.w);
  text.text("track/title", frame.say("track/title", "Choose a lesson"), ui::title_style(frame.theme()));
  if (!track.reviewed) {
    text.gap(10);
    const ui::Size size = ui::badge(frame, "track/review", {text.x(), text.y()},
                                    frame.say("track/not-reviewed", "Draft · not yet reviewed by people outside the project"),
                                    ui::Tone::plum, text.width());
    text.gap(size.h);
  }
  text.gap(24);
  float y = text.y();
  for (const auto& lesson : track.lessons) {
    if (draw_lesson(lesson, y, column, frame)) action = session::ChooseLesson{lesson.id};
  }
  frame.end_scroll(y);
  return action;
}

}  // namespace screens
