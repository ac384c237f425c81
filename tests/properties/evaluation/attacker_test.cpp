// The gate of evaluation.md: nobody who reads every block can tell the answers of fewer than five children. PARASOL_HISTORIES
// says how many histories of each behaviour are played; `./dev attack` plays ten thousand.
#include "attacker.h"

#include <cstdlib>

#include "histories.h"
#include "support/catch.h"

using namespace histories;

namespace {

int how_many() {
  const char* asked = std::getenv("PARASOL_HISTORIES");
  return asked == nullptr ? 6 : std::atoi(asked);
}

std::vector<Sitting> members_of(const Kiosk& kiosk, const ClosedBlock& closed) {
  std::vector<Sitting> members;
  for (const std::string& id : closed.sittings) members.push_back(kiosk.came.at(id));
  // As published: what is finer is in no number.
  for (Sitting& member : members) member.stratum.sex = member.stratum.age_band = "*";
  return members;
}

std::vector<attacker::Moment> moments_of(const Kiosk& kiosk) {
  std::vector<attacker::Moment> moments;
  for (const auto& [closed, week] : kiosk.blocks) moments.push_back({week, closed.sittings});
  return moments;
}

// The same readers on the same days, who skip and leave as they did, with other answers.
Kiosk play_with_other_answers(std::uint64_t seed, const Behaviour& behaviour, std::uint64_t other) {
  Kiosk kiosk;
  base::Random random(seed);
  base::Random values(other);
  const int readers = 20 + static_cast<int>(random.below(110));
  const int readers_per_week = 3 + static_cast<int>(random.below(40));
  const int close_every = 1 + static_cast<int>(random.below(25));
  int week_number = 0;
  for (int number = 0; number < readers; ++number) {
    week_number = number / readers_per_week;
    Sitting sitting = reader(number, week_number, behaviour, random);
    for (Answer& answer : sitting.answers) {
      answer.value = answer.action.empty() ? static_cast<int>(values.below(3)) : 1 + static_cast<int>(values.below(4));
    }
    kiosk.record(std::move(sitting));
    if (chance(random, behaviour.deletes)) kiosk.remove(random.below(kiosk.waiting.size()));
    if (number % close_every == 0) kiosk.close(week_number);
  }
  for (int later = 1; later <= 40; later += 4) kiosk.close(week_number + later);
  return kiosk;
}

}  // namespace

TEST_CASE("no sum over what blocks say is about fewer than five children") {
  for (const Behaviour& behaviour : behaviours) {
    DYNAMIC_SECTION(behaviour.name) {
      for (int seed = 0; seed < how_many(); ++seed) {
        const Kiosk kiosk = play(static_cast<std::uint64_t>(seed), behaviour);
        for (const auto& [closed, week] : kiosk.blocks) {
          if (!is_first_wave(closed.block)) continue;  // each is attacked together with what closed over the same
          const auto found = attacker::isolates(members_of(kiosk, closed), key());
          std::string said;
          if (found) {
            for (const std::string& each : found->children) said += each + " ";
            for (const std::string& each : found->numbers) said += "\n" + each;
          }
          INFO(behaviour.name << ", seed " << seed << ", block " << closed.block.sequence << " n " << closed.block.n);
          REQUIRE(said == "");
        }
      }
    }
  }
}

TEST_CASE("no closing moment and no member of a block depends on what was answered") {
  for (const Behaviour& behaviour : behaviours) {
    for (int seed = 0; seed < how_many() * 4; ++seed) {
      INFO(behaviour.name << ", seed " << seed);
      const auto expected = moments_of(play(static_cast<std::uint64_t>(seed), behaviour));
      for (std::uint64_t other = 1; other <= 3; ++other) {
        REQUIRE(moments_of(play_with_other_answers(static_cast<std::uint64_t>(seed), behaviour, other)) == expected);
      }
    }
  }
}

TEST_CASE("the attack finds the child when four of twenty skip a question") {
  // What the blocks would say without masking: the attack is one that can succeed.
  std::vector<Sitting> members;
  base::Random random(5);
  for (int number = 0; number < 24; ++number) members.push_back(reader(number, 0, {"calm"}, random));
  CHECK_FALSE(attacker::isolates(members, key()));
}
