// The other attack of evaluation.md. Not by the numbers that blocks say, but by everything around them: when they close, over how
// many, which tables and rows there are, how many went which way. Whoever sees the collector compares how likely that is if a
// child answered one way and if it answered another, everybody else by chance; what they know afterwards is held against what
// they knew before. PARASOL_HISTORIES says how many histories of each behaviour are played.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>

#include "histories.h"
#include "masking.h"
#include "support/catch.h"
#include "tabulation.h"

using namespace histories;

namespace {

int number_of(const char* name, int otherwise) {
  const char* asked = std::getenv(name);
  return asked == nullptr ? otherwise : std::atoi(asked);
}

// Of what is plain which tables and rows stand there; which of what is sensitive is looked at below.
std::string outline_of(const Kiosk& kiosk) {
  std::string seen;
  const auto add = [&](const std::string& word) { seen += word + " "; };
  for (const auto& [closed, week] : kiosk.blocks) {
    const Block& block = closed.block;
    for (const auto number : {static_cast<std::int64_t>(week), block.n, block.link_failures, static_cast<std::int64_t>(block.parents.size())}) add(std::to_string(number));
    add(block.withheld);
    for (const std::int64_t count : block.flow.sittings) add(std::to_string(count));
    for (const std::string& word : {std::string(base::name_of(block.cohort)), std::string(base::name_of(block.content)), block.stratum.sex, block.stratum.age_band, block.stratum.arm, short_name(block.waves)}) add(word);
    if (block.content == Content::sensitive) continue;
    for (const Table& table : block.tables) add(table.kind + "/" + table.slot);
    for (const Moments& row : block.moments) add(row.construct + row.first_form + std::to_string(row.n));
  }
  return seen;
}

// A child and the slot that is asked for.
struct Wanted {
  std::string child;
  std::string slot;
};

// One way of answering for the child, anything for everybody else, by chance: mostly as `usual` says.
std::string outline_if(const Behaviour& behaviour, std::uint64_t seed, const Wanted& wanted, int way, std::uint64_t draw, Kiosk kiosk) {
  base::Random random(seed);
  base::Random values(draw);
  const Course course = any_course(random);
  attend(kiosk, course, behaviour, random, [&](Sitting& sitting) {
    for (Answer& answer : sitting.answers) {
      const bool usual = chance(values, behaviour.right);
      const int other = 1 + static_cast<int>(values.below(2));
      answer.value = usual ? 1 : other;
      if (sitting.id == wanted.child && answer.item.starts_with(wanted.slot)) answer.value = way;
    }
  });
  return outline_of(kiosk);
}

// How far a belief that held both ways for equally likely moves at the most, by whatever was seen.
double largest_move(const Behaviour& behaviour, std::uint64_t seed, const Wanted& wanted, std::uint64_t draws, const Kiosk& kiosk = {}) {
  std::map<std::string, std::array<int, 2>> seen;
  for (std::uint64_t draw = 1; draw <= draws; ++draw) {
    for (const int way : {1, 2}) ++seen[outline_if(behaviour, seed, wanted, way, draw, kiosk)].at(static_cast<std::size_t>(way - 1));
  }
  double largest = 0;
  for (const auto& [what, times] : seen) largest = std::max(largest, std::abs(static_cast<double>(times[0]) / (times[0] + times[1]) - 0.5));
  return largest;
}

// Which tables and rows of what is sensitive there are.
constexpr int room = 60;
constexpr std::size_t states = 4;  // wrong or right before, wrong or right after
using Counts = std::array<int, states>;

class Outcomes {
 public:
  // Of all ways in which sixty can be spread over the four.
  explicit Outcomes(int k_obs) {
    ScoringKey asked{support::small_key().instrument, {}};
    for (const Form form : {Form::a, Form::b}) {
      asked.items.push_back(support::statement("k1", form, true));
      asked.items.back().sensitive = true;
    }
    std::vector<Member> prototypes;
    for (std::size_t state = 0; state < states; ++state) {
      Sitting& sitting = sittings_.at(state);
      support::answer_knowledge(sitting, Wave::pre, "k1-a", state / 2 == 0 ? 0 : 1);
      support::answer_knowledge(sitting, Wave::post, "k1-b", state % 2 == 0 ? 0 : 1);
      sitting.waves = {{Wave::pre, {true, true}}, {Wave::post, {true, true}}};
      prototypes.push_back(score_member(sitting, asked, Cohort::finished, Content::sensitive));
    }
    for (int a = 0; a <= room; ++a) {
      for (int b = 0; a + b <= room; ++b) {
        for (int c = 0; a + b + c <= room; ++c) {
          const Counts counts{a, b, c, room - a - b - c};
          all_.emplace_back(counts, outcome(counts, prototypes, k_obs));
        }
      }
    }
  }

  // What is believed afterwards of a child's being in each state, over what was believed before, where everybody is in each with
  // these chances: the most by which it rises and falls, in any outcome that comes in one room of a hundred and more and in which
  // the table over both waves is missing. Where it is not, whoever sees it sees its numbers.
  struct Moves {
    double rises_by = 0;  // to so much more
    double falls_to = 1;  // of what it was
  };
  Moves moves(const std::array<double, states>& chances) const {
    std::map<int, std::array<double, states>> joint;  // of the outcome and the child's state
    for (const auto& [counts, seen] : all_) {
      double log_likelihood = std::lgamma(room + 1);
      for (std::size_t state = 0; state < states; ++state) log_likelihood += counts[state] * std::log(chances[state]) - std::lgamma(counts[state] + 1);
      // Each is as likely to be the child as any other.
      for (std::size_t state = 0; state < states; ++state) joint[seen][state] += std::exp(log_likelihood) * counts[state] / room;
    }
    Moves moves;
    for (const auto& [seen, likely] : joint) {
      double total = 0;
      for (const double each : likely) total += each;
      if (total < 0.01 || seen % 2 == 1) continue;
      for (std::size_t state = 0; state < states; ++state) {
        moves.rises_by = std::max(moves.rises_by, likely[state] / total - chances[state]);
        moves.falls_to = std::min(moves.falls_to, likely[state] / total / chances[state]);
      }
    }
    return moves;
  }

 private:
  static int outcome(const Counts& counts, const std::vector<Member>& prototypes, int k_obs) {
    std::vector<Member> members;
    for (std::size_t state = 0; state < states; ++state) members.insert(members.end(), static_cast<std::size_t>(counts[state]), prototypes[state]);
    int seen = 0;
    for (const Waves& waves : {Waves{Wave::pre}, Waves{Wave::pre, Wave::post}}) {
      Block block;
      block.content = Content::sensitive;
      tabulate(members, waves, k_obs, block);
      seen = 4 * seen + (block.tables.empty() ? 0 : 1) + (block.moments.empty() ? 0 : 2);
    }
    return seen;
  }

  std::array<Sitting, states> sittings_;
  std::vector<std::pair<Counts, int>> all_;
};

// Over rooms in which few or many answer otherwise, and in which few or many change.
Outcomes::Moves worst(const Outcomes& outcomes) {
  Outcomes::Moves worst;
  for (const double otherwise : {0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5}) {
    for (const double changes : {0.01, 0.05, 0.2, 0.5}) {
      const auto moves = outcomes.moves({otherwise * (1 - changes), otherwise * changes, (1 - otherwise) * changes, (1 - otherwise) * (1 - changes)});
      worst.rises_by = std::max(worst.rises_by, moves.rises_by);
      worst.falls_to = std::min(worst.falls_to, moves.falls_to);
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("what is seen around the numbers is as likely whatever a child answered", "[attack]") {
  std::vector<Behaviour> all(behaviours.begin(), behaviours.end());
  all.insert(all.end(), who_come_back.begin(), who_come_back.end());
  const int first = number_of("PARASOL_FIRST_HISTORY", 0);
  for (const Behaviour& behaviour : all) {
    for (int seed = first; seed < first + number_of("PARASOL_HISTORIES", 1); ++seed) {
      for (const Wanted& wanted : {Wanted{"sitting-3", "k1"}, Wanted{"sitting-11", "h1"}, Wanted{"sitting-19", "a2"}}) {
        INFO(behaviour.name << ", seed " << seed << ", " << wanted.child << " " << wanted.slot);
        REQUIRE(largest_move(behaviour, static_cast<std::uint64_t>(seed), wanted, 3) == 0);
      }
    }
  }
}

TEST_CASE("a belief becomes certain where a group waits for a difference") {
  Kiosk waiting;
  waiting.waits_for_a_difference = true;
  double largest = 0;
  for (std::uint64_t seed = 0; seed < 4; ++seed) largest = std::max(largest, largest_move(behaviours[4], seed, {"sitting-11", "k1"}, 3, waiting));
  CHECK(largest == 0.5);
}

// That a table is missing says that somebody of sixty is one of fewer than five; of nobody in particular much more than before.
TEST_CASE("which sensitive tables and sums are there lift no belief about a child by four of sixty and let none fall to half") {
  const Outcomes::Moves moves = worst(Outcomes(5));
  INFO("rises by " << moves.rises_by << ", falls to " << moves.falls_to);
  CHECK(moves.rises_by <= 4.0 / room);
  CHECK(moves.falls_to >= 0.5);
}

TEST_CASE("a belief falls to nothing where sensitive tables are told unless all are alike") {
  CHECK(worst(Outcomes(1)).falls_to < 0.001);
}
