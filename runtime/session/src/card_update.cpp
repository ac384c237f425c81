// A linking card before the questions: what is tapped, and what came of it. The pictures leave this stage with one effect
// and are gone with it.
#include <algorithm>

#include "turn.h"

namespace session {
namespace {

using evaluation::Wave;

void go_to_questions(Turn& turn, LessonVisit& visit, Wave wave) {
  visit.sitting.recorded = true;
  if (wave == Wave::follow_up) visit.sitting.start.arm = base::Arm::none;  // the way to the lesson lies behind
  visit.stage = questions(visit, wave);
  turn.remember(Part::sitting);
  turn.remember(Part::stage);
}

void go_to_lesson(Turn& turn, LessonVisit& visit) {
  visit.sitting.asked = false;
  visit.stage = Playing{};
  turn.remember(Part::sitting);
  turn.remember(Part::stage);
}

class CardUpdate {
 public:
  CardUpdate(Turn& turn, LessonVisit& visit, CardEntry& entry) : turn_(turn), visit_(visit), entry_(entry) {}

  // After a row that was none, the next picture begins a new one.
  void operator()(const TapPicture& tap) {
    if (entry_.is_full() && entry_.told == CardTold::nothing) return;
    if (entry_.is_full()) entry_.tapped.clear();
    entry_.told = CardTold::nothing;
    entry_.tapped.push_back(tap.picture);
  }
  void operator()(const TakeBackPicture&) {
    if (!entry_.tapped.empty()) entry_.tapped.pop_back();
    entry_.told = CardTold::nothing;
  }
  void operator()(const OfferCard&) {
    if (!entry_.is_full() || entry_.told != CardTold::nothing) return;
    evaluation::CardRow row{};
    std::copy(entry_.tapped.begin(), entry_.tapped.end(), row.begin());
    const auto card = evaluation::LinkingCard::read(row);
    if (!card) {
      entry_.told = CardTold::slip;
      return;
    }
    entry_.looking = true;
    turn_.effect(UseCard{visit_.sitting.start, *card});
  }
  void operator()(const HaveNoCard&) {
    turn_.effect(BeginSitting{visit_.sitting.start});
    go_to_questions(turn_, visit_, Wave::pre);
  }
  void operator()(const LostMyCard&) {
    SittingStart& start = visit_.sitting.start;
    start.arm = base::Arm::none;
    turn_.effect(BeginLater{start});
    go_to_questions(turn_, visit_, Wave::follow_up);
  }
  void operator()(const GoToLesson&) {
    if (entry_.told == CardTold::came_back) go_to_lesson(turn_, visit_);
  }

 private:
  Turn& turn_;
  LessonVisit& visit_;
  CardEntry& entry_;
};

}  // namespace

void update_card(Turn& turn, LessonVisit& visit, CardEntry& entry, const CardEntry::Action& action) {
  if (entry.looking) return;
  std::visit(CardUpdate(turn, visit, entry), action);
}

void card_used(Turn& turn, LessonVisit& visit, const CardUsed& report) {
  auto* const entry = std::get_if<CardEntry>(&visit.stage);
  if (entry == nullptr || !entry->looking) return;
  switch (report.visit) {
    case CardVisit::first: return go_to_questions(turn, visit, Wave::pre);
    case CardVisit::later:
      visit.sitting.start.form_a_first = report.form_a_first;
      return go_to_questions(turn, visit, Wave::follow_up);
    case CardVisit::came_back: entry->told = CardTold::came_back; break;
    case CardVisit::not_ours: entry->told = CardTold::not_ours; break;
  }
  entry->looking = false;
}

}  // namespace session
