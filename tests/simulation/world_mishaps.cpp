// What befalls disks, clocks and the collector.
#include "tables.h"
#include "world.h"

namespace simulation {
namespace {

namespace fs = std::filesystem;

constexpr support::Loss losses[] = {support::Loss::all_unsynced, support::Loss::some_unsynced, support::Loss::torn};

void copy_folder(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

}  // namespace

void World::mishap() {
  Place& place = any_place();
  switch (random_.below(13)) {
    case 0:
    case 1: return mishap_of_disk(place);
    case 2: return wrong_clock(place);
    case 3:
      place.machine->stop();
      tell(place.machine->name() + " is switched off");
      return;
    case 4:
    case 5: return mishap_of_collector();
    case 6: return one_in(2) ? copy_disk(place) : place.copy ? (one_in(2) ? put_back(place) : clone(place)) : copy_disk(place);
    case 7:
      network_.weather.storm = one_in(3);
      network_.weather.gone = !network_.weather.storm && one_in(3);
      tell(network_.weather.storm ? "the collector is too busy for anybody" : network_.weather.gone ? "there is no network" : "there is a network");
      return;
    case 8: return any_stick().damage(random_, events_);
    case 9:
      if (has_liar_) liar_.act(collector_, overheard_, random_, events_);
      return;
    case 10:
      if (one_in(8) && voided_.empty() && place.machine->is_enrolled && collector_.declare_void(place.machine->kiosk())) {
        voided_.insert(place.machine->kiosk());
        tell(place.machine->name() + " is void");
      }
      return;
    case 11:
      if (collector_.add_packs()) tell("the collector's operator adds all packs");
      return;
    default:
      if (network_.holds_late()) network_.deliver_late();
  }
}

void World::mishap_of_disk(Place& place) {
  Machine& machine = *place.machine;
  support::FaultPlan& plan = machine.disk().plan;
  plan.loss = losses[random_.below(3)];
  switch (random_.below(5)) {
    case 0:
    case 1:
      plan.power_off_at_sync = plan.syncs + 1 + static_cast<int>(random_.below(one_in(2) ? 6 : 40));
      return tell(machine.name() + " will lose its power at its sync " + std::to_string(plan.power_off_at_sync));
    case 2:
      if (machine.is_on()) machine.lose_power();
      return tell(machine.name() + " loses its power");
    case 3:
      plan.full = !plan.full;
      return tell(machine.name() + (plan.full ? "'s disk is full" : "'s disk has room again"));
    default:
      plan.error_at_sync = plan.syncs + 1 + static_cast<int>(random_.below(6));
      return tell(machine.name() + "'s disk will fail at its sync " + std::to_string(plan.error_at_sync));
  }
}

void World::wrong_clock(Place& place) {
  constexpr std::int64_t year_s = 365 * 24 * 60 * 60;
  SeenClock& clock = place.machine->clock();
  switch (random_.below(5)) {
    case 0: clock.wrong_by_s = -clock_.wall_s(); break;          // 1970
    case 1: clock.wrong_by_s = 73 * year_s; break;               // 2099
    case 2: clock.wrong_by_s = -60 * 24 * 60 * 60; break;        // weeks that the collector has signed are to come
    default: clock.wrong_by_s = 0;
  }
  tell(place.machine->name() + "'s clock is wrong by " + std::to_string(clock.wrong_by_s) + " s");
}

void World::mishap_of_collector() {
  support::FaultPlan& plan = collector_.disk().plan;
  plan.loss = losses[random_.below(3)];
  switch (random_.below(8)) {
    case 0:
    case 1:
      plan.power_off_at_sync = plan.syncs + 1 + static_cast<int>(random_.below(20));
      return tell("the collector will lose its power at its sync " + std::to_string(plan.power_off_at_sync));
    case 2:
      tell("the collector loses its power");
      return collector_.lose_power();
    case 3:
      plan.full = !plan.full;
      return tell(plan.full ? "the collector's disk is full" : "the collector's disk has room again");
    case 4:
      plan.error_at_sync = plan.syncs + 1 + static_cast<int>(random_.below(6));
      return tell("the collector's disk will fail at its sync " + std::to_string(plan.error_at_sync));
    case 5:
    case 6:
      collector_.back_up();
      return tell("the collector is backed up");
    default:
      if (!collector_.has_backup()) return;
      put_collector_back();
  }
}

void World::put_collector_back() {
  collector_.disk().plan.full = false;
  tell("the collector is put back from its backup");
  collector_.restore_backup();
  for (const std::string& kiosk : voided_) (void)collector_.declare_void(kiosk);
}

// As it lies there, switched off.
void World::copy_disk(Place& place) {
  Machine& machine = *place.machine;
  if (!is_ready(place) || machine.disk().plan.full) return;
  machine.stop();
  if (machine.power_went()) return switch_off_if_power_went(place);
  place.copy = CopiedDisk{disks_.folder(machine.name() + ".copy"), machine.memory()};
  copy_folder(machine.folder(), place.copy->folder);
  tell(machine.name() + "'s disk is copied");
}

void World::mark_copied(const std::string& kiosk) {
  copied_.insert(kiosk);
  for (Place& place : places_) {
    if (place.machine->kiosk() == kiosk) place.machine->was_copied = true;
  }
}

void World::put_back(Place& place) {
  Machine& machine = *place.machine;
  mark_copied(machine.kiosk());
  machine.stop();
  machine.disk().plan.full = machine.disk().plan.off = false;
  const bool database_alone = one_in(2);
  tell(machine.name() + (database_alone ? "'s database" : "'s whole disk") + " is put back from the copy");
  if (database_alone) {
    for (const char* beside : {"kiosk.db-wal", "kiosk.db-shm", "kiosk.db-journal"}) fs::remove(machine.folder() / beside);
    fs::copy_file(place.copy->folder / "kiosk.db", machine.folder() / "kiosk.db", fs::copy_options::overwrite_existing);
    if (one_in(3)) {
      tell("  and its keys are gone");
      fs::remove(machine.folder() / "kiosk.key");
      place.token.clear();
    }
  } else {
    copy_folder(place.copy->folder, machine.folder());
  }
  machine.memory() = place.copy->memory;
  (void)is_ready(place);
}

void World::clone(const Place& place) {
  if (places_.size() > 8) return;
  Place twin;
  twin.machine = std::make_unique<Machine>(disks_, "kiosk-" + std::to_string(places_.size() + 1), clock_, seed_ * 1000 + 500 + places_.size(), oracle_);
  twin.machine->collector_keys = collector_.keys();
  twin.arms = place.arms;
  copy_folder(place.copy->folder, twin.machine->folder());
  twin.machine->memory() = place.copy->memory;
  twin.machine->was_copied = true;
  tell(twin.machine->name() + " is made of the copy of " + place.machine->name() + "'s disk");
  mark_copied(place.machine->kiosk());
  places_.push_back(std::move(twin));
  (void)is_ready(places_.back());
}

}  // namespace simulation
