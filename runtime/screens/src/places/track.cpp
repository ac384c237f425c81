#include <algorithm>

#include "lesson_language.h"
#include "list_card.h"
#include "views.h"

namespace screens {
namespace {

using session::LessonProgress;

const session::TrackCard* card_of(const session::Track& track, const Scene& scene) {
  const auto found = std::find_if(scene.tracks.begin(), scene.tracks.end(),
                                  [&](const session::TrackCard& card) { return card.pack == track.pack; });
  return found == scene.tracks.end() ? nullptr : &*found;
}

// Behind what was done last in this visit, round the list once; who has done nothing yet begins at its head.
const session::LessonCard* next_of(const session::TrackCard& track, const session::Shell& shell) {
  const auto done = [&](const session::LessonCard& lesson) {
    return session::progress_of(shell.progress, track.pack, lesson.id) == LessonProgress::done;
  };
  const auto last = std::find_if(track.lessons.rbegin(), track.lessons.rend(), done);
  const auto after = last == track.lessons.rend() ? 0 : static_cast<std::size_t>(last.base() - track.lessons.begin());
  for (std::size_t i = 0; i < track.lessons.size(); ++i) {
    const session::LessonCard& lesson = track.lessons[(after + i) % track.lessons.size()];
    const bool locked = lesson.sensitive && !session::can_refer(shell.local_help);
    if (!locked && !done(lesson)) return &lesson;
  }
  return nullptr;
}

CardState state_of(LessonProgress progress, bool is_next) {
  if (progress == LessonProgress::done) return CardState::done;
  if (progress == LessonProgress::begun) return CardState::begun;
  return is_next ? CardState::next : CardState::plain;
}

std::vector<ListCard> cards_of(const session::TrackCard& track, const session::Shell& shell, ui::Frame& frame) {
  const session::VisitProgress& progress = shell.progress;
  const session::LessonCard* const next = next_of(track, shell);
  std::vector<ListCard> cards;
  for (const session::LessonCard& lesson : track.lessons) {
    ListCard card;
    card.id = "lesson/" + lesson.id.value;
    card.title = frame.say(lesson.title);
    card.line = frame.say_plural("group/minutes", "{count} minute", "{count} minutes", lesson.minutes);
    card.line_sign = ui::Icon::clock;
    if (lesson.picture) card.picture = content::PackPicture{track.pack, *lesson.picture};
    card.state = state_of(session::progress_of(progress, track.pack, lesson.id), &lesson == next);
    card.sensitive = lesson.sensitive;
    card.language = other_language_of(lesson.title, track.source_language(), frame);
    if (lesson.sensitive && !session::can_refer(shell.local_help)) card.state = CardState::locked;  // R9
    cards.push_back(std::move(card));
  }
  return cards;
}

std::string next_words(const session::LessonCard& lesson, ui::Frame& frame) {
  std::string words = frame.say("track/next", "Next: {lesson}");
  const std::string mark = "{lesson}";
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), frame.say(lesson.title));
  return fits_primary(words, frame) ? words : next_label(frame);
}

}  // namespace

Bars PlaceView<session::Track>::bars(const session::Track& track, const Scene& scene, ui::Frame& frame) {
  Bars bars;
  const session::TrackCard* const card = card_of(track, scene);
  if (card == nullptr) return bars;
  bars.title = frame.say(card->title);
  if (const auto* next = next_of(*card, scene.shell)) bars.primary = Primary{next_words(*next, frame), true, session::ChooseLesson{next->id}};
  return bars;
}

Said<session::Track> PlaceView<session::Track>::draw(const session::Track& place, const Scene& scene, ui::Frame& frame) {
  const session::TrackCard* const track = card_of(place, scene);
  if (track == nullptr) return std::nullopt;
  frame.begin_scroll("track", content_area(frame));
  ui::Column column(frame, side_margin(frame), 8, frame.size().w - 2 * side_margin(frame));
  HeadBadge badge;
  if (!track->reviewed) badge = {"track/review", frame.say("track/not-reviewed", "Draft · not yet reviewed by people outside the project"), ui::Tone::plum};
  draw_list_head("track", frame.say("track/title", "Choose a lesson"), scene.shell.progress, column, frame, badge);
  column.gap(12);
  const auto pressed = draw_list(cards_of(*track, scene.shell, frame), column, frame);
  frame.end_scroll(column.y() + below_list);
  if (!pressed) return std::nullopt;
  return session::ChooseLesson{track->lessons[*pressed].id};
}

}  // namespace screens
