// What is asked of the store.
#include "machine.h"

#include <algorithm>

#include "tables.h"

namespace simulation {

Machine::Machine(Disks& disks, std::string name, const base::Clock& clock, std::uint64_t seed, Oracle& oracle)
    : disks_(disks), name_(std::move(name)), disk_(&disks.add(name_, DiskKind::machine)), clock_(clock), random_(seed), oracle_(oracle) {
  disk_->plan.seed = seed;
}

bool Machine::start() {
  support::FaultPlan& plan = disk_->plan;
  plan.off = false;
  const int syncs = plan.syncs;
  auto opened = store::Store::open({folder(), &clock_, &random_, 0});
  if (!opened) {
    const bool disturbed = plan.off || plan.full || (plan.error_at_sync > syncs && plan.error_at_sync <= plan.syncs);
    disks_.closed(folder() / "kiosk.db");
    if (!disturbed) throw Broken(name_ + " does not start: " + opened.error().message);
    return false;
  }
  store_ = std::move(*opened);
  kiosk_ = evaluation::kiosk_id(store_->key_pairs().sign_public);
  for (const evaluation::ScoringKey& key : instruments()) {
    if (!store_->keep_scoring_key(key)) {
      stop();
      return false;
    }
  }
  look(After::start, collector_keys);
  return true;
}

void Machine::stop() {
  store_.reset();
  disks_.closed(folder() / "kiosk.db");
}

void Machine::lose_power() {
  disks_.turn_off(name_);
  stop();
}

void Machine::failed(std::optional<Known> perhaps) {
  if (perhaps) perhaps_ = std::move(perhaps);
  if (power_went()) stop();
  else look(After::call, collector_keys);
}

bool Machine::begin(const Reader& reader, const std::optional<evaluation::LinkingCard>& card, bool is_later, std::string* said) {
  Known known;
  known.number = reader.number;
  known.sitting = reader.sitting;
  known.sitting.answers.clear();
  known.reader = reader.sitting.id;
  known.is_later = is_later;
  const auto after = [&](bool done) {
    if (!done) return failed(known);
    succeeded();
    for (auto& [id, other] : memory_.sittings) {
      if (other.place != Held::open) continue;
      other.place = Held::ended;
      other.ended_s = clock_.wall_s();
      other.ended_by_wrong_clock = clock_.wrong_by_s != 0;
    }
    memory_.sittings[reader.sitting.id] = known;
  };
  if (!card) {
    const bool done = is_later ? store_->begin_later_sitting(reader.start, evaluation::Wave::follow_up, {}).has_value() : store_->begin_sitting(reader.start).has_value();
    after(done);
    return done;
  }
  const auto used = store_->begin_visit(reader.start, *card);
  if (!used) {
    perhaps_in_part_ = true;
    after(false);
    return false;
  }
  const bool begun = used->visit == session::CardVisit::first || used->visit == session::CardVisit::later;
  *said = used->visit == session::CardVisit::first ? "first" : used->visit == session::CardVisit::later ? "later" : "nothing";
  known.is_later = used->visit == session::CardVisit::later;
  known.sitting.first_form = used->form_a_first ? evaluation::Form::a : evaluation::Form::b;
  if (known.is_later) {
    known.sitting.stratum.arm = "none";
    each_row(connection(), "SELECT sitting, reader FROM linkage", [&](const TableRow& row) {
      if (row.text(0) == reader.sitting.id) known.reader = row.text(1);
    });
  }
  if (begun) after(true);
  return begun;
}

bool Machine::keep(const std::string& id, const std::vector<evaluation::Answer>& answers) {
  Known known = memory_.sittings.at(id);
  known.sitting.answers.insert(known.sitting.answers.end(), answers.begin(), answers.end());
  const bool done = store_->keep_answers(session::SittingId(id), answers).has_value();
  if (done) {
    succeeded();
    memory_.sittings[id] = known;
  } else {
    failed(known);
  }
  return done;
}

bool Machine::end(const std::string& id, session::SittingEnd how, bool hurried) {
  Known known = memory_.sittings.at(id);
  known.place = Held::ended;
  known.ended_s = clock_.wall_s();
  known.ended_by_wrong_clock = clock_.wrong_by_s != 0;
  known.sitting.hurried = hurried;
  const bool done = store_->end_sitting(session::SittingId(id), how, hurried ? session::Pace::hurried : session::Pace::readable).has_value();
  if (done) {
    succeeded();
    memory_.sittings[id] = known;
  } else {
    failed(known);
  }
  return done;
}

bool Machine::erase(const std::string& id) {
  Known known = memory_.sittings.at(id);
  known.place = Held::deleted;
  const bool done = store_->delete_sitting(session::SittingId(id)).has_value();
  if (done) {
    succeeded();
    memory_.sittings[id] = known;
  } else {
    failed(known);
  }
  return done;
}

void Machine::check_ledger() {
  const auto status = store_->status();
  if (!status) throw Broken(name_ + " has no status: " + status.error().message);
  evaluation::Ledger sittings;
  std::int64_t recorded = 0, deleted = 0;
  for (const auto& [id, known] : memory_.sittings) {
    ++sittings.recorded;
    recorded += static_cast<std::int64_t>(known.sitting.answers.size());
    if (known.place == Held::deleted) deleted += static_cast<std::int64_t>(known.sitting.answers.size());
    const bool sent = !known.block.empty();
    (known.place == Held::deleted ? sittings.deleted : sent ? sittings.sent : known.place == Held::withheld || known.place == Held::destroyed ? sittings.withheld : sittings.open) += 1;
  }
  const auto words = [](const evaluation::Ledger& ledger) {
    return std::to_string(ledger.recorded) + " = " + std::to_string(ledger.open) + " + " + std::to_string(ledger.sent) + " + " + std::to_string(ledger.withheld) + " + " + std::to_string(ledger.deleted);
  };
  if (words(sittings) != words(status->sittings)) throw Broken(name_ + " accounts for sittings " + words(status->sittings) + ", and there were " + words(sittings));
  if (!status->answers.balanced()) throw Broken(name_ + " has a ledger that does not add up");
  if (status->answers.recorded != recorded || status->answers.deleted != deleted) {
    throw Broken(name_ + " accounts for answers " + words(status->answers) + ", and " + std::to_string(recorded) + " were recorded, " + std::to_string(deleted) + " deleted");
  }
  std::int64_t unsent = 0, refused = 0, aside = 0;
  for (const auto& [key, batch] : memory_.batches) {
    if (batch.state == "frozen") ++(batch.refused ? refused : unsent);
    if (batch.state == "set_aside") ++aside;
  }
  if (status->batches != static_cast<std::int64_t>(memory_.batches.size()) || status->unsent != unsent || status->refused != refused || status->set_aside != aside) {
    throw Broken(name_ + " has a status of other batches than it holds");
  }
}

}  // namespace simulation
