#include "evaluation/closing.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "allow_list.h"
#include "cohorts.h"
#include "evaluation/noise.h"
#include "masking.h"
#include "noised_tables.h"
#include "small_closings.h"
#include "tabulation.h"

namespace evaluation {
namespace {

// A clock that was never set may say 1970 or 2099: such a week counts only where there is no better.
std::string latest_week(const std::vector<const Sitting*>& sittings) {
  std::pair<bool, std::string> latest;
  for (const Sitting* sitting : sittings) latest = std::max(latest, {sitting->clock != ClockQuality::unknown, sitting->week});
  return latest.second;
}

bool is_plain(const Answer& answer, const ScoringKey& key) {
  const auto item = std::find_if(key.items.begin(), key.items.end(), [&](const ItemKey& each) { return each.id == answer.item; });
  if (answer.is_practice() || item == key.items.end()) return true;
  return !is_sensitive(facts_of(*item), key);
}

std::int64_t records_of(const Sitting& sitting, const ScoringKey& key, Content content) {
  return std::count_if(sitting.answers.begin(), sitting.answers.end(),
                       [&](const Answer& answer) { return is_plain(answer, key) == (content == Content::plain); });
}

bool asks_what_is_sensitive(const ScoringKey& key) {
  return std::any_of(key.items.begin(), key.items.end(), [&](const ItemKey& item) { return is_sensitive(facts_of(item), key); });
}

// One sitting on its way into a plain block, or one plain block on its way into a larger group.
struct Unit {
  Candidate candidate;
  std::vector<const Sitting*> sittings;
  std::string parent;  // the block's id; empty for a sitting
};

class Closer {
 public:
  using Check = base::Result<void> (*)(const Block&);

  Closer(const ClosingInput& input, const std::vector<ScoringKey>& keys, const Policy& policy,
         const KioskIdentity& identity, RandomSource& random, const base::IsCancelled& is_cancelled, Check check)
      : input_(input), policy_(policy), identity_(identity), random_(random), is_cancelled_(is_cancelled), check_(check) {
    for (const ScoringKey& key : keys) keys_[key.instrument] = &key;
    closing_.next_block_sequence = input.next_block_sequence;
    closing_.withheld_unreported = input.withheld_unreported;
    closing_.flows = input.flows;
  }

  base::Result<Closing> close() {
    for (const Sitting& sitting : input_.waiting) returned_[flow_key(sitting.stratum)] += has_returned(sitting) && !sitting.is_unpaired && can_be_told(sitting) ? 1 : 0;
    std::vector<Unit> sittings;
    for (const Sitting& sitting : input_.waiting) {
      if (keys_.contains(sitting.stratum.instrument) && counts(sitting) && !is_waited_for(sitting)) sittings.push_back(as_others_still_come(unit_of({&sitting}, cohort_of(sitting), sitting.stratum, "")));
    }
    close_units(sittings, policy_.k_block, Content::plain);
    std::vector<Unit> blocks;
    for (const PendingBlock& block : input_.pending) {
      std::vector<const Sitting*> members;
      for (const Sitting& sitting : block.members) members.push_back(&sitting);
      if (keys_.contains(block.stratum.instrument)) blocks.push_back(unit_of(members, block.cohort, block.stratum, block.block_id));
    }
    blocks.insert(blocks.end(), pending_.begin(), pending_.end());
    close_units(blocks, policy_.k_sensitive, Content::sensitive);
    closing_.withheld_unreported += withheld_now_;
    if (cancelled_) return base::fail(base::cancelled());
    return std::move(closing_);
  }

 private:
  // Sittings that say nothing, or were gone through faster than anybody reads, are in no block: nineteen of them around one
  // child would be a block about that child.
  static bool can_be_told(const Sitting& sitting) { return !sitting.hurried && says_something(sitting); }

  bool counts(const Sitting& sitting) {
    if (can_be_told(sitting)) return true;
    const bool empty = !says_something(sitting);
    withhold(sitting, empty ? NotSent::says_nothing : NotSent::hurried);  // whoever skips all need not have read it
    if (!sitting.is_unpaired) ++closing_.flows[flow_key(sitting.stratum)][empty ? Way::said_nothing : Way::hurried];  // else no other reader
    return false;
  }

  // By dates alone, and where no date can be believed nobody is waited for.
  bool is_waited_for(const Sitting& sitting) const {
    return sitting.may_come_back && has_finished(sitting) && !input_.settled && clock_known(sitting) && waited(sitting) < policy_.return_days;
  }

  // Whoever came back is told of with others who did, as long as these may still become enough.
  bool waits_for_others(const Sitting& sitting) const {
    if (waited(sitting) >= policy_.returned_group_days) return false;
    return !input_.settled || returned_.at(flow_key(sitting.stratum)) >= policy_.k_block;
  }

  Cohort cohort_of(const Sitting& sitting) const {
    if (sitting.is_unpaired) return Cohort::unpaired;
    if (!has_finished(sitting)) return Cohort::left;
    return has_returned(sitting) && waits_for_others(sitting) ? Cohort::returned : Cohort::finished;
  }

  void withhold(const Sitting& sitting, NotSent why) {
    closing_.withheld.push_back({sitting.id, why});
    closing_.answers_withheld += static_cast<std::int64_t>(sitting.answers.size());
    ++withheld_now_;
  }

  bool clock_known(const Sitting& sitting) const {
    return sitting.clock != ClockQuality::unknown && input_.clock != ClockQuality::unknown;
  }

  int waited(const Sitting& sitting) const {
    return clock_known(sitting) ? days_between_weeks(sitting.week, input_.week).value_or(0) : 0;
  }

  Unit unit_of(std::vector<const Sitting*> sittings, Cohort cohort, Stratum stratum, std::string parent) const {
    Unit unit{{cohort, {}, std::move(stratum)}, std::move(sittings), std::move(parent)};
    unit.candidate.waited_days = std::numeric_limits<int>::max();
    for (const Sitting* sitting : unit.sittings) {
      unit.candidate.strata.push_back(sitting->stratum);
      unit.candidate.waited_days = std::min(unit.candidate.waited_days, waited(*sitting));
      unit.candidate.clock_known = unit.candidate.clock_known && clock_known(*sitting);
    }
    return unit;
  }

  // Whoever began when they did may still come back: the group is not complete, nor too small, before that is over.
  Unit as_others_still_come(Unit unit) const {
    if (unit.candidate.cohort == Cohort::returned) unit.candidate.waited_days -= policy_.return_days - policy_.settle_days;
    return unit;
  }

  void close_units(const std::vector<Unit>& units, int least, Content content) {
    std::vector<Candidate> candidates;
    for (const Unit& unit : units) candidates.push_back(unit.candidate);
    std::vector<bool> placed(units.size());
    for (const Group& group : groups_to_close(candidates, least, input_.settled, policy_)) {
      std::vector<const Unit*> members;
      for (const std::size_t place : group.members) {
        placed[place] = true;
        members.push_back(&units[place]);
      }
      close_group(group, members, content);
      if (cancelled_) return;
    }
    for (std::size_t place = 0; place < units.size(); ++place) {
      if (!placed[place] && units[place].candidate.waited_days >= policy_.withhold_after_days) give_up(units[place], content);
    }
  }

  void give_up(const Unit& unit, Content content) {
    if (unit.parent.empty()) return withhold(*unit.sittings.front(), NotSent::waited_too_long);
    closing_.withheld_later.push_back(unit.parent);
    withhold_records(unit, content);
  }

  void withhold_records(const Unit& unit, Content content) {
    const ScoringKey& key = *keys_.at(unit.candidate.stratum.instrument);
    for (const Sitting* sitting : unit.sittings) closing_.answers_withheld += records_of(*sitting, key, content);
  }

  void close_group(const Group& group, const std::vector<const Unit*>& units, Content content) {
    const ScoringKey& key = *keys_.at(group.stratum.instrument);
    std::vector<Member> members;
    std::vector<std::string> parents;
    for (const Unit* unit : units) {
      if (!unit->parent.empty()) parents.push_back(unit->parent);
      for (const Sitting* sitting : unit->sittings) {
        cancelled_ = cancelled_ || is_cancelled_();
        if (cancelled_) return;
        members.push_back(score_member(*sitting, key, group.cohort, content));
      }
    }
    std::vector<Told> noised;
    if (key.noise) noised = tell_with_noise(members, content, noise_variance(key, group.cohort), random_);
    else mask(members, policy_.k_obs);
    std::vector<ClosedBlock> closed;
    const Waves answered = waves_answered(group.cohort);
    for (std::size_t count = 1; count <= answered.size(); ++count) {
      const Waves waves(answered.begin(), answered.begin() + static_cast<std::ptrdiff_t>(count));
      closed.push_back(make_block(group, content, members, waves, parents));
      if (key.noise) add_noised(key, waves, noised[count - 1], closed.back().block);
      else tabulate(members, waves, policy_.k_obs, closed.back().block);
      closed.back().block.sequence += count - 1;
      closed.back().block.id = block_id(identity_.kiosk, identity_.incarnation, closed.back().block.sequence);
      parents = {closed.back().block.id};
    }
    for (ClosedBlock& each : closed) each.more_to_come = &each != &closed.back();
    for (const ClosedBlock& each : closed) {
      if (const auto sendable = check_(each.block); !sendable) return set_aside(each.block, units, content, sendable.error().message);
    }
    settle(members, key, closed, content);
    if (content == Content::plain && asks_what_is_sensitive(key)) await_more(group, units, closed.back());
    keep(std::move(closed));
  }

  ClosedBlock make_block(const Group& group, Content content, const std::vector<Member>& members, const Waves& waves,
                         const std::vector<std::string>& parents) {
    ClosedBlock closed;
    Block& block = closed.block;
    block.sequence = closing_.next_block_sequence;
    block.cohort = group.cohort;
    block.content = content;
    block.parents = parents;
    block.stratum = group.stratum;
    block.site_type = identity_.site_type;
    block.region = identity_.region;
    block.n = static_cast<std::int64_t>(members.size());
    block.policy = policy_.id;
    block.key = random_.hex(16);
    block.primary = keys_.at(group.stratum.instrument)->primary;
    if (group.cohort == Cohort::unpaired && content == Content::plain) block.link_failures = block.n;
    if (waves.size() == 1) {  // told once
      block.withheld = withheld_bucket(closing_.withheld_unreported);
      const auto flow = closing_.flows.find(flow_key(group.stratum));
      if (flow != closing_.flows.end()) block.flow = rounded(flow->second, random_);
    }
    std::vector<const Sitting*> sittings;
    block.clock = ClockQuality::anchored;
    for (const Member& member : members) {
      sittings.push_back(member.sitting);
      closed.sittings.push_back(member.sitting->id);
      block.clock = std::min(block.clock, member.sitting->clock);
    }
    block.period = latest_week(sittings);
    return closed;
  }

  static void add_noised(const ScoringKey& key, const Waves& waves, Told& told, Block& block) {
    block.waves = waves;
    block.noise = Noise{*key.noise, noise_variance(key, block.cohort)};
    block.tables = std::move(told.tables);
    block.moments = std::move(told.moments);
  }

  // The last of them tells of all waves, the one after the lesson of the choices in it, and one before of what the last does not ask.
  void settle(const std::vector<Member>& members, const ScoringKey& key, const std::vector<ClosedBlock>& closed, Content content) {
    Block last = closed.back().block;
    for (const ClosedBlock& before : closed) {
      if (&before == &closed.back()) continue;
      std::copy_if(before.block.tables.begin(), before.block.tables.end(), std::back_inserter(last.tables), [&](const Table& table) { return table.is_practice() || is_told_before(table, last); });
    }
    for (const Member& member : members) {
      const std::int64_t told = records_told(member, key, last);
      closing_.answers_sent += told;
      closing_.answers_withheld += records_of(*member.sitting, key, content) - told;
    }
  }

  static bool is_told_before(const Table& table, const Block& last) {
    const ItemTypeFacts* type = find_item_type(table.construct);
    return type != nullptr && told_waves(last.waves, *type).empty();
  }

  void await_more(const Group& group, const std::vector<const Unit*>& units, ClosedBlock& last) {
    std::vector<const Sitting*> sittings;
    for (const Unit* unit : units) sittings.insert(sittings.end(), unit->sittings.begin(), unit->sittings.end());
    pending_.push_back(unit_of(std::move(sittings), group.cohort, group.stratum, last.block.id));
    last.more_to_come = true;
    const ScoringKey& key = *keys_.at(group.stratum.instrument);
    for (const Sitting* sitting : pending_.back().sittings) last.answers_open += records_of(*sitting, key, Content::sensitive);
  }

  void keep(std::vector<ClosedBlock> closed) {
    closing_.next_block_sequence += closed.size();
    closing_.withheld_unreported = 0;
    closing_.flows.erase(flow_key(closed.front().block.stratum));
    for (ClosedBlock& each : closed) closing_.blocks.push_back(std::move(each));
  }

  void set_aside(const Block& block, const std::vector<const Unit*>& units, Content content, const std::string& why) {
    const InstrumentRef& instrument = block.stratum.instrument;
    SetAside aside{"a block of instrument " + instrument.id + " version " + std::to_string(instrument.version) + " over " +
                       std::to_string(block.n) + " sittings cannot be sent: " + why, {}};
    for (const Unit* unit : units) {
      if (unit->parent.empty()) {
        withhold(*unit->sittings.front(), NotSent::no_block_holds_it);
      } else {
        aside.parents.push_back(unit->parent);
        withhold_records(*unit, content);
      }
    }
    closing_.set_aside.push_back(std::move(aside));
  }

  const ClosingInput& input_;
  std::map<InstrumentRef, const ScoringKey*> keys_;
  const Policy& policy_;
  const KioskIdentity& identity_;
  RandomSource& random_;
  const base::IsCancelled& is_cancelled_;
  Check check_;
  bool cancelled_ = false;
  std::map<FlowKey, int> returned_;  // how many came back who can be told of
  std::vector<Unit> pending_;      // plain blocks of this call
  std::int64_t withheld_now_ = 0;  // to be reported by the next call's first block
  Closing closing_;
};

base::Result<void> check(const Policy& policy, const KioskIdentity& identity) {
  using base::ErrorCode;
  if (policy.k_block < 20 || policy.k_obs < 5 || policy.k_sensitive < 60) {
    return base::fail(ErrorCode::invalid_input, "policy " + policy.id + " closes blocks below 20 sittings, 60 where it is sensitive, or margins below 5");
  }
  const bool complete = !identity.kiosk.empty() && !identity.incarnation.empty() && !identity.site_type.empty() &&
                        !identity.region.empty();
  if (!complete) return base::fail(ErrorCode::invalid_input, "blocks cannot close before the kiosk is enrolled");
  // Here, for a site that no block could name would otherwise have everything set aside.
  for (const std::string& word : {identity.kiosk, identity.site_type, identity.region, policy.id}) {
    if (!is_batch_id(word)) return base::fail(ErrorCode::invalid_input, "blocks cannot close: \"" + word + "\" is no id");
  }
  return {};
}

std::optional<std::chrono::sys_days> monday_of(const std::string& week) {
  using namespace std::chrono;
  int number = 0;
  int in_year = 0;
  char rest = 0;
  if (week.size() != 8 || std::sscanf(week.c_str(), "%4d-W%2d%c", &in_year, &number, &rest) != 2) return std::nullopt;
  if (number < 1 || number > 53) return std::nullopt;
  const sys_days fourth{year{in_year} / January / 4};  // always in week 1
  const sys_days first_monday = fourth - (weekday{fourth} - Monday);
  return first_monday + days{7 * (number - 1)};
}

}  // namespace

base::Result<Closing> close_blocks(const ClosingInput& input, const std::vector<ScoringKey>& keys, const Policy& policy,
                                   const KioskIdentity& identity, RandomSource& random,
                                   const base::IsCancelled& is_cancelled) {
  TRY(check(policy, identity));
  return Closer(input, keys, policy, identity, random, is_cancelled, check_sendable).close();
}

base::Result<Closing> close_by_any_policy(const ClosingInput& input, const std::vector<ScoringKey>& keys, const Policy& policy,
                                          const KioskIdentity& identity, RandomSource& random) {
  return Closer(input, keys, policy, identity, random, base::never_cancelled, [](const Block&) { return base::Result<void>(); }).close();
}

base::Result<int> days_between_weeks(const std::string& from, const std::string& to) {
  const auto start = monday_of(from);
  const auto end = monday_of(to);
  if (!start || !end) return base::fail(base::ErrorCode::invalid_input, (start ? to : from) + " is not an ISO week");
  return static_cast<int>((*end - *start).count());
}

}  // namespace evaluation
