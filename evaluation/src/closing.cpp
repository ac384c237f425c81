#include "evaluation/closing.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <utility>

#include "allow_list.h"
#include "disclosure.h"
#include "tabulation.h"

namespace evaluation {
namespace {

enum class Coarseness { exact, without_sex, without_age };

Stratum coarsen(Stratum stratum, Coarseness coarseness) {
  if (coarseness != Coarseness::exact) stratum.sex = "*";
  if (coarseness == Coarseness::without_age) stratum.age_band = "*";
  return stratum;
}

// What closes as a whole: one sitting on its way into a block of the first stage, or one block on its
// way into the next.
struct Unit {
  Stratum stratum;  // as fine as it may still be published
  std::vector<const Sitting*> sittings;
  std::string parent;  // the block's id; empty for a sitting
  int waited_days = 0;
  bool placed = false;
};

// A clock that was never set may say 1970 or 2099: such a week counts only where there is no better.
std::string latest_week(const std::vector<Member>& members) {
  std::pair<bool, std::string> latest;
  for (const Member& member : members) {
    latest = std::max(latest, {member.sitting->clock != ClockQuality::unknown, member.sitting->week});
  }
  return latest.second;
}

class Closer {
 public:
  Closer(const ClosingInput& input, const std::vector<ScoringKey>& keys, const Policy& policy,
         const KioskIdentity& identity, RandomSource& random, const base::IsCancelled& is_cancelled)
      : input_(input), policy_(policy), identity_(identity), random_(random), is_cancelled_(is_cancelled) {
    for (const ScoringKey& key : keys) keys_[key.instrument] = &key;
    closing_.next_block_sequence = input.next_block_sequence;
    closing_.withheld_unreported = input.withheld_unreported;
  }

  base::Result<Closing> close() {
    std::vector<Unit> units;
    for (const Sitting& sitting : input_.waiting) units.push_back({sitting.stratum, {&sitting}, "", waited(sitting)});
    for (const Waves& waves : closing_stages()) {
      closed_.clear();
      close_units(units, waves);
      withhold(units);
      units.clear();
      for (const PendingBlock& block : input_.pending) {
        if (block.waves == waves) units.push_back(unit_of(block));
      }
      units.insert(units.end(), closed_.begin(), closed_.end());
    }
    closing_.withheld_unreported += withheld_now_;
    if (cancelled_) return base::fail(base::cancelled());
    return std::move(closing_);
  }

 private:
  int waited(const Sitting& sitting) const {
    if (sitting.clock == ClockQuality::unknown || input_.clock == ClockQuality::unknown) return 0;
    return days_between_weeks(sitting.week, input_.week).value_or(0);
  }

  Unit unit_of(const PendingBlock& block) const {
    Unit unit{block.stratum, {}, block.block_id};
    for (const Sitting& sitting : block.members) {
      unit.sittings.push_back(&sitting);
      unit.waited_days = std::max(unit.waited_days, waited(sitting));
    }
    return unit;
  }

  int wait_for(Coarseness coarseness) const {
    if (coarseness == Coarseness::exact) return 0;
    return coarseness == Coarseness::without_sex ? policy_.coarsen_sex_after_days : policy_.coarsen_age_after_days;
  }

  void close_units(std::vector<Unit>& units, const Waves& waves) {
    for (const Coarseness coarseness : {Coarseness::exact, Coarseness::without_sex, Coarseness::without_age}) {
      std::map<Stratum, std::vector<Unit*>> groups;
      for (Unit& unit : units) {
        if (!unit.placed) groups[coarsen(unit.stratum, coarseness)].push_back(&unit);
      }
      for (auto& [stratum, group] : groups) {
        const bool waited_enough = std::any_of(group.begin(), group.end(), [&](const Unit* unit) {
          return unit->waited_days >= wait_for(coarseness);
        });
        if (waited_enough) close_group(stratum, group, waves);
      }
    }
  }

  void close_group(const Stratum& stratum, const std::vector<Unit*>& group, const Waves& waves) {
    const auto key = keys_.find(stratum.instrument);
    if (key == keys_.end()) return;
    std::size_t size = 0;
    for (const Unit* unit : group) size += unit->sittings.size();
    if (size < static_cast<std::size_t>(policy_.k_block)) return;
    std::vector<Member> members;
    members.reserve(size);
    for (const Unit* unit : group) {
      for (const Sitting* sitting : unit->sittings) {
        cancelled_ = cancelled_ || is_cancelled_();
        if (cancelled_) return;
        members.push_back(score_member(*sitting, *key->second, waves));
      }
    }
    if (!may_close(members, waves, policy_)) return;
    ClosedBlock closed = make_block(stratum, members, waves);
    for (Unit* unit : group) {
      unit->placed = true;
      if (!unit->parent.empty()) closed.block.parents.push_back(unit->parent);
    }
    if (const auto sendable = check_sendable(closed.block); sendable) {
      keep(std::move(closed), group);
    } else {
      set_aside(std::move(closed), sendable.error().message);
    }
  }

  ClosedBlock make_block(const Stratum& stratum, const std::vector<Member>& members, const Waves& waves) {
    ClosedBlock closed;
    Block& block = closed.block;
    block.sequence = closing_.next_block_sequence;
    block.id = block_id(identity_.kiosk, identity_.incarnation, block.sequence);
    block.stratum = stratum;
    block.site_type = identity_.site_type;
    block.region = identity_.region;
    block.n = static_cast<std::int64_t>(members.size());
    block.policy = policy_.id;
    block.key = random_.hex(16);
    block.withheld = withheld_bucket(closing_.withheld_unreported);
    block.period = latest_week(members);
    block.clock = ClockQuality::anchored;
    for (const Member& member : members) {
      closed.sittings.push_back(member.sitting->id);
      block.clock = std::min(block.clock, member.sitting->clock);
    }
    tabulate(members, waves, block);
    return closed;
  }

  void keep(ClosedBlock closed, const std::vector<Unit*>& group) {
    ++closing_.next_block_sequence;
    closing_.withheld_unreported = 0;
    closed_.push_back(pending_from(closed.block, group));
    closing_.blocks.push_back(std::move(closed));
  }

  void set_aside(ClosedBlock closed, const std::string& why) {
    const InstrumentRef& instrument = closed.block.stratum.instrument;
    const bool first = is_first_wave(closed.block);
    withheld_now_ += closed.block.n;
    closing_.set_aside.push_back({"a block of instrument " + instrument.id + " version " + std::to_string(instrument.version) +
                                      " over " + std::to_string(closed.block.n) + " sittings cannot be sent: " + why,
                                  first ? std::move(closed.sittings) : std::vector<std::string>(),
                                  std::move(closed.block.parents)});
  }

  static Unit pending_from(const Block& block, const std::vector<Unit*>& group) {
    Unit unit{block.stratum, {}, block.id};
    for (const Unit* part : group) {
      unit.sittings.insert(unit.sittings.end(), part->sittings.begin(), part->sittings.end());
      unit.waited_days = std::max(unit.waited_days, part->waited_days);
    }
    return unit;
  }

  void withhold(const std::vector<Unit>& units) {
    for (const Unit& unit : units) {
      if (unit.placed || unit.waited_days < policy_.withhold_after_days) continue;
      if (unit.parent.empty()) {
        closing_.withheld.push_back(unit.sittings.front()->id);
      } else {
        closing_.withheld_later.push_back(unit.parent);
      }
      withheld_now_ += static_cast<std::int64_t>(unit.sittings.size());
    }
  }

  const ClosingInput& input_;
  std::map<InstrumentRef, const ScoringKey*> keys_;
  const Policy& policy_;
  const KioskIdentity& identity_;
  RandomSource& random_;
  const base::IsCancelled& is_cancelled_;
  bool cancelled_ = false;
  std::vector<Unit> closed_;        // in this stage
  std::int64_t withheld_now_ = 0;   // to be reported by the next call's first block
  Closing closing_;
};

base::Result<void> check(const Policy& policy, const KioskIdentity& identity) {
  using base::ErrorCode;
  if (policy.k_block < 20 || policy.k_obs < 5) {
    return base::fail(ErrorCode::invalid_input, "policy " + policy.id + " closes blocks below 20 sittings or margins below 5");
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

const std::vector<Waves>& closing_stages() {
  static const std::vector<Waves> stages = {{Wave::pre}, {Wave::pre, Wave::post}};
  return stages;
}

base::Result<Closing> close_blocks(const ClosingInput& input, const std::vector<ScoringKey>& keys, const Policy& policy,
                                   const KioskIdentity& identity, RandomSource& random,
                                   const base::IsCancelled& is_cancelled) {
  TRY(check(policy, identity));
  return Closer(input, keys, policy, identity, random, is_cancelled).close();
}

base::Result<int> days_between_weeks(const std::string& from, const std::string& to) {
  const auto start = monday_of(from);
  const auto end = monday_of(to);
  if (!start || !end) return base::fail(base::ErrorCode::invalid_input, (start ? to : from) + " is not an ISO week");
  return static_cast<int>((*end - *start).count());
}

}  // namespace evaluation
