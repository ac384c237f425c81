#include "support/catch.h"
#include "support/visit.h"

using namespace session;
using support::Visit;

TEST_CASE("whoever asks for a voice has asked for sound and may turn small sounds off for good") {
  Visit visit;
  CHECK(visit.shell().reader.sounds == Sounds::unasked);
  visit.act(ReadAloud{true});
  CHECK(visit.last_of<ReadPage>().size() == 1);
  CHECK(visit.shell().reader.sounds == Sounds::on);
  visit.act(ChooseSounds{false}).act(ReadAloud{true});
  CHECK(visit.shell().reader.sounds == Sounds::off);
  visit.act(ReadAloud{false});
  CHECK(visit.last_of<StopReading>().size() == 1);
}

TEST_CASE("what is heard and lit up ends with the visit") {
  Visit visit;
  visit.act(ChooseByEar{true}).act(ChooseScanning{Scanning::quick}).act(ChooseVoice{Voice::slower}).act(ChooseSounds{true});
  visit.act(QuickExit{});
  CHECK(visit.shell().reader == visit.shell().defaults);
}

TEST_CASE("asking to hear everything on the screen that nobody is at begins a visit") {
  Visit visit;
  visit.act(QuickExit{}).act(ChooseByEar{true});
  CHECK(visit.screen() == "home");
  CHECK(visit.shell().reader.by_ear);
}
