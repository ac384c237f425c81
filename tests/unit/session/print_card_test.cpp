// The card on which a sheet is printed or saved.
#include "session/shell.h"
#include "support/catch.h"

namespace {

using namespace session;

const PrintPlace office{PlaceKind::printer, "office", "Office"};

content::Sheet sheet() { return {"en", "Our rules"}; }

struct Kiosk {
  Shell shell;
  std::vector<Effect> effects;

  void act(const Action& action) {
    Transition next = update(std::move(shell), action);
    shell = std::move(next.shell);
    effects = std::move(next.effects);
  }
  void open() {
    PrintCard card;
    card.sheet = sheet();
    act(Anywhere(OpenOverlay{card}));
  }
  void print() {
    open();
    act(Report(PrintPlacesFound{{office}}));
    act(Anywhere(PrintAction(PrintTo{office})));
  }
  template <typename State>
  const State* state() const {
    for (const Overlay& overlay : shell.overlays) {
      if (const auto* card = std::get_if<PrintCard>(&overlay)) return std::get_if<State>(&card->state);
    }
    return nullptr;
  }
  template <typename Wanted>
  bool did() const {
    return effects.size() == 1 && std::holds_alternative<Wanted>(effects[0]);
  }
};

}  // namespace

TEST_CASE("a print card looks for places and offers what it found") {
  Kiosk kiosk;
  kiosk.open();
  CHECK(kiosk.did<FindPrintPlaces>());
  CHECK(kiosk.state<LookingForPlaces>() != nullptr);
  kiosk.act(Report(PrintPlacesFound{{office}}));
  REQUIRE(kiosk.state<ChoosingPlace>() != nullptr);
  CHECK(kiosk.state<ChoosingPlace>()->found.places == std::vector<PrintPlace>{office});
}

TEST_CASE("a sheet is printed on the paper that was chosen") {
  Kiosk kiosk;
  kiosk.open();
  kiosk.act(Report(PrintPlacesFound{{office}}));
  kiosk.act(Anywhere(PrintAction(ChoosePaper{Paper::letter})));
  kiosk.act(Anywhere(PrintAction(PrintTo{office})));
  REQUIRE(kiosk.did<PrintSheet>());
  const auto& wanted = std::get<PrintSheet>(kiosk.effects[0]);
  CHECK(std::get<content::Sheet>(wanted.sheet).title == "Our rules");
  CHECK(wanted.paper == Paper::letter);
  CHECK(wanted.place == office);
  kiosk.act(Report(PrintingWentOn{1, 3}));
  CHECK(kiosk.state<Printing>()->of == 3);
  kiosk.act(Report(SheetPrinted{""}));
  REQUIRE(kiosk.state<Printed>() != nullptr);
  CHECK(kiosk.state<Printed>()->place == office);
}

TEST_CASE("a sheet is sent once however often the button is pressed") {
  Kiosk kiosk;
  kiosk.print();
  kiosk.act(Anywhere(PrintAction(PrintTo{office})));
  CHECK(kiosk.effects.empty());
}

TEST_CASE("printing is stopped by its button and by leaving the card and by leaving the kiosk") {
  Kiosk kiosk;
  kiosk.print();
  kiosk.act(Anywhere(PrintAction(StopPrinting{})));
  CHECK(kiosk.did<CancelPrinting>());
  kiosk.act(Report(PrintingStopped{}));
  CHECK(kiosk.did<FindPrintPlaces>());
  kiosk.print();
  kiosk.act(Anywhere(CloseOverlay{}));
  CHECK(kiosk.did<CancelPrinting>());
  kiosk.print();
  kiosk.act(Anywhere(GoBack{}));
  CHECK(kiosk.did<CancelPrinting>());
  kiosk.print();
  kiosk.act(Anywhere(QuickExit{}));
  CHECK(kiosk.did<CancelPrinting>());
  CHECK(kiosk.shell.overlays.empty());
}

TEST_CASE("what did not work is said and can be tried again") {
  Kiosk kiosk;
  kiosk.print();
  kiosk.act(Report(PrintingFailed{PrintTrouble::full}));
  REQUIRE(kiosk.state<NotPrinted>() != nullptr);
  CHECK(kiosk.state<NotPrinted>()->why == PrintTrouble::full);
  CHECK(kiosk.state<NotPrinted>()->place == office);
  kiosk.act(Anywhere(PrintAction(FindPlacesAgain{})));
  CHECK(kiosk.did<FindPrintPlaces>());
}

TEST_CASE("R3 a sheet is gone with its card and reports that come late change nothing") {
  Kiosk kiosk;
  kiosk.print();
  kiosk.act(Anywhere(CloseOverlay{}));
  CHECK(kiosk.shell.overlays.empty());
  kiosk.act(Report(SheetPrinted{"Our-rules.pdf"}));
  kiosk.act(Report(PrintingFailed{PrintTrouble::cut_off}));
  kiosk.act(Report(PrintingStopped{}));
  CHECK(kiosk.shell.overlays.empty());
  CHECK(kiosk.effects.empty());
}
