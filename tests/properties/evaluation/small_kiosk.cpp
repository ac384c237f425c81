#include "small_kiosk.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "small_closings.h"
#include "support/sittings.h"

namespace small {

using namespace evaluation;

namespace {

constexpr int weeks_waited = 4;  // whoever still waits is withheld by then

// One week here is a month or two there.
Policy small_policy(const Room& room, Fault fault) {
  Policy policy;
  policy.k_block = room.least;
  policy.k_sensitive = room.least_sensitive;
  policy.k_obs = fault == Fault::nothing_unsaid ? 0 : fault == Fault::one_less ? 1 : 2;
  policy.settle_days = 7;
  policy.coarsen_sex_after_days = 7;
  policy.coarsen_age_after_days = 14;
  policy.return_days = 14;
  policy.returned_group_days = 21;
  policy.withhold_after_days = 7 * weeks_waited;
  return policy;
}

std::string week_of(int number) { return "2026-W" + std::to_string(10 + number); }

std::string words_of(const Sitting& sitting) {
  std::string words(base::name_of(sitting.first_form));
  for (const Answer& answer : sitting.answers) words += answer.status == Status::answered ? std::to_string(answer.value) : ".";
  return words;
}

// How right, by what the first fault of all was: looking at answers.
int right(const Sitting& sitting) {
  return static_cast<int>(std::count_if(sitting.answers.begin(), sitting.answers.end(), [](const Answer& answer) { return answer.status == Status::answered && answer.value == 1; }));
}

bool differ(const std::vector<Sitting>& sittings) {
  return std::any_of(sittings.begin(), sittings.end(), [&](const Sitting& sitting) { return right(sitting) != right(sittings.front()); });
}

std::string number_words(const Flow& flow) {
  std::string words;
  for (const std::int64_t count : flow.sittings) words += std::to_string(count) + " ";
  return words;
}

// Word for word what is in a block but its counts and sums. Of what is sensitive which of them there are hangs on answers.
std::string seen_of(const ClosedBlock& closed) {
  const Block& block = closed.block;
  std::string words = std::to_string(block.sequence) + " " + std::string(base::name_of(block.cohort)) + " " + short_name(block.waves) + " " + block.stratum.sex + " " +
                      block.stratum.age_band + " " + block.period + " " + std::to_string(block.n) + " " + block.withheld + " " + number_words(block.flow) + block.key + " " +
                      std::to_string(block.link_failures) + (closed.more_to_come ? " more" : "") + " of";
  for (const std::string& parent : block.parents) words += " " + parent.substr(0, 6);
  for (const std::string& id : std::set<std::string>(closed.sittings.begin(), closed.sittings.end())) words += " " + id;
  if (block.content == Content::sensitive) return words + " sensitive;";
  for (const Table& table : block.tables) words += " " + table.slot;
  for (const Moments& row : block.moments) words += " " + row.construct + row.first_form + std::to_string(row.n);
  return words + ";";
}

// What the store holds between two closings.
struct Store {
  std::vector<Sitting> waiting;
  std::vector<PendingBlock> pending;
  std::uint64_t next_sequence = 1;
  std::int64_t withheld = 0;
  Flows flows;

  void come(Sitting sitting) {
    if (!sitting.is_unpaired) {
      Flow& flow = flows[flow_key(sitting.stratum)];
      ++flow[Way::began];
      ++flow[has_finished(sitting) ? Way::finished : Way::left];
    }
    waiting.push_back(std::move(sitting));
  }

  void remove(const std::string& id) {
    std::erase_if(waiting, [&](const Sitting& sitting) { return sitting.id == id; });
  }

  Sitting& find(const std::string& id) {
    const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const Sitting& sitting) { return sitting.id == id; });
    if (found == waiting.end()) throw std::logic_error("somebody is in two blocks");
    return *found;
  }

  // Who is in it, but for their order.
  std::string group_of(const ClosedBlock& closed) {
    std::string group(base::name_of(closed.block.cohort));
    for (const std::string& parent : closed.block.parents) group += " " + parent;
    std::multiset<std::string> members;
    if (closed.block.parents.empty()) {
      for (const std::string& id : closed.sittings) members.insert(words_of(find(id)));
    }
    for (const std::string& words : members) group += " " + words;
    return group;
  }

  PendingBlock take_pending(const std::string& id) {
    const auto found = std::find_if(pending.begin(), pending.end(), [&](const PendingBlock& block) { return block.block_id == id; });
    if (found == pending.end()) throw std::logic_error("a block is closed over twice");
    PendingBlock block = *found;
    pending.erase(found);
    return block;
  }

  void keep(const ClosedBlock& closed, bool told_again) {
    PendingBlock members{closed.block.id, closed.block.cohort, closed.block.stratum, {}};
    if (closed.block.parents.empty()) {
      for (const std::string& id : closed.sittings) {
        members.members.push_back(find(id));
        if (!told_again) remove(id);
      }
    } else {
      for (const std::string& parent : closed.block.parents) {
        const PendingBlock taken = take_pending(parent);
        members.members.insert(members.members.end(), taken.members.begin(), taken.members.end());
      }
    }
    if (closed.more_to_come) pending.push_back(std::move(members));
  }
};

}  // namespace

Waves waves_of(Course course) {
  if (course == Course::leaves) return {Wave::pre};
  if (course == Course::comes_back) return {Wave::pre, Wave::post, Wave::follow_up};
  return course == Course::comes_alone ? Waves{Wave::follow_up} : Waves{Wave::pre, Wave::post};
}

std::size_t questions_of(const Room& room, Course course) { return room.questions.size() * waves_of(course).size(); }

Plays::Plays(const Room& room, Fault fault) : room_(room), fault_(fault), keys_{{support::small_key().instrument, {}}}, policy_(small_policy(room, fault)) {
  for (const Form form : {Form::a, Form::b}) {
    for (const std::string& slot : room.questions) {
      ItemKey item = support::statement(slot, form, true);
      item.sensitive = slot.front() == 'h';
      keys_.front().items.push_back(std::move(item));
    }
  }
}

Sitting Plays::sitting(const Child& child, std::size_t number) const {
  Sitting sitting;
  sitting.id = std::string(1, static_cast<char>('a' + number));
  sitting.stratum.instrument = keys_.front().instrument;
  sitting.stratum.sex = child.sex;
  sitting.week = week_of(child.week);
  sitting.clock = ClockQuality::plausible;
  sitting.first_form = child.form;
  sitting.is_unpaired = child.course == Course::comes_alone;
  sitting.may_come_back = child.course == Course::stays_away;
  const Waves waves = waves_of(child.course);
  for (std::size_t wave = 0; wave < waves.size(); ++wave) {
    sitting.waves[waves[wave]] = {true, true};
    const char* suffix = form_in(waves[wave], child.form) == Form::a ? "-a" : "-b";
    for (std::size_t question = 0; question < room_.questions.size(); ++question) {
      const auto& said = child.said.at(wave * room_.questions.size() + question);
      const std::string item = room_.questions[question] + suffix;
      support::answer_knowledge(sitting, waves[wave], item, said.value_or(0));
      if (!said) sitting.answers.back().status = Status::skipped;
    }
  }
  return sitting;
}

Sent Plays::play(const std::vector<Child>& children) const {
  Store store;
  Sent sent;
  SeededRandomSource random(1);
  const KioskIdentity kiosk = support::identity();
  for (int week = 0; week < room_.weeks + weeks_waited; ++week) {
    for (std::size_t number = 0; number < children.size(); ++number) {
      const Child& child = children[number];
      if (child.week != week && child.week + 1 != week) continue;
      Sitting own = sitting(child, number);
      if (child.week == week) {
        if (child.course == Course::comes_back) {  // not yet
          std::erase_if(own.answers, [](const Answer& answer) { return answer.wave == Wave::follow_up; });
          own.waves.erase(Wave::follow_up);
          own.may_come_back = true;
        }
        store.come(std::move(own));
      } else if (child.course == Course::comes_back) {
        store.find(own.id) = std::move(own);
      } else if (child.course == Course::deletes) {
        store.remove(own.id);  // where it is in a block by then, that stands
      }
    }
    sent.seen += "|";
    if (store.waiting.empty() && store.pending.empty()) continue;
    if (fault_ == Fault::waits_for_a_difference && !differ(store.waiting)) continue;
    if (fault_ == Fault::order_is_told) std::stable_sort(store.waiting.begin(), store.waiting.end(), [](const Sitting& one, const Sitting& other) { return right(one) > right(other); });
    ClosingInput input{store.waiting, store.pending, week_of(week), ClockQuality::plausible, false, store.next_sequence, store.withheld, store.flows};
    const Closing closing = close_by_any_policy(input, keys_, policy_, kiosk, random).value();
    sent.closings += closing.blocks.empty() ? 0 : 1;
    for (const ClosedBlock& closed : closing.blocks) {
      sent.seen += seen_of(closed);
      attacker::list(closed.block, std::to_string(closed.block.sequence) + "/", sent.numbers);
      if (is_of_one_wave(closed.block)) sent.groups.push_back(store.group_of(closed));
      store.keep(closed, fault_ == Fault::told_again);
    }
    std::set<std::string> withheld;
    for (const Withheld& each : closing.withheld) withheld.insert(each.sitting);
    for (const std::string& id : withheld) {
      sent.seen += " -" + id;
      store.remove(id);
    }
    for (const std::string& id : closing.withheld_later) store.take_pending(id);
    store.next_sequence = closing.next_block_sequence;
    store.withheld = closing.withheld_unreported;
    store.flows = closing.flows;
  }
  return sent;
}

}  // namespace small
