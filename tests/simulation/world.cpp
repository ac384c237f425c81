// What people do: they come, answer, send and carry.
#include "world.h"

#include "base/text.h"
#include "evaluation/arm.h"
#include "support/kiosk.h"
#include "sync/courier.h"
#include "sync/sync.h"

namespace simulation {
namespace {

constexpr std::int64_t hour_ms = 60 * 60 * 1000;
constexpr std::uint64_t most_of_few = 6;

struct Ages {
  int from, to;
};
constexpr Ages ages[] = {{9, 11}, {12, 14}};

}  // namespace

World::World(std::filesystem::path root, std::uint64_t seed, BrokenBuild broken, std::uint64_t kiosks, std::function<void(const std::string&)> watch)
    : seed_(seed), broken_(broken), watch_(std::move(watch)), random_(seed * 0x9e37'79b9'7f4a'7c15ULL + 1), clock_(support::monday_s),
      disks_(std::move(root), seed), collector_(disks_, clock_, ~seed, oracle_, broken), network_(collector_, random_, events_),
      liar_(~seed - 1'000'000) {
  const bool many = kiosks > most_of_few || (kiosks == 0 && seed % seeds_of_many == seeds_of_many - 1);
  if (kiosks == 0) kiosks = many ? 150 + random_.below(150) : 1 + random_.below(one_in(3) ? most_of_few : 2);
  for (std::uint64_t number = 1; number <= kiosks; ++number) {
    Place place;
    place.machine = std::make_unique<Machine>(disks_, "kiosk-" + std::to_string(number), clock_, seed * 1000 + number, oracle_);
    place.machine->collector_keys = collector_.keys();
    place.by_stick = one_in(4);
    place.uses_cards = !many && one_in(4);
    place.is_noised = one_in(6);
    if (one_in(4)) place.arms = one_in(2) ? "lesson,waitlist" : "a,b";
    places_.push_back(std::move(place));
  }
  for (std::uint64_t number = 0; number <= random_.below(3); ++number) sticks_.emplace_back(disks_, "stick-" + std::to_string(number));
  has_liar_ = one_in(5);
  if (has_liar_) oracle_.add_liar(liar_.kiosk());
  network_.weather.percent_bad = random_.below(4) * 15;
  tell(std::to_string(kiosks) + " kiosks, " + std::to_string(sticks_.size()) + " sticks, " + std::to_string(network_.weather.percent_bad) + " % bad network");
}

void World::tell(std::string event) {
  events_.add(std::move(event));
}

void World::run() {
  try {
    for (Place& place : places_) {
      if (!place.by_stick && one_in(2) && is_ready(place)) enrol(place);
    }
    const std::uint64_t steps = places_.size() > most_of_few ? 4 * places_.size() : 20 + random_.below(12 * (places_.size() + 1));
    for (std::uint64_t number = 0; number < steps; ++number) step();
    heal();
    check_everything();
  } catch (...) {
    if (watch_) {
      for (const std::string& line : events_.lines()) watch_(line);
    }
    throw;
  }
  if (watch_) {
    for (const std::string& line : events_.lines()) watch_(line);
  }
}

// Where kiosks are many, much happens in an hour, and their world lasts no longer than that of a few.
void World::pass_time() {
  if (places_.size() > most_of_few && !one_in(places_.size() / most_of_few)) return clock_.advance_ms(static_cast<std::int64_t>(random_.below(600'000)));
  const std::int64_t hours = one_in(8) ? 24 * static_cast<std::int64_t>(random_.below(30)) : static_cast<std::int64_t>(random_.below(48));
  clock_.advance_ms(hours * hour_ms + static_cast<std::int64_t>(random_.below(3'600'000)));
}

bool World::is_ready(Place& place) {
  Machine& machine = *place.machine;
  if (machine.is_on()) return true;
  const bool started = machine.start();
  tell(machine.name() + (started ? " starts" : " does not start"));
  if (!started) machine.stop();
  else disturb_start(broken_, machine.connection());
  return started;
}

void World::switch_off_if_power_went(Place& place) {
  Machine& machine = *place.machine;
  if (!machine.power_went()) return;
  machine.stop();
  machine.disk().plan.power_off_at_sync = 0;
  tell("  " + machine.name() + "'s power goes");
}

// An error that nothing explains is one of the program.
void World::check_call(const Place& place, const base::Error& error, const char* what) const {
  const support::FaultPlan& plan = place.machine->disk().plan;
  if (plan.off || plan.full || (error.code == base::ErrorCode::io && plan.error_at_sync != 0)) return;
  throw Broken(place.machine->name() + " cannot " + what + ": " + error.message);
}

void World::step() {
  pass_time();
  classes_return();
  const std::uint64_t kind = random_.below(100);
  if (kind < 34) return readers_come(any_place(), 1 + static_cast<std::int64_t>(random_.below(26)));
  if (kind < 46) return close(any_place(), one_in(3));
  if (kind < 64) return sync(any_place());
  if (kind < 70) return carry(any_place(), any_stick());
  if (kind < 75) return take(any_stick());
  mishap();
}

void World::readers_come(Place& place, std::int64_t count) {
  if (!is_ready(place)) return;
  if (place.uses_cards && place.class_cards.empty() && one_in(3)) return class_comes(place);
  tell(std::to_string(count) + " readers come to " + place.machine->name());
  for (std::int64_t each = 0; each < count && place.machine->is_on(); ++each) {
    if (place.uses_cards && one_in(3)) card_reader_comes(place);
    else reader_comes(place);
    switch_off_if_power_went(place);
  }
}

void World::reader_comes(Place& place) {
  Machine& machine = *place.machine;
  Placed placed;
  const std::uint64_t which = random_.below(10);
  placed.key = &instruments()[which < 6 ? (place.is_noised ? 3 : 0) : which < 8 ? 1 : 2];
  const Ages& band = ages[one_in(4) ? 1 : 0];
  placed.age_from = band.from;
  placed.age_to = band.to;
  if (place.arms.empty()) {
    placed.form_a_first = one_in(2);
  } else {
    const auto said = machine.store().place_reader(*placed.key, {{band.from, band.to}, base::parse_arms(place.arms).value(), random_.next()});
    if (!said) return check_call(place, said.error(), "place a reader");
    placed.form_a_first = said->form_a_first;
    placed.arm = said->arm;
  }
  const Reader reader = make_reader(++last_number_, placed, random_);
  if (one_in(20)) {
    (void)machine.store().count_declined(reader.start);
    return;
  }
  if (machine.begin(reader, std::nullopt, false, nullptr)) answer(place, reader, false);
}

// Of a class that was given cards, and is asked again weeks later.
void World::card_reader_comes(Place& place) {
  Machine& machine = *place.machine;
  if (place.cards.empty()) {
    auto cards = machine.store().print_cards(30);
    if (!cards) return;
    place.cards = *std::move(cards);
  }
  if (!one_in(6)) return card_is_shown(place, place.cards[random_.below(place.cards.size())]);
  const Reader reader = make_later_visit(++last_number_, {&instruments()[0], 12, 14, one_in(2), base::Arm::none}, random_);  // was here before, and has lost the card
  if (machine.begin(reader, std::nullopt, true, nullptr)) answer(place, reader, true);
}

void World::card_is_shown(Place& place, const evaluation::LinkingCard& card) {
  Machine& machine = *place.machine;
  Placed placed{&instruments()[0], 12, 14, one_in(2), base::Arm::none};
  const std::int64_t number = ++last_number_;
  const Reader reader = make_reader(number, placed, random_);
  std::string said;
  if (!machine.begin(reader, card, false, &said)) return;
  const Known& known = machine.memory().sittings.at(reader.sitting.id);
  placed.form_a_first = known.sitting.first_form == evaluation::Form::a;
  Reader as_begun = said == "later" ? make_later_visit(number, placed, random_) : make_reader(number, placed, random_);
  answer(place, as_begun, said == "later");
}

// Each with a card of their own, so that most are found again when they come back together.
void World::class_comes(Place& place) {
  Machine& machine = *place.machine;
  auto cards = machine.store().print_cards(25 + static_cast<int>(random_.below(50)));
  if (!cards) return switch_off_if_power_went(place);
  place.class_cards = *std::move(cards);
  place.class_returns_s = clock_.wall_s() + static_cast<std::int64_t>(16 + random_.below(60)) * 24 * 60 * 60;
  tell("a class of " + std::to_string(place.class_cards.size()) + " comes to " + machine.name() + " with cards");
  for (const evaluation::LinkingCard& card : place.class_cards) {
    if (machine.is_on()) card_is_shown(place, card);
    switch_off_if_power_went(place);
  }
}

void World::classes_return() {
  for (Place& place : places_) {
    if (place.class_returns_s == 0 || clock_.wall_s() < place.class_returns_s) continue;
    place.class_returns_s = 0;
    if (!is_ready(place)) continue;
    tell("a class comes back to " + place.machine->name());
    for (const evaluation::LinkingCard& card : place.class_cards) {
      if (place.machine->is_on() && !one_in(10)) card_is_shown(place, card);
      switch_off_if_power_went(place);
    }
  }
}

void World::answer(Place& place, const Reader& reader, bool is_later) {
  Machine& machine = *place.machine;
  const std::vector<evaluation::Answer>& answers = reader.sitting.answers;
  const std::size_t first = answers.size() / reader.pages;
  if (!answers.empty() && !machine.keep(reader.sitting.id, {answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(first)})) return;
  if (first < answers.size() && !machine.keep(reader.sitting.id, {answers.begin() + static_cast<std::ptrdiff_t>(first), answers.end()})) return;
  if (reader.wants_deletion && !is_later) {
    (void)machine.erase(reader.sitting.id);
    return;
  }
  if (reader.end != session::SittingEnd::idle) (void)machine.end(reader.sitting.id, reader.end, reader.sitting.hurried);
}

void World::close(Place& place, bool settled) {
  if (!is_ready(place)) return;
  Machine& machine = *place.machine;
  const auto closed = machine.store().close_blocks({{}, settled});
  if (machine.power_went()) return switch_off_if_power_went(place);
  if (!closed) check_call(place, closed.error(), "close blocks");
  disturb_closing(broken_, machine.connection());
  machine.look(Machine::After::closing, collector_.keys());
  if (!closed || (closed->blocks == 0 && closed->withheld == 0)) return;
  tell(machine.name() + " closes " + std::to_string(closed->blocks) + " blocks into " + std::to_string(closed->batches) + " batches and withholds " + std::to_string(closed->withheld));
  if (!closed->set_aside.empty()) throw Broken(machine.name() + " sets a block aside: " + closed->set_aside.front());
}

void World::enrol(Place& place) {
  Machine& machine = *place.machine;
  if (place.token.empty()) {
    const auto token = collector_.issue_token("site-" + std::to_string(1 + random_.below(3)), place.arms);
    if (!token) return;
    place.token = *token;
  }
  const auto enrolled = syncing::enrol(machine.store(), network_, "http://collector", place.token);
  if (machine.power_went()) return switch_off_if_power_went(place);
  machine.look(Machine::After::call, collector_.keys());
  if (!enrolled && enrolled.error().code == base::ErrorCode::invalid_input) place.token.clear();  // the operator gives another
  tell(machine.name() + (enrolled ? " is enrolled" : " is not enrolled"));
}

World::UsedOutbox World::outbox_of(Machine& machine) const {
  return {machine.store(), misbehaving_outbox(broken_, machine.store(), machine.connection())};
}

void World::sync(Place& place) {
  if (!is_ready(place)) return;
  Machine& machine = *place.machine;
  if (!machine.is_enrolled) return enrol(place);
  const auto outbox = outbox_of(machine);
  const auto unsent = machine.store().unsent();
  if (unsent && !unsent->empty() && one_in(3)) {
    if (const auto batch = machine.store().batch(unsent->front())) {
      overheard_ = {"PUT", "/v1/batches/" + batch->name.kiosk + "/" + batch->name.incarnation + "/" + std::to_string(batch->name.sequence), batch->bytes};
    }
  }
  if (unsent && !unsent->empty()) tell(machine.name() + " sends " + std::to_string(unsent->size()) + " batches");
  const auto report = syncing::sync_once(outbox.used(), network_);
  if (machine.power_went()) return switch_off_if_power_went(place);
  if (!report) check_call(place, report.error(), "send");
  machine.look(Machine::After::settling, collector_.keys());
  if (report && (report->sent > 0 || report->set_aside > 0 || report->refused > 0)) {
    tell("  " + std::to_string(report->sent) + " received, " + std::to_string(report->set_aside) + " set aside, " + std::to_string(report->refused) + " refused");
  }
}

void World::carry(Place& place, Stick& stick) {
  if (!is_ready(place)) return;
  Machine& machine = *place.machine;
  tell(stick.name() + " comes to " + machine.name());
  stick.draw_fault(random_, events_);
  if (!machine.is_enrolled) {
    if (place.by_stick && place.token.empty()) place.token = collector_.issue_token("site-1", place.arms).value_or("");
    if (place.by_stick && !place.token.empty()) {
      const auto enrolled = syncing::enrol_by_courier(machine.store(), stick.folder(), place.token);
      if (enrolled && *enrolled) tell("  and enrols it");
    }
    stick.plug_in_again();
    if (machine.power_went()) return switch_off_if_power_went(place);
    return machine.look(Machine::After::call, collector_.keys());
  }
  const auto carried = syncing::carry(outbox_of(machine).used(), stick.folder());
  stick.plug_in_again();
  if (machine.power_went()) return switch_off_if_power_went(place);
  if (!carried) check_call(place, carried.error(), "use a stick");
  machine.look(Machine::After::settling, collector_.keys());
  if (carried) tell("  " + std::to_string(carried->copied) + " copied, " + std::to_string(carried->receipts) + " receipts, " + std::to_string(carried->set_aside) + " set aside");
}

void World::take(Stick& stick) {
  tell(stick.name() + " comes to the collector");
  stick.draw_fault(random_, events_);
  const auto intake = collector_.take(stick.folder());
  stick.plug_in_again();
  if (intake) tell("  " + std::to_string(intake->taken) + " taken, " + std::to_string(intake->conflicts) + " conflicts, " + std::to_string(intake->enrolled) + " enrolled, " + std::to_string(intake->refused.size()) + " refused");
}

}  // namespace simulation
