// A real avahi-daemon, on a D-Bus and a network that this test has for itself (support/with_avahi).
#include <avahi-client/client.h>
#include <avahi-common/simple-watch.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "neighbours/neighbour_port.h"
#include "support/catch.h"
#include "support/command.h"

namespace {

using session::Neighbour;

// A name is announced after others had a second to object to it.
template <typename Found>
std::vector<Neighbour> look_until(session::NeighbourPort& port, Found is_found) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  std::vector<Neighbour> seen;
  do {
    seen = port.look(base::never_cancelled).value();
  } while (!is_found(seen) && std::chrono::steady_clock::now() < end);
  return seen;
}

std::unique_ptr<session::NeighbourPort> kiosk() { return neighbours::make_neighbour_port(neighbours::make_avahi_discovery()); }

// Whoever looks after the machine gives it another name, and the daemon announces everything anew.
class Renaming {
 public:
  Renaming() : poll_(avahi_simple_poll_new()), client_(avahi_client_new(avahi_simple_poll_get(poll_), static_cast<AvahiClientFlags>(0), &hear, this, nullptr)) {
    REQUIRE(client_ != nullptr);
  }
  ~Renaming() {
    avahi_client_free(client_);
    avahi_simple_poll_free(poll_);
  }
  Renaming(const Renaming&) = delete;
  Renaming& operator=(const Renaming&) = delete;

  void to(const std::string& name) {
    has_lost_ = false;
    REQUIRE(avahi_client_set_host_name(client_, name.c_str()) >= 0);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!(has_lost_ && state_ == AVAHI_CLIENT_S_RUNNING) && std::chrono::steady_clock::now() < end) avahi_simple_poll_iterate(poll_, 100);
    REQUIRE(state_ == AVAHI_CLIENT_S_RUNNING);
  }

 private:
  static void hear(AvahiClient*, AvahiClientState state, void* self) {
    auto& renaming = *static_cast<Renaming*>(self);
    renaming.state_ = state;
    if (state == AVAHI_CLIENT_S_REGISTERING) renaming.has_lost_ = true;
  }

  AvahiClientState state_ = AVAHI_CLIENT_CONNECTING;
  bool has_lost_ = false;
  AvahiSimplePoll* poll_;
  AvahiClient* client_;
};

session::SharedShelf shelf_with(const char* id) {
  session::SharedShelf shelf;
  shelf.packs.push_back({{content::PackId(id), 1, 10, std::string(64, 'a')}, "/nowhere"});
  return shelf;
}

support::CommandRun run_hidden(const std::string& before, const std::string& tag) {
  return support::run_command(before + " " BINARY_FOLDER "/unit_neighbours '[" + tag + "]' 2>&1");
}

}  // namespace

TEST_CASE("kiosks find each other by a real avahi-daemon and none finds itself") {
  const support::CommandRun run = run_hidden(SOURCE_FOLDER "/tests/support/with_avahi", "with-daemon");
  if (run.exit_code == 77) {
    WARN("this machine lets nobody have a network of their own, so no daemon was asked");
    return;
  }
  INFO(run.output);
  CHECK(run.exit_code == 0);
}

TEST_CASE("a machine without avahi-daemon shares nothing and says why") {
  const support::CommandRun run = run_hidden("env DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nowhere/bus", "without-daemon");
  INFO(run.output);
  CHECK(run.exit_code == 0);
}

TEST_CASE("on a network with a daemon", "[.with-daemon]") {
  const auto one = kiosk();
  const auto other = kiosk();
  REQUIRE(one->serve(shelf_with("org.example.one")));
  REQUIRE(other->serve(shelf_with("org.example.other")));
  const auto is_there = [](const std::vector<Neighbour>& seen) { return !seen.empty(); };
  const auto seen = look_until(*one, is_there);
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].address == "10.77.0.1");
  const auto list = one->list(seen[0], base::never_cancelled);
  REQUIRE(list);
  REQUIRE(list->packs.size() == 1);
  CHECK(list->packs[0].id.value == "org.example.other");
  const auto seen_by_other = look_until(*other, is_there);
  REQUIRE(seen_by_other.size() == 1);
  CHECK(seen_by_other[0].port != seen[0].port);

  other->stop();
  CHECK(look_until(*one, [](const std::vector<Neighbour>& left) { return left.empty(); }).empty());
  CHECK(other->look(base::never_cancelled).error() == session::NearbyTrouble::no_daemon);
  REQUIRE(other->serve(shelf_with("org.example.again")));
  CHECK(look_until(*one, is_there).size() == 1);
}

TEST_CASE("on a machine whose name is lost and found many times", "[.with-daemon]") {
  const auto one = kiosk();
  const auto other = kiosk();
  REQUIRE(one->serve(shelf_with("org.example.one")));
  REQUIRE(other->serve(shelf_with("org.example.other")));
  const auto is_there = [](const std::vector<Neighbour>& seen) { return !seen.empty(); };
  Renaming machine;
  for (const char* name : {"first", "second", "third", "fourth", "fifth", "sixth", "seventh"}) {
    REQUIRE(look_until(*one, is_there).size() == 1);
    machine.to(name);
  }
  CHECK(look_until(*one, is_there).size() == 1);
}

TEST_CASE("on a network without a daemon", "[.without-daemon]") {
  const auto alone = neighbours::make_neighbour_port(neighbours::make_avahi_discovery(), {{}, {}, neighbours::Loopback::is_near});
  CHECK(alone->serve(shelf_with("org.example.one")).error() == session::NearbyTrouble::no_daemon);
  CHECK(alone->look(base::never_cancelled).error() == session::NearbyTrouble::no_daemon);
}
