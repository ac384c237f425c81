// What the desk tells of other kiosks on the network: numbers, and why there are none.
#include "support/catch.h"
#include "support/seen.h"

namespace {

std::string told(const session::NeighboursMet& met) {
  support::Visit visit = support::Visit().to_desk().act(session::OpenTab{session::DeskTab::settings}).act(session::ShareNearby{true}).act(met);
  return support::words_of(support::drawn(visit.shell()), "settings/nearby-status");
}

}  // namespace

TEST_CASE("the desk says nothing of other kiosks while nothing is shared with them") {
  const support::Visit visit = support::Visit().to_desk().act(session::OpenTab{session::DeskTab::settings});
  const auto widgets = support::drawn(visit.shell());
  CHECK(support::find(widgets, "settings/share") != nullptr);
  CHECK(support::find(widgets, "settings/nearby-status") == nullptr);
}

TEST_CASE("the desk tells how many kiosks were there and what came in numbers") {
  CHECK(told({session::Nearby::on, 2, 1, 3, 4, 0}).ends_with("other kiosks were there the last time. Since the start, newer packs: 1 · groups of other kiosks: 3 · receipts: 4"));
  CHECK(told({session::Nearby::on, 1, 0, 0, 0, 5})
            .ends_with("other kiosk was there the last time. Since the start, newer packs: 0 · groups of other kiosks: 0 · receipts: 0 · not taken, since it was not what it should be: 5"));
}

TEST_CASE("the desk says why no other kiosk can be found") {
  CHECK(told({session::Nearby::no_network}) == "This machine is on no local network.");
  CHECK(told({session::Nearby::no_daemon}).find("avahi-daemon") != std::string::npos);
  CHECK(told({session::Nearby::looking}) == "It looks for other kiosks within the next minutes.");
}
