// Random histories of a kiosk: readers of different sexes and ages who answer, skip, leave early or delete, weeks that pass,
// and blocks that close now and then. `Kiosk` does with close_blocks and Ledger what the store does, in memory.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "evaluation/closing.h"
#include "evaluation/ledger.h"
#include "support/sittings.h"

namespace histories {

using namespace evaluation;

// Weeks of 2026 from the first, and then of 2027.
inline std::string week(int number) {
  const int year = number < 53 ? 2026 : 2027;
  const int in_year = number < 53 ? number + 1 : number - 52;
  return std::to_string(year) + "-W" + (in_year < 10 ? "0" : "") + std::to_string(in_year);
}

// Of a slot or an item: s situations, h questions about help, b deeds.
inline bool is_sensitive(std::string_view id) { return id.starts_with("s") || id.starts_with("h") || id.starts_with("b"); }

inline ItemKey item_of(const std::string& slot, Form form, decltype(ItemKey::key) key) {
  return {slot + (form == Form::a ? "-a" : "-b"), slot, form, false, std::move(key)};
}

// Every construct: four statements, two situations, two sentences about oneself, two questions about help and two deeds.
// Situations, help and deeds are sensitive.
inline ScoringKey key() {
  ScoringKey result;
  result.instrument = {"gifts", 1, support::manifest_hash};
  for (const Form form : {Form::a, Form::b}) {
    for (const char* slot : {"k1", "k2", "k3", "k4"}) result.items.push_back(support::statement(slot, form, true));
    result.items.push_back(support::situation("s1", form, support::risky()));
    result.items.push_back(support::situation("s2", form, support::safe_foil()));
  }
  for (const Form form : {Form::a, Form::b}) {
    for (const char* slot : {"a1", "a2"}) result.items.push_back(item_of(slot, form, KeyFor<content::Attitude>{{std::string_view(slot) == "a2", 5}}));
    for (const char* slot : {"h1", "h2"}) {
      result.items.push_back(item_of(slot, form, KeyFor<content::HelpSeeking>{{5, {{"home", false}, {"teacher", false}, {"nobody", true}}}}));
    }
    for (const char* slot : {"b1", "b2"}) result.items.push_back(item_of(slot, form, KeyFor<content::Behaviour>{{std::string_view(slot) == "b1"}}));
  }
  for (ItemKey& item : result.items) item.sensitive = is_sensitive(item.slot);
  return result;
}

// How they come back weeks later. Chances in percent.
struct Later {
  int cards = 0;      // begin with a card
  int back = 0;       // of these, come back with it
  int late = 0;       // of these, after twelve weeks and more
  int lost = 0;       // of these, without the card
  int twice = 0;      // of these, and before two weeks were over too, so that the card is nobody's
  int quits = 0;      // of these, leave before the end
  int withdraws = 0;  // of these, have deleted what they said weeks later
  int empty = 0;      // of these, skip everything weeks later
};

// How the readers of a history are. Chances in percent.
struct Behaviour {
  std::string_view name;
  int skips = 0;
  int leaves = 0;
  int deletes = 0;
  int right = 50;       // each answer; 100: all alike
  int empty = 0;        // answers nothing at all
  int sexes = 0;        // says a sex
  int late = 0;         // ends some weeks after the others
  bool one_odd = false;  // one reader answers otherwise than all the rest
  bool wild = false;     // each reader has chances of their own
  bool in_arms = false;  // of a trial, every other reader in each
  Later later{};
};

inline constexpr std::array<Behaviour, 12> behaviours{{{"calm", 2},
                                                       {"keen", 0, 0, 0, 90},
                                                       {"wild", 0, 10, 5, 50, 5, 50, 10, false, true},
                                                       {"heavy skippers", 35},
                                                       {"all alike", 1, 3, 0, 100},
                                                       {"one odd", 1, 0, 0, 100, 0, 0, 0, true},
                                                       {"empty ones around a child", 1, 0, 0, 50, 90},
                                                       {"leavers", 3, 25},
                                                       {"late", 3, 5, 0, 50, 0, 0, 50},
                                                       {"deleted", 3, 5, 25},
                                                       {"few girls", 2, 5, 0, 50, 0, 80},
                                                       {"in two arms", 2, 10, 0, 50, 0, 0, 0, false, false, true}}};

// Readers who come back weeks later, with cards and without.
inline constexpr std::array<Behaviour, 15> who_come_back{{{.name = "back: calm", .skips = 2, .later = {100, 95}},
                                                          {.name = "back: keen", .right = 90, .later = {100, 100}},
                                                          {.name = "back: wild", .leaves = 10, .deletes = 5, .empty = 5, .sexes = 50, .late = 10, .wild = true, .later = {90, 85, 10, 5, 5, 5, 5, 5}},
                                                          {.name = "back: heavy skippers", .skips = 20, .later = {100, 95}},
                                                          {.name = "back: all alike", .skips = 1, .right = 100, .later = {100, 95}},
                                                          {.name = "back: one odd", .skips = 1, .right = 100, .one_odd = true, .later = {100, 98}},
                                                          {.name = "back: empty weeks later", .skips = 1, .later = {100, 95, 0, 0, 0, 0, 0, 85}},
                                                          {.name = "back: leavers", .skips = 3, .leaves = 20, .later = {100, 90, 0, 0, 0, 15}},
                                                          {.name = "back: late", .skips = 2, .late = 30, .later = {100, 95, 40}},
                                                          {.name = "back: some never", .skips = 2, .later = {100, 55}},
                                                          {.name = "back: lost cards", .skips = 2, .later = {100, 95, 10, 40}},
                                                          {.name = "back: twice", .skips = 2, .later = {100, 95, 0, 0, 25}},
                                                          {.name = "back: deleted", .skips = 3, .deletes = 10, .later = {100, 95, 0, 0, 0, 0, 20}},
                                                          {.name = "back: few girls", .skips = 2, .sexes = 80, .later = {100, 98}},
                                                          {.name = "back: in two arms", .skips = 2, .in_arms = true, .later = {80, 98}}}};

inline bool chance(base::Random& random, int percent) { return static_cast<int>(random.below(100)) < percent; }

inline std::vector<int> ratings(bool right, std::string_view slot, base::Random& random) {
  const std::vector<int> risky_key{1, 4, 2, 3};
  const std::vector<int> foil_key{4, 3, 2, 1};
  std::vector<int> result = slot == "s1" ? risky_key : foil_key;
  if (!right) result[random.below(4)] = 1 + static_cast<int>(random.below(4));
  if (!right) result[0] = result[0] <= 2 ? 4 : 1;
  return result;
}

// 1 to `most`: 4 where all are to be alike, else any other.
inline int point(bool alike, int most, base::Random& random) {
  const int other = 1 + static_cast<int>(random.below(static_cast<std::uint64_t>(most - 1)));
  return alike ? 4 : other + (other >= 4 ? 1 : 0);
}

inline void answer_without_key(Sitting& sitting, Wave wave, const std::string& suffix, int right, base::Random& random) {
  for (const char* slot : {"a1", "a2"}) sitting.answers.push_back({wave, slot + suffix, "", Status::answered, point(chance(random, right), 5, random)});
  for (const char* slot : {"h1", "h2"}) {
    const bool alike = chance(random, right);
    for (const char* row : {"home", "teacher", "nobody"}) sitting.answers.push_back({wave, slot + suffix, row, Status::answered, point(alike, 5, random)});
  }
  if (facts_of(wave).soon_after) return;  // deeds are not asked
  for (const char* slot : {"b1", "b2"}) {
    const Status status = chance(random, right < 100 && right > 0 ? 10 : 0) ? Status::did_not_come_up : Status::answered;
    sitting.answers.push_back({wave, slot + suffix, "", status, point(chance(random, right), 4, random)});
  }
}

inline void answer_all(Sitting& sitting, Wave wave, int right, base::Random& random) {
  const std::string suffix = form_in(wave, sitting.first_form) == Form::a ? "-a" : "-b";
  for (const char* slot : {"k1", "k2", "k3", "k4"}) {
    support::answer_knowledge(sitting, wave, slot + suffix, chance(random, right) ? 1 : static_cast<int>(random.below(2)) * 2);
  }
  for (const char* slot : {"s1", "s2"}) support::answer_scenario(sitting, wave, slot + suffix, ratings(chance(random, right), slot, random));
  answer_without_key(sitting, wave, suffix, right, random);
  sitting.waves[wave] = {true, true};
}

// A whole item at a time: a skipped situation is skipped with all its actions.
inline void skip_some(Sitting& sitting, int percent, base::Random& random) {
  std::set<std::pair<Wave, std::string>> skipped;
  std::set<std::pair<Wave, std::string>> asked;
  for (const Answer& answer : sitting.answers) {
    if (answer.wave) asked.insert({*answer.wave, answer.item});
  }
  for (const auto& item : asked) {
    if (chance(random, percent)) skipped.insert(item);
  }
  for (Answer& answer : sitting.answers) {
    if (answer.wave && skipped.contains({*answer.wave, answer.item})) answer.status = Status::skipped;
  }
}

inline int rightness(int number, const Behaviour& behaviour, base::Random& random) {
  return behaviour.one_odd ? (number == 13 ? 0 : 100) : behaviour.wild ? static_cast<int>(random.below(101)) : behaviour.right;
}

inline Sitting reader(int number, int week_number, const Behaviour& behaviour, base::Random& random) {
  Sitting sitting;
  sitting.id = "sitting-" + std::to_string(number);
  sitting.stratum.instrument = key().instrument;
  sitting.stratum.age_band = behaviour.wild && chance(random, 20) ? "9-11" : "12-14";
  if (chance(random, behaviour.sexes)) sitting.stratum.sex = chance(random, 15) ? "f" : "m";
  if (behaviour.in_arms) sitting.stratum.arm = number % 2 == 0 ? "lesson" : "waitlist";
  sitting.week = week(week_number + (chance(random, behaviour.late) ? static_cast<int>(random.below(6)) : 0));
  sitting.clock = ClockQuality::plausible;
  sitting.first_form = chance(random, 50) ? Form::a : Form::b;
  const int right = rightness(number, behaviour, random);
  answer_all(sitting, Wave::pre, right, random);
  sitting.answers.push_back(practice_answer("chat", "details_given", static_cast<int>(random.below(5))));
  answer_all(sitting, Wave::post, right, random);
  skip_some(sitting, chance(random, behaviour.empty) ? 100 : behaviour.wild ? static_cast<int>(random.below(40)) : behaviour.skips, random);
  if (chance(random, behaviour.leaves)) support::leave_before_post(sitting);
  return sitting;
}

// What somebody answers weeks later, who began as `first` did.
inline Sitting later_visit(const Sitting& first, int number, const std::string& week, const Behaviour& behaviour, base::Random& random) {
  Sitting later = first;
  later.id = "later-" + std::to_string(number);
  later.stratum.arm = "none";
  later.week = week;
  later.answers.clear();
  later.waves.clear();
  later.is_unpaired = true;
  later.may_come_back = false;
  answer_all(later, Wave::follow_up, rightness(number, behaviour, random), random);
  skip_some(later, chance(random, behaviour.later.empty) ? 100 : behaviour.wild ? static_cast<int>(random.below(40)) : behaviour.skips, random);
  if (chance(random, behaviour.later.quits)) {
    later.answers.resize(later.answers.size() / 2);
    later.waves[Wave::follow_up].completed = false;
  }
  return later;
}

inline void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

class Kiosk {
 public:
  Kiosk() : Kiosk(1) {}
  explicit Kiosk(std::uint64_t seed) : random(seed) {}  // of what kiosks draw; no history hangs on it

  void record(Sitting sitting) {
    require(ledger.record(total(sitting)).has_value(), "recorded");
    recorded += total(sitting);
    count(sitting);
    came.emplace(sitting.id, sitting);
    waiting.push_back(std::move(sitting));
  }

  // Goes on from the first visit where that is in no block yet and the card says whose it is, as in the store.
  void come_back(const Sitting& later, const std::string& reader) {
    const auto first = std::find_if(waiting.begin(), waiting.end(), [&](const Sitting& sitting) { return sitting.id == reader && sitting.may_come_back; });
    if (first == waiting.end()) return record(later);
    require(ledger.record(total(later)).has_value(), "recorded");
    recorded += total(later);
    first->answers.insert(first->answers.end(), later.answers.begin(), later.answers.end());
    first->waves.insert(later.waves.begin(), later.waves.end());
    first->may_come_back = false;
    came.at(reader) = *first;
  }

  // The card is nobody's from now on.
  void forget_card_of(const std::string& reader) {
    for (Sitting& sitting : waiting) {
      if (sitting.id == reader) sitting.may_come_back = false;
    }
  }

  void remove(std::size_t index) {
    require(ledger.remove(total(waiting[index])).has_value(), "removed");
    came.erase(waiting[index].id);
    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(index));
  }

  void close(int week_number, bool settled = false) {
    if (waits_for_a_difference && !differ()) return;
    ClosingInput input;
    input.waiting = waiting;
    input.pending = pending;
    input.week = week(week_number);
    input.clock = ClockQuality::plausible;
    input.settled = settled;
    input.next_block_sequence = next_sequence;
    input.withheld_unreported = withheld_unreported;
    input.flows = flows;
    const auto closing = close_blocks(input, {key()}, policy, support::identity(), random);
    require(closing.has_value(), "closed");
    require(ledger.send(closing->answers_sent).has_value(), "sent");
    require(ledger.withhold(closing->answers_withheld).has_value(), "withheld");
    for (const ClosedBlock& closed : closing->blocks) carry_out(closed, week_number);
    for (const Withheld& each : closing->withheld) take(each.sitting);
    for (const std::string& id : closing->withheld_later) take_pending(id);
    next_sequence = closing->next_block_sequence;
    withheld_unreported = closing->withheld_unreported;
    flows = closing->flows;
  }

  struct Frozen {
    ClosedBlock closed;
    int week = 0;
  };
  std::vector<Frozen> blocks;
  std::map<std::string, Sitting> came;  // everybody who did not delete, by id
  std::vector<Sitting> waiting;
  std::vector<PendingBlock> pending;
  Ledger ledger;
  Flows flows;  // not told yet
  std::int64_t recorded = 0;
  Policy policy;
  bool waits_for_a_difference = false;  // the fault of the first version: nothing closes where all are alike

 private:
  bool differ() const {
    std::set<int> values;
    for (const Sitting& sitting : waiting) {
      for (const Answer& answer : sitting.answers) {
        if (answer.item.starts_with("k1") && answer.status == Status::answered) values.insert(answer.value);
      }
    }
    return values.size() > 1;
  }

  // A later visit that goes on from none is no other reader.
  void count(const Sitting& sitting) {
    if (sitting.is_unpaired) return;
    Flow& flow = flows[flow_key(sitting.stratum)];
    ++flow[Way::began];
    ++flow[has_finished(sitting) ? Way::finished : Way::left];
  }

  static std::int64_t total(const Sitting& sitting) { return static_cast<std::int64_t>(sitting.answers.size()); }

  Sitting take(const std::string& id) {
    const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const Sitting& sitting) { return sitting.id == id; });
    require(found != waiting.end(), "nobody is taken twice");
    Sitting sitting = *found;
    waiting.erase(found);
    return sitting;
  }

  PendingBlock take_pending(const std::string& id) {
    const auto found = std::find_if(pending.begin(), pending.end(), [&](const PendingBlock& block) { return block.block_id == id; });
    require(found != pending.end(), "no block is closed over twice");
    PendingBlock block = *found;
    pending.erase(found);
    return block;
  }

  void carry_out(const ClosedBlock& closed, int week_number) {
    PendingBlock members{closed.block.id, closed.block.cohort, closed.block.stratum, {}};
    if (closed.block.parents.empty()) {
      for (const std::string& id : closed.sittings) members.members.push_back(take(id));
    } else {
      for (const std::string& parent : closed.block.parents) {
        const PendingBlock taken = take_pending(parent);
        members.members.insert(members.members.end(), taken.members.begin(), taken.members.end());
      }
    }
    if (closed.more_to_come) pending.push_back(std::move(members));
    blocks.push_back({closed, week_number});
  }

  SeededRandomSource random;
  std::uint64_t next_sequence = 1;
  std::int64_t withheld_unreported = 0;
};

struct Course {
  int readers = 0;
  int readers_per_week = 0;
  int close_every = 0;
};

inline Course any_course(base::Random& random) {
  Course course;
  course.readers = 20 + static_cast<int>(random.below(110));
  course.readers_per_week = 3 + static_cast<int>(random.below(40));
  course.close_every = 1 + static_cast<int>(random.below(25));
  return course;
}

// Who will come back, and when.
class Returns {
 public:
  Returns(const Behaviour& behaviour, base::Random& random) : behaviour_(behaviour), random_(random) {}

  // Says of somebody whose first visit ends now whether they began with a card, and whether and when they will come back.
  void expect(Sitting& sitting, int number, int week_number) {
    const Later& later = behaviour_.later;
    if (later.cards == 0 || !chance(random_, later.cards)) return;
    sitting.may_come_back = true;
    if (!chance(random_, later.back)) return;
    const int after = chance(random_, later.late) ? 12 + static_cast<int>(random_.below(12)) : 3 + static_cast<int>(random_.below(6));
    expected_[week_number + after].push_back({sitting, number});
    if (chance(random_, later.twice)) too_soon_[week_number + 1].push_back({sitting, number});
  }

  // Those who come up to this week.
  template <typename Change>
  void come(Kiosk& kiosk, int week_number, Change&& change) {
    for (const Expected& each : due(too_soon_, week_number)) {
      if (!kiosk.came.contains(each.first.id)) continue;
      kiosk.forget_card_of(each.first.id);
      Sitting again = reader(each.number, week_number, behaviour_, random_);
      again.id = "again-" + std::to_string(each.number);
      again.stratum = each.first.stratum;
      change(again);
      kiosk.record(std::move(again));
    }
    for (const Expected& each : due(expected_, week_number)) {
      Sitting later = later_visit(each.first, each.number, week(week_number), behaviour_, random_);
      const bool lost = chance(random_, behaviour_.later.lost);
      const bool withdraws = chance(random_, behaviour_.later.withdraws);
      change(later);
      if (withdraws || !kiosk.came.contains(each.first.id)) continue;
      kiosk.come_back(later, lost ? "" : each.first.id);
    }
  }

 private:
  struct Expected {
    Sitting first;
    int number = 0;
  };
  using Weeks = std::map<int, std::vector<Expected>>;

  static std::vector<Expected> due(Weeks& weeks, int week_number) {
    std::vector<Expected> now;
    while (!weeks.empty() && weeks.begin()->first <= week_number) {
      now.insert(now.end(), weeks.begin()->second.begin(), weeks.begin()->second.end());
      weeks.erase(weeks.begin());
    }
    return now;
  }

  const Behaviour& behaviour_;
  base::Random& random_;
  Weeks expected_;
  Weeks too_soon_;
};

// Readers come, some delete, some come back, weeks pass, blocks close. The same random numbers give the same history.
template <typename Change>
void attend(Kiosk& kiosk, const Course& course, const Behaviour& behaviour, base::Random& random, Change&& change) {
  Returns returns(behaviour, random);
  int week_number = 0;
  for (int number = 0; number < course.readers; ++number) {
    week_number = number / course.readers_per_week;
    returns.come(kiosk, week_number, change);
    Sitting sitting = reader(number, week_number, behaviour, random);
    change(sitting);
    returns.expect(sitting, number, week_number);
    kiosk.record(std::move(sitting));
    if (chance(random, behaviour.deletes)) kiosk.remove(random.below(kiosk.waiting.size()));
    if (number % course.close_every == 0) kiosk.close(week_number);
  }
  const int step = behaviour.later.cards > 0 ? 2 : 4;
  for (int later = 1; later <= 40; later += step) {
    returns.come(kiosk, week_number + later, change);
    kiosk.close(week_number + later);
  }
}

inline Kiosk play(std::uint64_t seed, const Behaviour& behaviour) {
  Kiosk kiosk;
  base::Random random(seed);
  const Course course = any_course(random);
  attend(kiosk, course, behaviour, random, [](Sitting&) {});
  return kiosk;
}

// The same readers on the same days, who skip and leave as they did, with other answers.
inline Kiosk play_with_other_answers(std::uint64_t seed, const Behaviour& behaviour, std::uint64_t other, Kiosk kiosk = {}) {
  base::Random random(seed);
  base::Random values(other);
  const Course course = any_course(random);
  attend(kiosk, course, behaviour, random, [&](Sitting& sitting) {
    for (Answer& answer : sitting.answers) {
      const bool of_five = answer.item.starts_with("a") || answer.item.starts_with("h");
      answer.value = answer.item.starts_with("k") || answer.is_practice() ? static_cast<int>(values.below(3)) : 1 + static_cast<int>(values.below(of_five ? 5 : 4));
    }
  });
  return kiosk;
}

}  // namespace histories
