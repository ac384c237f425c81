// The gate of evaluation.md: nobody who reads every block can tell the answers of fewer than five children, and no closing
// moment tells an answer. PARASOL_HISTORIES says how many histories of each behaviour are played; `./dev attack` plays many.
#include "attacker.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <span>

#include "followed.h"
#include "histories.h"
#include "published.h"
#include "slow_attack.h"
#include "support/catch.h"

using namespace histories;
using attacker::Fault;

namespace {

int number_of(const char* name, int otherwise) {
  const char* asked = std::getenv(name);
  return asked == nullptr ? otherwise : std::atoi(asked);
}

int first_history() { return number_of("PARASOL_FIRST_HISTORY", 0); }
int last_history(int otherwise) { return first_history() + number_of("PARASOL_HISTORIES", otherwise); }

attacker::Group group_of(const Kiosk& kiosk, const ClosedBlock& closed) {
  attacker::Group group{{}, closed.block.cohort, closed.block.content};
  for (const std::string& id : closed.sittings) group.members.push_back(kiosk.came.at(id));
  return group;
}

std::string words(const std::optional<attacker::Finding>& found) {
  std::string said;
  if (!found) return said;
  for (const std::string& each : found->children) said += each + " ";
  for (const std::string& each : found->numbers) said += "\n" + each;
  return said;
}

// The first history of this behaviour in which the attack finds somebody where the rules have this fault.
std::optional<int> found_in(const Behaviour& behaviour, Fault fault, int histories) {
  for (int seed = 0; seed < histories; ++seed) {
    const Kiosk kiosk = play(static_cast<std::uint64_t>(seed), behaviour);
    for (const auto& [closed, week] : kiosk.blocks) {
      if (is_of_one_wave(closed.block) && attacker::isolates(group_of(kiosk, closed), key(), fault)) return seed;
    }
  }
  return std::nullopt;
}

std::vector<attacker::Moment> moments_of(const Kiosk& kiosk) {
  std::vector<attacker::Moment> moments;
  for (const auto& [closed, week] : kiosk.blocks) moments.push_back({week, closed.sittings});
  return moments;
}

const Behaviour& named(std::string_view name) {
  const auto& all = name.starts_with("back: ") ? std::span<const Behaviour>(who_come_back) : std::span<const Behaviour>(behaviours);
  return *std::find_if(all.begin(), all.end(), [&](const Behaviour& behaviour) { return behaviour.name == name; });
}

// Those who are in no number beside those who came back, though they began with a card as well: of the same stratum, and few.
std::vector<Sitting> who_stayed_away(const Kiosk& kiosk, const Stratum& stratum) {
  std::vector<Sitting> found;
  for (const auto& [id, sitting] : kiosk.came) {
    if (found.size() < 4 && has_finished(sitting) && !has_returned(sitting) && says_something(sitting) && sitting.stratum.arm == stratum.arm) found.push_back(sitting);
  }
  return found;
}

// The first history in which somebody is found among those who came back.
std::optional<int> found_of_three_waves(const Behaviour& behaviour, Fault fault, int histories) {
  for (int seed = 0; seed < histories; ++seed) {
    const Kiosk kiosk = play(static_cast<std::uint64_t>(seed), behaviour);
    for (const auto& [closed, week] : kiosk.blocks) {
      if (!is_of_one_wave(closed.block) || closed.block.cohort != Cohort::returned) continue;
      attacker::Group group = group_of(kiosk, closed);
      if (fault == Fault::w12_of_everybody) group.beside = who_stayed_away(kiosk, closed.block.stratum);
      if (attacker::isolates(group, key(), fault)) return seed;
    }
  }
  return std::nullopt;
}

// How many blocks there were to attack.
int attack(const Behaviour& behaviour, int seed) {
  int attacked = 0;
  const Kiosk kiosk = play(static_cast<std::uint64_t>(seed), behaviour);
  for (const auto& [closed, week] : kiosk.blocks) {
    if (!is_of_one_wave(closed.block)) continue;  // each is attacked together with what closed over the same
    INFO(behaviour.name << ", seed " << seed << ", block " << closed.block.sequence << " n " << closed.block.n);
    CHECK(words(attacker::isolates(group_of(kiosk, closed), key())) == "");
    ++attacked;
  }
  return attacked;
}

// That there is something to attack is a case of its own: some histories close no block, and a worker may have just these.
void attack(std::string_view name) {
  using namespace std::chrono;
  int attacked = 0;
  auto told = steady_clock::now();
  for (int seed = first_history(); seed < last_history(1); ++seed) {
    attacked += attack(named(name), seed);
    if (steady_clock::now() - told < minutes(1)) continue;
    told = steady_clock::now();
    std::fprintf(stderr, "%s: attacked up to history %d of %d\n", std::string(name).c_str(), seed, last_history(1) - 1);
  }
  const int histories = last_history(1) - first_history();
  if (histories > 1) std::printf("%s: %d groups in %d histories from %d on\n", std::string(name).c_str(), attacked, histories, first_history());
}

// How many groups that closed told of so many waves, over the first histories.
int groups_that_closed(const Behaviour& behaviour, std::size_t waves, int histories) {
  int closed_groups = 0;
  for (int seed = 0; seed < histories; ++seed) {
    const Kiosk kiosk = play(static_cast<std::uint64_t>(seed), behaviour);
    for (const auto& [closed, week] : kiosk.blocks) closed_groups += closed.block.waves.size() == waves ? 1 : 0;
  }
  return closed_groups;
}

std::vector<Sitting> nineteen_empty_and_a_child() {
  std::vector<Sitting> sittings;
  base::Random random(3);
  for (int number = 0; number < 20; ++number) {
    sittings.push_back(reader(number, 0, {"empty", 0, 0, 0, 50, number == 0 ? 0 : 100}, random));
  }
  return sittings;
}

std::vector<Sitting> four_who_skip_nothing() {
  std::vector<Sitting> sittings;
  base::Random random(5);
  for (int number = 0; number < 24; ++number) {
    sittings.push_back(reader(number, 0, {"whole", 0}, random));
    for (Answer& answer : sittings.back().answers) {
      const bool first_half = answer.item.starts_with("k1") || answer.item.starts_with("k2");
      if (number >= 4 && answer.item.starts_with("k") && first_half == (number % 2 == 0)) answer.status = Status::skipped;
    }
  }
  return sittings;
}

}  // namespace

// No sum over what blocks say is about fewer than five children. Each behaviour is a case of its own, so that they can be
// attacked beside one another.
TEST_CASE("no sum is about fewer than five: calm", "[attack]") { attack("calm"); }
TEST_CASE("no sum is about fewer than five: keen", "[attack]") { attack("keen"); }
TEST_CASE("no sum is about fewer than five: wild", "[attack]") { attack("wild"); }
TEST_CASE("no sum is about fewer than five: heavy skippers", "[attack]") { attack("heavy skippers"); }
TEST_CASE("no sum is about fewer than five: all alike", "[attack]") { attack("all alike"); }
TEST_CASE("no sum is about fewer than five: one odd", "[attack]") { attack("one odd"); }
TEST_CASE("no sum is about fewer than five: empty ones around a child", "[attack]") { attack("empty ones around a child"); }
TEST_CASE("no sum is about fewer than five: leavers", "[attack]") { attack("leavers"); }
TEST_CASE("no sum is about fewer than five: late", "[attack]") { attack("late"); }
TEST_CASE("no sum is about fewer than five: deleted", "[attack]") { attack("deleted"); }
TEST_CASE("no sum is about fewer than five: few girls", "[attack]") { attack("few girls"); }
TEST_CASE("no sum is about fewer than five: in two arms", "[attack]") { attack("in two arms"); }

// The same where readers come back weeks later.
TEST_CASE("no sum over three waves is about fewer than five: calm", "[attack][weeks]") { attack("back: calm"); }
TEST_CASE("no sum over three waves is about fewer than five: keen", "[attack][weeks]") { attack("back: keen"); }
TEST_CASE("no sum over three waves is about fewer than five: wild", "[attack][weeks]") { attack("back: wild"); }
TEST_CASE("no sum over three waves is about fewer than five: heavy skippers", "[attack][weeks]") { attack("back: heavy skippers"); }
TEST_CASE("no sum over three waves is about fewer than five: all alike", "[attack][weeks]") { attack("back: all alike"); }
TEST_CASE("no sum over three waves is about fewer than five: one odd", "[attack][weeks]") { attack("back: one odd"); }
TEST_CASE("no sum over three waves is about fewer than five: empty weeks later", "[attack][weeks]") { attack("back: empty weeks later"); }
TEST_CASE("no sum over three waves is about fewer than five: leavers", "[attack][weeks]") { attack("back: leavers"); }
TEST_CASE("no sum over three waves is about fewer than five: late", "[attack][weeks]") { attack("back: late"); }
TEST_CASE("no sum over three waves is about fewer than five: some never", "[attack][weeks]") { attack("back: some never"); }
TEST_CASE("no sum over three waves is about fewer than five: lost cards", "[attack][weeks]") { attack("back: lost cards"); }
TEST_CASE("no sum over three waves is about fewer than five: twice", "[attack][weeks]") { attack("back: twice"); }
TEST_CASE("no sum over three waves is about fewer than five: deleted", "[attack][weeks]") { attack("back: deleted"); }
TEST_CASE("no sum over three waves is about fewer than five: few girls", "[attack][weeks]") { attack("back: few girls"); }
TEST_CASE("no sum over three waves is about fewer than five: in two arms", "[attack][weeks]") { attack("back: in two arms"); }

// Where a sensitive table is told finely when no cell is below five, this history names a child who was unsure.
TEST_CASE("how finely a sensitive table is told names nobody") { CHECK(attack(named("keen"), 3) > 0); }

TEST_CASE("every behaviour of readers is attacked") {
  CHECK(behaviours.size() == 12);
  CHECK(who_come_back.size() == 15);
}

TEST_CASE("every behaviour closes blocks that can be attacked and those who come back some over three waves") {
  for (const Behaviour& behaviour : behaviours) {
    INFO(behaviour.name);
    const bool mostly_empty = behaviour.empty >= 90;  // so few who say something are a block in few histories only
    CHECK((mostly_empty || groups_that_closed(behaviour, 2, 4) > 0));
  }
  for (const Behaviour& behaviour : who_come_back) {
    INFO(behaviour.name);
    CHECK(groups_that_closed(behaviour, 3, 4) > 0);
  }
}

TEST_CASE("no closing moment and no member of a block depends on what was answered", "[attack]") {
  std::vector<Behaviour> all(behaviours.begin(), behaviours.end());
  all.insert(all.end(), who_come_back.begin(), who_come_back.end());
  for (const Behaviour& behaviour : all) {
    for (int seed = first_history(); seed < last_history(4); ++seed) {
      INFO(behaviour.name << ", seed " << seed);
      const auto expected = moments_of(play(static_cast<std::uint64_t>(seed), behaviour));
      for (std::uint64_t other = 1; other <= 2; ++other) {
        REQUIRE(moments_of(play_with_other_answers(static_cast<std::uint64_t>(seed), behaviour, other)) == expected);
      }
    }
  }
}

// Calls look(group, published, followed) with each construct of each group of one history.
template <typename Look>
void for_each_followed(const char* name, const Look& look) {
  const Kiosk kiosk = play(2, named(name));
  for (const auto& [closed, week] : kiosk.blocks) {
    if (!is_of_one_wave(closed.block)) continue;
    const attacker::Group group = group_of(kiosk, closed);
    INFO(name << " block " << closed.block.sequence);
    for (const ScoringKey& construct : attacker::constructs(key(), group.content)) {
      const attacker::Published published(group, construct, Fault::none);
      look(group, published, attacker::Followed(published));
    }
  }
}

// The attack counts by itself; whole blocks have to say the same.
TEST_CASE("what the attack follows is what whole blocks say") {
  base::Random random(5);
  int followed = 0;
  const auto look = [&](const attacker::Group& group, const attacker::Published& published, const attacker::Followed& follows) {
    for (int time = 0; time < 12; ++time) {
      const std::size_t child = random.below(group.members.size());
      const std::vector<Sitting> others = published.others_of(child);
      if (others.empty()) continue;
      const Sitting& other = others[random.below(others.size())];
      INFO("child " << child);
      const attacker::Numbers change = published.change(child, other);
      REQUIRE(follows.named(follows.change(child, other)) == change);
      followed += change.empty() ? 0 : 1;
    }
  };
  for (const char* name : {"calm", "wild", "heavy skippers", "few girls", "back: calm", "back: wild", "back: heavy skippers", "back: lost cards"}) {
    for_each_followed(name, look);
  }
  CHECK(followed > 50);
}

// Every other answer, each once: none that blocks can tell from another is left out.
TEST_CASE("the attack follows every other answer") {
  const auto look = [](const attacker::Group& group, const attacker::Published& published, const attacker::Followed& follows) {
    const std::size_t child = group.members.size() / 3;
    std::set<attacker::Numbers> followed;
    std::set<attacker::Numbers> expected;
    for (const attacker::Steps& steps : follows.changes_of(child)) followed.insert(follows.named(steps));
    for (const Sitting& other : published.others_of(child)) expected.insert(follows.named(follows.change(child, other)));
    expected.erase(attacker::Numbers{});
    INFO("child " << child);
    REQUIRE(followed == expected);
  };
  for (const char* name : {"calm", "wild", "few girls", "back: calm", "back: wild"}) for_each_followed(name, look);
}

// Sums about fewer than nine or fourteen children are there to be found where nothing is wrong.
TEST_CASE("the attack finds what is found where every block is made anew") {
  struct Case {
    const char* behaviour;
    std::uint64_t seed;
    Fault fault;
    std::size_t few;
  };
  int compared = 0;
  std::set<std::size_t> found;
  for (const Case& each : {Case{"calm", 1, Fault::none, 9}, Case{"wild", 1, Fault::none, 14}, Case{"heavy skippers", 2, Fault::none, 9}, Case{"calm", 3, Fault::no_masking, 5},
                           Case{"heavy skippers", 3, Fault::w1_of_everybody, 5}}) {
    const Kiosk kiosk = play(each.seed, named(each.behaviour));
    for (const auto& [closed, week] : kiosk.blocks) {
      attacker::Group group = group_of(kiosk, closed);
      if (!is_of_one_wave(closed.block) || group.members.size() > 80) continue;
      if (group.content == Content::plain) group.members.resize(std::min<std::size_t>(group.members.size(), 22));
      const std::vector<ScoringKey> constructs = attacker::constructs(key(), group.content);
      const ScoringKey& construct = constructs[static_cast<std::size_t>(compared) % constructs.size()];
      INFO(each.behaviour << " " << each.seed << " block " << closed.block.sequence);
      const auto slowly = attacker::isolates_slowly(group, construct, each.fault, each.few);
      const auto fast = attacker::isolates_fewer(group, construct, each.fault, each.few);
      REQUIRE(fast.has_value() == slowly.has_value());
      if (fast) REQUIRE(fast->children == slowly->children);
      if (fast) found.insert(fast->children.size());
      ++compared;
    }
  }
  CHECK(compared >= 8);
  CHECK(found.size() >= 3);
}

TEST_CASE("what the attack reads is what the blocks say that were closed") {
  for (const Behaviour& behaviour : behaviours) {
    const Kiosk kiosk = play(1, behaviour);
    for (std::size_t at = 0; at < kiosk.blocks.size(); ++at) {
      const ClosedBlock& closed = kiosk.blocks[at].closed;
      if (!is_of_one_wave(closed.block)) continue;
      attacker::Numbers told;
      for (std::size_t next = at; next < kiosk.blocks.size() && (next == at || !is_of_one_wave(kiosk.blocks[next].closed.block)); ++next) {
        attacker::list(kiosk.blocks[next].closed.block, short_name(kiosk.blocks[next].closed.block.waves) + "/", told);
      }
      attacker::Numbers read;
      const attacker::Group group = group_of(kiosk, closed);
      for (const ScoringKey& construct : attacker::constructs(key(), group.content)) read.merge(attacker::Numbers(attacker::Published(group, construct, Fault::none).said()));
      INFO(behaviour.name << " block " << closed.block.sequence);
      REQUIRE(read == told);
    }
  }
}

// Their means have another divisor than everybody else's, so the sum of scores less what the tables say of all others would be
// theirs.
TEST_CASE("where all but four skip half of the statements no sum is about the four") {
  attacker::Group group{four_who_skip_nothing(), Cohort::finished, Content::plain};
  CHECK(words(attacker::isolates(group, key())) == "");
  group.members.push_back(group.members.front());  // the fifth
  group.members.back().id = "sitting-24";
  CHECK(words(attacker::isolates(group, key())) == "");
}

TEST_CASE("nineteen sittings that skip everything and one child are no block") {
  SeededRandomSource random(1);
  CHECK(close_blocks(support::closing_input(nineteen_empty_and_a_child()), {key()}, {}, support::identity(), random)->blocks.empty());
}

TEST_CASE("the attack finds the child among nineteen empty sittings where nothing is masked") {
  const attacker::Group group{nineteen_empty_and_a_child(), Cohort::finished, Content::plain};
  const auto found = attacker::isolates(group, key(), Fault::no_masking);
  REQUIRE(found);
  CHECK(found->children == std::vector<std::string>{"sitting-0"});
  CHECK_FALSE(attacker::isolates(group, key()));
}

TEST_CASE("the attack finds a child by W1 less W12 where W1 tells of everybody") {
  CHECK(found_in(named("calm"), Fault::w1_of_everybody, 20));
  CHECK(found_in(named("heavy skippers"), Fault::w1_of_everybody, 20));
}

TEST_CASE("the attack finds a child in half of the histories where nothing is masked") {
  CHECK(found_in(named("calm"), Fault::no_masking, 20));
  CHECK(found_in(named("heavy skippers"), Fault::no_masking, 20));
}

TEST_CASE("the attack finds a child where what is left unsaid is decided for each wave by itself") {
  CHECK(found_of_three_waves(named("back: calm"), Fault::each_wave_by_itself, 100));
  CHECK(found_of_three_waves(named("back: heavy skippers"), Fault::each_wave_by_itself, 100));
}

TEST_CASE("the attack finds a child who stayed away where W12 is over more than W123") {
  CHECK(found_of_three_waves(named("back: calm"), Fault::w12_of_everybody, 100));
  CHECK(found_of_three_waves(named("back: some never"), Fault::w12_of_everybody, 100));
}

TEST_CASE("the attack finds a child among those who came back where nothing is masked") {
  CHECK(found_of_three_waves(named("back: calm"), Fault::no_masking, 100));
}

TEST_CASE("closing moments are seen to tell an answer where a group waits for a difference") {
  Kiosk waiting;
  waiting.waits_for_a_difference = true;
  int told = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto alike = moments_of(play_with_other_answers(seed, named("one odd"), 1, waiting));
    Kiosk kiosk = waiting;
    base::Random random(seed);
    const Course course = any_course(random);
    attend(kiosk, course, named("one odd"), random, [](Sitting&) {});
    told += moments_of(kiosk) == alike ? 0 : 1;
  }
  CHECK(told > 0);
}
