// Who is waited for, who closes with whom and when, over every small room: so many who came back, may still, cannot, left, or came
// without their card, around each limit of the rules, in each week that matters. Not some histories, all of these.
#include <map>
#include <set>

#include "evaluation/closing.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

enum class Kind { came_back, may_come_back, without_card, left, unpaired };

struct Room {
  std::map<Kind, int> counts;
  int weeks = 0;  // since they came
  bool settled = false;
};

Sitting sitting(Kind kind, int number, bool right) {
  Sitting sitting = support::sitting(number);
  sitting.id = std::to_string(static_cast<int>(kind)) + "-" + std::to_string(number);
  for (Answer& answer : sitting.answers) {
    if (answer.item.starts_with("k")) answer.value = right ? 1 : number % 3;
  }
  if (kind == Kind::left) support::leave_before_post(sitting);
  if (kind == Kind::unpaired) {
    sitting.answers.clear();
    sitting.waves.clear();
    sitting.is_unpaired = true;
  }
  if (kind == Kind::came_back || kind == Kind::unpaired) support::answer_wave(sitting, Wave::follow_up, right || number % 2 == 0);
  sitting.may_come_back = kind == Kind::may_come_back;
  return sitting;
}

std::string week(int number) { return "2026-W" + std::to_string(10 + number); }

Closing close(const Room& room, bool right) {
  std::vector<Sitting> waiting;
  for (const auto& [kind, count] : room.counts) {
    for (int number = 0; number < count; ++number) waiting.push_back(sitting(kind, number, right));
  }
  for (Sitting& each : waiting) each.week = week(0);
  ClosingInput input = support::closing_input(std::move(waiting));
  input.week = week(room.weeks);
  input.settled = room.settled;
  SeededRandomSource random(1);
  return close_blocks(input, {support::small_key()}, {}, support::identity(), random).value();
}

Kind kind_of(const std::string& id) { return static_cast<Kind>(id.front() - '0'); }

// The first rule that is broken; empty when none is.
std::string broken(const Room& room, const Closing& closing) {
  std::set<std::pair<std::size_t, std::string>> seen;
  for (const ClosedBlock& closed : closing.blocks) {
    if (closed.sittings.size() < 20) return "a block is too small";
    for (const std::string& id : closed.sittings) {
      const Kind kind = kind_of(id);
      const Cohort cohort = closed.block.cohort;
      if (!seen.insert({closed.block.waves.size(), id}).second) return "somebody is told of twice";
      if (kind == Kind::may_come_back && room.weeks < 12 && !room.settled) return "somebody who may come back is in a block";
      if ((kind == Kind::left) != (cohort == Cohort::left)) return "who left is with others";
      if ((kind == Kind::unpaired) != (cohort == Cohort::unpaired)) return "a later visit alone is with others";
      if (cohort == Cohort::returned && kind != Kind::came_back) return "three waves are told of somebody who did not come back";
      const bool early = room.weeks < 20 && !(room.settled && room.counts.at(Kind::came_back) < 20);
      if (early && kind == Kind::came_back && cohort != Cohort::returned) return "who came back is with others before they have waited";
    }
  }
  return "";
}

std::vector<std::vector<std::string>> members(const Closing& closing) {
  std::vector<std::vector<std::string>> result;
  for (const ClosedBlock& closed : closing.blocks) result.push_back(closed.sittings);
  return result;
}

}  // namespace

TEST_CASE("in every small room blocks over three waves are of those who came back alone and hang on no answer") {
  int rooms = 0;
  int of_three = 0;
  for (const int back : {0, 4, 5, 19, 20, 25}) {
    for (const int may : {0, 1, 19, 20}) {
      for (const int without : {0, 1, 19, 20}) {
        for (const int others : {0, 19, 20}) {
          for (const int weeks : {1, 4, 11, 12, 19, 20, 26}) {
            for (const bool settled : {false, true}) {
              const Room room{{{Kind::came_back, back}, {Kind::may_come_back, may}, {Kind::without_card, without}, {Kind::left, others}, {Kind::unpaired, others}}, weeks, settled};
              const Closing closing = close(room, false);
              INFO(back << " came back, " << may << " may, " << without << " without a card, " << others << " left and alone, week " << weeks << (settled ? ", settled" : ""));
              REQUIRE(broken(room, closing) == "");
              REQUIRE(members(closing) == members(close(room, true)));
              for (const ClosedBlock& closed : closing.blocks) of_three += closed.block.waves.size() == 3 ? 1 : 0;
              ++rooms;
            }
          }
        }
      }
    }
  }
  CHECK(rooms == 6 * 4 * 4 * 3 * 7 * 2);
  CHECK(of_three > 300);
}
