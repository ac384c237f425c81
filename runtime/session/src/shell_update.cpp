#include <algorithm>

#include "session/bookmark.h"
#include "turn.h"

namespace session {
namespace {

bool is_menu(const Overlay& overlay) {
  return std::visit([]<typename Shown>(const Shown&) { return Shown::is_menu; }, overlay);
}

template <typename Unwanted>
void take_away(Shell& shell) {
  std::erase_if(shell.overlays, [](const Overlay& overlay) { return std::holds_alternative<Unwanted>(overlay); });
}

// One menu at a time, and none over the help card that comes.
void open(Shell& shell, const Overlay& overlay) {
  const auto same = [&](const Overlay& other) { return other.index() == overlay.index(); };
  const bool was_open = std::any_of(shell.overlays.begin(), shell.overlays.end(), same);
  const bool ends_menus = is_menu(overlay) || std::holds_alternative<HelpCard>(overlay);
  std::erase_if(shell.overlays, [&](const Overlay& other) { return same(other) || (ends_menus && is_menu(other)); });
  // Whoever opens the help card is there: a warning under it would lead to a reset that nobody saw coming.
  if (std::holds_alternative<HelpCard>(overlay)) take_away<IdleWarning>(shell);
  if (!was_open || !is_menu(overlay)) shell.overlays.push_back(overlay);
}

PrintCard* print_card(Shell& shell) {
  for (Overlay& overlay : shell.overlays) {
    if (auto* card = std::get_if<PrintCard>(&overlay)) return card;
  }
  return nullptr;
}

// Whoever leaves the card while something is printed has thought better of it.
void leave_print_card(Turn& turn, const Overlay& overlay) {
  const auto* card = std::get_if<PrintCard>(&overlay);
  if (card != nullptr && std::holds_alternative<Printing>(card->state)) turn.effect(CancelPrinting{});
}

void close_top(Turn& turn) {
  if (turn.shell().overlays.empty()) return;
  leave_print_card(turn, turn.shell().overlays.back());
  turn.shell().overlays.pop_back();
}

void look_for_places(Turn& turn, PrintCard& card) {
  card.state = LookingForPlaces{};
  turn.effect(FindPrintPlaces{});
}

void update_print_card(Turn& turn, PrintCard& card, const PrintAction& action) {
  const base::Overload carry_out{[&](const ChoosePaper& choose) { card.paper = choose.paper; },
                                 [&](const PrintTo& to) {
                                   if (!std::holds_alternative<ChoosingPlace>(card.state)) return;
                                   card.state = Printing{to.place};
                                   turn.effect(PrintSheet{card.sheet, card.paper, to.place});
                                 },
                                 [&](const StopPrinting&) {
                                   if (std::holds_alternative<Printing>(card.state)) turn.effect(CancelPrinting{});
                                 },
                                 [&](const FindPlacesAgain&) { look_for_places(turn, card); }};
  std::visit(carry_out, action);
}

void end_visit(Turn& turn, Place to, SittingEnd how) {
  for (const Overlay& overlay : turn.shell().overlays) leave_print_card(turn, overlay);
  turn.go(std::move(to), how);
  turn.shell().reader = turn.shell().defaults;
  turn.shell().progress = {};
  turn.shell().storage_failed = false;  // the next visit tries again
}

Place after_language(const Entrance& entrance) {
  if (entrance.only_pack) return Track{*entrance.only_pack};
  return Home{};
}

Place first_of(const Entrance& entrance) {
  if (entrance.asks_language) return Welcome{};
  return after_language(entrance);
}

class AnywhereUpdate {
 public:
  explicit AnywhereUpdate(Turn& turn) : turn_(turn) {}

  void operator()(const QuickExit&) { end_visit(turn_, Neutral{}, SittingEnd::quick_exit); }
  // What was done in a lesson is not thrown away by one touch; to be asked is to be answered by the same touch again.
  void operator()(const GoHome&) {
    if (would_lose_something() && !is_open<LeavingLesson>(shell())) return open(shell(), LeavingLesson{});
    leave_desk(turn_, std::nullopt);
  }
  void operator()(const GoBack&) {
    if (!shell().overlays.empty() && std::holds_alternative<ContentNote>(shell().overlays.back())) return leave_sensitive();
    if (!shell().overlays.empty()) return close_top(turn_);
    const base::Overload back{[](Neutral&) {}, [](Attract&) {}, [](Welcome&) {}, [](Home&) {},
                              [&](Shelf&) { turn_.go(Home{}, SittingEnd::left); },
                              [&](Track& track) { leave_track(track); },
                              [&](LessonVisit& visit) { go_back(turn_, visit); },
                              [&](PinPad& pad) { leave_pad(pad); },
                              [&](Desk&) { leave_desk(turn_, std::nullopt); },
                              [&](GroupChoice&) { turn_.go(Home{}, SittingEnd::left); },
                              [&](Group& group) { go_back(turn_, group); }};
    std::visit(back, shell().place);
  }
  void operator()(const OpenOverlay& action) {
    open(shell(), action.overlay);
    if (std::holds_alternative<PrintCard>(action.overlay)) look_for_places(turn_, *print_card(shell()));
  }
  void operator()(const CloseOverlay&) { close_top(turn_); }
  void operator()(const PrintAction& action) {
    if (PrintCard* card = print_card(shell())) update_print_card(turn_, *card, action);
  }
  void operator()(const ChooseLanguage& action) {
    shell().reader.language = action.code;
    take_away<LanguageMenu>(shell());
    turn_.remember(Part::reader);
  }
  void operator()(const ChooseTextSize& action) {
    shell().reader.text_percent = std::clamp(action.percent, 100, 200);
    turn_.remember(Part::reader);
  }
  void operator()(const ChooseContrast& action) {
    shell().reader.contrast = action.contrast;
    turn_.remember(Part::reader);
  }
  void operator()(const ChooseMotion& action) {
    shell().reader.motion = action.motion;
    turn_.remember(Part::reader);
  }
  void operator()(const ChooseSounds& action) {
    shell().reader.sounds = action.on ? Sounds::on : Sounds::off;
    turn_.remember(Part::reader);
  }
  // What is being read begins again in the other voice; whoever reads nothing hears nothing.
  void operator()(const ChooseVoice& action) {
    shell().reader.voice = action.voice;
    turn_.remember(Part::reader);
  }
  void operator()(const ChooseByEar& action) {
    const Place& place = shell().place;
    if (std::holds_alternative<Neutral>(place) || std::holds_alternative<Attract>(place)) shell().place = first_of(shell().entrance);
    shell().reader.by_ear = action.on;
    turn_.remember(Part::reader);
  }
  void operator()(const ChooseScanning& action) {
    shell().reader.scanning = action.scanning;
    turn_.remember(Part::reader);
  }
  void operator()(const LeaveWords& action) { leave_words(turn_, action.keep); }
  void operator()(const ReadAloud& action) {
    if (!action.on) return turn_.effect(StopReading{});
    if (shell().reader.sounds == Sounds::unasked) {
      shell().reader.sounds = Sounds::on;
      turn_.remember(Part::reader);
    }
    turn_.effect(ReadPage{});
  }

 private:
  bool would_lose_something() {
    if (std::holds_alternative<Group>(shell().place)) return true;
    const auto* visit = std::get_if<LessonVisit>(&shell().place);
    return visit != nullptr && (std::holds_alternative<Survey>(visit->stage) || std::holds_alternative<Playing>(visit->stage));
  }
  // Whoever goes back from the note has not begun.
  void leave_sensitive() {
    if (const auto* visit = std::get_if<LessonVisit>(&shell().place)) {
      return turn_.go(Track{visit->sitting.open->pack, is_for_adults(*visit->sitting.open)}, SittingEnd::left);
    }
    turn_.go(GroupChoice{}, SittingEnd::left);
  }
  void leave_pad(const PinPad& pad) {
    if (is_of_installer(pad)) return turn_.go(Attract{}, SittingEnd::left);
    turn_.go(Home{}, SittingEnd::left);
  }
  void leave_track(const Track& track) {
    if (!track.shelf) return turn_.go(Home{}, SittingEnd::left);
    turn_.go(Shelf{*track.shelf, track.by_pin}, SittingEnd::left);
  }
  Shell& shell() { return turn_.shell(); }
  Turn& turn_;
};

class PlaceUpdate {
 public:
  explicit PlaceUpdate(Turn& turn) : turn_(turn) {}

  void operator()(Neutral&, const WakeUp&) { turn_.shell().place = first_of(turn_.shell().entrance); }
  void operator()(Attract&, const ComeIn&) { turn_.shell().place = first_of(turn_.shell().entrance); }
  void operator()(Welcome&, const Welcome::Action& action) {
    if (const auto* hello = std::get_if<SayHello>(&action)) turn_.shell().reader.language = hello->language;
    turn_.shell().place = after_language(turn_.shell().entrance);
  }
  void operator()(Home&, const Home::Action& action) {
    const base::Overload open{[&](const OpenDesk&) { ask_pin(turn_, OpensDesk{}); },
                              [&](const OpenTrack& track) {
                                if (track.behind_pin) return ask_pin(turn_, OpensTrack{track.pack});
                                turn_.shell().place = Track{track.pack};
                              },
                              [&](const OpenShelf& shelf) {
                                if (shelf.behind_pin) return ask_pin(turn_, OpensShelf{shelf.ages});
                                turn_.shell().place = Shelf{shelf.ages};
                              }};
    std::visit(open, Home::Action(action));
  }
  void operator()(Shelf& shelf, const ChoosePack& action) {
    turn_.shell().place = Track{action.pack, shelf.by_pin, shelf.ages};
  }
  void operator()(Track& track, const ChooseLesson& action) {
    take_away<Notice>(turn_.shell());
    turn_.effect(LoadLesson{track.pack, action.lesson});
  }
  void operator()(LessonVisit& visit, const LessonVisit::Action& action) { update_visit(turn_, visit, action); }
  void operator()(PinPad& pad, const PinPad::Action& action) { update_pad(turn_, pad, action); }
  void operator()(Desk& desk, const Desk::Action& action) { update_desk(turn_, desk, action); }
  void operator()(GroupChoice&, const LeadLesson& action) {
    take_away<Notice>(turn_.shell());
    turn_.effect(LoadLesson{action.pack, action.lesson});
  }
  void operator()(Group& group, const Group::Action& action) { update_group(turn_, group, action); }

 private:
  Turn& turn_;
};

class ReportUpdate {
 public:
  explicit ReportUpdate(Turn& turn) : turn_(turn) {}

  void operator()(const LessonOpened& report) {
    const auto* const track = std::get_if<Track>(&shell().place);
    const bool for_group = std::holds_alternative<GroupChoice>(shell().place);  // which is behind the PIN
    if (track == nullptr && !for_group) return;
    const Locked locked = why_locked(*report.open, shell().local_help, for_group || track->by_pin);
    if (locked != Locked::no) return open(shell(), Notice{base::ErrorCode::unavailable, locked == Locked::nobody_to_talk_to});
    if (for_group) {
      shell().place = begin_group(report);
      turn_.effect(KeepBookmark{bookmark_of(shell())});
      return note_before(*report.open);
    }
    // Nobody is asked what cannot be kept.
    note_begun(shell().progress, report.open->pack, report.open->lesson.id);
    shell().place = begin_visit(report, !shell().storage_failed && shell().settings.asks_questions);
    shell().pin.readers_came = true;
    turn_.effect(CountLesson{LessonCount::begun});
    turn_.effect(KeepBookmark{bookmark_of(shell())});
    note_before(*report.open);
  }
  void operator()(const LessonRefused& report) { open(shell(), Notice{report.code}); }
  void operator()(const AnswersDeleted&) {
    if (visit() == nullptr) return;
    visit()->sitting.deleted = true;
    turn_.remember(Part::sitting);
  }
  void operator()(const IdleWarned& report) { open(shell(), IdleWarning{report.seconds_left}); }
  void operator()(const IdleTimeout&) { end_visit(turn_, Attract{}, SittingEnd::idle); }
  void operator()(const SecondsPassed& report) {
    if (auto* group = std::get_if<Group>(&shell().place)) second_passed(*group, report.seconds);
  }
  void operator()(const CardUsed& report) {
    if (visit() != nullptr) card_used(turn_, *visit(), report);
  }
  void operator()(const PageRead& report) {
    Survey* survey = visit() == nullptr ? nullptr : std::get_if<Survey>(&visit()->stage);
    if (survey != nullptr) survey->questions = read_on(std::move(survey->questions), report.ms);
  }
  void operator()(const PinTried& report) { pin_tried(turn_, report); }
  void operator()(const PinKept&) { pin_kept(turn_); }
  void operator()(const PinFailed&) { pin_failed(turn_); }
  void operator()(const DeskKept& report) { desk_kept(turn_, report.record); }
  void operator()(const DeskNotKept&) { desk_not_kept(turn_); }
  void operator()(const DeskFacts& facts) { desk_facts_known(turn_, facts); }
  void operator()(const PacksSeen& report) { packs_heard(turn_, report); }
  void operator()(const PackInstalled& report) { packs_heard(turn_, report); }
  void operator()(const PackWithdrawn& report) { packs_heard(turn_, report); }
  void operator()(const PackWorkFailed& report) { packs_heard(turn_, report); }
  void operator()(const PackWorkWentOn& report) { packs_heard(turn_, report); }
  void operator()(const PackWorkStopped& report) { packs_heard(turn_, report); }
  void operator()(const SendingWentOn& report) { sending_went_on(turn_, report); }
  void operator()(const SendingStopped&) { sending_ended(turn_, NoSending{}); }
  void operator()(const NeighboursMet& report) { neighbours_met(turn_, report); }
  void operator()(const ResultsSent& report) { sending_ended(turn_, report); }
  void operator()(const ResultsCopied& report) { sending_ended(turn_, report); }
  void operator()(const ResultsNotSent& report) { sending_ended(turn_, report); }
  void operator()(const PrintPlacesFound& report) {
    PrintCard* card = print_card(shell());
    if (card != nullptr && std::holds_alternative<LookingForPlaces>(card->state)) card->state = ChoosingPlace{report};
  }
  void operator()(const PrintingWentOn& report) {
    Printing* printing = this->printing();
    if (printing == nullptr) return;
    printing->done = report.done;
    printing->of = report.of;
  }
  void operator()(const SheetPrinted& report) {
    if (const Printing* printing = this->printing()) print_card(shell())->state = Printed{printing->place, report.file};
  }
  void operator()(const PrintingFailed& report) {
    PrintCard* card = print_card(shell());
    if (card == nullptr) return;
    const Printing* printing = this->printing();
    card->state = NotPrinted{report.why, printing == nullptr ? PrintPlace{} : printing->place};
  }
  void operator()(const PrintingStopped&) {
    if (printing() != nullptr) look_for_places(turn_, *print_card(shell()));
  }
  void operator()(const StorageFailed&) {
    shell().storage_failed = true;
    if (visit() != nullptr) storage_failed(turn_, *visit());
  }

 private:
  void note_before(const OpenLesson& lesson) {
    if (lesson.lesson.sensitive) open(shell(), ContentNote{});  // R10
  }
  Shell& shell() { return turn_.shell(); }
  LessonVisit* visit() { return std::get_if<LessonVisit>(&shell().place); }
  Printing* printing() {
    PrintCard* card = print_card(shell());
    return card == nullptr ? nullptr : std::get_if<Printing>(&card->state);
  }
  Turn& turn_;
};

}  // namespace

const content::PackId* pack_of(const Place& place) {
  using Pack = const content::PackId*;
  const base::Overload pack{[](const auto&) -> Pack { return nullptr; }, [](const Track& track) -> Pack { return &track.pack; },
                            [](const LessonVisit& visit) -> Pack { return &visit.sitting.open->pack; },
                            [](const Group& group) -> Pack { return &group.open->pack; }};
  return std::visit(pack, place);
}

const OpenLesson* lesson_in(const Place& place) {
  if (const auto* visit = std::get_if<LessonVisit>(&place)) return visit->sitting.open.get();
  if (const auto* group = std::get_if<Group>(&place)) return group->open.get();
  return nullptr;
}

Transition update(Shell shell, const Action& action) {
  Turn turn(std::move(shell));
  const base::Overload carry_out{[&](const Anywhere& anywhere) { std::visit(AnywhereUpdate(turn), anywhere); },
                                 [&](const PlaceAction& in_place) {
                                   base::visit_same(turn.shell().place, in_place, PlaceUpdate(turn));
                                 },
                                 [&](const Report& report) { std::visit(ReportUpdate(turn), report); }};
  std::visit(carry_out, action);
  return std::move(turn).finish();
}

}  // namespace session
