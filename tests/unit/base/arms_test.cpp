#include "base/arms.h"

#include "support/catch.h"

using base::Arm;
using base::Arms;

namespace {

std::string refused(const char* words) {
  const auto arms = base::parse_arms(words);
  return arms ? "read" : arms.error().message;
}

constexpr const char* no_list = "the arms are not some of lesson, waitlist and attention, or of a and b, each once and with commas between";

}  // namespace

TEST_CASE("arms of one trial are read and written in one order") {
  CHECK(base::parse_arms("").value().empty());
  CHECK(base::parse_arms("waitlist").value() == Arms{Arm::waitlist});
  CHECK(base::parse_arms("attention,lesson,waitlist").value() == Arms{Arm::lesson, Arm::waitlist, Arm::attention});
  CHECK(base::arm_words(base::parse_arms("b,a").value()) == "a,b");
  CHECK(base::arm_words({}).empty());
}

TEST_CASE("what is no list of a trial's arms is refused and not repeated") {
  for (const char* words : {"Olena", "none", "lesson,none", "lesson,lesson", "lesson,", ",", "lesson;waitlist", " lesson", "Lesson"}) {
    INFO(words);
    CHECK(refused(words) == no_list);
  }
  CHECK(refused("lesson,b") == "arms a and b are of a trial of their own, without lesson, waitlist or attention");
}

TEST_CASE("of words from two trials each arm is known and others are passed over") {
  CHECK(base::arms_named_in("b,Olena,lesson,none,b") == Arms{Arm::b, Arm::lesson});
  CHECK(base::arms_named_in("").empty());
}

TEST_CASE("nobody goes without the lesson") {
  for (const base::ArmFacts& facts : base::all_arms) {
    CHECK(base::facts_of(facts.arm).arm == facts.arm);
    const bool in_other_words = facts.arm == Arm::b;
    CHECK((facts.between == base::Between::lesson || in_other_words) != facts.lesson_after);
  }
}
