// What the tables of a machine must hold, and what may become of it.
#include <algorithm>

#include "machine.h"
#include "tables.h"

namespace simulation {
namespace {

constexpr std::int64_t day_s = 24 * 60 * 60;

std::string said(const Known& known) { return "reader " + std::to_string(known.number); }

bool says_nothing(const Known& known) {
  return std::none_of(known.sitting.answers.begin(), known.sitting.answers.end(), [&](const evaluation::Answer& answer) {
    return answer.wave && answer.status == evaluation::Status::answered;
  });
}

}  // namespace

void Machine::look(After after, const evaluation::KeyPairs& keys) {
  std::string incarnation;
  each_row(connection(), "SELECT incarnation FROM kiosk", [&](const TableRow& row) { incarnation = row.text(0); });
  is_enrolled = false;
  each_row(connection(), "SELECT 1 FROM enrolment", [&](const TableRow&) { is_enrolled = true; });
  const bool began_anew = !memory_.incarnation.empty() && incarnation != memory_.incarnation;
  if (began_anew && !was_copied) throw Broken(name_ + " counts anew although its disk was never copied");
  memory_.incarnation = incarnation;
  block_facts_.clear();
  each_row(connection(), "SELECT block.id, batch.hash, COALESCE(block.next_block, '') FROM block JOIN batch ON batch.id = block.batch",
           [&](const TableRow& row) { block_facts_[row.text(0)] = {row.text(1), row.text(2)}; });
  look_at_sittings(after, began_anew);
  look_at_batches(keys);
  if (after == After::start) succeeded();
}

void Machine::look_at_sittings(After after, bool began_anew) {
  std::set<std::string> there;
  each_row(connection(),
           "SELECT id, state, COALESCE(first_block, ''), (SELECT COUNT(*) FROM answer WHERE sitting = sitting.id) FROM sitting", [&](const TableRow& row) {
             const std::string id = row.text(0);
             there.insert(id);
             auto known = memory_.sittings.find(id);
             if (known == memory_.sittings.end() && perhaps_ && perhaps_->sitting.id == id && (after == After::start || perhaps_in_part_)) {
               known = memory_.sittings.emplace(id, *perhaps_).first;
               each_row(connection(), "SELECT sitting, reader, first_wave FROM linkage", [&](const TableRow& link) {
                 if (link.text(0) != id) return;
                 known->second.reader = link.text(1);
                 known->second.is_later = link.text(2) != "pre";
               });
               each_row(connection(), "SELECT id, form_a_first, arm FROM sitting", [&](const TableRow& own) {
                 if (own.text(0) != id) return;
                 known->second.sitting.first_form = own.number(1) == 1 ? evaluation::Form::a : evaluation::Form::b;
                 known->second.sitting.stratum.arm = own.text(2);
               });
             }
             if (known == memory_.sittings.end()) throw Broken(name_ + " holds a sitting that was not kept");
             look_at(known->second, row.text(1), row.text(2), row.number(3), after, began_anew);
           });
  for (auto& [id, known] : memory_.sittings) {
    if (there.contains(id) || known.place == Held::deleted || known.place == Held::destroyed) continue;
    if (after == After::start && perhaps_ && perhaps_->sitting.id == id && perhaps_->place == Held::deleted) {
      known.place = Held::deleted;
      continue;
    }
    check_gone(known);
    known.place = Held::destroyed;
  }
}

void Machine::look_at(Known& known, const std::string& state, const std::string& block, std::int64_t answers, After after, bool began_anew) {
  if (known.place == Held::deleted || known.place == Held::destroyed) throw Broken(name_ + " still holds " + said(known) + " who was deleted");
  const auto count = [](const Known& each) { return static_cast<std::int64_t>(each.sitting.answers.size()); };
  const bool may_be_another = after == After::start && perhaps_ && perhaps_->sitting.id == known.sitting.id && perhaps_->place != Held::deleted;
  if (may_be_another && (count(*perhaps_) == answers && (count(known) != answers || (known.place == Held::open && perhaps_->place == Held::ended && state != "open")))) {
    const std::string reader = known.reader;
    const bool is_later = known.is_later;
    known = *perhaps_;
    known.reader = reader;
    known.is_later = is_later;
    // Whether it ended then or by this start nobody can tell.
    known.ended_s = std::min(known.ended_s, clock_.wall_s());
    known.ended_by_wrong_clock |= clock_.wrong_by_s != 0;
  }
  if (count(known) != answers) throw Broken(name_ + " holds " + std::to_string(answers) + " answers of " + said(known) + ", who gave " + std::to_string(count(known)));
  if (state == "open") {
    const bool should_have_ended = after == After::start && !disk_->plan.full;  // there is no room to end it in
    if (known.place != Held::open || should_have_ended) throw Broken(name_ + " has " + said(known) + " open who had ended");
    return;
  }
  if (known.place == Held::open) {
    // At a start, or since another began in a call that failed.
    if (after != After::start && !began_anew && !perhaps_in_part_) throw Broken(name_ + " ended " + said(known) + " by itself");
    known.place = Held::ended;
    known.ended_s = clock_.wall_s();
    known.ended_by_wrong_clock = clock_.wrong_by_s != 0;
  }
  if (state == "withheld") {
    if (known.place == Held::in_block) throw Broken(name_ + " withholds " + said(known) + " who is in a block");
    if (known.place != Held::withheld && !may_be_withheld(known, began_anew)) throw Broken(name_ + " withholds " + said(known) + " without a reason");
    if (known.place != Held::withheld) memory_.got_receipt = false;
    known.place = Held::withheld;
    return;
  }
  if (known.place == Held::withheld) throw Broken(name_ + " has " + said(known) + " back who was withheld");
  if (known.place == Held::in_block && known.block != block) throw Broken(name_ + " has " + said(known) + " in another block than before");
  if (block.empty() || known.place == Held::in_block) return;
  known.place = Held::in_block;
  known.block = block;
  memory_.members[block].push_back(known.sitting.id);
}

std::string Machine::why_waiting(const Known& known) const {
  const auto first = memory_.sittings.find(known.reader);
  if (known.ended_by_wrong_clock || (first != memory_.sittings.end() && first->second.ended_by_wrong_clock)) return "";
  std::string said = "is open";
  each_row(connection(), "SELECT id, week, clock, how FROM sitting WHERE week IS NOT NULL", [&](const TableRow& row) {
    if (row.text(0) == known.sitting.id) said = row.text(3) + " in " + row.text(1) + " by a clock that was " + row.text(2);
  });
  return said;
}

bool Machine::may_be_withheld(const Known& known, bool began_anew) const {
  if (began_anew || known.sitting.hurried || says_nothing(known)) return true;
  const auto first = memory_.sittings.find(known.reader);
  const bool with_first = known.reader != known.sitting.id && first != memory_.sittings.end();
  // A visit weeks after goes with the one it goes on from.
  if (with_first && (first->second.sitting.hurried || says_nothing(first->second))) return true;
  const std::int64_t since = std::min(known.ended_s, with_first ? first->second.ended_s : known.ended_s);
  return clock_.wall_s() - since >= 173 * day_s;  // weeks are counted from Monday to Monday
}

// Every block that it is in, one after the other.
std::set<std::string> Machine::blocks_after(const std::string& block) const {
  std::set<std::string> way;
  for (std::string at = block; !at.empty() && way.insert(at).second;) {
    const auto facts = block_facts_.find(at);
    at = facts == block_facts_.end() ? "" : facts->second.second;
  }
  return way;
}

void Machine::check_gone(const Known& known) const {
  if (known.place == Held::withheld) return;  // they go with any receipt
  if (known.place != Held::in_block) throw Broken(name_ + " has lost " + said(known));
  for (const std::string& block : blocks_after(known.block)) {
    const auto facts = block_facts_.find(block);
    const bool stored = facts != block_facts_.end() && oracle_.was_stored(facts->second.first);
    if (!stored) throw Broken(name_ + " destroyed the answers of " + said(known) + " before the collector had them");
  }
}

void Machine::look_at_batches(const evaluation::KeyPairs& keys) {
  std::size_t there = 0;
  each_row(connection(), "SELECT kiosk, incarnation, sequence, hash, previous, state, refused, CASE WHEN state = 'frozen' THEN bytes END FROM batch ORDER BY id", [&](const TableRow& row) {
    ++there;
    const auto sequence = static_cast<std::uint64_t>(row.number(2));
    const std::string hash = row.text(3), state = row.text(5);
    const auto [found, fresh] = memory_.batches.try_emplace({row.text(1), sequence}, KnownBatch{hash, "frozen", false});
    KnownBatch& batch = found->second;
    const std::string name = name_ + "'s batch " + std::to_string(sequence);
    if (fresh) new_batch(row.text(1), sequence, hash, row.text(4), row.bytes(7), keys);
    if (batch.hash != hash) throw Broken(name + " has other bytes than before");
    if (state == "receipted" && !oracle_.was_stored(hash)) throw Broken(name + " counts as received, and the collector never had it");
    if (state == "receipted" && batch.state != "receipted") memory_.got_receipt = true;
    if (state == "set_aside" && !was_copied) throw Broken(name + " is set aside although its disk was never copied");
    if (batch.state == "set_aside" && state != "set_aside") throw Broken(name + " is back although it was set aside");
    batch.state = state;
    batch.refused = row.number(6) == 1;
  });
  if (there != memory_.batches.size()) throw Broken(name_ + " has lost a batch");
}

void Machine::add_later_answers(const std::vector<std::string>& ids, evaluation::Sitting& first) const {
  for (const std::string& id : ids) {
    const Known& known = memory_.sittings.at(id);
    if (!known.is_later || known.reader != first.id || known.sitting.id == first.id) continue;
    first.answers.insert(first.answers.end(), known.sitting.answers.begin(), known.sitting.answers.end());
  }
}

void Machine::new_batch(const std::string& incarnation, std::uint64_t sequence, const std::string& hash, const std::string& previous, const base::Bytes& bytes,
                        const evaluation::KeyPairs& keys) {
  const auto before = memory_.batches.find({incarnation, sequence - 1});
  const std::string expected = before == memory_.batches.end() ? evaluation::no_previous_hash : before->second.hash;
  if (previous != expected || (sequence > 1 && before == memory_.batches.end())) throw Broken(name_ + "'s batch " + std::to_string(sequence) + " is not chained to the one before");
  if (evaluation::batch_hash(bytes) != hash) throw Broken(name_ + " kept a batch under another hash than its own");
  const auto decoded = evaluation::decode_batch(bytes, keys, store_->key_pairs().sign_public);
  if (!decoded) throw Broken(name_ + " froze a batch that cannot be read: " + decoded.error().message);
  FrozenBatch frozen{decoded->header.kiosk, incarnation, previous, sequence, {}};
  for (const evaluation::Block& block : decoded->blocks) {
    std::vector<std::string> ids = memory_.members[block.id];
    for (const std::string& parent : block.parents) ids.insert(ids.end(), memory_.members[parent].begin(), memory_.members[parent].end());
    memory_.members[block.id] = ids;
    FrozenBlock each{block, {}};
    for (const std::string& id : ids) {
      const Known& known = memory_.sittings.at(id);
      if (known.is_later && known.reader != known.sitting.id) continue;  // goes with the first, and is told with it or not at all
      Member member{known.number, known.sitting};
      if (block.cohort == evaluation::Cohort::returned) add_later_answers(ids, member.sitting);
      set_progress(member.sitting, known.is_later);
      each.members.push_back(std::move(member));
    }
    Oracle::check_block(each);
    frozen.blocks.push_back(std::move(each));
  }
  oracle_.froze(hash, std::move(frozen));
}

}  // namespace simulation
