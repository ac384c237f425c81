// parasol-kiosk cards, as an operator calls it.
#include "support/catch.h"
#include "support/kiosk_program.h"

using support::CommandRun;
using support::KioskProgram;

TEST_CASE("the command prints cards and counts and destroys them") {
  const KioskProgram kiosk;
  const CommandRun printed = kiosk.run("cards print --data data -o cards.pdf --count 21");
  INFO(printed.output);
  CHECK(printed.exit_code == 0);
  CHECK(printed.output == "cards.pdf: 21 cards on 2 pages\n");
  CHECK(base::read_text_file(kiosk.file("cards.pdf")).value().starts_with("%PDF-"));
  CHECK(kiosk.run("cards status --data data").output == "printed 21, begun with 0\n");
  const CommandRun asked = kiosk.run("cards destroy --data data");
  CHECK(asked.exit_code == 2);
  CHECK(asked.output == "parasol-kiosk: nothing was destroyed: after that no card of this kiosk links anybody: add --sure if that is meant\n");
  CHECK(kiosk.run("cards destroy --data data --sure").output == "the cards of this kiosk are destroyed\n");
  CHECK(kiosk.run("cards status --data data").output == "printed 0, begun with 0\n");
}

TEST_CASE("a sheet of cards that is not written has printed none") {
  const KioskProgram kiosk;
  const CommandRun gone = kiosk.run("cards print --data data -o nowhere/cards.pdf");
  CHECK(gone.exit_code == 2);
  CHECK(gone.output.starts_with("parasol-kiosk: no card was printed: "));
  CHECK(kiosk.run("cards status --data data").output == "printed 0, begun with 0\n");
  REQUIRE(kiosk.write("there.pdf", "mine"));
  CHECK(kiosk.run("cards print --data data -o there.pdf").output == "parasol-kiosk: no card was printed: there.pdf is there already: choose a name that is not\n");
  CHECK(base::read_text_file(kiosk.file("there.pdf")).value() == "mine");
}

TEST_CASE("what the command cannot do with cards is said in one sentence") {
  const KioskProgram kiosk;
  CHECK(kiosk.run("cards print -o cards.pdf").output == "parasol-kiosk: cards needs --data DIR; see --help\n");
  CHECK(kiosk.run("cards print --data data -o cards.pdf --lang klingon").output ==
        "parasol-kiosk: no card was printed: --lang klingon: nothing here knows a language of this name\n");
  CHECK(kiosk.run("cards status --data nobody").output == "parasol-kiosk: no kiosk has kept anything in nobody\n");
  for (const std::string count : {"0", "61", "many"}) CHECK(kiosk.run("cards print --data data -o cards.pdf --count " + count).exit_code == 2);
  CHECK(kiosk.run("cards").exit_code == 2);
}
