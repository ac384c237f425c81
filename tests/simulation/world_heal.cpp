// The end: everything that can heal has healed, every stick was carried, and half a year went by. Then what the collector
// holds must be what the kiosks froze.
#include "support/sittings.h"
#include "sync/courier.h"
#include "tables.h"
#include "world.h"

namespace simulation {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;

void mend(support::FaultPlan& plan) {
  plan.full = false;
  plan.power_off_at_sync = plan.error_at_sync = 0;
}

}  // namespace

void World::heal() {
  tell("everything heals");
  network_.weather = {};
  mend(collector_.disk().plan);
  collector_.stop();
  collector_.start();
  enter_again();
  for (Place& place : places_) {
    clock_.advance_ms(10'000);  // so many enrolments at once are too many
    heal_place(place);
  }
  settle(3);
  clock_.advance_ms(200 * day_ms);
  settle(3);
  // Nobody has anything new to send by now: what a collector lacks that is put back comes all the same.
  if (collector_.has_backup() && one_in(2)) {
    put_collector_back();
    settle(5);
  }
  enter_again();
  if (has_liar_) {
    if (!liar_.enrol(collector_) || !collector_.declare_void(liar_.kiosk())) throw Broken("what a liar sent cannot be made void");
  }
}

// What its people entered since a backup nobody sends again. Whoever is void, and enrolled since, comes back first.
void World::enter_again() {
  if (!collector_.add_packs()) throw Broken("packs cannot be added although everything is sound");
  for (const std::string& kiosk : voided_) (void)collector_.declare_void(kiosk);
}

void World::heal_place(Place& place) {
  Machine& machine = *place.machine;
  mend(machine.disk().plan);
  machine.clock().wrong_by_s = 0;
  machine.stop();  // whoever sat there last is gone
  if (!is_ready(place)) throw Broken(machine.name() + " does not start although its disk is sound");
  if (voided_.contains(machine.kiosk())) return;
  for (int tries = 0; tries < 3 && !machine.is_enrolled; ++tries) {
    place.token.clear();
    enrol(place);
  }
  if (!machine.is_enrolled) throw Broken(machine.name() + " cannot enrol although everything is sound");
  if (!machine.store().forget_refusals()) throw Broken(machine.name() + " cannot send again what was refused");
  machine.look(Machine::After::call, collector_.keys());
}

// Until nothing moves any more.
void World::settle(int rounds) {
  for (int round = 0; round < rounds; ++round) {
    while (network_.holds_late()) network_.deliver_late();
    for (Place& place : places_) close(place, true);
    for (Place& place : places_) {
      for (int tries = 0; tries < 6; ++tries) {
        sync(place);
        const auto unsent = place.machine->store().unsent();
        if (unsent && unsent->empty()) break;
        clock_.advance_ms(day_ms);
      }
    }
    for (Stick& stick : sticks_) {
      stick.plug_in_again();
      if (!collector_.take(stick.folder())) throw Broken("the collector cannot read a sound stick");
      for (Place& place : places_) {
        if (!place.machine->is_enrolled) continue;
        if (!syncing::carry(outbox_of(*place.machine).used(), stick.folder())) throw Broken(place.machine->name() + " cannot read a sound stick");
        place.machine->look(Machine::After::settling, collector_.keys());
      }
      if (!collector_.take(stick.folder())) throw Broken("the collector cannot read a sound stick");
    }
    clock_.advance_ms(day_ms);
  }
}

void World::check_everything() {
  const Stored now = collector_.stored();
  oracle_.check_kept(now);
  const auto counted = oracle_.check_counted(now);
  std::int64_t sum = 0;
  for (const auto& [kiosk, numbers] : counted) sum += numbers;
  for (Place& place : places_) check_place(place, now, counted);
  std::set<std::string> voided = voided_;
  voided.insert(liar_.kiosk());
  oracle_.check_report(collector_.report(), now, voided);
  std::set<std::string> may_have_gaps = voided;
  may_have_gaps.insert(copied_.begin(), copied_.end());
  collector_.check_chains(may_have_gaps);
  tell("the sum of those counted is " + std::to_string(sum) + ", in " + std::to_string(now.batches.size()) + " batches");
}

void World::check_place(Place& place, const Stored& now, const std::map<std::string, std::int64_t>& counted) {
  Machine& machine = *place.machine;
  machine.look(Machine::After::call, collector_.keys());
  machine.check_ledger();
  if (voided_.contains(machine.kiosk())) return;
  std::set<std::string> there;
  for (const Stored::Batch& batch : now.batches) there.insert(batch.hash);
  for (const auto& [key, batch] : machine.memory().batches) {
    const std::string name = machine.name() + "'s batch " + std::to_string(key.second);
    if (batch.state == "receipted" && !there.contains(batch.hash)) throw Broken(name + " has its receipt, and the collector does not have it");
    if (batch.state == "frozen" && !machine.was_copied) throw Broken(name + " is still not sent although everything has healed");
  }
  std::int64_t own = 0;
  for (const auto& [id, known] : machine.memory().sittings) {
    const bool is_first = !known.is_later || known.reader == id;
    if (!known.block.empty() && is_first) own += known.number;
    const bool waits = known.place == Held::open || known.place == Held::ended;
    const std::string why = waits ? machine.why_waiting(known) : "";
    if (!why.empty()) throw Broken(machine.name() + " still holds reader " + std::to_string(known.number) + " after half a year, who " + why);
  }
  // Whose disk was copied has what an older state had sent: that, and what was not sent because of it, may differ.
  if (machine.was_copied) return;
  const auto found = counted.find(machine.kiosk());
  const std::int64_t said = found == counted.end() ? 0 : found->second;
  if (said != own) throw Broken("the collector counts " + std::to_string(said) + " of " + machine.name() + ", whose readers in blocks add up to " + std::to_string(own));
}

}  // namespace simulation
