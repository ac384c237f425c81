#include "age_bands.h"
#include "lesson_language.h"
#include "list_card.h"
#include "views.h"

namespace screens {
namespace {

ListCard card_of(const session::TrackCard& pack, const session::VisitProgress& progress, ui::Frame& frame) {
  ListCard card;
  card.id = "pack/" + pack.pack.value;
  card.title = frame.say(pack.title);
  const auto lessons = static_cast<long>(pack.lessons.size());
  const std::size_t done = session::done_in(progress, pack.pack);
  card.line = frame.say_plural("home/lessons", "{count} lesson", "{count} lessons", lessons);
  card.language = other_language_of(pack.title, pack.source_language(), frame);
  if (!pack.lessons.empty() && pack.lessons.front().picture) card.picture = content::PackPicture{pack.pack, *pack.lessons.front().picture};
  if (done == pack.lessons.size()) card.state = CardState::done;
  else if (done > 0) card.state = CardState::begun;
  return card;
}

}  // namespace

Bars PlaceView<session::Shelf>::bars(const session::Shelf& shelf, const Scene&, ui::Frame& frame) {
  Bars bars;
  bars.title = band_name(shelf.ages, frame);
  return bars;
}

Said<session::Shelf> PlaceView<session::Shelf>::draw(const session::Shelf& shelf, const Scene& scene, ui::Frame& frame) {
  const auto packs = packs_of(shelf.ages, scene.tracks);
  std::vector<ListCard> cards;
  for (const session::TrackCard* pack : packs) cards.push_back(card_of(*pack, scene.shell.progress, frame));
  frame.begin_scroll("shelf", content_area(frame));
  ui::Column column(frame, side_margin(frame), 14, frame.size().w - 2 * side_margin(frame));
  draw_list_head("shelf", frame.say("shelf/title", "Choose a course"), scene.shell.progress, column, frame);
  column.gap(20);
  const auto pressed = draw_list(cards, column, frame);
  frame.end_scroll(column.y() + below_list);
  if (!pressed) return std::nullopt;
  return session::ChoosePack{packs[*pressed]->pack};
}

}  // namespace screens
