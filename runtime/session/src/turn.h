// One action's work: the shell being changed and the effects gathered on the way.
#pragma once

#include <set>

#include "session/bookmark.h"
#include "session/shell.h"

namespace session {

class Turn {
 public:
  explicit Turn(Shell shell) { next_.shell = std::move(shell); }

  Shell& shell() { return next_.shell; }
  void effect(Effect effect) { next_.effects.push_back(std::move(effect)); }
  void remember(Part part) { changed_.insert(part); }  // in the bookmark; nothing where there is none

  // Leaves a lesson visit or a group, if there is one, and everything that lay over it. References into the place end here.
  void go(Place to, SittingEnd how);

  Transition finish() &&;

 private:
  Transition next_;
  std::set<Part> changed_;
};

// Each changes the stage, or the place, it is given and may replace it through the turn, last of all.
void update_visit(Turn& turn, LessonVisit& visit, const LessonVisit::Action& action);
void go_back(Turn& turn, LessonVisit& visit);
void storage_failed(Turn& turn, LessonVisit& visit);
void update_card(Turn& turn, LessonVisit& visit, CardEntry& entry, const CardEntry::Action& action);
void card_used(Turn& turn, LessonVisit& visit, const CardUsed& report);
Stage questions(LessonVisit& visit, evaluation::Wave wave);  // or what follows, where there are none
void ask_pin(Turn& turn, BehindPin opens);
void update_pad(Turn& turn, PinPad& pad, const PinPad::Action& action);
void pin_tried(Turn& turn, const PinTried& report);
void pin_kept(Turn& turn);
void pin_failed(Turn& turn);
void update_desk(Turn& turn, Desk& desk, const Desk::Action& action);
void desk_kept(Turn& turn, const DeskRecord& record);
void desk_not_kept(Turn& turn);
void neighbours_met(Turn& turn, const NeighboursMet& met);
void desk_facts_known(Turn& turn, const DeskFacts& facts);
void go_to_desk(Turn& turn);
void leave_desk(Turn& turn, std::optional<DeskTab> to);  // asks first where something would be lost
void leave_words(Turn& turn, bool keep);
void update_packs(Turn& turn, PacksPart& part, const PacksPart::Action& action);
void look_at_packs(Turn& turn);
void update_sending(Turn& turn, const DeskOverview::Action& action);
void sending_went_on(Turn& turn, const SendingWentOn& went);
void sending_ended(Turn& turn, SendWork what);
void packs_heard(Turn& turn, const PacksSeen& seen);
void packs_heard(Turn& turn, const PackInstalled& installed);
void packs_heard(Turn& turn, const PackWithdrawn& withdrawn);
void packs_heard(Turn& turn, const PackWorkFailed& failed);
void packs_heard(Turn& turn, const PackWorkWentOn& went);
void packs_heard(Turn& turn, const PackWorkStopped& stopped);
void update_group(Turn& turn, Group& group, const Group::Action& action);
void go_back(Turn& turn, Group& group);
void second_passed(Group& group, int seconds);
Group begin_group(const LessonOpened& opened);
Group group_again(const OpensGroup& where);
LessonVisit begin_visit(const LessonOpened& opened, bool may_ask);

}  // namespace session
