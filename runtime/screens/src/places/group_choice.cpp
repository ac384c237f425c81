#include "lesson_language.h"
#include "list_card.h"
#include "views.h"

namespace screens {
namespace {

std::vector<ListCard> cards_of(const session::TrackCard& pack, const session::LocalHelp& help, ui::Frame& frame) {
  std::vector<ListCard> cards;
  for (const session::LessonCard& lesson : pack.lessons) {
    ListCard card;
    card.id = "group/" + pack.pack.value + "/" + lesson.id.value;
    card.title = frame.say(lesson.title);
    card.line = frame.say_plural("track/minutes", "about {count} minute", "about {count} minutes", lesson.minutes);
    if (lesson.picture) card.picture = content::PackPicture{pack.pack, *lesson.picture};
    card.sensitive = lesson.sensitive;
    card.language = other_language_of(lesson.title, pack.source_language(), frame);
    if (lesson.sensitive && !session::can_refer(help)) card.state = CardState::locked;
    cards.push_back(std::move(card));
  }
  return cards;
}

}  // namespace

Bars PlaceView<session::GroupChoice>::bars(const session::GroupChoice&, const Scene&, ui::Frame& frame) {
  Bars bars;
  bars.title = frame.say("desk/group", "Lead a group");
  return bars;
}

Said<session::GroupChoice> PlaceView<session::GroupChoice>::draw(const session::GroupChoice&, const Scene& scene, ui::Frame& frame) {
  Said<session::GroupChoice> action;
  frame.begin_scroll("group-choice", content_area(frame));
  ui::Column column(frame, side_margin(frame), 14, frame.size().w - 2 * side_margin(frame));
  column.text("group-choice/title", frame.say("group/choose", "Which lesson, with the whole class?"), ui::title_style(frame.theme()));
  column.gap(4);
  column.text("group-choice/lead", frame.say("group/not-kept", "No questions about the class, no names. Nothing is kept."), ui::lead_style(frame.theme()));
  for (const session::TrackCard& pack : scene.tracks) {
    column.gap(24);
    column.text("group-choice/" + pack.pack.value, frame.say(pack.title), ui::heading_style(frame.theme()));
    column.gap(14);
    const auto pressed = draw_list(cards_of(pack, scene.shell.local_help, frame), column, frame);
    if (pressed) action = session::LeadLesson{pack.pack, pack.lessons[*pressed].id};
  }
  frame.end_scroll(column.y() + 16);
  return action;
}

}  // namespace screens
