// One seed: kiosks, sticks, a network and a collector on one clock, and what befalls them. run() plays it, lets everything
// heal, and throws Broken where something is lost, counted twice or told wrongly.
#pragma once

#include <deque>
#include <functional>

#include "liar.h"
#include "machine.h"
#include "network.h"
#include "sticks.h"

namespace simulation {

// Kiosks are many in one seed of so many.
inline constexpr std::uint64_t seeds_of_many = 300;

class World {
 public:
  // With so many kiosks; with none, as many as the seed says.
  World(std::filesystem::path root, std::uint64_t seed, BrokenBuild broken, std::uint64_t kiosks = 0, std::function<void(const std::string&)> watch = {});

  void run();
  const Events& events() const { return events_; }
  std::int64_t readers() const { return last_number_; }
  std::int64_t told_of_three_waves() const { return oracle_.told_of_three_waves(); }

 private:
  struct Place {
    std::unique_ptr<Machine> machine;
    std::string token;
    bool by_stick = false;
    bool uses_cards = false;
    bool is_noised = false;  // most who come are asked what is told with noise
    std::vector<evaluation::LinkingCard> cards;
    std::vector<evaluation::LinkingCard> class_cards;  // of a class in which each has their own
    std::int64_t class_returns_s = 0;                 // 0: it will not, or has
    std::string arms;
    std::optional<CopiedDisk> copy;
  };

  // The kiosk's own, or what stands before it in a broken build.
  struct UsedOutbox {
    session::Outbox& real;
    std::unique_ptr<session::Outbox> misbehaving;
    session::Outbox& used() const { return misbehaving ? *misbehaving : real; }
  };

  void tell(std::string event);
  UsedOutbox outbox_of(Machine& machine) const;
  bool one_in(std::uint64_t of) { return random_.below(of) == 0; }
  Place& any_place() { return places_[random_.below(places_.size())]; }
  Stick& any_stick() { return sticks_[random_.below(sticks_.size())]; }
  void pass_time();
  bool is_ready(Place& place);
  void switch_off_if_power_went(Place& place);

  void step();
  void mishap();
  void readers_come(Place& place, std::int64_t count);
  void reader_comes(Place& place);
  void card_reader_comes(Place& place);
  void card_is_shown(Place& place, const evaluation::LinkingCard& card);
  void class_comes(Place& place);
  void classes_return();
  void answer(Place& place, const Reader& reader, bool is_later);
  void close(Place& place, bool settled);
  void enrol(Place& place);
  void sync(Place& place);
  void carry(Place& place, Stick& stick);
  void take(Stick& stick);
  void mishap_of_disk(Place& place);
  void wrong_clock(Place& place);
  void mishap_of_collector();
  void put_collector_back();
  void copy_disk(Place& place);
  void put_back(Place& place);
  void clone(const Place& place);
  void mark_copied(const std::string& kiosk);
  void check_call(const Place& place, const base::Error& error, const char* what) const;

  // world_heal.cpp
  void heal();
  void heal_place(Place& place);
  void settle(int rounds);
  void enter_again();
  void check_everything();
  void check_place(Place& place, const Stored& now, const std::map<std::string, std::int64_t>& counted);

  const std::uint64_t seed_;
  const BrokenBuild broken_;
  std::function<void(const std::string&)> watch_;
  Events events_;
  base::Random random_;
  base::VirtualClock clock_;
  Oracle oracle_;
  Disks disks_;
  CollectorSite collector_;
  Network network_;
  Liar liar_;
  bool has_liar_ = false;
  std::set<std::string> voided_;
  std::set<std::string> copied_;  // kiosks of whose disk there was a copy
  std::deque<Place> places_;
  std::deque<Stick> sticks_;
  std::int64_t last_number_ = 0;
  api::Request overheard_;
};

}  // namespace simulation
