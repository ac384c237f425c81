// What a block leaves unsaid, over every small group there could be: so many children, each of whom answered or skipped each
// question of one construct before and after, with either form. Not some histories, all of these, with two as few as may be
// seen. No sum of what such a block says may be about one child.
//
// Exact: the children who are told of in the same questions change the numbers in the same ways, so a sum about one child is
// there if and only if that child's ways to change them are not all among those of the others. Means are followed unrounded:
// rounding hides a sum from algebra and from nobody who reads it. PARASOL_CHILDREN says how many children more there are.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <vector>

#include "masking.h"
#include "published.h"
#include "span.h"
#include "support/catch.h"
#include "support/sittings.h"
#include "tabulation.h"

using namespace evaluation;

namespace {

constexpr int k_obs = 2;
constexpr int whole_score = 60;  // each number of questions up to six divides it

// What is left out of the rules for once.
enum class Fault { none, no_masking };

struct Room {
  const char* name = "";
  ScoringKey key;
  Cohort cohort = Cohort::left;
  std::vector<Form> forms{Form::a};
  int children = 0;  // at most
};

ScoringKey statements(int slots) {
  ScoringKey key{support::small_key().instrument, {}};
  for (const Form form : {Form::a, Form::b}) {
    for (int slot = 1; slot <= slots; ++slot) key.items.push_back(support::statement("k" + std::to_string(slot), form, true));
  }
  return key;
}

ScoringKey situations(int slots) {
  ScoringKey key{support::small_key().instrument, {}};
  for (const Form form : {Form::a, Form::b}) {
    for (int slot = 1; slot <= slots; ++slot) key.items.push_back(support::situation("s" + std::to_string(slot), form, slot == 1 ? support::risky() : support::safe_foil()));
  }
  return key;
}

// Of each question in each wave what was answered; none: it was skipped.
using Said = std::vector<std::optional<int>>;

void answer(Sitting& sitting, Wave wave, const std::string& item, std::optional<int> way) {
  const std::vector<std::vector<int>> ratings{{1, 4, 2, 3}, {4, 3, 2, 1}, {1, 3, 2, 1}};
  if (item.front() == 's') support::answer_scenario(sitting, wave, item, ratings.at(static_cast<std::size_t>(way.value_or(0))));
  else support::answer_knowledge(sitting, wave, item, way.value_or(0));
  if (way) return;
  for (Answer& each : sitting.answers) {
    if (each.wave == wave && each.item == item) each.status = Status::skipped;
  }
}

// Scored as on a kiosk, but for the rounding.
Member exact(Member member) {
  for (WaveScores& wave : member.waves) {
    for (auto& [moment, score] : wave.permille) {
      if (!score) continue;
      int answered = 0;
      int twelfths = 0;
      for (const SlotScore& slot : wave.slots) {
        if (!slot.score.twelfths.front()) continue;
        ++answered;
        twelfths += *slot.score.twelfths.front();
      }
      score = twelfths * whole_score / answered;
    }
  }
  return member;
}

class Children {
 public:
  explicit Children(const Room& room) : room_(room), waves_(waves_answered(room.cohort)) {
    for (const ItemKey& item : room.key.items) {
      if (item.form == Form::a) slots_.push_back(item.slot);
    }
  }

  std::size_t questions() const { return slots_.size() * waves_.size(); }

  Member child(Form form, const Said& said) {
    Sitting& sitting = sittings_[{form, said}];
    if (sitting.id.empty()) {
      sitting.id = "child";
      sitting.first_form = form;
      for (std::size_t wave = 0; wave < waves_.size(); ++wave) {
        sitting.waves[waves_[wave]] = {true, true};
        const char* suffix = form_in(waves_[wave], form) == Form::a ? "-a" : "-b";
        for (std::size_t slot = 0; slot < slots_.size(); ++slot) answer(sitting, waves_[wave], slots_[slot] + suffix, said[wave * slots_.size() + slot]);
      }
    }
    return score_member(sitting, room_.key, room_.cohort, Content::plain);
  }

  // Every way in which a child can have answered and skipped.
  std::vector<Member> kinds() {
    std::vector<Member> result;
    for (const Form form : room_.forms) {
      for (std::size_t skipped = 0; skipped < std::size_t{1} << questions(); ++skipped) {
        Said said(questions(), 0);
        for (std::size_t at = 0; at < said.size(); ++at) {
          if ((skipped >> at & 1U) == 1) said[at] = std::nullopt;
        }
        result.push_back(child(form, said));
      }
    }
    return result;
  }

  // Somebody as they are told of, with every other two answers: a number is about two of them at most, by its products.
  std::vector<Member> others(const Member& told) {
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < questions(); ++at) {
      if (is_answered(told.waves[at / slots_.size()].slots[at % slots_.size()])) open.push_back(at);
    }
    std::set<Said> ways;
    for (const std::size_t one : open) {
      for (const std::size_t other : open) {
        for (int way = 1; way < 9; ++way) {
          Said said(questions(), 0);
          said[one] = way / 3;
          said[other] = way % 3;
          ways.insert(said);
        }
      }
    }
    std::vector<Member> result;
    for (const Said& said : ways) result.push_back(as_told(child(told.sitting->first_form, said), told));
    return result;
  }

  attacker::Numbers numbers(const std::vector<Member>& members) const {
    attacker::Numbers numbers;
    std::vector<Member> unrounded;
    for (const Member& member : members) unrounded.push_back(exact(member));
    for (std::size_t waves = 1; waves <= waves_.size(); ++waves) {
      Block block;
      block.cohort = room_.cohort;
      tabulate(unrounded, Waves(waves_.begin(), waves_.begin() + static_cast<std::ptrdiff_t>(waves)), k_obs, block);
      attacker::list(block, std::to_string(waves) + "/", numbers);
    }
    return numbers;
  }

 private:
  static Member as_told(Member other, const Member& told) {
    for (std::size_t wave = 0; wave < other.waves.size(); ++wave) {
      for (std::size_t slot = 0; slot < other.waves[wave].slots.size(); ++slot) {
        const SlotScore& own = told.waves[wave].slots[slot];
        if (!is_answered(own)) other.waves[wave].slots[slot] = own;
      }
      rescore(other.waves[wave]);
    }
    return other;
  }

  const Room& room_;
  Waves waves_;
  std::vector<std::string> slots_;
  std::map<std::pair<Form, Said>, Sitting> sittings_;
};

// Which questions are told of a child, and with which form: "A11.1", say.
std::string words_of(const Member& member) {
  std::string words(1, member.sitting->first_form == Form::a ? 'A' : 'B');
  for (const WaveScores& wave : member.waves) {
    for (const SlotScore& slot : wave.slots) words += is_answered(slot) ? "1" : slot.score.levels.front() == level::unanswered ? "." : "-";
    for (const auto& [moment, score] : wave.permille) words += score ? "+" : " ";
  }
  return words;
}

class Proof {
 public:
  explicit Proof(const Room& room, Fault fault = Fault::none) : fault_(fault), children_(room) {}

  // Over every group of up to so many children; the first in which there is a sum about one.
  std::string run(int most) {
    kinds_ = children_.kinds();
    for (int count = k_obs; count <= most && found_.empty(); ++count) choose({}, 0, count);
    return found_;
  }

  std::int64_t groups() const { return groups_; }
  std::size_t tellings() const { return looked_at_.size(); }

 private:
  void choose(std::vector<std::size_t> chosen, std::size_t from, int more) {
    if (!found_.empty()) return;
    if (more == 0) return look_at(chosen);
    for (std::size_t kind = from; kind < kinds_.size(); ++kind) {
      chosen.push_back(kind);
      choose(chosen, kind, more - 1);
      chosen.pop_back();
    }
  }

  void look_at(const std::vector<std::size_t>& chosen) {
    ++groups_;
    std::vector<Member> members;
    for (const std::size_t kind : chosen) members.push_back(kinds_[kind]);
    if (fault_ != Fault::no_masking) mask(members, k_obs);
    std::map<std::string, std::vector<std::size_t>> alike;
    for (std::size_t child = 0; child < members.size(); ++child) alike[words_of(members[child])].push_back(child);
    // What is told hangs on how many there are of each only up to k_obs.
    std::string telling;
    for (const auto& [words, who] : alike) telling += words + (who.size() > 1 ? "* " : " ");
    if (!looked_at_.insert(telling).second) return;
    if (is_about_one(members, alike)) found_ = telling;
  }

  bool is_about_one(const std::vector<Member>& members, const std::map<std::string, std::vector<std::size_t>>& alike) {
    const attacker::Numbers base = children_.numbers(members);
    std::map<std::string, std::set<attacker::Numbers>> changes;
    for (const auto& [words, who] : alike) {
      std::vector<Member> changed = members;
      for (const Member& other : children_.others(members[who.front()])) {
        changed[who.front()] = other;
        changes[words].insert(attacker::change(base, children_.numbers(changed)));
      }
    }
    for (const auto& [words, who] : alike) {
      if (who.size() >= k_obs) continue;
      attacker::Span others;
      for (const auto& [of, each] : changes) {
        for (const auto& row : each) {
          if (of != words) others.add(row);
        }
      }
      for (const auto& row : changes[words]) {
        if (others.add(row)) return true;
      }
    }
    return false;
  }

  Fault fault_;
  Children children_;
  std::vector<Member> kinds_;
  std::set<std::string> looked_at_;
  std::int64_t groups_ = 0;
  std::string found_;
};

int more_children() {
  const char* asked = std::getenv("PARASOL_CHILDREN");
  return asked == nullptr ? 0 : std::atoi(asked);
}

const std::vector<Room>& rooms() {
  static const std::vector<Room> all{
      {"two statements", statements(2), Cohort::left, {Form::a, Form::b}, 7},
      {"three statements", statements(3), Cohort::left, {Form::a}, 7},
      {"four statements", statements(4), Cohort::left, {Form::a}, 5},
      {"two statements before and after", statements(2), Cohort::finished, {Form::a}, 4},
      {"two statements before and after with either form", statements(2), Cohort::finished, {Form::a, Form::b}, 3},
      {"two situations before and after", situations(2), Cohort::finished, {Form::a}, 4},
  };
  return all;
}

}  // namespace

TEST_CASE("in no small group whoever skips what is a sum of what is told about one child", "[proof]") {
  for (const Room& room : rooms()) {
    Proof proof(room);
    INFO(room.name);
    CHECK(proof.run(room.children + more_children()) == "");
    std::printf("%s: %lld groups, %zu tellings\n", room.name, static_cast<long long>(proof.groups()), proof.tellings());
    CHECK(proof.groups() > 1'000);
    CHECK(proof.tellings() > 20);
  }
}

TEST_CASE("a sum about one child is seen in a small group where nothing is left unsaid", "[proof]") {
  for (const Room& room : rooms()) {
    INFO(room.name);
    CHECK(Proof(room, Fault::no_masking).run(room.children) != "");
  }
}
